import RapporteurJSONStream

/// The members and values of one document of analysis JSON, until all of them are known.
///
/// Children are gathered under their names, so nothing can be written before its parent's end: the document is held
/// whole, as ranges of bytes that are JSON already and lists that refer to each other by number.
final class AnalysisTree {
    /// A value.
    struct Node: BitwiseCopyable {
        enum Kind: UInt8, BitwiseCopyable {
            /// JSON text, a range of bytes.
            case text
            /// A range of members.
            case object
        }
        var kind: Kind
        var start: Int
        var count: Int
        /// The next value of the same array; -1 for none.
        var next: Int = -1
    }

    struct Member: BitwiseCopyable {
        enum Kind: UInt8, BitwiseCopyable {
            /// JSON text, a range of bytes.
            case text
            /// One value, by its number.
            case single
            /// Values, the first by its number.
            case array
        }
        var name: PreparedName
        var kind: Kind
        var start: Int
        var count: Int = 0
    }

    let nodes = PlainBuffer<Node>(capacity: 1024)
    let members = PlainBuffer<Member>(capacity: 4096)
    let bytes = PlainBuffer<UInt8>(capacity: 64 * 1024)

    /// Bytes that are held.
    var size: Int {
        bytes.count + nodes.count * MemoryLayout<Node>.stride + members.count * MemoryLayout<Member>.stride
    }

    func append(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    /// Keeps JSON text, and gives where it is.
    func keep(_ text: UnsafeBufferPointer<UInt8>) -> (start: Int, count: Int) {
        let start = bytes.count
        bytes.append(text)
        return (start, text.count)
    }

    private struct Step {
        /// A member of an object, or a value of an array.
        var isArray: Bool
        var next: Int
        var end: Int
    }

    /// Writes a value. Iterative: documents may be deep.
    func write(_ root: Int, to writer: JSONWriter) {
        var steps: [Step] = []
        begin(root, writer, &steps)
        while let step = steps.last {
            let top = steps.count - 1
            if step.isArray {
                guard step.next >= 0 else {
                    writer.endArray()
                    steps.removeLast()
                    continue
                }
                steps[top].next = nodes[step.next].next
                begin(step.next, writer, &steps)
            } else {
                guard step.next < step.end else {
                    writer.endObject()
                    steps.removeLast()
                    continue
                }
                steps[top].next += 1
                let member = members[step.next]
                writer.name(encoded: member.name.bytes)
                switch member.kind {
                case .text: write(member.start, member.count, writer)
                case .single: begin(member.start, writer, &steps)
                case .array:
                    writer.beginArray()
                    steps.append(Step(isArray: true, next: member.start, end: 0))
                }
            }
        }
    }

    private func begin(_ index: Int, _ writer: JSONWriter, _ steps: inout [Step]) {
        let node = nodes[index]
        if node.kind == .text { return write(node.start, node.count, writer) }
        writer.beginObject()
        steps.append(Step(isArray: false, next: node.start, end: node.start + node.count))
    }

    private func write(_ start: Int, _ count: Int, _ writer: JSONWriter) {
        writer.value(encoded: UnsafeBufferPointer(rebasing: bytes.all[start..<(start + count)]))
    }
}
