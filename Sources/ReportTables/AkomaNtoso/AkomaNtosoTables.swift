package import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLStream

/// The rows that documents in Akoma Ntoso give, in any of its namespaces: read from the events of the parser, by local
/// names. They are not validated.
package enum AkomaNtosoTables {
    /// - Returns: nil for a document whose root element is another, or that is not well-formed up to there.
    /// - Throws: `WorkError` of kind `input` when it cannot be read.
    package static func rows(
        of bytes: [UInt8], name: String, allowDoctype: Bool, states: StateCodes, findings log: FindingLog
    ) throws(WorkError) -> DocumentRows? {
        let names = NameTable()
        let collector = AkomaNtosoCollector(names: names, states: states)
        let own = FindingLog(limit: log.limit)
        do {
            let reader = XMLReader(names: names, allowDoctype: allowDoctype)
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
        return log.outcome == .valid ? collector.finish() : DocumentRows()
    }
}

/// Stops the reader at a root element that is not Akoma Ntoso's.
struct OtherRoot: Error {}
