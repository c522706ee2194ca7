import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

extension SchemaCommand {
    struct Tables: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "tables", Message("help.schema.tables"), about: [Message("help.schema.tables/about")],
                examples: [
                    "rapporteur schema tables catalog.xsd",
                    "rapporteur schema tables catalog.xsd --table /catalog/book",
                ])
        }

        @Argument(help: ArgumentHelp(Message("help.option.pack")), completion: .schema)
        var schema: String

        @Option(help: ArgumentHelp(Message("help.option.table/one"), valueName: "path"), completion: .tableOfArgument)
        var table: String?

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let pack = try packs.library().pack(named: schema)
                let tables = try pack.tables(in: packs.schemas)
                let output = ByteSink(descriptor: 1)
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
