import ArgumentParser
import RapporteurDiagnostics
import RapporteurJSONStream

/// The options of a command, as the parser itself describes them.
struct OptionTable {
    private var lists: ExactSet = []

    init(of command: any ParsableCommand.Type) {
        let description = Array(command._dumpHelp().utf8)
        guard let root = try? JSONDocument(.bytes(description), name: "options", kind: .usage).root,
            let arguments = try? root.member("command")?.member("arguments")?.items()
        else { return }
        for argument in arguments {
            guard (try? argument.member("isRepeating")?.bool()) == true,
                let names = try? argument.member("names")?.items()
            else { continue }
            for name in names { if let text = try? name.member("name")?.string() { lists.insert(text) } }
        }
    }

    /// Whether an option may stand several times.
    func isList(_ name: String) -> Bool { lists.contains(name) }
}
