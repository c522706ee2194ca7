import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

extension SchemaCommand {
    struct Tables: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the tables that extract takes from documents of a schema, with their columns.",
            discussion: """
                A table for each root element and for each element that may repeat; any other path of elements can be \
                asked for, too. With --table that one alone. A column's kind stands behind its name.

                Examples:
                  rapporteur schema tables catalog.xsd
                  rapporteur schema tables catalog.xsd --table /catalog/book
                """)

        @Argument(help: "A pack's id, a pack's folder or an .xsd file.", completion: .schema)
        var schema: String

        @Option(help: ArgumentHelp("The path of one table.", valueName: "path"), completion: .tableOfArgument)
        var table: String?

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let tables = try pack.tables(in: packs.schemas)
                let output = ByteSink(descriptor: 1, name: "Standard output")
                if let table {
                    output.append(Self.text(of: try tables.table(at: table)))
                    try output.flush()
                    return .done
                }
                let listing = tables.list()
                for table in listing.tables { output.append(Self.text(of: table)) }
                try output.flush()
                if listing.isTruncated {
                    let more = Message("text.tables.more", ["count": .number(listing.tables.count)])
                    Terminal.say(more.text(in: messages.language) + "\n")
                }
                return .done
            }.code
        }

        private static func text(of table: SchemaTable) -> String {
            let columns = table.definition.columns.map { "    \($0.name)  \($0.kind.rawValue)\n" }
            return "\(table.path)\n\(columns.joined())"
        }
    }
}
