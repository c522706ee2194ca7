import RapporteurBatch
import RapporteurDiagnostics

/// What is said of a baseline that was written.
enum BaselineText {
    static func summary(of written: BaselineWriter, in language: Language) -> String {
        var sentences = [Message("text.baseline", ["count": .number(written.withoutReason)])]
        if written.left > 0 { sentences.append(Message("text.baseline/left", ["count": .number(written.left)])) }
        return Message.sentences(sentences).text(in: language) + "\n"
    }
}
