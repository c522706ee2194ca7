import ArgumentParser
import Batch
import Diagnostics
import Reports

struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Take tables from reports: paragraphs, replies, citations, votes …",
        discussion: """
            Tables: \(TableDefinition.all.map(\.name).joined(separator: ", ")).
            """)

    enum Target: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl, sqlite
    }

    @OptionGroup var documents: DocumentOptions

    @Option(help: ArgumentHelp("The table, or all.", valueName: "name"))
    var table: String

    @Option(help: "What tables are written as.")
    var to: Target

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; with --table all and text the folder.", valueName: "file"))
    var output: String?

    @Flag(name: .customLong("no-rules"), help: "Leave out the rules of packs.")
    var noRules = false

    func validate() throws {
        if to == .sqlite {
            if output == nil || output == "-" { throw ValidationError("--to sqlite needs a file: -o FILE.") }
        } else if table == "all" {
            if output == nil || output == "-" { throw ValidationError("--table all needs a folder: -o DIR.") }
        }
        if table != "all", TableDefinition.named(table) == nil {
            let names = TableDefinition.all.map(\.name).joined(separator: ", ")
            throw ValidationError("There is no table of that name. Choose one of \(names), or all.")
        }
    }

    func run() throws {
        throw CommandRun.run(in: documents.messages.language, work).code
    }

    private func work() throws(WorkError) -> ExitStatus {
        let entries = try documents.entries(formats: [.xml, .json])
        var options = documents.workOptions
        options.runsRules = !noRules
        let run = try ExtractRun(choice: try documents.choice(), options: options, jobs: documents.jobs)
        let tables = try self.tables(entries)
        let findings = FindingsOutput(.text, to: 2, in: documents.messages.language)
        findings.watch(entries, results: output == nil || output == "-", timings: documents.timings)
        try run.extract(entries, to: tables) { result throws(WorkError) in
            guard let result else { return findings.skip() }
            try findings.add(result)
        }
        try findings.finish(.extracting, of: entries.count)
        return findings.status
    }

    private func tables(_ entries: [InputEntry]) throws(WorkError) -> any TableOutput {
        if to == .sqlite, let output {
            return try SQLiteTables(output, tables: TableDefinition.named(table).map { [$0] } ?? TableDefinition.all)
        }
        let format: TextTables.Format = to == .csv ? .csv : .jsonl
        if let one = TableDefinition.named(table) {
            return try TextTables(format, table: one, path: output == "-" ? nil : output, inputs: entries)
        }
        return try TextTables(format, tables: TableDefinition.all, folder: output ?? ".", inputs: entries)
    }
}
