import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurCompiling
import RapporteurReportModel

struct CompileCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "compile", Message("help.compile"), about: [Message("help.compile/about")],
            examples: [
                "rapporteur compile draft.xml replies -o report.xml --order state",
                "rapporteur compile note-verbale.xml communication.xml -o report.json",
            ])
    }

    enum Order: String, ExpressibleByArgument, CaseIterable {
        case given, date, state

        var order: ReportCompiler.Order {
            switch self {
            case .given: .given
            case .date: .date
            case .state: .state
            }
        }
    }

    enum Target: String, ExpressibleByArgument, CaseIterable {
        case xml, json
    }

    private var to: Target { chosenTarget ?? (OutputName.ending(of: output) == "json" ? .json : .xml) }

    @Argument(help: ArgumentHelp(Message("help.option.draft"), valueName: "report"), completion: .file())
    var draft: String

    @Argument(
        help: ArgumentHelp(Message("help.option.communications"), valueName: "communication"),
        completion: .file())
    var communications: [String]

    @Option(name: [.short, .long], help: ArgumentHelp(Message("help.option.output"), valueName: "file"), completion: .file())
    var output: String?

    @Option(name: .customLong("to"), help: ArgumentHelp(Message("help.option.to/compile")))
    var chosenTarget: Target?

    @Option(help: ArgumentHelp(Message("help.option.order")))
    var order = Order.given

    @Option(help: ArgumentHelp(Message("help.option.section"), valueName: "name"))
    var section: String?

    @Flag(help: ArgumentHelp(Message("help.option.renumber")))
    var renumber = false

    @Option(
        name: .customLong("note-verbale"),
        help: ArgumentHelp(Message("help.option.note-verbale"), valueName: "file"),
        completion: .file())
    var noteVerbale: String?

    @OptionGroup var sandbox: SandboxOptions

    @OptionGroup(title: "Messages") var messages: MessageOptions

    func run() throws {
        throw CommandRun.run(messages, work).code
    }

    private func work() throws(WorkError) -> ExitStatus {
        let listing = try InputDiscovery().listing(of: communications)
        let entries = listing.entries
        let draftItem = try single(draft)
        let request = try noteVerbale.map { (path) throws(WorkError) in try single(path) }
        let others = [draftItem] + (request.map { [$0] } ?? [])
        // Opened first, so that what cannot be written is known before the work.
        var files = RunFiles()
        files.read(entries + others.map(InputEntry.document))
        files.write(output)
        try files.check()
        try sandbox.enter(files)
        let file = try output.flatMap { (path) throws(WorkError) in path == "-" ? nil : try PendingFile(path) }
        var options = ReportCompiler.Options()
        options.order = order.order
        options.renumbers = renumber
        options.section = section
        let findings = FindingsOutput(.text, to: 2, in: messages.language)
        findings.watch(listing, timings: false)
        let inputs = CompileRun.Inputs(draft: draftItem, noteVerbale: request, communications: entries)
        let compiled = try CompileRun().compile(
            inputs, as: to == .json ? .json : .xml, named: output ?? "-", options: options
        ) { result throws(WorkError) in try findings.add(result) }
        guard let compiled else {
            try findings.finish(.compiling)
            return .notDone
        }
        if let file {
            file.sink.append(compiled.bytes)
            try file.publish()
        } else {
            let sink = ByteSink(descriptor: 1)
            sink.append(compiled.bytes)
            try sink.flush()
        }
        Terminal.show(compiled.result.findings, in: messages.language)
        Terminal.say(compiled.replies.map { line(of: $0) + "\n" }.joined())
        try findings.finish(.compiling)
        if findings.status == .done, compiled.result.outcome != .valid { return .invalid }
        return findings.status
    }

    /// A document that is named alone.
    private func single(_ path: String) throws(WorkError) -> InputItem {
        let entries = try InputDiscovery().listing(of: [path]).entries
        if entries.count == 1, case .document(let item) = entries[0] { return item }
        if entries.count == 1, case .problem(_, let finding) = entries[0] { throw WorkError(.input, findings: [finding]) }
        throw WorkError(
            .usage, code: "compile.several", message: Message("compile.several", ["path": .text(path)]),
            location: Location(file: path))
    }

    private func line(of reply: Reply) -> String {
        let name = TerminalText.escaped(reply.heading?.plainText ?? reply.facts.respondent)
        let labels = reply.paragraphs.compactMap(\.label)
        let file = MessageArgument.text(TerminalText.escaped(reply.source ?? "-"))
        let message: Message
        if let from = labels.first, let to = labels.last {
            message =
                from == to
                ? Message("compile.reply/one", ["respondent": .text(name), "from": .text(from), "file": file])
                : Message("compile.reply", ["respondent": .text(name), "from": .text(from), "to": .text(to), "file": file])
        } else {
            message = Message("compile.reply/none", ["respondent": .text(name), "file": file])
        }
        return message.text(in: messages.language)
    }
}
