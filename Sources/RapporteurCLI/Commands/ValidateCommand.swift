import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Say what is wrong with documents, and where.",
        discussion: """
            Examples:
              rapporteur validate communication.xml
              rapporteur validate ga --exclude drafts -o ga.html --report ga-run.html
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif, junit, html, gitlab

        /// The format that the name of the file asks for.
        init?(output: String?) {
            switch OutputName.ending(of: output) {
            case "txt": self = .text
            case "json": self = .json
            case "sarif": self = .sarif
            case "xml": self = .junit
            case "html", "htm": self = .html
            default: return nil
            }
        }

        var output: FindingsOutput.Format {
            switch self {
            case .text: .text
            case .json: .json
            case .sarif: .sarif
            case .junit: .junit
            case .html: .html
            case .gitlab: .gitlab
            }
        }
    }

    enum FailOn: String, ExpressibleByArgument, CaseIterable {
        case error, warning
    }

    @OptionGroup var documents: DocumentOptions

    @OptionGroup var locations: LocationOptions

    @Option(name: .customLong("format"), help: "How findings are written; without it the ending of -o says it, else as text.")
    var chosenFormat: Format?

    private var format: Format { chosenFormat ?? Format(output: output) ?? .text }

    @Option(name: [.short, .long], help: ArgumentHelp("The file to write findings to.", valueName: "file"), completion: .file())
    var output: String?

    @Option(
        help: ArgumentHelp("A file of known findings that are accepted for a time.", valueName: "file"),
        completion: .file())
    var baseline: String?

    @Option(
        name: .customLong("write-baseline"),
        help: ArgumentHelp(
            "Write a baseline of all findings, for which reasons are to be filled in.", valueName: "file"),
        completion: .file())
    var newBaseline: String?

    @Option(name: .customLong("fail-on"), help: "The least severity that makes a document invalid.")
    var failOn = FailOn.error

    @Flag(name: .customLong("no-rules"), help: "Check documents with their schemas alone, without the rules of packs.")
    var noRules = false

    @Flag(
        name: .customLong("cross-check"),
        help: ArgumentHelp(
            "Have libxml2 validate XML files too, and note where it decides otherwise.",
            discussion: "It runs in a process of its own, 10 seconds for a document at most."))
    var crossCheck = false

    @OptionGroup var report: ReportOptions

    @Option(name: .customLong("cross-check-seconds"), help: .hidden)
    var crossCheckSeconds = 10

    @Option(help: .hidden)
    var today: String?

    func validate() throws {
        if newBaseline == "-" { throw ValidationError("--write-baseline names a file.") }
        if let today, CalendarDay(today) == nil { throw ValidationError("--today is a date, as 2027-01-31.") }
    }

    func run() throws {
        throw CommandRun.run(documents.messages) { () throws(WorkError) in try work() }.code
    }

    private func work() throws(WorkError) -> ExitStatus {
        Signals.leaveToWork()
        var options = documents.workOptions
        options.failsOnWarnings = failOn == .warning
        options.runsRules = !noRules
        options.statesDigests = format != .text || report.path != nil
        let day = today.flatMap { CalendarDay($0) } ?? .today
        options.today = day
        let accepted = try baseline.map { (path) throws(WorkError) in try BaselineFile.read(path, today: day) }
        var written = BaselineWriter(today: day)
        let listing = try documents.listing(formats: [.xml, .json])
        let entries = listing.entries
        var files = try documents.files(listing, locations: locations.folder)
        files.read(baseline)
        files.write(output)
        files.write(newBaseline, mayReplace: baseline)
        files.write(report.path)
        try files.check()
        try documents.run.sandbox.enter(files, mayRun: crossCheck)
        let choice = try documents.choice(locations: locations.folder)
        let run = BatchRun(choice: choice, options: options, jobs: documents.run.jobs, seconds: documents.run.seconds)
        // All are opened first, so that what cannot be written is known before the work.
        let baselineFile = try newBaseline.map { (path) throws(WorkError) in try PendingFile(path) }
        let page = try report.page(of: "validate", .checking, documents, options: namedOptions)
        let output = try findingsOutput()
        output.watch(listing, timings: documents.run.timings)
        try run.validate(entries, crossCheck: secondOpinion, baseline: accepted) { result throws(WorkError) in
            page?.add(result)
            guard let result else { return output.skip() }
            if baselineFile != nil { written.add(result) }
            try output.add(result)
        }
        // Of a run that was asked to stop, nobody knows which entries it would have used.
        let isWhole = !Interruption.isRequested
        let aboutTheRun = isWhole ? accepted?.findings ?? [] : []
        try output.finish(.checking, of: entries.count, findings: aboutTheRun)
        if isWhole { try page?.finish(findings: aboutTheRun) }
        if let baselineFile, isWhole {
            baselineFile.sink.append(written.text())
            try baselineFile.publish()
            Terminal.say(BaselineText.summary(of: written, in: documents.messages.language))
        }
        return output.status
    }

    private func findingsOutput() throws(WorkError) -> FindingsOutput {
        let language = documents.messages.language
        guard let output, output != "-" else { return FindingsOutput(format.output, to: 1, in: language) }
        return FindingsOutput(format.output, to: try PendingFile(output), in: language)
    }

    /// What the page about the run says of these options.
    private var namedOptions: [String] {
        var options: [String] = []
        if failOn == .warning { options.append("--fail-on warning") }
        if noRules { options.append("--no-rules") }
        if let baseline { options.append("--baseline \(baseline)") }
        if crossCheck { options.append("--cross-check") }
        return options
    }

    /// What makes the second opinion of `--cross-check`, for each thread.
    private var secondOpinion: (@Sendable () -> CrossCheck)? {
        guard crossCheck else { return nil }
        // The child looks for the usual folder itself, which need not be there.
        let folder = documents.checking.packs.folder
        let seconds = crossCheckSeconds
        return { PackOptions.crossCheck(packs: folder, seconds: seconds) }
    }
}
