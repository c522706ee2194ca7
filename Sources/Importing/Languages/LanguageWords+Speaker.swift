extension LanguageWords {
    private static let articles = ["The ", "L’", "L'", "La ", "Le ", "El ", "إن "]

    /// Whether a text is the organ that begins to speak in a resolution: "The General Assembly,".
    func isSpeaker(_ text: SourceText) -> Bool {
        // Arabic print lengthens words to fill a line.
        var subject = String(text.scalars.filter { $0 != "\u{640}" })
        guard subject.unicodeScalars.count < 90 else { return false }
        if let last = subject.last, ",،，".contains(last) { subject.removeLast() }
        subject = subject.trimmingSpaces
        if organs.contains(where: { $0.name == subject }) { return true }
        return Self.articles.contains { article in
            subject.hasPrefix(article) && organs.contains { subject.dropFirst(article.count) == $0.name }
        }
    }
}
