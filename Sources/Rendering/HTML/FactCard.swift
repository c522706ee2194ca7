import RapporteurDiagnostics
import RapporteurReportModel
import RapporteurRules

/// What is known of a marked place, beside its words: what a card shows, and where a link leads.
struct FactCard {
    /// A class of the style sheet.
    var kind: String
    /// Plain text of one line.
    var text: String
    /// An address, for documents and treaties.
    var link: String?

    /// Nil for marks that say no more than their words.
    init?(_ inline: Inline, _ language: Language) {
        switch inline {
        case .state(let value):
            let entry = CodeTables.states?[value.code]
            let name = entry?.name(in: language.rawValue)
            let m49 = entry?.value("m49").map { "M49 \($0)" }
            self.init(kind: "state", parts: [name, value.code, m49])
        case .organization(let value):
            guard let code = value.code else { return nil }
            self.init(kind: "organization", parts: [code])
        case .date(let value): self.init(kind: "date", parts: [value.value.description])
        case .citation(let value): self.init(value, language)
        case .quantity(let value):
            let amount = [value.value.text, value.upper?.text].compactMap { $0 }.joined(separator: "\u{2013}")
            self.init(kind: "quantity", parts: [amount, value.currency ?? value.unit, value.asAt?.description])
        default: return nil
        }
    }

    private init(_ value: Citation, _ language: Language) {
        let title = value.kind == .treaty ? value.symbol.flatMap { CodeTables.instruments?[$0]?.name(in: language.rawValue) } : nil
        self.init(kind: "citation", parts: [title, value.symbol, value.pinpoint])
        link = value.symbol.flatMap { Self.address(of: $0, value.kind, language) }
    }

    private init(kind: String, parts: [String?]) {
        self.kind = kind
        text = parts.compactMap { $0 }.joined(separator: " \u{B7} ")
    }

    /// Where the United Nations publishes a document or the status of a treaty; nil for what it does not publish.
    private static func address(of symbol: String, _ kind: CitationKind, _ language: Language) -> String? {
        switch kind {
        case .resolution, .decision, .document:
            guard symbol.utf8.contains(UInt8(ascii: "/")) else { return nil }
            return "https://documents.un.org/symbol-explorer?s=\(encoded(symbol))"
        case .treaty:
            // The numbers of the depositary: chapter, a hyphen, the treaty, IV-13.
            let parts = symbol.pieces(between: "-")
            guard parts.count >= 2, let chapter = roman(parts[0]), parts[1].utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
            return "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=\(encoded(symbol))&chapter=\(chapter)&lang=\(language == .french ? "fr" : "en")"
        case .law, .article: return nil
        }
    }

    private static func roman(_ text: Substring) -> Int? {
        let values: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50]
        var total = 0
        var last = 0
        for letter in text.reversed() {
            guard let value = values[letter] else { return nil }
            total += value < last ? -value : value
            last = max(last, value)
        }
        return total > 0 ? total : nil
    }

    /// Percent-encoded, but for what addresses may hold.
    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F: result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
