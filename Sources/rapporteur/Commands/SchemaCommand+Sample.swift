import ArgumentParser
import Diagnostics
import Interchange
import Packs
import XMLStream

extension SchemaCommand {
    struct Sample: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a minimal valid document, with the schema's documentation as comments.",
            discussion: """
                It has the required attributes and elements, with values that suit their types. Exit codes: 0 the \
                document is valid; 2 some value has to be filled in first, or there is no document.
                """)

        @Argument(help: "A pack's id, a pack's folder or an .xsd file.")
        var schema: String

        @Option(
            help: ArgumentHelp(
                "The root element, by its local name or as {namespace}name; by default the schema's first.",
                valueName: "name"))
        var root: String?

        @Flag(name: .customLong("no-comments"), help: "Leave out the documentation.")
        var noComments = false

        @OptionGroup var packs: PackOptions

        func run() throws {
            throw CommandRun.run { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let generator = SampleGenerator(mapping: try packs.schemas.mapping(of: pack))
                let sample = try generator.sample(root: try rootName(pack, generator), hasComments: !noComments)
                let output = ByteSink(descriptor: 1, name: "Standard output")
                sample.bytes.withUnsafeBufferPointer { output.append($0) }
                try output.flush()
                if sample.isValid { return .done }
                Terminal.show(sample.findings)
                return .notDone
            }.code
        }

        /// The element that is asked for: else the first that the pack is for, else the likeliest of the schema.
        private func rootName(_ pack: Pack, _ generator: SampleGenerator) throws(WorkError) -> ExpandedName {
            let roots = generator.roots
            guard let root else {
                if let first = pack.match.first { return ExpandedName(namespace: first.namespace, local: first.name) }
                if let first = roots.first { return first }
                throw WorkError(
                    .schema, code: "schema.sample.root", message: "The schema declares no element that could be a root."
                )
            }
            if let found = roots.first(where: { $0.local == root || $0.description == root }) { return found }
            throw WorkError(
                .schema, code: "schema.sample.root", message: "The schema declares no element “\(root)” for a root.",
                hint: roots.isEmpty ? nil : "It declares \(roots.prefix(10).map(\.local).joined(separator: ", ")).")
        }
    }
}
