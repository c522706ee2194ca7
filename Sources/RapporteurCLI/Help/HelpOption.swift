import ArgumentParser
import RapporteurDiagnostics
import RapporteurJSONStream

/// An option or argument of a command, as the parser itself describes it.
struct HelpOption {
    enum Kind: String {
        case positional, option, flag
    }

    var kind: Kind
    /// `-o`, `--output`.
    var names: [String] = []
    /// What its value is called; an option that the code gives no such name has its own.
    var valueName: String
    var values: [String] = []
    var initial: String?
    var abstract: String
    var about: String
    var section: String?
    var isShown: Bool
    var isRepeating: Bool
    var isOptional: Bool

    /// All of a command, in the order of the code.
    static func all(of command: any ParsableCommand.Type) -> [HelpOption] {
        let description = Array(command._dumpHelp().utf8)
        guard let root = try? JSONDocument(.bytes(description), name: "options", kind: .usage).root,
            let arguments = try? root.member("command")?.member("arguments")?.items()
        else { return [] }
        return arguments.compactMap(Self.init)
    }

    private init?(_ json: JSONField) {
        func text(_ name: String) -> String? { try? json.member(name)?.string() }
        func isTrue(_ name: String) -> Bool { (try? json.member(name)?.bool()) == true }
        guard let kind = text("kind").flatMap(Kind.init) else { return nil }
        self.kind = kind
        for name in (try? json.member("names")?.items()) ?? [] {
            guard let word = try? name.member("name")?.string(), let form = try? name.member("kind")?.string() else { continue }
            // The parser takes -help for --help; nobody has to know.
            if !form.isExactly("longWithSingleDash") { names.append(form.isExactly("short") ? "-\(word)" : "--\(word)") }
        }
        // A letter stands before the word that it stands for.
        names.sort { !$0.begins(with: "--") && $1.begins(with: "--") }
        valueName = text("valueName") ?? ""
        values = ((try? json.member("allValues")?.items()) ?? []).compactMap { try? $0.string() }
        initial = kind == .flag ? nil : text("defaultValue")
        abstract = text("abstract") ?? ""
        about = text("discussion") ?? ""
        section = text("sectionTitle")
        isShown = isTrue("shouldDisplay")
        isRepeating = isTrue("isRepeating")
        isOptional = isTrue("isOptional")
    }
}
