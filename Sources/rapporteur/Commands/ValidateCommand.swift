import ArgumentParser
import Batch
import Diagnostics

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Say what is wrong with documents, and where.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    enum FailOn: String, ExpressibleByArgument, CaseIterable {
        case error, warning
    }

    @OptionGroup var documents: DocumentOptions

    @Option(help: "How findings are written.")
    var format = Format.text

    @Option(name: .customLong("fail-on"), help: "The least severity that makes a document invalid.")
    var failOn = FailOn.error

    @Flag(
        name: .customLong("cross-check"),
        help: ArgumentHelp(
            "Have libxml2 validate XML files too, and note where it decides otherwise.",
            discussion: "It runs in a process of its own, 10 seconds for a document at most."))
    var crossCheck = false

    @Option(name: .customLong("cross-check-seconds"), help: .hidden)
    var crossCheckSeconds = 10

    func run() throws {
        throw CommandRun.run(in: documents.messages.language) { () throws(WorkError) in
            var options = documents.workOptions
            options.failsOnWarnings = failOn == .warning
            let entries = try documents.entries(formats: [.xml, .json])
            let run = BatchRun(choice: try documents.choice(), options: options, jobs: documents.jobs)
            let output = FindingsOutput(format == .json ? .json : .text, to: 1, in: documents.messages.language)
            try run.validate(entries, crossCheck: secondOpinion) { result throws(WorkError) in
                if let result { try output.add(result) } else { output.skip() }
            }
            try output.finish(.checking)
            return output.status
        }.code
    }

    /// What makes the second opinion of `--cross-check`, for each thread.
    private var secondOpinion: (@Sendable () -> CrossCheck)? {
        guard crossCheck else { return nil }
        let folder = documents.packs.packsFolder
        let seconds = crossCheckSeconds
        return { PackOptions.crossCheck(packs: folder, seconds: seconds) }
    }
}
