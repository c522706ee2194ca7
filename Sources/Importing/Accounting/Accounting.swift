import RapporteurDiagnostics

/// Checks that an import lost nothing and added nothing: what was written, read back from the XML, is the source in
/// the order in which it was written; and every character of the source was written once or dropped with a reason.
enum Accounting {
    /// What is wrong; empty where nothing is.
    static func check(
        _ ledger: Ledger, source: SourceIndex, xml: [UInt8], name: String
    ) throws(WorkError) -> [Finding] {
        var findings: [Finding] = []
        let lost = ledger.unaccounted(source)
        if let first = lost.first {
            findings.append(
                failure(
                    Message("import.accounting/lost", ["count": .number(lost.count)]),
                    at: first, source, name))
        }
        if let first = ledger.twice.first {
            findings.append(
                failure(Message("import.accounting/twice", ["count": .number(ledger.twice.count)]), at: first, source, name))
        }
        let found = try PrintedCharacters.read(xml, name: name)
        if let difference = firstDifference(ledger, source, found) {
            findings.append(failure(Message("import.accounting"), at: difference, source, name))
        }
        return findings
    }

    private static func failure(_ message: Message, at offset: Int, _ source: SourceIndex, _ name: String) -> Finding {
        Finding(
            code: "import.accounting", message: message,
            hint: Message("import.accounting/hint"),
            location: source.location(of: offset, file: name))
    }

    /// The offset in the source at which the written document first differs; nil where it does not.
    private static func firstDifference(
        _ ledger: Ledger, _ source: SourceIndex, _ found: [Unicode.Scalar]
    ) -> Int? {
        var position = 0
        var last = 0
        for piece in ledger.written {
            switch piece {
            case .supplied(let text):
                for scalar in text.unicodeScalars where !scalar.isBlank {
                    guard position < found.count, found[position] == scalar else { return last }
                    position += 1
                }
            case .source(let origins):
                for origin in origins where origin >= 0 {
                    let scalar = source.scalars[Int(origin)]
                    if scalar.isBlank { continue }
                    last = Int(origin)
                    guard position < found.count, found[position] == scalar else { return last }
                    position += 1
                }
            }
        }
        return position == found.count ? nil : last
    }
}
