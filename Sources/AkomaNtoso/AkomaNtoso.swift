public import RapporteurDiagnostics
public import RapporteurReportModel
import RapporteurXMLStream

/// Reports and their like as AKN4UN, the United Nations system's profile of Akoma Ntoso 3.0, and back.
public enum AkomaNtoso {
    /// A document that was read.
    public struct Reading: Sendable {
        public var document: AnyReportDocument
        /// What was met on the way: habits and faults of published documents, what was not carried.
        public var findings: [Finding]
        /// Whether the document was exported by us and says what it was made from; else it was read by its markup.
        public var isExported: Bool
    }

    /// Elements open at once. An exported document is some three times as deep as the report.
    static let deepest = 600

    /// The document in AKN4UN.
    ///
    /// Everything that the model holds is in it: where Akoma Ntoso has no place for it, in attributes of the
    /// namespace `urn:rapporteur:akn:1`.
    /// - Throws: `WorkError` of kind `input`: the value is nested too deeply, or has text that XML cannot hold.
    public static func write(
        _ document: AnyReportDocument, _ options: AkomaNtosoOptions = AkomaNtosoOptions()
    ) throws(WorkError) -> [UInt8] {
        let root = AKNExporter.document(DocumentParts(document, options), options)
        return try AKNTreeWriter.bytes(root, isIndented: options.isIndented)
    }

    /// Reads a document of Akoma Ntoso: an exported one into the value that it was made from, any other into a
    /// `Document`, as far as it can be read.
    ///
    /// - Parameter name: what findings call the source; by default its path.
    /// - Throws: `WorkError` of kind `input` with all findings: the source cannot be read, reaches a bound, or nothing
    ///   in it is a document.
    public static func read(
        _ source: ByteSource, name: String? = nil, allowDoctype: Bool = false
    ) throws(WorkError) -> Reading {
        let input = try ByteReader(source, name: name)
        let log = FindingLog()
        let names = NameTable()
        var limits = XMLLimits()
        limits.depth = deepest
        let reader = XMLReader(limits: limits, names: names, allowDoctype: allowDoctype)
        let builder = AKNTreeBuilder(names: names)
        let result: XMLReadResult
        do {
            result = try reader.read(input, into: builder, findings: log)
        } catch {
            throw (error as? WorkError) ?? log.error
        }
        // What is not well-formed is no document: it would be read by half.
        guard result == .complete, log.reasonNotChecked == nil, log.outcome != .invalid, let root = builder.finish(),
            let top = root.top
        else {
            if log.findings.isEmpty { log.addNotChecked(notAkomaNtoso(input.name)) }
            throw log.error
        }
        let place = { (offset: Int) in
            let position = reader.position(at: offset)
            return Location(file: input.name, line: position.line, column: position.column)
        }
        if top.isExported {
            do throws(AKNMismatch) {
                let document = try AKNImporter.document(top.document, cover: top.cover)
                let left = AKNLeftovers(of: root, readAs: document)
                return Reading(
                    document: document, findings: left.findings(markup: builder.markupCount, place), isExported: true)
            } catch {
                throw WorkError(
                    .input, code: "akn.exported", message: error.message, hint: Message("akn.exported/hint"),
                    location: place(error.offset))
            }
        }
        var published = PublishedReader(
            top.document, parts: top.parts, cover: top.cover, file: input.name, place: place)
        let document = published.read()
        let loss = published.losses(of: root, in: document)
        if let loss, loss.severity == .error { throw WorkError(.input, findings: log.findings + [loss], reasonNotChecked: loss) }
        let left = AKNLeftovers(ofOthers: root).findings(markup: builder.markupCount, place)
        return Reading(
            document: .document(document), findings: log.findings + published.findings + (loss.map { [$0] } ?? []) + left, isExported: false)
    }

    private static func notAkomaNtoso(_ file: String) -> Finding {
        Finding(
            code: "akn.root", message: Message("akn.root"), hint: Message("akn.root/hint"),
            location: Location(file: file))
    }
}

extension FindingLog {
    /// All that was found, as the error of a document that cannot be read.
    fileprivate var error: WorkError {
        WorkError(.input, findings: findings, reasonNotChecked: reasonNotChecked)
    }
}

extension AKNElement {
    /// The names of elements that are documents with a body.
    static let documentNames: ExactSet = [
        "doc", "statement", "debateReport", "act", "bill", "debate", "judgment", "amendment", "portion",
    ]

    /// What an `akomaNtoso` holds.
    struct Top {
        /// The document, or the collection of several.
        var document: AKNElement
        /// The documents of a collection.
        var parts: [AKNElement] = []
        /// The cover page of a publication around the document.
        var cover: AKNElement?
        /// Whether the document says what value it was made from.
        var isExported = false
    }

    /// Nil where nothing in the root element is a document.
    var top: Top? {
        guard name == "akomaNtoso" else { return nil }
        let documents = innerDocuments
        guard let first = documents.first else { return nil }
        let collection = self.first("documentCollection")
        // A collection of one is but a wrapper.
        if documents.count > 1 { return Top(document: collection ?? self, parts: documents) }
        return Top(
            document: first, cover: collection?.first("coverPage"),
            isExported: first.first("mainBody")?["rap:document"] != nil)
    }

    /// The documents inside, those in documents aside.
    private var innerDocuments: [AKNElement] {
        elements.flatMap { Self.documentNames.contains($0.name) ? [$0] : $0.innerDocuments }
    }
}
