import RapporteurDiagnostics

/// What keeps work from being done. All that the library throws is one of these.
public enum RapporteurError: Error, Sendable, Hashable {
    /// The document is not valid, or it is not known whether it is.
    case document(InvalidDocument)
    /// The input cannot be read.
    case input([Finding])
    /// The schema, or the pack around it, cannot be used.
    case schema([Finding])
    /// The output cannot be written.
    case output([Finding])
    /// What was asked for makes no sense, such as a table that a schema does not have.
    case usage([Finding])
    /// The task was cancelled, or the process was asked to stop.
    case cancelled
}

/// A document that is not valid, with all that was found.
public struct InvalidDocument: Error, Sendable, Hashable {
    /// `invalid`, or `not checked` where something kept the document from being checked whole.
    public let outcome: Outcome
    /// In the order they were made.
    public let findings: [Finding]
    /// How many findings were made beyond those kept.
    public let omitted: Int
}

extension RapporteurError {
    /// What was found; empty for `cancelled`.
    public var findings: [Finding] {
        switch self {
        case .document(let document): document.findings
        case .input(let findings), .schema(let findings), .output(let findings), .usage(let findings): findings
        case .cancelled: []
        }
    }
}

extension InvalidDocument {
    init(_ validation: Validation) {
        outcome = validation.outcome
        findings = validation.findings
        omitted = validation.omitted
    }
}

extension RapporteurError: CustomStringConvertible {
    /// A line for each finding.
    public var description: String {
        switch self {
        case .cancelled: "cancelled"
        default: findings.map(\.description).joined(separator: "\n")
        }
    }
}

extension InvalidDocument: CustomStringConvertible {
    /// The outcome, then a line for each finding.
    public var description: String { ([outcome.rawValue] + findings.map(\.description)).joined(separator: "\n") }
}

extension RapporteurError {
    init(_ error: WorkError, in language: Language) {
        if error.findings.contains(where: { $0.code == Interruption.code }) {
            self = .cancelled
            return
        }
        let findings = error.findings.map { Finding($0, in: language) }
        switch error.kind {
        case .input: self = .input(findings)
        case .schema: self = .schema(findings)
        case .output: self = .output(findings)
        case .usage: self = .usage(findings)
        }
    }
}

/// Does work that throws what the modules below throw; it is given up when the task is cancelled.
///
/// - Throws: the same as the library's own, with messages in a language.
func translating<Result>(
    to language: Language, _ work: () throws(WorkError) -> Result
) throws(RapporteurError) -> Result {
    let result: Result
    do throws(WorkError) {
        result = try Deadline.givingUp(when: { Task.isCancelled }, work)
    } catch {
        if Task.isCancelled { throw .cancelled }
        throw RapporteurError(error, in: language)
    }
    // What was given up half way may look like a result.
    if Task.isCancelled { throw .cancelled }
    return result
}
