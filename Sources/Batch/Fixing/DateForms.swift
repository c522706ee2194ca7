import RapporteurDiagnostics
import RapporteurImporting

/// Dates as people write them in six languages, where it is certain which day is meant.
enum DateForms {
    /// The date as `2001-07-31`; none for what is no date, or could be two.
    static func dates(in text: String) -> [String] {
        let text = plain(text)
        if let found = text.wholeMatch(of: #/(\d{4})(\d{2})(\d{2})/#) {
            return date(Int(found.1), Int(found.2), Int(found.3))
        }
        // Midnight of a day is that day; any other time says more.
        if let found = text.wholeMatch(of: #/(\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})(?:[tT ]00:00(?::00(?:\.0+)?)?[zZ]?)?/#) {
            return date(Int(found.1), Int(found.2), Int(found.3))
        }
        if let found = text.wholeMatch(of: #/(\d{1,2}) ?([-\/.]) ?(\d{1,2}) ?[-\/.] ?(\d{4})\.?(?: ?г\.?)?/#) {
            let (first, second, year) = (Int(found.1), Int(found.3), Int(found.4))
            guard let first, let second else { return [] }
            // With full stops the day comes first everywhere; else one of the two has to be too large for a month.
            if found.2 == "." || first > 12 || first == second { return date(year, second, first) }
            return second > 12 ? date(year, first, second) : []
        }
        if let found = text.wholeMatch(of: #/(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]/#) {
            return date(Int(found.1), Int(found.2), Int(found.3))
        }
        if let found = text.wholeMatch(of: #/(?:\p{L}+,? )?(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|°|\.)?[ -](?:de |of )?(\D+?)\.?(?: de|,)?[ -](\d{4})\.?(?: ?года| ?г\.?| ?م)?/#) {
            return date(Int(found.3), month(String(found.2)), Int(found.1))
        }
        if let found = text.wholeMatch(of: #/(?:\p{L}+, )?(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})/#) {
            return date(Int(found.3), month(String(found.1)), Int(found.2))
        }
        return []
    }

    private static func date(_ year: Int?, _ month: Int?, _ day: Int?) -> [String] {
        guard let year, let month, let day, (1...12).contains(month), (1...31).contains(day) else { return [] }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return ["\(year)-\(two(month))-\(two(day))"]
    }

    /// The number of a month by its name in a language of the United Nations, or as it is shortened.
    private static func month(_ name: String) -> Int? {
        if let found = LanguageWords.all.lazy.filter({ !$0.code.isExactly("zh") }).compactMap({ $0.month(name) }).first { return found }
        let name = name.lowercased()
        return shortened.firstIndex { $0.pieces(between: " ").map(String.init).hasExactly(name) }.map { $0 + 1 }
    }

    /// English, French, Spanish and Russian.
    private static let shortened = [
        "jan janv ene янв", "feb fév févr фев", "mar мар", "apr avr abr апр", "may май", "jun июн", "jul juil июл", "aug ago авг",
        "sep sept set setiembre сен сент", "oct окт", "nov ноя нояб", "dec déc dic дек",
    ]

    /// With digits of one kind: Arabic ones, and Chinese numerals of years, months and days, become those of ASCII.
    private static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x660...0x669: result += String(scalar.value - 0x660)
            case 0x6F0...0x6F9: result += String(scalar.value - 0x6F0)
            // A full-width digit.
            case 0xFF10...0xFF19: result += String(scalar.value - 0xFF10)
            // Marks of direction, which stand around dates in Arabic.
            case 0x200E, 0x200F, 0x2066...0x2069: continue
            case 0x2010...0x2015: result += "-"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result.unicodeScalars.contains(year) ? chineseNumbers(in: result) : result
    }

    private static let year: Unicode.Scalar = "年"

    /// `二〇〇一年七月三十一日` as `2001年7月31日`.
    private static func chineseNumbers(in text: String) -> String {
        var result = ""
        var run: [Int] = []
        for character in text {
            if let value = numerals[character] {
                run.append(value)
            } else {
                result += number(run)
                run = []
                result.append(character)
            }
        }
        return result + number(run)
    }

    private static let numerals: [Character: Int] = [
        "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    ]

    /// Digits one after the other, or tens and ones around 十.
    private static func number(_ digits: [Int]) -> String {
        guard let ten = digits.firstIndex(of: 10) else { return digits.map(String.init).joined() }
        let tens = ten == 0 ? 1 : digits[ten - 1]
        let ones = ten + 1 < digits.count ? digits[ten + 1] : 0
        return String(tens * 10 + ones)
    }
}
