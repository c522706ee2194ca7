import JSONStream

/// Comments and instructions that were met, until it is known where in the JSON they belong.
struct PendingMarkup {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    @inline(__always) var isEmpty: Bool { ends.isEmpty }

    mutating func addComment(_ text: UnsafeBufferPointer<UInt8>) { add("<!--", text, "-->") }
    mutating func addInstruction(_ text: UnsafeBufferPointer<UInt8>) { add("<?", text, "?>") }

    private mutating func add(_ before: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ after: StaticString) {
        before.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
        after.withUTF8Buffer { bytes.append(contentsOf: $0) }
        ends.append(bytes.count)
    }

    /// Writes the array of strings, and forgets them.
    mutating func write(to writer: JSONWriter) {
        writer.beginArray()
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for end in ends {
                writer.string(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end
            }
        }
        writer.endArray()
        removeAll()
    }

    mutating func removeAll() {
        ends.removeAll(keepingCapacity: true)
        if bytes.count > 1 << 20 { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
    }
}
