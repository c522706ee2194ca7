import RapporteurReportModel

/// Values of simple types, the odd ones not rarer than the plain.
extension Generator {
    func any<Value: CaseIterable>() -> Value where Value.AllCases == [Value] { pick(Value.allCases) }

    func flag() -> Bool { chance(50) }

    /// Text that white space and markup characters are part of.
    func printed() -> String {
        let pieces = [
            "Convention", " ", "  ", "\n", "\t", "\r", "\r\n", "&", "<", ">", "]]>", "\"", "'", "“…”", "1–6", "的",
            "مرحبا", "e\u{301}", "\u{10FFFD}", "👩‍👩‍👧", "\u{85}", "\u{2028}", "<!--", "&amp;", "{\"$type\":1}", "\\",
            "\u{FEFF}",
        ]
        return (0...Int.random(in: 0...5, using: &random)).map { _ in pick(pieces) }.joined()
    }

    /// Short text without white space at its ends.
    func token() -> String {
        let pieces = ["a", "7", "31.I.1", "&", "<", "\"", "'", "art. 22", "一", "ж", "]]>", "{", "*", "/", "~", "-"]
        return (0...Int.random(in: 0...3, using: &random)).map { _ in pick(pieces) }
            .joined(separator: pick(["", " "]))
    }

    func digest() -> String { (0..<64).map { _ in pick(Array("0123456789abcdef").map(String.init)) }.joined() }

    func symbol() -> String { pick(["A/57/50/Rev.1", "A/RES/56/170", "E/CN.4/2002/94", "S/PV.4 (Resumption 1)", "XY"]) }

    func code() -> String { pick(["BLR", "MEX", "XXX"]) }

    func organCode() -> String { pick(["A", "S", "A/HRC", "E/CN.4"]) }

    func languageCode() -> String { pick(["en", "fr", "es", "ar", "zh", "ru", "arn"]) }

    func languageCodes() -> [String] { some(languageCode) }

    func languageTag() -> String { pick(["en", "fr-CA", "zh-Hans-CN", ""]) }

    func address() -> String { pick(["", "figure-1.png", "https://example.org/a?b=c&d=%20", "../é.svg#x"]) }

    func date() -> PartialDate {
        let year = Int.random(in: 1...9999, using: &random)
        let month = Int.random(in: 1...12, using: &random)
        let date = switch Int.random(in: 0..<4, using: &random) {
        case 0: PartialDate(year: year)
        case 1: PartialDate(year: year, month: month)
        case 2: PartialDate(year: 2000, month: 2, day: 29)
        default: PartialDate(year: year, month: month, day: Int.random(in: 1...28, using: &random))
        }
        guard let date else { preconditionFailure("the calendar has it") }
        return date
    }

    func amount() -> Amount {
        let text = pick([
            "0", "-0", "+1", "007", "7.80", ".5", "5.", "-6442.2", "296461", "999999999999999", "0.000000000000001",
            "\(Int.random(in: -1_000_000...1_000_000, using: &random))",
        ])
        guard let amount = Amount(text) else { preconditionFailure("\(text) is an amount") }
        return amount
    }

    func count() -> Int { pick([0, 1, 19, Int(UInt32.max)]) }

    func ordinal() -> Int { pick([1, 57, Int(UInt16.max)]) }

    func span() -> Int { pick([1, 2, 1000]) }
}
