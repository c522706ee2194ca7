/// What is known of a document once all checks have run.
///
/// A document is never called valid on a guess: whatever kept a check from running makes it `notChecked`.
public enum Outcome: String, Sendable, Hashable, CaseIterable, Codable {
    case valid
    case invalid
    case notChecked = "not checked"
}
