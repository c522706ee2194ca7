/// Marks words in text that stands there already.
enum Marking {
    /// Wraps the first place of the words, where they stand in one piece of text at the top.
    static func mark(_ words: String, in nodes: inout [AKNNode], _ wrap: ([AKNNode]) -> AKNElement) {
        guard !words.isEmpty else { return }
        let wanted = Array(words.utf8)
        for index in nodes.indices {
            guard case .text(let text) = nodes[index], let start = place(of: wanted, in: Array(text.utf8)) else {
                continue
            }
            let bytes = Array(text.utf8)
            let end = start + wanted.count
            let pieces: [AKNNode] =
                .words(String(decoding: bytes[..<start], as: UTF8.self))
                + .one(wrap(.words(words))) + .words(String(decoding: bytes[end...], as: UTF8.self))
            nodes.replaceSubrange(index...index, with: pieces)
            return
        }
    }

    private static func place(of words: [UInt8], in text: [UInt8]) -> Int? {
        guard words.count <= text.count else { return nil }
        for start in 0...(text.count - words.count) where text[start] == words[0] {
            if text[start..<(start + words.count)].elementsEqual(words) { return start }
        }
        return nil
    }
}
