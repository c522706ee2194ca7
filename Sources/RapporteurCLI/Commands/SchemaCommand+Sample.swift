import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

extension SchemaCommand {
    struct Sample: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "sample", Message("help.schema.sample"), about: [Message("help.schema.sample/about")],
                examples: [
                    "rapporteur schema sample report",
                    "rapporteur schema sample catalog.xsd --root book --no-comments",
                ])
        }

        @Argument(help: ArgumentHelp(Message("help.option.pack")), completion: .schema)
        var schema: String

        @Option(
            help: ArgumentHelp(Message("help.option.root/sample"),
                valueName: "name"))
        var root: String?

        @Flag(name: .customLong("no-comments"), help: ArgumentHelp(Message("help.option.no-comments")))
        var noComments = false

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        /// What the pack's rules find wrong with a document that its schema accepts.
        private func refusals(_ document: [UInt8], by library: PackLibrary) throws(WorkError) -> [Finding] {
            let choice = try SchemaChoice(library: library, schemas: packs.schemas, schema: [schema], locations: nil)
            let check = DocumentCheck(selection: SchemaSelection(choice), options: WorkOptions())
            let item = InputItem(path: "sample", origin: .named, relativePath: "sample")
            let result = check.check(item, in: DocumentSource(document, name: "sample"))
            return (result?.findings ?? []).filter { $0.severity == .error }
        }

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let library = try packs.library()
                let pack = try library.pack(named: schema)
                let generator = SampleGenerator(
                    mapping: try packs.schemas.mapping(of: pack), examples: pack.examples, language: messages.language)
                // What the pack is for goes before what else its schema declares.
                let first = pack.match.first.map { $0.namespace.isEmpty ? $0.name : "{\($0.namespace)}\($0.name)" }
                let sample = try generator.sample(root: root ?? first, hasComments: !noComments)
                let output = ByteSink(descriptor: 1)
                sample.bytes.withUnsafeBufferPointer { output.append($0) }
                try output.flush()
                let findings = try sample.isValid ? refusals(sample.bytes, by: library) : sample.findings
                Terminal.show(findings, in: messages.language)
                return findings.isEmpty ? .done : .notDone
            }.code
        }
    }
}
