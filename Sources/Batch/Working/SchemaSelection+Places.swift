import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks
import RapporteurXMLSchema

extension SchemaSelection {
    /// Names the places of the findings of the document at work, where its pack says what they are called.
    ///
    /// The document is read a second time for it. Where that cannot be done only the names are missing.
    func namePlaces(of findings: FindingLog, in source: DocumentSource?, options: ConversionOptions) {
        guard let source, source.isRepeatable, let pack = chosenPack, let mapping, !pack.handles.isEmpty else { return }
        let finder = PlaceFinder(pack.handles(in: options.placeLanguage))
        guard finder.isNeeded(for: findings) else { return }
        switch source.format {
        case .xml:
            if let reader = try? source.open() {
                try? finder.locate(
                    findings, inXML: reader, schema: mapping.schema, limits: options.xmlLimits,
                    allowsDoctype: options.allowsDoctype)
            }
        case .json:
            try? finder.locate(
                findings, inJSON: { () throws(WorkError) in try source.open() }, mapping: mapping, options: options)
        case nil: break
        }
    }
}
