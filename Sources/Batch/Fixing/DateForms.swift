import RapporteurDiagnostics

/// Dates as people write them, where it is certain which day is meant.
enum DateForms {
    /// The date as `2001-07-31`; none for what is no date, or could be two.
    static func dates(in text: String) -> [String] {
        if let found = text.wholeMatch(of: #/(\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})/#) {
            return date(Int(found.1), Int(found.2), Int(found.3))
        }
        if let found = text.wholeMatch(of: #/(\d{1,2})([-\/.])(\d{1,2})[-\/.](\d{4})/#) {
            let (first, second, year) = (Int(found.1), Int(found.3), Int(found.4))
            guard let first, let second else { return [] }
            // With full stops the day comes first everywhere; else one of the two has to be too large for a month.
            if found.2 == "." || first > 12 || first == second { return date(year, second, first) }
            return second > 12 ? date(year, first, second) : []
        }
        if let found = text.wholeMatch(of: #/(\d{1,2})(?:er|º|°|\.)? (?:de )?(\p{L}+)\.? (?:de )?(\d{4})(?: года| г\.)?/#) {
            return date(Int(found.3), month(String(found.2)), Int(found.1))
        }
        if let found = text.wholeMatch(of: #/(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?, ?(\d{4})/#) {
            return date(Int(found.3), month(String(found.1)), Int(found.2))
        }
        if let found = text.wholeMatch(of: #/(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/#) {
            return date(Int(found.1), Int(found.2), Int(found.3))
        }
        return []
    }

    private static func date(_ year: Int?, _ month: Int?, _ day: Int?) -> [String] {
        guard let year, let month, let day, (1...12).contains(month), (1...31).contains(day) else { return [] }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return ["\(year)-\(two(month))-\(two(day))"]
    }

    /// The number of a month by its name, in the languages whose names letters of one word tell.
    private static func month(_ name: String) -> Int? {
        let name = name.lowercased()
        return names.lazy.compactMap { $0.firstIndex { $0.isExactly(name) } }.first.map { $0 + 1 }
    }

    private static let names: [[String]] = [
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ].map { $0.pieces(between: " ").map(String.init) }
}
