import ArgumentParser
import RapporteurDiagnostics
import RapporteurPacks

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "List, show, check, add, remove and describe schemas.",
        discussion: """
            Examples:
              rapporteur schema add iati-activities-schema.xsd --id iati
              rapporteur schema show report
            """,
        subcommands: [
            List.self, Show.self, Check.self, Add.self, Remove.self, JSONSchema.self, Sample.self, Tables.self,
        ])
}

extension SchemaCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the packs at hand.",
            discussion: """
                Examples:
                  rapporteur schema list
                  rapporteur schema list --packs packs
                """)

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let library = try packs.library()
                if !library.problems.isEmpty { Terminal.show(library.problems, in: messages.language) }
                let output = ByteSink(descriptor: 1, name: "Standard output")
                output.append(PackText.table(library.packs))
                try output.flush()
                return .done
            }.code
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a pack: what it is for, where it is.",
            discussion: """
                Examples:
                  rapporteur schema show report
                  rapporteur schema show catalog.xsd
                """)

        @Argument(help: "A pack's id, a pack's folder or an .xsd file.", completion: .schema)
        var schema: String

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let schemas = packs.schemas
                let schema = try schemas.schema(of: pack)
                let rules = try schemas.rules(of: pack)
                let output = ByteSink(descriptor: 1, name: "Standard output")
                output.append(PackText.description(of: pack, schema: schema, rules: rules))
                try output.flush()
                return .done
            }.code
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a schema fully.", discussion: """
                Exit codes: 0 valid, 1 invalid, 2 unreadable.

                Examples:
                  rapporteur schema check catalog.xsd
                  rapporteur schema check packs/catalog
                """)

        @Argument(
            help: "An .xsd file, or a pack's folder or id; several .xsd files make one schema.", completion: .schema)
        var schemas: [String]

        @OptionGroup var time: TimeOptions

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let library = try packs.library()
                let result = try time.within(schemas.first ?? "", in: messages.language) { () throws(WorkError) in
                    try PackCheck.result(of: schemas, library: library)
                }
                let output = ByteSink(descriptor: 1, name: "Standard output")
                output.append(TextRenderer(colour: Terminal.usesColour(1), language: messages.language).text(for: result))
                try output.flush()
                let verdict: Message =
                    switch result.outcome {
                    case .valid: Message("text.outcome/valid")
                    case .invalid: Message("text.outcome/invalid")
                    case .notChecked: Message("text.outcome/notChecked")
                    }
                var text = verdict.text(in: messages.language)
                let gaps = result.findings.count { $0.code == "schema.document.missing" }
                if gaps > 0 { text = Summary.gaps(gaps, in: text).text(in: messages.language) }
                Terminal.say("\(TerminalText.escaped(result.file)): \(text)\n")
                switch result.outcome {
                case .valid: return .done
                case .invalid: return .invalid
                case .notChecked: return .notDone
                }
            }.code
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a schema fully and add it to your packs.",
            discussion: """
                A pack of yours that has the same id is replaced.

                Examples:
                  rapporteur schema add catalog.xsd
                  rapporteur schema add my-pack --id catalog
                """)

        @Argument(
            help: "A pack's folder, or an .xsd file; several .xsd files make one schema.",
            completion: .file(extensions: ["xsd", "XSD"]))
        var paths: [String]

        @Option(help: "The id to give the pack.")
        var id: String?

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                guard let folder = packs.packsFolder else {
                    throw WorkError(
                        .output, code: "pack.folder", message: Message("pack.folder/none"), hint: Message("pack.folder/hint"))
                }
                let installer = PackInstaller(library: try packs.library(mayBeNew: true), folder: folder)
                let added = try installer.add(paths, id: id)
                let arguments: MessageArguments = [
                    "pack": .text(added.pack.label), "folder": .text(TerminalText.escaped(added.folder)),
                ]
                let message =
                    added.replaced ? Message("text.pack/replaced", arguments) : Message("text.pack/added", arguments)
                Terminal.say(message.text(in: messages.language) + "\n")
                return .done
            }.code
        }
    }
}
