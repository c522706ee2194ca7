import RapporteurDiagnostics

/// Comments and instructions in one value, until it is known where in it they stand.
struct ValueMarkup {
    struct Item {
        var digest: Digest
        /// How many bytes of the value stand before it; of those that count, once it is placed.
        var place: Int
        var offset: Int
        /// What it is in words, where somebody asks.
        var description: Message?
    }

    private(set) var items: [Item] = []
    var isEmpty: Bool { items.isEmpty }

    mutating func add(_ digest: Digest, after count: Int, _ offset: Int, _ description: Message?) {
        items.append(Item(digest: digest, place: count, offset: offset, description: description))
    }

    /// Of names the prefixes do not count, since they may change.
    mutating func place(in literal: UnsafeBufferPointer<UInt8>?, isOfNames: Bool) {
        guard isOfNames, let literal else { return }
        var counts = [Int](repeating: 0, count: literal.count + 1)
        var isInPrefix = false
        for (index, byte) in literal.enumerated() {
            let beginsWord = !byte.isXMLSpace && (index == 0 || literal[index - 1].isXMLSpace)
            if beginsWord {
                let rest = literal[index...].prefix { !$0.isXMLSpace }
                isInPrefix = rest.contains(UInt8(ascii: ":"))
            }
            counts[index + 1] = counts[index] + (isInPrefix ? 0 : 1)
            if byte == UInt8(ascii: ":") { isInPrefix = false }
        }
        for index in items.indices { items[index].place = counts[min(items[index].place, literal.count)] }
    }

    mutating func removeAll() { items.removeAll(keepingCapacity: items.count < 1024) }
}
