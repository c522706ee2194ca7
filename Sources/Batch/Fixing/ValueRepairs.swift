import RapporteurDiagnostics

/// What a value may have been meant to be, where there is one way to write it right.
enum ValueRepairs {
    /// The values to try, without the value itself; whether one is right the schema and the rules decide.
    ///
    /// What the finding itself says to write goes before all that could pass: a name in small letters may pass for the
    /// code of an organization.
    /// - Parameter hint: what the finding says to write, in English.
    static func candidates(for value: String, hint: String?) -> [String] {
        let trimmed = collapsed(value)
        if let hint, let asked = asked(by: hint, for: trimmed).first, !asked.isExactly(value) { return [asked] }
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
    private static func asked(by hint: String, for value: String) -> [String] {
        if let found = hint.firstMatch(of: #/^Write “([^”]+)”[.,]/#) { return [String(found.1)] }
        guard let found = hint.firstMatch(of: #/^(?:Write|Did you mean) “?([A-Za-z-]{2,12})”?, ([^?.]+)[?.]/#) else { return [] }
        let (code, name) = (String(found.1), String(found.2))
        let meant = value.lowercased()
        return meant.isExactly(code.lowercased()) || meant.isExactly(name.lowercased()) ? [code] : []
    }
}
