/// A number or letter at the head of a paragraph, section or item, as printed and without its punctuation.
struct PrintedLabel: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// 7, 24.1, 31.I.1, A.1
        case paragraph
        /// I, IV
        case roman
        /// A
        case capital
        /// 一
        case chinese
        /// ثانياً
        case arabicOrdinal
        /// (a) or a)
        case letter
        /// (i) or i)
        case smallRoman
        /// (1) or 1)
        case digit
        /// • or –
        case bullet
    }

    var kind: Kind
    /// Without punctuation: `7` of `7.`, `a` of `(a)`.
    var value: String
    /// Where the label ends and where the text after it begins.
    var end: Int
    var textStart: Int
    /// The number of a plain paragraph number or the last part of one with points; the place of a letter or numeral.
    var number: Int
    /// What stands before the last point of a number: `24` of `24.1`.
    var prefix: String = ""
    /// How much white space follows.
    var gap: Int { textStart - end }
    /// Whether a full stop or the like follows the value.
    var isPointed = true
}

/// Finds labels by their form; whether one is a label in its place is for those who know the sequence.
package enum LabelScanner {
    /// Every reading of what a line begins with, the likeliest first.
    static func labels(of text: SourceText) -> [PrintedLabel] {
        let scalars = text.scalars
        guard let first = scalars.first else { return [] }
        var result: [PrintedLabel] = []
        if first == "(" || first.isWordPart, let item = item(scalars) { result += item }
        if first.isWordPart {
            if let paragraph = paragraph(scalars) { result.append(paragraph) }
            result += section(scalars)
        }
        if "•●▪–—-*".unicodeScalars.contains(first), scalars.count > 2, scalars[1].isBlank, first != "*" {
            result.append(label(.bullet, String(first), number: 0, end: 1, in: scalars))
        }
        return result
    }

    private static func label(
        _ kind: PrintedLabel.Kind, _ value: String, number: Int, end: Int, in scalars: [Unicode.Scalar]
    ) -> PrintedLabel {
        var start = end
        while start < scalars.count, scalars[start].isBlank { start += 1 }
        return PrintedLabel(kind: kind, value: value, end: end, textStart: start, number: number)
    }

    // MARK: Paragraphs

    /// `7.`, `24.1`, `31.I.1`, `29A.1`, `١-`, `7．`
    private static func paragraph(_ scalars: [Unicode.Scalar]) -> PrintedLabel? {
        var end = 0
        var parts: [String] = [""]
        var lastPartIsNumber = false
        while end < scalars.count, end < 16 {
            let scalar = scalars[end]
            if scalar.isWordPart, scalar.isDigit || digit(scalar) != nil || scalar.isUppercase {
                parts[parts.count - 1].unicodeScalars.append(scalar)
            } else if scalar == ".", end + 1 < scalars.count, scalars[end + 1].isDigit || isPart(scalars, end + 1) {
                parts.append("")
            } else {
                break
            }
            end += 1
        }
        guard end > 0, let last = parts.last, let number = number(last) else { return nil }
        lastPartIsNumber = true
        guard lastPartIsNumber, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        // The first part of a number with points may be a numeral or have a letter; a plain one is digits alone.
        if parts.count > 1 {
            guard parts.dropLast().allSatisfy({ $0.count <= 4 }) else { return nil }
        }
        // In Arabic a hyphen stands apart from the number: 1 - تقرر.
        if parts.count == 1, scalars[end...].starts(with: " - ".unicodeScalars) || scalars[end...].starts(with: " – ".unicodeScalars),
            end + 3 < scalars.count, (0x600...0x6FF).contains(scalars[end + 3].value)
        {
            return label(.paragraph, String(scalars[0..<end]), number: number, end: end + 2, in: scalars)
        }
        let hasPoint = end < scalars.count && (scalars[end] == "." || scalars[end] == "．" || scalars[end] == "-")
        let valueEnd = end
        // A comma in the place of the point is a slip, which only the sequence can tell from a number in a sentence.
        let hasComma = parts.count == 1 && end < scalars.count && scalars[end] == ","
        if hasPoint || hasComma { end += 1 }
        guard parts.count > 1 || hasPoint || end < scalars.count && scalars[end].isBlank else { return nil }
        // The point may be all that is between the number and the text: `1.Комитет`.
        guard end < scalars.count, scalars[end].isBlank || hasPoint && !scalars[end].isDigit else { return nil }
        var result = label(.paragraph, String(scalars[0..<valueEnd]), number: number, end: end, in: scalars)
        guard result.textStart < scalars.count || parts.count > 1 else { return nil }
        result.prefix = parts.dropLast().joined(separator: ".")
        result.isPointed = hasPoint
        return result
    }

    /// A number whose full stop a scanner read as another sign, or set apart: `44,`, `28 .`. That it is a label follows
    /// only from its being the next.
    static func damagedParagraph(of text: SourceText) -> PrintedLabel? {
        let scalars = text.scalars
        var end = 0
        while end < scalars.count, end < 4, scalars[end].isDigit { end += 1 }
        guard end > 0, end < 4, let number = number(String(scalars[0..<end])) else { return nil }
        var mark = end
        if mark < scalars.count, scalars[mark].isBlank { mark += 1 }
        guard mark + 1 < scalars.count, ".,:;".unicodeScalars.contains(scalars[mark]), scalars[mark + 1].isBlank else { return nil }
        let label = label(.paragraph, String(scalars[0..<end]), number: number, end: mark + 1, in: scalars)
        guard label.textStart < scalars.count, scalars[label.textStart].isUppercase else { return nil }
        return label
    }

    private static func isPart(_ scalars: [Unicode.Scalar], _ start: Int) -> Bool {
        var end = start
        while end < scalars.count, "IVXLC".unicodeScalars.contains(scalars[end]) { end += 1 }
        return end > start && end < scalars.count && scalars[end] == "."
    }

    /// The value of digits, also of Arabic-Indic ones; nil for more than six of them.
    static func number(_ text: String) -> Int? {
        guard !text.isEmpty, text.unicodeScalars.count <= 6 else { return nil }
        var value = 0
        for scalar in text.unicodeScalars {
            guard let digit = digit(scalar) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0x660...0x669: Int(scalar.value - 0x660)
        case 0x6F0...0x6F9: Int(scalar.value - 0x6F0)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        default: nil
        }
    }

    // MARK: Sections

    private static func section(_ scalars: [Unicode.Scalar]) -> [PrintedLabel] {
        var end = 0
        while end < scalars.count, end < 24, !scalars[end].isBlank, !".．、-–".unicodeScalars.contains(scalars[end]) {
            end += 1
        }
        guard end > 0, end < scalars.count, ".．、-–".unicodeScalars.contains(scalars[end]) else { return [] }
        let value = String(scalars[0..<end])
        // What follows the point must be text, not another letter of an abbreviation.
        let next = end + 1
        guard next < scalars.count, scalars[next].isBlank || scalars[next].isLetter && scalars[end] == "." && next + 1 < scalars.count && scalars[next + 1].isLetter || scalars[next].value > 0x2E80 || scalars[end] == "-" else { return [] }
        var result: [PrintedLabel] = []
        if let roman = roman(value) { result.append(label(.roman, value, number: roman, end: next, in: scalars)) }
        if value.unicodeScalars.count == 1, scalars[0].isUppercase {
            result.append(label(.capital, value, number: Int(scalars[0].value), end: next, in: scalars))
        }
        if let chinese = chinese(value) {
            result.append(label(.chinese, value, number: chinese, end: next, in: scalars))
        }
        if let ordinal = arabicOrdinals[value] {
            result.append(label(.arabicOrdinal, value, number: ordinal, end: next, in: scalars))
        }
        return result.filter { $0.textStart < scalars.count }
    }

    /// The value of a numeral in capitals, up to 89.
    package static func roman(_ text: String) -> Int? {
        let values: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50]
        guard !text.isEmpty, text.count <= 7 else { return nil }
        var total = 0
        var previous = 0
        for character in text.reversed() {
            guard let value = values[character] else { return nil }
            total += value < previous ? -value : value
            previous = max(previous, value)
        }
        return romanText(total) == text ? total : nil
    }

    package static func romanText(_ number: Int) -> String {
        guard (1...89).contains(number) else { return "" }
        let tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"]
        let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
        return tens[number / 10] + ones[number % 10]
    }

    /// The value of Chinese numerals up to 99.
    static func chinese(_ text: String) -> Int? {
        let digits: [Character: Int] = [
            "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        ]
        guard !text.isEmpty, text.count <= 3 else { return nil }
        let parts = text.split(separator: "十", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return text.count == 1 ? digits[text.first ?? " "] : nil
        case 2:
            guard parts.allSatisfy({ $0.count <= 1 }) else { return nil }
            let tens = parts[0].isEmpty ? 1 : digits[parts[0].first ?? " "]
            let ones = parts[1].isEmpty ? 0 : digits[parts[1].first ?? " "]
            guard let tens, let ones else { return nil }
            return tens * 10 + ones
        default: return nil
        }
    }

    private static let arabicOrdinals: [String: Int] = [
        "أولاً": 1, "أولا": 1, "ثانياً": 2, "ثانيا": 2, "ثالثاً": 3, "ثالثا": 3, "رابعاً": 4, "رابعا": 4, "خامساً": 5,
        "خامسا": 5, "سادساً": 6, "سادسا": 6, "سابعاً": 7, "سابعا": 7, "ثامناً": 8, "ثامنا": 8, "تاسعاً": 9, "تاسعا": 9,
        "عاشراً": 10, "عاشرا": 10,
    ]

    // MARK: Items

    /// `(a)`, `a)`, `(i)`, `(1)`
    private static func item(_ scalars: [Unicode.Scalar]) -> [PrintedLabel]? {
        let start = scalars[0] == "(" ? 1 : 0
        var end = start
        while end < scalars.count, end - start < 6, scalars[end].isWordPart { end += 1 }
        guard end > start, end < scalars.count, scalars[end] == ")" else { return nil }
        let value = String(scalars[start..<end])
        let next = end + 1
        guard next < scalars.count, scalars[next].isBlank || scalars[next].isLetter else { return nil }
        var result: [PrintedLabel] = []
        if value.unicodeScalars.count <= 2, let letter = letterNumber(value) {
            result.append(label(.letter, value, number: letter, end: next, in: scalars))
        }
        if value == value.lowercased(), let roman = roman(value.uppercased()) {
            result.append(label(.smallRoman, value, number: roman, end: next, in: scalars))
        }
        if let number = number(value) { result.append(label(.digit, value, number: number, end: next, in: scalars)) }
        result = result.filter { $0.textStart < scalars.count }
        return result.isEmpty ? nil : result
    }

    /// a is 1, z 26, aa 27; in Cyrillic and Arabic the order of their letters does not matter, any may follow.
    private static func letterNumber(_ value: String) -> Int? {
        let scalars = Array(value.unicodeScalars)
        guard let first = scalars.first, first.isLetter, !first.isUppercase else { return nil }
        guard first.value < 0x80 else { return scalars.count == 1 ? 0 : nil }
        if scalars.count == 2 { return scalars[0] == scalars[1] ? 26 + Int(first.value - 0x60) : nil }
        return Int(first.value - 0x60)
    }
}
