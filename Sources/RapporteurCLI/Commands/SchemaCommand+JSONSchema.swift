import ArgumentParser
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

extension SchemaCommand {
    struct JSONSchema: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "json-schema", Message("help.schema.json-schema"), about: [Message("help.schema.json-schema/about")],
                examples: [
                    "rapporteur schema json-schema report > report.schema.json",
                    "rapporteur schema json-schema report --profile analysis",
                ])
        }

        @Argument(help: ArgumentHelp(Message("help.option.pack")), completion: .schema)
        var schema: String

        @Option(help: ArgumentHelp(Message("help.option.profile/schema")))
        var profile = JSONProfile.exchange

        @Option(help: ArgumentHelp(Message("help.option.root"), valueName: "name"))
        var root: String?

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let output = ByteSink(descriptor: 1)
                try JSONSchemaGenerator(mapping: packs.schemas.mapping(of: pack), profile: profile, root: root)
                    .write(to: output)
                try output.flush()
                return .done
            }.code
        }
    }
}
