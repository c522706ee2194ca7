import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurReportTables
import RapporteurInterchange


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

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A table, or all; with --schema also the path of an element. May be given several times.",
            valueName: "name|path"),
        completion: .table)
    var table: [String]

    @Option(name: .customLong("to"), help: "What tables are written as; without it the ending of -o says it, else as CSV.")
    var chosenTarget: Target?

    private var to: Target { chosenTarget ?? Target(output: output) ?? .csv }

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; with --table all and text the folder.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(name: .customLong("no-rules"), help: "Leave out the rules of packs.")
    var noRules = false

    private var isAll: Bool { table.hasExactly("all") }
    private var isOne: Bool { !isAll && Set(table).count == 1 }

    /// Whether an element of a schema is meant: names of tables go before names of elements.
    private func isPath(_ table: String) -> Bool {
        table.has("/")
            || (!documents.checking.schema.isEmpty && table != "all" && TableDefinition.named(table) == nil)
    }

    func validate() throws {
        if table.isEmpty { throw ValidationError("Which table? --table NAME, or --table all.") }
        if to == .sqlite || to == .xlsx {
            if output == nil || output == "-" { throw ValidationError("--to \(to.rawValue) needs a file: -o FILE.") }
        } else if !isOne {
            if output == nil || output == "-" {
                throw ValidationError("\(isAll ? "--table all needs" : "Several tables need") a folder: -o DIR.")
            }
        }
        if isAll, Set(table).count > 1 { throw ValidationError("--table all is all of them: no other goes with it.") }
        for table in table where table != "all" && TableDefinition.named(table) == nil && !isPath(table) {
            let names = TableDefinition.all.map(\.name).joined(separator: ", ")
            throw ValidationError(
                "There is no table of that name. Choose one of \(names), or all; or name a schema and an element.")
        }
        if table.contains(where: isPath), !table.allSatisfy(isPath) {
            throw ValidationError("Tables of reports and of elements of a schema go into runs of their own.")
        }
    }

    func run() throws {
        throw CommandRun.run(documents.messages, work).code
    }

    private func work() throws(WorkError) -> ExitStatus {
        let listing = try documents.listing(formats: [.xml, .json])
        var options = documents.workOptions
        options.runsRules = !noRules
        if table.allSatisfy(isPath) { return try work(on: listing, paths: table, options) }
        if isAll, !ExtractRun.mayHaveTables(try documents.choice()) {
            return try work(on: listing, paths: nil, options)
        }
        let chosen = isAll ? TableDefinition.all : TableDefinition.all.filter { table.contains($0.name) }
        let run = try ExtractRun(
            tables: isAll ? nil : chosen, choice: try documents.choice(), options: options, jobs: documents.run.jobs,
            seconds: documents.run.seconds)
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

    /// Tables of elements of a schema.
    private func work(
        on listing: InputListing, paths: [String]?, _ options: WorkOptions
    ) throws(WorkError) -> ExitStatus {
        let run = try SchemaExtractRun(
            paths: paths, choice: try documents.choice(), options: options, jobs: documents.run.jobs,
            seconds: documents.run.seconds)
        if run.isTruncated {
            let more = Message("text.tables.more", ["count": .number(run.tables.count)])
            Terminal.note(more.text(in: documents.messages.language) + "\n")
        }
        let output = try tables(listing, chosen: run.tables.map(\.definition))
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
        let hasFolder = isAll || chosen.count > 1
        var files = try documents.files(listing)
        switch to {
        case .sqlite: files.writeDatabase(output)
        case .csv where hasFolder, .jsonl where hasFolder:
            for path in TextTables.paths(of: chosen, format, in: output ?? ".") { files.write(path) }
        case .csv, .jsonl, .xlsx: files.write(output)
        }
        try files.check()
        try documents.run.sandbox.enter(files)
        if to == .sqlite, let output { return try SQLiteTables(output, tables: chosen) }
        if to == .xlsx, let output { return try WorkbookTables(output, tables: chosen) }
        if !hasFolder, let one = chosen.first {
            return try TextTables(format, table: one, path: output == "-" ? nil : output)
        }
        return try TextTables(format, tables: chosen, folder: output ?? ".")
    }
}
