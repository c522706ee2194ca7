import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics

/// The page about a run.
struct ReportOptions: ParsableArguments {
    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "Write a page about the run, in HTML: outcomes by folder, findings by code.", valueName: "file"))
    var path: String?

    func validate() throws {
        if let path, path.isEmpty || path == "-" { throw ValidationError("--report names a file.") }
    }

    /// The page, where one is wanted; what cannot be written is known before the work.
    func page(
        of command: String, _ work: Summary.Work, _ documents: DocumentOptions, options: [String], inputs: [InputEntry]
    ) throws(WorkError) -> ReportPage? {
        guard let path else { return nil }
        let head = RunReport.Head(
            version: Rapporteur.version, command: command, work: work, inputs: documents.namedInputs,
            options: documents.namedOptions + options)
        return ReportPage(head, to: try PendingFile(path, inputs: inputs), in: documents.messages.language)
    }
}

extension DocumentOptions {
    /// The inputs as they were named.
    var namedInputs: [String] { inputs + (filesFrom.map { ["--files-from \($0)"] } ?? []) }

    /// Options that have a say in what comes out; how many threads there are has none.
    var namedOptions: [String] {
        var options: [String] = []
        options += schema.map { "--schema \($0)" }
        if let folder = packs.folder { options.append("--packs \(folder)") }
        if maxFindings != Self.usualMaxFindings { options.append("--max-findings \(maxFindings)") }
        if allowDoctype { options.append("--allow-doctype") }
        if let stdinName { options.append("--stdin-name \(stdinName)") }
        return options
    }
}
