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
                """)

        @Argument(help: "A pack's id, a pack's folder or an .xsd file.")
        var schema: String

        @Option(help: "Which JSON the schema is for.")
        var profile = JSONProfile.exchange

        @OptionGroup var packs: PackOptions

        @OptionGroup var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(in: messages.language) { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let output = ByteSink(descriptor: 1, name: "Standard output")
                try JSONSchemaGenerator(mapping: packs.schemas.mapping(of: pack), profile: profile).write(to: output)
                try output.flush()
                return .done
            }.code
        }
    }
}
