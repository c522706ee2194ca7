import RapporteurReportModel

/// What a symbol says its document is to another: `A/80/604/Add.1` adds to A/80/604.
enum SymbolRelation {
    private static let suffix = TextPattern(#"^(.+)/(Add|Corr|Rev)\.(\d+)$"#)

    static func relation(of symbol: String) -> Relation? {
        let scalars = Array(symbol.unicodeScalars)
        guard let match = suffix.match(scalars), let base = match[1], let word = match[2], let number = match[3] else {
            return nil
        }
        let kinds: [String: RelationKind] = ["Add": .addendum, "Corr": .corrigendum, "Rev": .revision]
        guard let kind = kinds[String(scalars[word])] else { return nil }
        return Relation(kind: kind, to: String(scalars[base]), number: String(scalars[number]))
    }
}
