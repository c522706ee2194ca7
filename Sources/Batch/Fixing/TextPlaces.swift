import RapporteurDiagnostics

/// A document in UTF-8 whose places can be found again by line and column.
struct TextPlaces {
    let bytes: [UInt8]
    /// Where each line begins.
    private let lines: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for (index, byte) in bytes.enumerated() {
            let isReturn = byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
            if byte == 0x0A || isReturn { lines.append(index + 1) }
        }
        self.lines = lines
    }

    /// The offset of a place; columns count Unicode scalars.
    func offset(line: Int, column: Int) -> Int? {
        guard lines.indices.contains(line - 1), column > 0 else { return nil }
        var offset = lines[line - 1]
        for _ in 1..<column {
            guard offset < bytes.count else { return nil }
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    /// The bytes that a location is about: from its place to its end.
    func range(of location: Location) -> Range<Int>? {
        guard let line = location.line, let column = location.column, let start = offset(line: line, column: column)
        else { return nil }
        let end = location.end.flatMap { offset(line: $0.line, column: $0.column) } ?? start
        return start <= end && end <= bytes.count ? start..<end : nil
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A copy with a piece replaced.
    func replacing(_ range: Range<Int>, with text: String) -> [UInt8] {
        Array(bytes[..<range.lowerBound]) + Array(text.utf8) + Array(bytes[range.upperBound...])
    }
}
