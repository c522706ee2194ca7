import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurReportTables
import RapporteurInterchange


struct ExtractCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "extract", Message("help.extract"), about: [Message("help.extract/tables", ["names": names]), Message("help.extract/paths")],
            examples: [
                "rapporteur extract report.xml --table replies -o replies.csv",
                "rapporteur extract ga --table all -o ga.xlsx",
            ])
    }

    enum Target: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl, parquet, sqlite, xlsx

        /// What the name of the file asks for.
        init?(output: String?) {
            switch OutputName.ending(of: output) {
            case "csv": self = .csv
            case "jsonl", "ndjson": self = .jsonl
            case "parquet": self = .parquet
            case "sqlite", "sqlite3", "db": self = .sqlite
            case "xlsx": self = .xlsx
            default: return nil
            }
        }
    }

    @OptionGroup var documents: DocumentOptions

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(Message("help.option.table"),
            valueName: "name|path"),
        completion: .table)
    var table: [String]

    @Option(name: .customLong("to"), help: ArgumentHelp(Message("help.option.to/extract")))
    var chosenTarget: Target?

    private var to: Target { chosenTarget ?? Target(output: output) ?? .csv }

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(Message("help.option.output/table"), valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(name: .customLong("no-rules"), help: ArgumentHelp(Message("help.option.no-rules/short")))
    var noRules = false

    /// All tables that may be asked for by name.
    private static var names: MessageArgument {
        .list((TableDefinition.all + TableDefinition.codeLists).map { .text($0.name) })
    }

    private var isAll: Bool { table.hasExactly("all") }
    private var isOne: Bool { !isAll && Set(table).count == 1 }

    /// Whether an element of a schema is meant: names of tables go before names of elements.
    private func isPath(_ table: String) -> Bool {
        table.has("/")
            || (!documents.checking.schema.isEmpty && table != "all" && TableDefinition.named(table) == nil)
    }

    func validate() throws {
        if table.isEmpty { throw ValidationError(Message("usage.arguments/tables")) }
        if to == .sqlite || to == .xlsx || (to == .parquet && isOne) {
            if output == nil || output == "-" { throw ValidationError(Message("usage.arguments/tables.file", ["format": .text(to.rawValue)])) }
        } else if !isOne {
            if output == nil || output == "-" {
                throw ValidationError(Message("usage.arguments/tables.folder"))
            }
        }
        if isAll, Set(table).count > 1 { throw ValidationError(Message("usage.arguments/tables.all")) }
        for table in table where table != "all" && TableDefinition.named(table) == nil && !isPath(table) {
            throw ValidationError(Message("usage.arguments/tables.name", ["name": .text(table), "names": Self.names]))
        }
        if table.contains(where: isPath), !table.allSatisfy(isPath) {
            throw ValidationError(Message("usage.arguments/tables.kinds"))
        }
    }

    func run() throws {
        throw CommandRun.run(documents.messages, work).code
    }

    private func work() throws(WorkError) -> ExitStatus {
        var isAnswered = isOne && (output == nil || output == "-") && (to == .csv || to == .jsonl)
        isAnswered = isAnswered && documents.input.isLineByLine && !table.allSatisfy(isPath)
        if isAnswered { return try answer() }
        let listing = try documents.listing(formats: [.xml, .json])
        var options = documents.workOptions
        options.runsRules = !noRules
        if table.allSatisfy(isPath) { return try work(on: listing, paths: table, options) }
        if isAll, !ExtractRun.mayHaveTables(try documents.choice()) {
            return try work(on: listing, paths: nil, options)
        }
        let known = TableDefinition.all + TableDefinition.codeLists
        let chosen = isAll ? known : known.filter { table.contains($0.name) }
        let run = try ExtractRun(
            tables: chosen, choice: try documents.choice(), options: options, jobs: documents.run.jobs,
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

    /// Rows of one table, of documents that a list names, line by line.
    private func answer() throws(WorkError) -> ExitStatus {
        var options = documents.workOptions
        options.runsRules = !noRules
        guard let chosen = table.first.flatMap(TableDefinition.named) else { return .usage }
        let run = try ExtractRun(
            tables: [chosen], choice: try documents.choice(), options: options, jobs: documents.run.jobs,
            seconds: documents.run.seconds)
        let rows = try TextTables(to == .csv ? .csv : .jsonl, table: chosen, path: nil)
        rows.flushes = true
        let findings = FindingsOutput(.text, to: 2, in: documents.messages.language)
        let stream = documents.input.stream(formats: [.xml, .json])
        try run.extract(stream, to: rows) { result throws(WorkError) in
            guard let result else { return findings.skip() }
            try findings.add(result)
        }
        try findings.finish(.extracting)
        if let problem = stream.problem { throw problem }
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
            Terminal.tell(more.text(in: documents.messages.language) + "\n")
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
        let hasFolder = isAll || chosen.count > 1
        var files = try documents.files(listing)
        switch to {
        case .sqlite: files.writeDatabase(output)
        case .csv where hasFolder, .jsonl where hasFolder, .parquet where hasFolder:
            let folder = output ?? "."
            for path in TableFiles.paths(of: chosen, to.rawValue, in: folder) { files.write(path) }
            if to != .jsonl { files.write(TableFiles.package(in: folder)) }
        case .csv, .jsonl, .parquet, .xlsx: files.write(output)
        }
        try files.check()
        try documents.run.sandbox.enter(files)
        if to == .sqlite, let output { return try SQLiteTables(output, tables: chosen) }
        if to == .xlsx, let output { return try WorkbookTables(output, tables: chosen) }
        if to == .parquet, let output { return try parquet(chosen, output, hasFolder) }
        let format: TextTables.Format = to == .csv ? .csv : .jsonl
        if !hasFolder, let one = chosen.first {
            return try TextTables(format, table: one, path: output == "-" ? nil : output)
        }
        return try TextTables(format, tables: chosen, folder: output ?? ".")
    }

    private func parquet(_ chosen: [TableDefinition], _ output: String, _ hasFolder: Bool) throws(WorkError) -> ParquetTables {
        if !hasFolder, let one = chosen.first { return try ParquetTables(table: one, path: output) }
        return try ParquetTables(tables: chosen, folder: output)
    }
}
