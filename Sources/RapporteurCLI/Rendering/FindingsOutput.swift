import RapporteurBatch
import RapporteurDiagnostics

/// Shows what became of each document as it is known: findings in a format, and the summary in the end.
final class FindingsOutput {
    enum Format {
        case text, json, sarif, junit, html, gitlab
        /// A line a document.
        case lines
        /// Findings stand elsewhere: the summary alone is shown.
        case summary
    }

    private let sink: ByteSink
    /// Where findings go to a file of their own.
    private let file: PendingFile?
    private let showsText: Bool
    private let text: TextRenderer
    /// Nil for text, which is shown as it comes, and where findings stand elsewhere.
    private let renderer: (any FindingsRenderer)?
    private var pages: PageFolder?
    /// Whether findings are lines of a log.
    private let isLog: Bool
    private let language: Language
    private(set) var summary = Summary()
    private var repeated = RepeatedNotes()
    private var pace = RunPace()
    private var progress: ProgressLine?
    private var showsTimings = false
    /// Whether a format for programs goes to a terminal, where another line would spoil it.
    private let isReadByMachine: Bool
    /// What was found and is none of ours, or was not to be read.
    private(set) var passedOver = PassedOver()
    /// The inputs of the run, and how many of them have had their turn.
    private var inputs: [InputEntry] = []
    private var turn = 0

    /// How many lines the findings of a document take as text: a screen.
    private static let lines = 40

    /// - Parameter descriptor: standard output, where findings are the result; standard error, where documents are.
    init(_ format: Format, to descriptor: Int32, in language: Language) {
        self.language = language
        // Text for people goes nowhere where nobody wants it; what a program reads must not be missed.
        let isDropped = format == .text && StandardStreams.closed.contains(descriptor)
        sink = isDropped ? ByteSink() : ByteSink(descriptor: descriptor)
        file = nil
        text = TextRenderer(
            colour: Terminal.usesColour(descriptor), lines: Self.lines, width: Terminal.width(descriptor), language: language)
        renderer = Self.renderer(format, sink, language)
        showsText = format == .text
        isLog = showsText && descriptor == 2 && Terminal.isLog
        isReadByMachine = renderer != nil && Terminal.isTerminal(descriptor)
    }

    /// Findings go to a file, which appears when it is whole.
    init(_ format: Format, to file: PendingFile, in language: Language) {
        self.language = language
        sink = file.sink
        self.file = file
        text = TextRenderer(lines: Self.lines, width: 100, language: language)
        renderer = Self.renderer(format, sink, language)
        showsText = format == .text
        isLog = false
        isReadByMachine = false
    }

    /// Each document has a page in a folder, and one page leads to them.
    init(_ pages: PageFolder, in language: Language) throws(WorkError) {
        self.language = language
        let file = try PendingFile(pages.index, makesFolders: true)
        sink = file.sink
        self.file = file
        self.pages = pages
        text = TextRenderer(lines: Self.lines, width: 100, language: language)
        renderer = Self.page(sink, language) { _ in pages.current }
        showsText = false
        isLog = false
        isReadByMachine = false
    }

    private static func renderer(_ format: Format, _ sink: ByteSink, _ language: Language) -> (any FindingsRenderer)? {
        let version = Rapporteur.version
        let help = { (code: String) -> CodeHelp? in FindingPages.help(of: code, in: language) }
        return switch format {
        case .text, .summary: nil
        case .lines: LinesRenderer(sink, language: language)
        case .json: JSONRenderer(sink, version: version, language: language)
        case .sarif: SARIFRenderer(sink, version: version, language: language, help: help)
        case .junit: JUnitRenderer(sink, version: version, language: language)
        case .html: page(sink, language)
        case .gitlab: GitLabRenderer(sink, language: language)
        }
    }

    /// - Parameter address: the page of a document, where it has one of its own.
    static func page(
        _ sink: ByteSink, _ language: Language, address: ((DocumentResult) -> String?)? = nil
    ) -> HTMLRenderer {
        HTMLRenderer(
            sink, version: Rapporteur.version, language: language,
            help: { FindingPages.help(of: $0, in: language) }, page: address)
    }

    /// Tells whoever sits at a terminal how far the run is, and in the end how long it took.
    ///
    /// - Parameters:
    ///   - inputs: what is to be done.
    ///   - results: whether something else goes to standard output meanwhile.
    ///   - timings: whether times are said to others, too.
    func watch(_ listing: InputListing, results: Bool = false, timings: Bool) {
        inputs = listing.entries
        passedOver = listing.passedOver
        pace = RunPace()
        showsTimings = inputs.count > 1 && (timings || Terminal.isTerminal(2))
        if isReadByMachine || (results && Terminal.isTerminal(1)) || Terminal.isQuiet { return }
        progress = ProgressLine(inputs, in: language)
        progress?.update(pace)
    }

    /// - Throws: `WorkError` of kind `output` when findings can no longer be written.
    func add(_ document: DocumentResult) throws(WorkError) {
        if let closed = document.findings.first(where: { $0.code == ByteSink.closedPipeCode }) {
            throw WorkError(.output, findings: [closed])
        }
        try pages?.write(document, turn: turn)
        turn += 1
        summary.add(document)
        pace.add(document)
        try show(document)
        progress?.update(pace)
    }

    private func show(_ document: DocumentResult) throws(WorkError) {
        if let renderer {
            renderer.add(document)
            // Whoever reads lines may wait for each.
            if renderer is LinesRenderer, file == nil { try sink.flush() }
            return
        }
        guard showsText else { return }
        var document = document
        if Terminal.isQuiet { document.findings.removeAll { $0.severity != .error } }
        let shown = text.text(for: repeated.withoutRepeated(document))
        if shown.isEmpty { return }
        if isLog { return Terminal.note(document.findings.map { LogLine.finding($0, of: document.file, in: language) }.joined()) }
        progress?.clear()
        sink.append(shown)
        // A person wants to see findings as they come.
        try sink.flush()
    }

    /// Takes a document of a folder that is none of ours.
    func skip() {
        if turn < inputs.count { passedOver.add(inputs[turn].path, .foreign) }
        turn += 1
    }

    /// Takes a document whose output was there already.
    func addUnchanged(_ document: DocumentResult) {
        turn += 1
        summary.add(document)
        summary.noteUnchanged()
        pace.add(document)
        progress?.update(pace)
    }

    /// Ends the output and writes the summary to standard error.
    ///
    /// A run that was asked to stop leaves no file, and says how much it has done.
    /// - Parameters:
    ///   - count: how many inputs there are; nil for commands that leave nothing half done.
    ///   - findings: what concerns the run and no document.
    /// - Throws: `WorkError` of kind `output` when findings could not be written.
    func finish(_ work: Summary.Work, of count: Int? = nil, findings: [Finding] = []) throws(WorkError) {
        progress?.clear()
        progress = nil
        let interruption = ExitStatus.afterInterruption
        if let renderer {
            renderer.finish(
                RunResult(summary, findings: findings, exitCode: (interruption ?? status).rawValue))
        } else if isLog {
            Terminal.show(findings, in: language)
        } else if showsText, !findings.isEmpty || repeated.count > 0 {
            sink.append(text.text(for: findings + repeated.findings))
        }
        if let file {
            if interruption == nil { try file.publish() }
        } else {
            try sink.flush()
        }
        Terminal.say(summary.text(of: work, in: language) + "\n")
        if let text = passedOver.text(in: language) { Terminal.say(text + "\n") }
        if showsTimings { Terminal.say(PaceText(pace, in: language).summary) }
        guard interruption != nil else { return }
        let done = summary.valid + summary.invalid + summary.notChecked + passedOver.count(.foreign)
        let message = Message("text.interrupted", ["done": .number(done), "count": .number(count ?? done)])
        Terminal.tell(message.text(in: language) + "\n")
    }
}
