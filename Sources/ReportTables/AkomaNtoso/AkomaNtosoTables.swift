package import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLStream

/// The rows that documents in Akoma Ntoso give, in any of its namespaces: read from the events of the parser, by local
/// names. They are not validated.
package enum AkomaNtosoTables {
    /// - Parameter wanted: the tables that are written; nil for all.
    /// - Returns: nil for a document whose root element is another, or that is not well-formed up to there.
    /// - Throws: `WorkError` of kind `input` when it cannot be read.
    package static func rows(
        of bytes: [UInt8], name: String, allowDoctype: Bool, states: StateCodes, wanted: ExactSet? = nil,
        findings log: FindingLog
    ) throws(WorkError) -> DocumentRows? {
        let names = NameTable()
        let wantsText = wanted.map { wanted in textual.contains { wanted.contains($0.name) } } ?? true
        let own = FindingLog(limit: log.limit)
        let reader = XMLReader(names: names, allowDoctype: allowDoctype)
        let collector = AkomaNtosoCollector(
            names: names, states: states, rows: DocumentRows(wanted: wanted), wantsText: wantsText, positions: reader)
        do {
            try reader.read(ByteReader(.bytes(bytes), name: name), into: collector, findings: own)
        } catch let error as WorkError {
            throw error
        } catch {
            return nil
        }
        guard collector.hasRoot else { return nil }
        for finding in own.findings {
            if finding == own.reasonNotChecked { log.addNotChecked(finding) } else { log.add(finding) }
        }
        guard log.outcome == .valid else { return DocumentRows() }
        for finding in collector.findings {
            var finding = finding
            finding.location.file = name
            log.add(finding)
        }
        return collector.finish()
    }

    private static let textual: [TableDefinition] = [.documents, .sections, .paragraphs, .citations, .notes]
}

/// Stops the reader at a root element that is not Akoma Ntoso's.
struct OtherRoot: Error {}
