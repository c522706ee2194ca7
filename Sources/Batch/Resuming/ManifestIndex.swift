package import RapporteurDiagnostics

/// Where in a manifest the line of each output stands, and what else there is; a few words for each, so that memory
/// does not grow with what the lines say.
package struct ManifestIndex {
    /// The place of a line, its end included.
    struct Place {
        var offset: Int
        var length: Int
    }

    /// The last line of each output, by the hash of its path.
    private(set) var places: [Int: Place] = [:]
    /// Whether every line is one that counts.
    private(set) var isClean = true
    /// How many bytes there are.
    package private(set) var size = 0

    init() {}

    /// Reads a manifest. Lines that are no entries, and what a kill left of one at the end, are passed over.
    ///
    /// - Throws: `WorkError` of kind `input` when it cannot be read.
    package init(reading reader: ByteReader) throws(WorkError) {
        var line: [UInt8] = []
        // How many bytes of the line there are; what is too long for one of ours is not kept.
        var length = 0
        let newline = UInt8(ascii: "\n")
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 128 * 1024, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try reader.read(into: buffer)
            if count == 0 { break }
            var rest = buffer[..<count]
            while !rest.isEmpty {
                let end = rest.firstIndex(of: newline)
                let piece = rest[..<(end.map { $0 + 1 } ?? rest.endIndex)]
                rest = rest[piece.endIndex...]
                length += piece.count
                if length <= Self.longestLine { line += piece }
                guard end != nil else { continue }
                take(line, length: length)
                line.removeAll(keepingCapacity: true)
                length = 0
            }
        }
        if length > 0 { isClean = false }
        size += length
    }

    /// No line of ours is longer.
    private static let longestLine = 64 * 1024

    private mutating func take(_ line: [UInt8], length: Int) {
        defer { size += length }
        guard length <= Self.longestLine, let entry = ManifestEntry(line: line) else {
            isClean = false
            return
        }
        note(Place(offset: size, length: length), of: entry.output)
    }

    private mutating func note(_ place: Place, of output: String) {
        if places.updateValue(place, forKey: Self.key(output)) != nil { isClean = false }
    }

    static func key(_ output: String) -> Int { ExactText(output).hashValue }
}
