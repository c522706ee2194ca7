extension Finding {
    /// About how many bytes it takes while it is kept, texts that findings share aside. O(places).
    var weight: Int {
        others.reduce(own + location.weight + message.weight + (hint?.weight ?? 0)) { $0 + $1.weight }
    }

    private var own: Int { MemoryLayout<Finding>.stride }
}

extension Location {
    var weight: Int {
        // Each text that is too long to stand in its place has a header of 32 bytes.
        var sum = MemoryLayout<Location>.stride
        for text in [xpath, pointer, place, excerpt?.text] {
            if let text { sum += 32 + text.utf8.count }
        }
        return sum
    }
}

extension Message {
    fileprivate var weight: Int {
        switch content {
        case .keyed(_, let entries): entries.reduce(32) { $0 + 64 + $1.value.weight }
        case .verbatim(let text): 32 + text.utf8.count
        case .translated(let texts, let otherwise): texts.values.reduce(32 + otherwise.utf8.count) { $0 + 64 + $1.utf8.count }
        }
    }
}

extension MessageArgument {
    /// As deep as messages stand in messages, which code alone decides.
    fileprivate var weight: Int {
        switch self {
        case .text(let text), .quoted(let text): text.utf8.count
        case .number: 0
        case .list(let items, _): items.reduce(32) { $0 + 32 + $1.weight }
        case .message(let message): message.weight
        }
    }
}
