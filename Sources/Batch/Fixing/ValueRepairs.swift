import RapporteurDiagnostics

/// What a value may have been meant to be, where there is one way to write it right.
enum ValueRepairs {
    /// The values to try, without the value itself; whether one is right the schema and the rules decide.
    ///
    /// What the finding itself says to write goes before all that could pass: a name in small letters may pass for the
    /// code of an organization.
    /// - Parameter hint: what the finding says to write.
    static func candidates(for value: String, hint: Message?) -> [String] {
        let trimmed = collapsed(value)
        if let hint, let asked = asked(by: hint, for: trimmed), !asked.isExactly(value) { return [asked] }
        var candidates: [String] = [trimmed]
        candidates += DateForms.dates(in: trimmed)
        candidates += [trimmed.lowercased(), trimmed.uppercased()]
        var known: ExactSet = [value]
        return candidates.filter { !$0.isEmpty && known.insert($0).inserted }
    }

    /// White space at both ends taken away, and runs of it made one space.
    static func collapsed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if " \t\r\n\u{A0}".unicodeScalars.contains(scalar) {
                if let last = result.last, last != " " { result.append(" ") }
            } else {
                result.append(scalar)
            }
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }

    /// What a hint says to write: `Write “2”.`; `Did you mean BLR, Belarus?` for who wrote Belarus.
    private static func asked(by hint: Message, for value: String) -> String? {
        if let found = hint.text(in: .english).firstMatch(of: #/^Write “([^”]+)”[.,]/#) { return String(found.1) }
        let meant = value.lowercased()
        // Each language says the name of its own: Bélarus, Беларусь, 白俄罗斯.
        for language in Language.allCases {
            let text = String(hint.text(in: language).unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }.map(Character.init))
            guard let found = text.firstMatch(of: #/(?:^|[\s“«])([A-Za-z-]{2,12})[”»]?[,،，、] ?([^?？؟.]+?)\s*[?？؟.]/#) else { continue }
            let (code, name) = (String(found.1), String(found.2))
            if meant.isExactly(code.lowercased()) || meant.isExactly(name.lowercased()) { return code }
        }
        return nil
    }
}
