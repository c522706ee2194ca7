import ArgumentParser
import RapporteurDiagnostics

/// The command line: options become plain values, values become work, and what comes of it is shown.
@main
struct Rapporteur: ParsableCommand {
    static let version = "0.1.0"

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "rapporteur", Message("help.rapporteur"), about: [Message("help.rapporteur/exit"), Message("help.rapporteur/config")],
            examples: [
                "rapporteur validate communication.xml",
                "rapporteur convert report.xml --verify -o report.json",
            ],
            version: version,
            subcommands: [
                ValidateCommand.self, ConvertCommand.self, ImportCommand.self, CompileCommand.self, ExtractCommand.self,
                SchemaCommand.self, ExplainCommand.self,
                CrossCheckWorkerCommand.self,
                PDFWorkerCommand.self,
            ])
    }

    /// Runs the command that the arguments name; the process ends with its exit code.
    static func main() {
        StandardStreams.reserve()
        Signals.prepare()
        var arguments = ProcessArguments.all
        HelpText.begin(arguments)
        let asked: (path: [any ParsableCommand.Type], asksForHelp: Bool)
        do throws(WorkError) {
            arguments = try ConfigurationFile.completed(arguments)
            // The file may say the language.
            HelpText.begin(arguments)
            asked = try ArgumentCheck.check(arguments)
        } catch {
            Terminal.show(error.findings, in: HelpText.language)
            exit(withError: ExitStatus.usage.code)
        }
        if asked.asksForHelp { showHelp(of: asked.path) }
        var command: any ParsableCommand
        do { command = try parseAsRoot(arguments) } catch { end(error, arguments, in: asked.path) }
        do { try command.run() } catch { exit(withError: error) }
        exit(withError: nil)
    }

    private static func showHelp(of path: [any ParsableCommand.Type]) -> Never {
        HelpText.want()
        let output = ByteSink(descriptor: 1)
        output.append(HelpPage(of: path, width: Terminal.width(1)).text())
        // Whoever closed the pipe has read enough.
        try? output.flush()
        exit(withError: nil)
    }

    /// Ends with what the parser has to say instead of a command: what was asked for, or what is wrong with arguments.
    private static func end(_ error: any Error, _ arguments: [String], in path: [any ParsableCommand.Type]) -> Never {
        if let script = CompletionScript.text(askedBy: arguments, error) {
            print(script)
            exit(withError: nil)
        }
        if exitCode(for: error) == .success { exit(withError: error) }
        let fault = UsageFault(in: path).error(saying: message(for: error))
        Terminal.show(fault.findings, in: HelpText.language)
        exit(withError: ExitStatus.usage.code)
    }
}
