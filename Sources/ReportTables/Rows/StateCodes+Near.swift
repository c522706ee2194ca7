internal import RapporteurDiagnostics
package import RapporteurRules

extension StateCodes {
    /// The State of a printed name, also of one with a misprint.
    ///
    /// - Returns: nil with `isUncertain` where the name is like none, or like those of several. What is the same name
    ///   but for its encoding or its spaces is certain: `TÜRKÝYE`, `CÃ´te dâ€™Ivoire`, `theRepublic of Korea`.
    package func near(_ name: String, language: String, on date: DayRange?) -> (iso3: String?, isUncertain: Bool) {
        if let code = iso3(named: name, language: language, on: date) { return (code, false) }
        for spelling in Misprint.spellings(of: name) {
            if let code = iso3(named: spelling, language: language, on: date) { return (code, false) }
        }
        return (alike(name), true)
    }
}

/// What is behind a name that was stored wrongly.
enum Misprint {
    /// Other spellings that the name may stand for.
    static func spellings(of name: String) -> [String] {
        var spellings: [String] = []
        if let text = misread(name) { spellings.append(text) }
        spellings.append(String(String.UnicodeScalarView(name.unicodeScalars.map { turkish[$0] ?? $0 })))
        if let text = unglued(name) { spellings.append(text) }
        return spellings
    }

    /// Letters of ISO 8859-9 that were read as those of ISO 8859-1.
    private static let turkish: [Unicode.Scalar: Unicode.Scalar] = [
        "Ý": "İ", "ý": "ı", "Þ": "Ş", "þ": "ş", "Ð": "Ğ", "ð": "ğ",
    ]

    /// UTF-8 that was read as Windows 1252; nil where it is none.
    private static func misread(_ name: String) -> String? {
        var bytes: [UInt8] = []
        for scalar in name.unicodeScalars {
            if let byte = windows[scalar] {
                bytes.append(byte)
            } else if scalar.value < 0x100 {
                bytes.append(UInt8(scalar.value))
            } else {
                return nil
            }
        }
        guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The characters that Windows 1252 has where ISO 8859-1 has controls.
    private static let windows: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A,
        "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
        "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
    ]

    /// With a space before a capital letter or a parenthesis that has none: `theRepublic of Korea`.
    private static func unglued(_ name: String) -> String? {
        var text = String.UnicodeScalarView()
        var before: Unicode.Scalar = " "
        for scalar in name.unicodeScalars {
            let isStart = scalar == "(" || (scalar.properties.isUppercase && before.properties.isLowercase)
            if isStart, before != " ", before != "(" { text.append(" ") }
            text.append(scalar)
            before = scalar
        }
        let spaced = String(text)
        return spaced.isExactly(name) ? nil : spaced
    }
}
