import ArgumentParser
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

extension SchemaCommand {
    struct Sample: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a minimal valid document, with the schema's documentation as comments.",
            discussion: """
                It has the required attributes and elements, with values that suit their types. Exit codes: 0 the \
                document is valid; 2 some value has to be filled in first, or there is no document.

                Examples:
                  rapporteur schema sample report
                  rapporteur schema sample catalog.xsd --root book --no-comments
                """)

        @Argument(help: "A pack's id, a pack's folder or an .xsd file.", completion: .schema)
        var schema: String

        @Option(
            help: ArgumentHelp(
                "The root element, by its local name or as {namespace}name; by default the schema's first.",
                valueName: "name"))
        var root: String?

        @Flag(name: .customLong("no-comments"), help: "Leave out the documentation.")
        var noComments = false

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let generator = SampleGenerator(mapping: try packs.schemas.mapping(of: pack))
                // What the pack is for goes before what else its schema declares.
                let first = pack.match.first.map { $0.namespace.isEmpty ? $0.name : "{\($0.namespace)}\($0.name)" }
                let sample = try generator.sample(root: root ?? first, hasComments: !noComments)
                let output = ByteSink(descriptor: 1, name: "Standard output")
                sample.bytes.withUnsafeBufferPointer { output.append($0) }
                try output.flush()
                if sample.isValid { return .done }
                Terminal.show(sample.findings, in: messages.language)
                return .notDone
            }.code
        }
    }
}
