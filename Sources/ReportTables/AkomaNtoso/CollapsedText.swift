/// Text with runs of white space made one space, none at its ends.
struct CollapsedText {
    private(set) var text = String.UnicodeScalarView()
    /// How many Unicode characters it has.
    private(set) var count = 0
    private var isPending = false

    mutating func append(_ words: String) {
        for scalar in words.unicodeScalars {
            if scalar.properties.isWhitespace {
                isPending = count > 0
                continue
            }
            if isPending {
                text.append(" ")
                count += 1
                isPending = false
            }
            text.append(scalar)
            count += 1
        }
    }

    var string: String { String(text) }
    /// Nil where there are no words.
    var words: String? { count == 0 ? nil : string }
}
