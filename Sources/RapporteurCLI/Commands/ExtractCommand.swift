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

            Examples:
              rapporteur extract report.xml --table replies -o replies.csv
              rapporteur extract ga --table all -o ga.xlsx
            """)

    enum Target: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl, sqlite, xlsx

        /// What the name of the file asks for.
        init?(output: String?) {
            switch OutputName.ending(of: output) {
            case "csv": self = .csv
            case "jsonl", "ndjson": self = .jsonl
            case "sqlite", "sqlite3", "db": self = .sqlite
            case "xlsx": self = .xlsx
            default: return nil
            }
        }
    }

    @OptionGroup var documents: DocumentOptions

    @Option(help: ArgumentHelp("The table, or all; with --schema also the path of an element.", valueName: "name|path"))
    var table: String

    @Option(name: .customLong("to"), help: "What tables are written as; without it the ending of -o says it, else as CSV.")
    var chosenTarget: Target?

    private var to: Target { chosenTarget ?? Target(output: output) ?? .csv }

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; with --table all and text the folder.", valueName: "file"))
    var output: String?

    @Flag(name: .customLong("no-rules"), help: "Leave out the rules of packs.")
    var noRules = false

    /// Whether an element of a schema is meant: names of tables go before names of elements.
    private var isPath: Bool {
        table.contains("/")
            || (!documents.checking.schema.isEmpty && table != "all" && TableDefinition.named(table) == nil)
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
        throw CommandRun.run(documents.messages, work).code
    }

    private func work() throws(WorkError) -> ExitStatus {
        let listing = try documents.listing(formats: [.xml, .json])
        var options = documents.workOptions
        options.runsRules = !noRules
        if isPath { return try work(on: listing, options) }
        let run = try ExtractRun(choice: try documents.choice(), options: options, jobs: documents.run.jobs, seconds: documents.run.seconds)
        let chosen = TableDefinition.named(table).map { [$0] } ?? TableDefinition.all
        let tables = try self.tables(listing, chosen: chosen)
        let findings = FindingsOutput(.text, to: 2, in: documents.messages.language)
        findings.watch(listing, results: output == nil || output == "-", timings: documents.run.timings)
        try run.extract(listing.entries, to: tables) { result throws(WorkError) in
            guard let result else { return findings.skip() }
            try findings.add(result)
        }
        try findings.finish(.extracting, of: listing.entries.count)
        return findings.status
    }

    /// A table of elements of a schema.
    private func work(on listing: InputListing, _ options: WorkOptions) throws(WorkError) -> ExitStatus {
        let run = try SchemaExtractRun(
            path: table, choice: try documents.choice(), options: options, jobs: documents.run.jobs, seconds: documents.run.seconds)
        let output = try tables(listing, chosen: [run.table.definition])
        let findings = FindingsOutput(.text, to: 2, in: documents.messages.language)
        findings.watch(listing, results: self.output == nil || self.output == "-", timings: documents.run.timings)
        try run.extract(listing.entries, to: output) { result throws(WorkError) in
            guard let result else { return findings.skip() }
            try findings.add(result)
        }
        try findings.finish(.extracting)
        return findings.status
    }

    private func tables(_ listing: InputListing, chosen: [TableDefinition]) throws(WorkError) -> any TableOutput {
        let format: TextTables.Format = to == .csv ? .csv : .jsonl
        var files = try documents.files(listing)
        switch to {
        case .sqlite: files.writeDatabase(output)
        case .csv where table == "all", .jsonl where table == "all":
            for table in chosen { files.write(TextTables.path(of: table, format, in: output ?? ".")) }
        case .csv, .jsonl, .xlsx: files.write(output)
        }
        try files.check()
        if to == .sqlite, let output { return try SQLiteTables(output, tables: chosen) }
        if to == .xlsx, let output { return try WorkbookTables(output, tables: chosen) }
        if table != "all", let one = chosen.first {
            return try TextTables(format, table: one, path: output == "-" ? nil : output)
        }
        return try TextTables(format, tables: chosen, folder: output ?? ".")
    }
}
