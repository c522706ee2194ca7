/// Little words that no English sentence does without and that other languages do not have.
public enum EnglishWords {
    private static let words: Set<String> = [
        "the", "is", "are", "was", "were", "of", "and", "not", "with", "without", "from", "that", "this", "these", "which",
        "what", "where", "when", "has", "have", "it", "its", "there", "cannot", "must", "by", "be", "to", "for", "at", "be",
        "been", "warning", "hint", "valid", "invalid", "file", "folder", "show", "usage", "examples", "missing",
        "in",
    ]

    /// Some of these are words of French or Spanish, too, or stand in names: two of them make a sentence English.
    public static func areIn(_ text: String) -> Bool {
        let found = text.split { !($0.isLetter || $0.isNumber || "-_./:’'$<>=@\\".contains($0)) }.filter { words.contains(String($0)) }
        return found.count >= 2
    }
}
