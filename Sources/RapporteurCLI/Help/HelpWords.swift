import RapporteurDiagnostics

/// What the parser, or the code of an option, calls in English, in the language of the help.
enum HelpWords {
    /// The heading above the options of a section.
    static func heading(of section: String) -> Message {
        switch section {
        case "Inputs": Message("help.heading/inputs")
        case "Checking": Message("help.heading/checking")
        case "Run": Message("help.heading/run")
        case "Messages": Message("help.heading/messages")
        case "Akoma Ntoso": Message("help.heading/akn")
        case "Packs": Message("help.heading/packs")
        default: .verbatim(section)
        }
    }

    /// What an option takes, by the name that it has in the code.
    static func value(_ name: String) -> String {
        (word(name) ?? .verbatim(name)).text(in: HelpText.language)
    }

    private static func word(_ name: String) -> Message? {
        switch name {
        case "file", "inputs", "paths", "schemas": Message("help.value/file")
        case "dir": Message("help.value/dir")
        case "name", "section", "stdin-name": Message("help.value/name")
        case "n": Message("help.value/n")
        case "seconds": Message("help.value/seconds")
        case "language": Message("help.value/language")
        case "pattern": Message("help.value/pattern")
        case "path": Message("help.value/path")
        case "body": Message("help.value/body")
        case "code": Message("help.value/code")
        case "communication": Message("help.value/communication")
        case "date": Message("help.value/date")
        case "input": Message("help.value/input")
        case "kind": Message("help.value/kind")
        case "report": Message("help.value/report")
        case "text": Message("help.value/text")
        case "name|path": Message("help.value/table")
        case "name=n": Message("help.value/limit")
        case "format", "to", "log-format", "profile": Message("help.value/format")
        case "schema": Message("help.value/schema")
        case "order": Message("help.value/order")
        case "fail-on": Message("help.value/severity")
        case "color": Message("help.value/colour")
        case "wrapper": Message("help.value/wrapper")
        case "symbol": Message("help.value/symbol")
        case "id": Message("help.value/id")
        default: nil
        }
    }
}
