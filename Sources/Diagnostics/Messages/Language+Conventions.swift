/// How languages write numbers and lists: data of CLDR for what messages need.
extension Language {
    /// Whether it is written from right to left.
    package var isRightToLeft: Bool { self == .arabic }

    /// What stands between the items of a list.
    package var listSeparator: String {
        switch self {
        case .english, .french, .spanish, .russian: ", "
        case .chinese: "、"
        case .arabic: "، "
        }
    }

    /// What stands between sentences.
    var sentenceSeparator: String { self == .chinese ? "" : " " }

    /// What stands before the fraction of a number.
    package var decimalMark: String {
        switch self {
        case .english, .chinese, .arabic: "."
        case .french, .spanish, .russian: ","
        }
    }

    /// What stands between groups of three digits.
    private var groupSeparator: String {
        switch self {
        case .english, .chinese, .arabic: ","
        case .french: "\u{202F}"
        case .spanish, .russian: "\u{A0}"
        }
    }

    /// A whole number with its digits in groups of three; in Spanish from five digits on.
    package func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var result = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3), self != .spanish || digits.count > 4 {
                result += groupSeparator
            }
            result.append(digit)
        }
        return result
    }
}
