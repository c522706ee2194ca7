import RapporteurXMLStream

extension Item {
    /// An atomic value as cast to a string (F&O 17.1.2); of a node its string value.
    func text(in tree: DocumentTree) -> String {
        switch self {
        case .node(let node): tree.string(of: node)
        default: atomicText
        }
    }

    var atomicText: String {
        switch self {
        case .node: ""
        case .string(let text), .untyped(let text), .uri(let text): text
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let value): String(value)
        case .double(let value): NumberText.text(value)
        case .float(let value): NumberText.text(value)
        case .decimal(let value): value.text
        case .name(let name): name.text
        case .moment(let moment): moment.text
        case .span(let span): span.text
        case .binary(let binary): binary.text
        case .typed(_, let item): item.atomicText
        }
    }

    /// As XPath 1.0 makes text of it: numbers without exponents.
    func plainText(in tree: DocumentTree) -> String {
        switch plain {
        case .double(let value): NumberText.plainText(value)
        case .float(let value): NumberText.plainText(Double(value))
        default: text(in: tree)
        }
    }

    /// The typed value: of an element, attribute, text or document untyped, of comments and instructions a string
    /// (XPath data model, 5).
    @inline(__always)
    func atomized(in tree: DocumentTree) -> Item {
        guard case .node(let node) = self else { return self }
        let text = tree.string(of: node)
        switch tree.kind(of: node) {
        case .comment, .processingInstruction: return .string(text)
        default: return .untyped(text)
        }
    }

    /// The value as fn:number sees it: NaN for what is no number.
    func number(in tree: DocumentTree) -> Double {
        switch self {
        case .node(let node): return Casting.double(of: tree.stringBytes(of: node)) ?? .nan
        case .string(let text), .untyped(let text):
            var text = text
            return text.withUTF8 { Casting.double(of: $0) } ?? .nan
        case .boolean(let flag): return flag ? 1 : 0
        case .typed(_, let item): return item.number(in: tree)
        default: return double ?? .nan
        }
    }

    /// A numeric value as a double.
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        case .float(let value): Double(value)
        case .decimal(let value): value.double
        case .typed(_, let item): item.double
        default: nil
        }
    }

    var isNumeric: Bool {
        switch self {
        case .integer, .double, .float, .decimal: true
        case .typed(_, let item): item.isNumeric
        default: false
        }
    }
}
