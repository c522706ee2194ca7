import RapporteurDiagnostics

/// Runs the work of a command and shows what stops it.
enum CommandRun {
    static func run(in language: Language, _ work: () throws(WorkError) -> ExitStatus) -> ExitStatus {
        do throws(WorkError) {
            let status = try work()
            return ExitStatus.afterInterruption ?? status
        } catch {
            if error.findings.first?.code == Interruption.code, let status = ExitStatus.afterInterruption { return status }
            Terminal.show(error.findings, in: language)
            return ExitStatus.afterInterruption ?? ExitStatus(error)
        }
    }
}

extension FindingsOutput {
    /// A run that found nothing of ours has not done what it was asked to.
    var status: ExitStatus {
        let status = ExitStatus(summary)
        return status == .done && summary.valid == 0 && skipped > 0 ? .notDone : status
    }
}
