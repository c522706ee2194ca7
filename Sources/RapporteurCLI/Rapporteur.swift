import ArgumentParser
import RapporteurDiagnostics

/// The command line: options become plain values, values become work, and what comes of it is shown.
@main
struct Rapporteur: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "rapporteur",
        abstract: "Validate the XML that United Nations offices exchange, and convert it to JSON and back.",
        discussion: """
            Exit codes: 0 everything valid or converted; 1 some input invalid; 2 something not checked or not done; \
            64 wrong usage; 130 interrupted.

            A file .rapporteur.toml, in this folder or one above it, may say what need not be typed: schema, packs, \
            messages, baseline, fail-on. --no-config leaves it out.

            Examples:
              rapporteur validate communication.xml
              rapporteur convert report.xml --verify -o report.json
            """,
        version: version,
        subcommands: [
            ValidateCommand.self, ConvertCommand.self, ImportCommand.self, CompileCommand.self, ExtractCommand.self,
            SchemaCommand.self, ExplainCommand.self,
            CrossCheckWorkerCommand.self,
            PDFWorkerCommand.self,
        ])

    /// Runs the command that the arguments name; the process ends with its exit code.
    static func main() {
        StandardStreams.reserve()
        Signals.prepare()
        var arguments = ProcessArguments.all
        do throws(WorkError) {
            arguments = try ConfigurationFile.completed(arguments)
            try ArgumentCheck.check(arguments)
        } catch {
            Terminal.show(error.findings, in: Language(environment: Terminal.environment))
            exit(withError: ExitStatus.usage.code)
        }
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            if let script = CompletionScript.text(askedBy: arguments, error) {
                print(script)
                exit(withError: nil)
            }
            // Wrong arguments end with 64, as argument-parser has it too; help and version with 0.
            exit(withError: error)
        }
    }
}
