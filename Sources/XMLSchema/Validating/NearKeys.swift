/// Looks for a key like one that is missing.
///
/// Keys are kept as hashes alone, so what is looked up are all words one slip away from the one written: letters
/// swapped, left out, doubled or mistaken. Digits are left as they are, because numbered keys are all alike.
enum NearKeys {
    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.#".utf8)

    /// At most some thousand look-ups.
    static func match(_ text: String, isKey: ([UInt8]) -> Bool) -> String? {
        let word = Array(text.utf8)
        guard (2...40).contains(word.count) else { return nil }
        func key(_ bytes: [UInt8]) -> String? { isKey(bytes) ? String(decoding: bytes, as: UTF8.self) : nil }
        if word[0] == UInt8(ascii: "#"), let found = key(Array(word.dropFirst())) { return found }
        if let found = key(Array(text.lowercased().utf8)) ?? key(Array(text.uppercased().utf8)) { return found }
        func isDigit(_ index: Int) -> Bool { (48...57).contains(word[index]) }
        for index in word.indices.dropLast() where !isDigit(index) || !isDigit(index + 1) {
            var other = word
            other.swapAt(index, index + 1)
            if let found = key(other) { return found }
        }
        for index in word.indices where !isDigit(index) {
            var other = word
            other.remove(at: index)
            if let found = key(other) { return found }
        }
        for index in 0...word.count {
            for letter in letters {
                var other = word
                other.insert(letter, at: index)
                if let found = key(other) { return found }
                guard index < word.count, !isDigit(index) else { continue }
                other = word
                other[index] = letter
                if let found = key(other) { return found }
            }
        }
        return nil
    }
}
