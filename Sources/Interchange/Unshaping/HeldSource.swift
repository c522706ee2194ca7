import RapporteurDiagnostics
import RapporteurXMLStream

/// The literal of a value, as `$source` gives it, until the value comes.
final class HeldSource {
    /// How many containers were open where it stands.
    let depth: Int
    /// The member that it is the literal of; nil for the value of the object itself.
    let name: [UInt8]?
    let text: [UInt8]
    let offset: Int

    init(depth: Int, name: [UInt8]?, text: [UInt8], offset: Int) {
        self.depth = depth
        self.name = name
        self.text = text
        self.offset = offset
    }

    /// Whether a word of the literal begins with `{` that is text, written as a reference, and not the beginning of a name.
    func isText(word index: Int) -> Bool { textWords.indices.contains(index) && textWords[index] }

    private lazy var textWords: [Bool] = text.contains(UInt8(ascii: "&")) ? SourcePieces.textWords(of: text) : []

    var shownName: String { name.map { "$source:" + String(decoding: $0, as: UTF8.self) } ?? "$source" }
}

/// A literal taken apart: text with its references resolved, comments, instructions.
struct SourcePieces {
    enum Piece {
        case text([UInt8])
        case comment([UInt8])
        case instruction([UInt8])
    }

    private(set) var pieces: [Piece] = []
    /// All text together.
    private(set) var value: [UInt8] = []
    /// What is wrong with it.
    private(set) var fault: Message?

    var hasMarkup: Bool { pieces.contains { if case .text = $0 { false } else { true } } }

    /// O(length).
    init(_ source: [UInt8]) {
        source.withUnsafeBufferPointer { read($0) }
    }

    private mutating func read(_ source: UnsafeBufferPointer<UInt8>) {
        var text: [UInt8] = []
        var index = 0
        while index < source.count, fault == nil {
            switch source[index] {
            case UInt8(ascii: "<"):
                guard let end = Markup.end(in: source, from: index) else {
                    fault = Message("reason.beginning")
                    break
                }
                let markup = UnsafeBufferPointer(rebasing: source[index..<end])
                add(&text)
                switch Markup(markup) {
                case .comment(let content): pieces.append(.comment(Array(content)))
                case .instruction(let content): pieces.append(.instruction(Array(content)))
                case .malformed(let why): fault = why
                }
                index = end
            case UInt8(ascii: "&"):
                guard let (bytes, end) = Self.reference(source, index) else {
                    fault = Message("reason.reference")
                    break
                }
                text += bytes
                index = end
            case let byte:
                text.append(byte)
                index += 1
            }
        }
        add(&text)
        if fault == nil, let bad = value.withUnsafeBufferPointer({ XMLText.forbidden(in: $0) }) {
            fault = XMLWriteError.character(bad).reason
        }
    }

    /// For each word between white space, whether it begins with a reference to `{`. O(length).
    static func textWords(of source: [UInt8]) -> [Bool] {
        source.withUnsafeBufferPointer { source in
            var words: [Bool] = []
            var isInWord = false
            var index = 0
            while index < source.count {
                let byte = source[index]
                if byte == UInt8(ascii: "<"), let end = Markup.end(in: source, from: index) {
                    index = end
                    continue
                }
                if byte.isXMLSpace {
                    isInWord = false
                } else if !isInWord {
                    words.append(byte == UInt8(ascii: "&") && reference(source, index)?.0 == [UInt8(ascii: "{")])
                    isInWord = true
                }
                index += 1
            }
            return words
        }
    }

    private mutating func add(_ text: inout [UInt8]) {
        if !text.isEmpty { pieces.append(.text(text)) }
        value += text
        text = []
    }

    /// The characters of the reference that begins at an index (XML 1.0, productions 66 and 68), and where it ends.
    private static func reference(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> ([UInt8], Int)? {
        let rest = source[(start + 1)...].prefix(10)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: source[(start + 1)..<end], as: UTF8.self)
        switch name {
        case "amp": return (Array("&".utf8), end + 1)
        case "lt": return (Array("<".utf8), end + 1)
        case "gt": return (Array(">".utf8), end + 1)
        case "quot": return (Array("\"".utf8), end + 1)
        case "apos": return (Array("'".utf8), end + 1)
        default:
            guard name.begins(with: "#") else { return nil }
            let digits = name.dropFirst()
            let code = digits.begins(with: "x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
            guard let code, let scalar = Unicode.Scalar(code), !digits.has("+") else { return nil }
            return (Array(String(Character(scalar)).utf8), end + 1)
        }
    }
}
