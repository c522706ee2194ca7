internal import RapporteurDiagnostics

/// The parameters of a pattern that is made from an abstract one: `$name` in its expressions gives way to their values.
struct PatternParameters {
    private var values: [(name: String, value: String)] = []

    static let longestResult = 10_000

    init() {}

    init(_ parameters: [SchematronNode]) {
        for parameter in parameters {
            if let name = parameter["name"], let value = parameter["value"] { values.append((name, value)) }
        }
    }

    var isEmpty: Bool { values.isEmpty }

    /// The text with parameters replaced, outside of quotation marks and inside alike, as the standard has it; a name
    /// ends where a character follows that names cannot have. O(length).
    func applied(to text: String) -> String {
        guard !values.isEmpty, text.utf8.contains(UInt8(ascii: "$")) else { return text }
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count, result.count <= Self.longestResult {
            guard bytes[index] == UInt8(ascii: "$") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            var end = index + 1
            while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
            let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
            if let value = values.first(where: { $0.name == name })?.value {
                result += Array(value.utf8)
            } else {
                result += bytes[index..<end]
            }
            index = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || byte == 0x2D || byte == 0x2E || (0x30...0x39).contains(byte)
            || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
