import RapporteurJSONStream
import RapporteurXMLStream

/// Comments and instructions that were met, until it is known where in the JSON they belong.
final class PendingMarkup {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private(set) var isEmpty = true
    /// Bytes held.
    var size: Int { bytes.count }
    /// The most bytes that may be held: a place can have more comments than anybody has use for.
    static let limit = 32 << 20
    /// Bytes beyond which markup is written as soon as it may be.
    static let plenty = 64 << 10

    func add(_ event: XMLEvent, in batch: XMLEventBatch) {
        isEmpty = false
        if event.kind == .comment {
            add("<!--", batch[event.text], "-->")
        } else {
            add("<?", batch[event.text], "?>")
        }
    }

    private func add(_ before: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ after: StaticString) {
        before.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
        after.withUTF8Buffer { bytes.append(contentsOf: $0) }
        ends.append(bytes.count)
    }

    /// Writes the array of strings, and forgets them.
    func write(to writer: JSONWriter) {
        writer.beginArray()
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for end in ends {
                writer.string(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end
            }
        }
        writer.endArray()
        isEmpty = true
        ends.removeAll(keepingCapacity: true)
        if bytes.count > 1 << 20 { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
    }
}
