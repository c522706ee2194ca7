import RapporteurDiagnostics

extension FindingLog {
    /// Says that a conversion is refused because of the content it would lose, if it would.
    func refuse(_ losses: Losses, file: String?) {
        guard losses.haveContent, outcome == .valid else { return }
        for (kind, count) in losses.counted where kind.isContent {
            var location = losses.items.first { $0.kind == kind }?.location ?? Location()
            location.file = location.file ?? file
            addNotChecked(
                Finding(
                    code: "convert.loss", message: Message("convert.loss", ["what": .message(kind.described(count))]),
                    hint: Message("convert.loss/hint"), location: location,
                    count: count))
        }
    }
}

extension FindingLog {
    /// Adds what another log holds, and counts what that one could not keep.
    func takeAll(from other: FindingLog) {
        var left: [Severity: Int] = [:]
        for severity in Severity.allCases { left[severity] = other.count(of: severity) }
        let reason = other.reasonNotChecked
        var hasReason = false
        for finding in other.findings {
            left[finding.severity, default: 0] -= finding.count
            if !hasReason, finding == reason {
                hasReason = true
                addNotChecked(finding)
            } else {
                add(finding)
            }
        }
        if let reason, !hasReason {
            addNotChecked(reason)
            left[reason.severity, default: 0] -= reason.count
        }
        for (severity, count) in left where count > 0 {
            add(Finding(code: "findings.omitted", severity: severity, message: Message("findings.omitted"), count: count))
        }
    }
}

extension Losses.Kind {
    /// A number of such losses, for people.
    func described(_ count: Int) -> Message {
        let arguments: MessageArguments = ["count": .number(count)]
        switch self {
        case .cdata: return Message("word.loss.cdata", arguments)
        case .namespaceDeclaration: return Message("word.loss.namespaceDeclaration", arguments)
        case .whiteSpace: return Message("word.loss.whiteSpace", arguments)
        case .markup: return Message("word.loss.markup", arguments)
        case .doctype: return Message("word.loss.doctype", arguments)
        case .source: return Message("word.loss.source", arguments)
        }
    }
}

extension WorkError {
    /// Runs what may throw anything but is known to throw work errors.
    static func only<Result>(_ body: () throws -> Result) throws(WorkError) -> Result {
        do {
            return try body()
        } catch let error as WorkError {
            throw error
        } catch {
            throw WorkError(.input, code: "convert.failed", message: Message("convert.failed", ["reason": .text("\(error)")]))
        }
    }
}
