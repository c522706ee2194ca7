import RapporteurPacks
package import RapporteurRules

/// States by their names as documents print them, in any of the languages of the shipped list: in capitals too, and
/// without the accents that capitals lose.
package enum PrintedStates {
    /// The three letters of a State; nil for what is no name of one, or of several.
    package static func code(of name: String) -> String? {
        guard let table = CodeTables.states else { return nil }
        for language in ["en", "fr", "es", "ar", "ru", "zh"] {
            let codes = Set(table.match(name, language: language, ignoringCase: true).map(\.code))
            if codes.count == 1 { return codes.first }
        }
        let codes = byPlainName[plain(name)] ?? []
        return codes.count == 1 ? codes.first : nil
    }

    private static let byPlainName: [String: Set<String>] = {
        var names: [String: Set<String>] = [:]
        for entry in CodeTables.states.map({ Array($0.entries) }) ?? [] {
            for name in entry.names { names[plain(name.text), default: []].insert(entry.code) }
        }
        return names
    }()

    /// Small letters of the Latin alphabet without accents; other scripts as they are.
    private static func plain(_ name: String) -> String {
        var text = ""
        for scalar in name.lowercased().unicodeScalars {
            switch scalar {
            case "à", "á", "â", "ã", "ä", "å": text += "a"
            case "ç": text += "c"
            case "è", "é", "ê", "ë": text += "e"
            case "ì", "í", "î", "ï", "ı": text += "i"
            case "ñ": text += "n"
            case "ò", "ó", "ô", "õ", "ö": text += "o"
            case "ù", "ú", "û", "ü": text += "u"
            case "\u{2018}", "\u{2019}": text += "'"
            case "\u{300}"..."\u{36F}": continue
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

/// The code lists of the built-in pack.
package enum CodeTables {
    package static let states = list("states")
    package static let instruments = list("instruments")

    private static func list(_ name: String) -> CodeList? {
        guard let pack = try? PackLibrary(folder: nil).pack(named: "report"),
            let rules = try? PackSchemas(cache: CheckCache(folder: nil)).rules(of: pack)
        else { return nil }
        return rules.codeLists[name]
    }
}
