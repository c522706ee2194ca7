import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import Glibc
import RapporteurPacks

/// The child process of `validate --cross-check`.
struct CrossCheckWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cross-check-worker", abstract: "Ask libxml2 about files named on standard input.",
        shouldDisplay: false)

    @Argument var schema: String

    @OptionGroup var packs: PackOptions

    func run() throws {
        // Control-C reaches the whole group of processes; this one goes when its parent closes its input.
        signal(SIGINT, SIG_IGN)
        signal(SIGHUP, SIG_IGN)
        throw CommandRun.run(in: .english) { () throws(WorkError) in
            let names = schema.split(separator: "\n").map(String.init)
            // The folder that the parent found need not be there: nobody has to have packs.
            CrossCheckWorker.run(try packs.library(mayBeNew: true).pack(named: names))
            return .done
        }.code
    }
}
