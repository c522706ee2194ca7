/// How the title of a letter or note verbale names its sender and addressee.
struct LetterWords: Sendable {
    /// What stands before the sender, and before the addressee; the longer form first.
    var from: [String]
    var to: [String]
    /// What joins several addressees.
    var joints: [String]
}
