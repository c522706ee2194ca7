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

    func run() throws {
        throw CommandRun.run { () throws(WorkError) in
            var options = documents.workOptions
            options.failsOnWarnings = failOn == .warning
            let entries = try documents.entries(formats: [.xml, .json])
            let check = DocumentCheck(selection: try documents.selection(), options: options)
            let output = FindingsOutput(format == .json ? .json : .text, to: 1)
            for entry in entries {
                switch entry {
                case .document(let item):
                    if let result = check.check(item) { try output.add(result) } else { output.skip() }
                case .problem(let path, let finding): try output.add(.problem(path, finding))
                }
            }
            try output.finish(done: "valid", notDone: "not checked")
            return output.status
        }.code
    }
}
