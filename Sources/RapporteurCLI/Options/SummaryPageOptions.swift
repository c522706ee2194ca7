import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics

/// The page about a run.
struct SummaryPageOptions: ParsableArguments {
    @Option(
        name: .customLong("summary-page"),
        help: ArgumentHelp(Message("help.option.summary-page"), valueName: "file"),
        completion: .file())
    var path: String?

    func validate() throws {
        if let path, path.isEmpty || path == "-" { throw ValidationError(Message("usage.arguments/file", ["option": .text("--summary-page")])) }
    }

    /// The page, where one is wanted; what cannot be written is known before the work.
    func page(
        of command: String, _ work: Summary.Work, _ documents: DocumentOptions, options: [String], findings: String? = nil
    ) throws(WorkError) -> SummaryPage? {
        guard let path else { return nil }
        let head = RunReport.Head(
            version: Rapporteur.version, command: command, work: work, inputs: documents.namedInputs,
            options: documents.namedOptions + options, findings: findings.map(besides))
        return SummaryPage(head, to: try PendingFile(path), in: documents.messages.language)
    }
}

extension SummaryPageOptions {
    /// The name of another file alone, where it is in the folder of the page.
    private func besides(_ file: String) -> String {
        guard let path else { return file }
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
        return file.begins(with: folder) ? String(file.after(bytes: folder.utf8.count)) : file
    }
}

extension DocumentOptions {
    /// The inputs as they were named.
    var namedInputs: [String] { input.inputs + (input.filesFrom.map { ["--files-from \($0)"] } ?? []) }

    /// Options that have a say in what comes out; how many threads there are has none.
    var namedOptions: [String] {
        var options: [String] = []
        options += checking.schema.map { "--schema \($0)" }
        if let folder = checking.packs.folder { options.append("--packs \(folder)") }
        if checking.maxFindings != CheckingOptions.usualMaxFindings { options.append("--max-findings \(checking.maxFindings)") }
        if checking.allowDoctype { options.append("--allow-doctype") }
        options += input.excluded.map { "--exclude \($0)" }
        if input.includesHidden { options.append("--include-hidden") }
        if let name = input.stdinName { options.append("--stdin-name \(name)") }
        return options
    }
}
