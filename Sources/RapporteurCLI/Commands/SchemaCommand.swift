import ArgumentParser
import RapporteurDiagnostics
import RapporteurPacks

struct SchemaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "schema", Message("help.schema"),
            examples: [
                "rapporteur schema add iati-activities-schema.xsd --id iati",
                "rapporteur schema show report",
            ],
            subcommands: [
                List.self, Show.self, Check.self, Add.self, Remove.self, JSONSchema.self, Sample.self, Tables.self,
            ])
    }
}

extension SchemaCommand {
    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "list", Message("help.schema.list"),
                examples: [
                    "rapporteur schema list",
                    "rapporteur schema list --packs packs",
                ])
        }

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let library = try packs.library()
                if !library.problems.isEmpty { Terminal.show(library.problems, in: messages.language) }
                let output = ByteSink(descriptor: 1)
                output.append(PackText(language: messages.language).table(library.packs))
                try output.flush()
                return .done
            }.code
        }
    }

    struct Show: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "show", Message("help.schema.show"),
                examples: [
                    "rapporteur schema show report",
                    "rapporteur schema show catalog.xsd",
                ])
        }

        @Argument(help: ArgumentHelp(Message("help.option.pack")), completion: .schema)
        var schema: String

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let schemas = packs.schemas
                let schema = try schemas.schema(of: pack)
                let rules = try schemas.rules(of: pack)
                let output = ByteSink(descriptor: 1)
                output.append(PackText(language: messages.language).description(of: pack, schema: schema, rules: rules))
                try output.flush()
                return .done
            }.code
        }
    }

    struct Check: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "check", Message("help.schema.check"), about: [Message("help.schema.check/about")],
                examples: [
                    "rapporteur schema check catalog.xsd",
                    "rapporteur schema check packs/catalog",
                ])
        }

        @Argument(
            help: ArgumentHelp(Message("help.option.pack/check")), completion: .schema)
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
                let output = ByteSink(descriptor: 1)
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
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "add", Message("help.schema.add"), about: [Message("help.schema.add/about")],
                examples: [
                    "rapporteur schema add catalog.xsd",
                    "rapporteur schema add my-pack --id catalog",
                ])
        }

        @Argument(
            help: ArgumentHelp(Message("help.option.pack/add")),
            completion: .file(extensions: ["xsd", "XSD"]))
        var paths: [String]

        @Option(help: ArgumentHelp(Message("help.option.id")))
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
