import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReports

struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Take tables: paragraphs, replies, votes … of reports, or any element that repeats.",
        discussion: """
            Tables of reports: \(TableDefinition.all.map(\.name).joined(separator: ", ")).
            With --schema also the path of an element: /catalog/book, book/author, or //author at any depth; `schema \
            tables` lists them.
            """)

    enum Target: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl, sqlite, xlsx
    }

    @OptionGroup var documents: DocumentOptions

    @Option(help: ArgumentHelp("The table, or all; with --schema also the path of an element.", valueName: "name|path"))
    var table: String

    @Option(help: "What tables are written as.")
    var to: Target

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; with --table all and text the folder.", valueName: "file"))
    var output: String?

    @Flag(name: .customLong("no-rules"), help: "Leave out the rules of packs.")
    var noRules = false

    /// Whether an element of a schema is meant: names of tables go before names of elements.
    private var isPath: Bool {
        table.contains("/") || (!documents.schema.isEmpty && table != "all" && TableDefinition.named(table) == nil)
    }

    func validate() throws {
        if to == .sqlite || to == .xlsx {
            if output == nil || output == "-" { throw ValidationError("--to \(to.rawValue) needs a file: -o FILE.") }
        } else if table == "all" {
            if output == nil || output == "-" { throw ValidationError("--table all needs a folder: -o DIR.") }
        }
        if table != "all", TableDefinition.named(table) == nil, !isPath {
            let names = TableDefinition.all.map(\.name).joined(separator: ", ")
            throw ValidationError(
                "There is no table of that name. Choose one of \(names), or all; or name a schema and an element.")
        }
    }

    func run() throws {
        throw CommandRun.run(in: documents.messages.language, work).code
    }

    private func work() throws(WorkError) -> ExitStatus {
        let entries = try documents.entries(formats: [.xml, .json])
        var options = documents.workOptions
        options.runsRules = !noRules
        if isPath { return try work(on: entries, options) }
        let run = try ExtractRun(choice: try documents.choice(), options: options, jobs: documents.jobs)
        let chosen = TableDefinition.named(table).map { [$0] } ?? TableDefinition.all
        let tables = try self.tables(entries, chosen: chosen)
        let findings = FindingsOutput(.text, to: 2, in: documents.messages.language)
        findings.watch(entries, results: output == nil || output == "-", timings: documents.timings)
        try run.extract(entries, to: tables) { result throws(WorkError) in
            guard let result else { return findings.skip() }
            try findings.add(result)
        }
        try findings.finish(.extracting, of: entries.count)
        return findings.status
    }

    /// A table of elements of a schema.
    private func work(on entries: [InputEntry], _ options: WorkOptions) throws(WorkError) -> ExitStatus {
        let run = try SchemaExtractRun(
            path: table, choice: try documents.choice(), options: options, jobs: documents.jobs)
        let output = try tables(entries, chosen: [run.table.definition])
        let findings = FindingsOutput(.text, to: 2, in: documents.messages.language)
        try run.extract(entries, to: output) { result throws(WorkError) in
            guard let result else { return findings.skip() }
            try findings.add(result)
        }
        try findings.finish(.extracting)
        return findings.status
    }

    private func tables(_ entries: [InputEntry], chosen: [TableDefinition]) throws(WorkError) -> any TableOutput {
        if to == .sqlite, let output { return try SQLiteTables(output, tables: chosen) }
        if to == .xlsx, let output { return try WorkbookTables(output, tables: chosen, inputs: entries) }
        let format: TextTables.Format = to == .csv ? .csv : .jsonl
        if table != "all", let one = chosen.first {
            return try TextTables(format, table: one, path: output == "-" ? nil : output, inputs: entries)
        }
        return try TextTables(format, tables: chosen, folder: output ?? ".", inputs: entries)
    }
}
