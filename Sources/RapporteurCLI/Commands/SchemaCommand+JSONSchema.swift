import ArgumentParser
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

extension SchemaCommand {
    struct JSONSchema: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "json-schema", abstract: "Write the JSON Schema (2020-12) of a schema's JSON.",
            discussion: """
                What JSON Schema cannot say is left out: the order in content arrays, keys and references, bounds of \
                dates. A document that it admits may still be invalid; what a conversion writes it admits.

                Examples:
                  rapporteur schema json-schema report > report.schema.json
                  rapporteur schema json-schema report --profile analysis
                """)

        @Argument(help: "A pack's id, a pack's folder or an .xsd file.", completion: .schema)
        var schema: String

        @Option(help: "Which JSON the schema is for.")
        var profile = JSONProfile.exchange

        @Option(help: ArgumentHelp("Only documents with this root element.", valueName: "name"))
        var root: String?

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let output = ByteSink(descriptor: 1, name: "Standard output")
                try JSONSchemaGenerator(mapping: packs.schemas.mapping(of: pack), profile: profile, root: root)
                    .write(to: output)
                try output.flush()
                return .done
            }.code
        }
    }
}
