import RapporteurBatch
import RapporteurDiagnostics

/// Runs the work of a command and shows what stops it.
enum CommandRun {
    static func run(_ messages: MessageOptions, _ work: () throws(WorkError) -> ExitStatus) -> ExitStatus {
        messages.begin()
        return run(in: messages.language, work)
    }

    static func run(in language: Language, _ work: () throws(WorkError) -> ExitStatus) -> ExitStatus {
        do throws(WorkError) {
            let status = try work()
            return ExitStatus.afterInterruption ?? status
        } catch {
            let code = error.findings.first?.code
            if code == Interruption.code, let status = ExitStatus.afterInterruption { return status }
            // Whoever read the output has heard enough.
            if code == ByteSink.closedPipeCode { return .closedPipe }
            Terminal.show(error.findings, in: language)
            return ExitStatus.afterInterruption ?? ExitStatus(error)
        }
    }
}

extension FindingsOutput {
    /// A run that found nothing of ours has not done what it was asked to.
    var status: ExitStatus {
        let status = ExitStatus(summary)
        return status == .done && summary.valid == 0 && passedOver.count(.foreign) > 0 ? .notDone : status
    }
}
