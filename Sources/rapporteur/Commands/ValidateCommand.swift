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
            let selection = try documents.selection()
            let check = DocumentCheck(selection: selection, options: options)
            let second = crossCheck ? documents.packs.crossCheck(seconds: crossCheckSeconds) : nil
            let output = FindingsOutput(format == .json ? .json : .text, to: 1, in: documents.messages.language)
            for entry in entries {
                switch entry {
                case .document(let item):
                    if let result = check.check(item) {
                        try output.add(second?.add(to: result, of: item, pack: selection.chosenPack) ?? result)
                    } else {
                        output.skip()
                    }
                case .problem(let path, let finding): try output.add(.problem(path, finding))
                }
            }
            try output.finish(.checking)
            return output.status
        }.code
    }
}
