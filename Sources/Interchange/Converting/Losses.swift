public import RapporteurDiagnostics

/// What a conversion did not carry.
public struct Losses: Sendable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        // Layout: counted, never listed.
        /// A piece of text stood in a CDATA section; the text itself is carried.
        case cdata
        /// A namespace declaration that no text uses, with the prefix its author chose.
        case namespaceDeclaration
        /// White space between elements where the schema has no text.
        case whiteSpace
        /// A comment or an instruction that was left out because the caller asked for that.
        case markup
        /// The literal of a value, which was left out because the caller asked for that.
        case source
        // Content: listed.
        /// The document type declaration.
        case doctype

        /// Whether more than layout is lost.
        public var isContent: Bool {
            switch self {
            case .cdata, .namespaceDeclaration, .whiteSpace, .markup, .source: false
            case .doctype: true
            }
        }
    }

    /// One piece of content that was not carried.
    public struct Item: Sendable, Hashable {
        public var kind: Kind
        public var location: Location
    }

    /// How many items are kept; all are counted.
    public static let listLimit = 10_000

    private var counts = [Int](repeating: 0, count: Kind.allCases.count)
    public private(set) var items: [Item] = []

    public init() {}

    public func count(of kind: Kind) -> Int { counts[kind.index] }

    /// What was counted, in the order of the kinds.
    public var counted: [(kind: Kind, count: Int)] {
        Kind.allCases.map { ($0, counts[$0.index]) }.filter { $0.count > 0 }
    }

    /// Whether content was lost.
    public var haveContent: Bool { Kind.allCases.contains { $0.isContent && counts[$0.index] > 0 } }

    mutating func count(_ kind: Kind, _ number: Int = 1) { counts[kind.index] += number }

    mutating func add(_ kind: Kind, at location: @autoclosure () -> Location) {
        counts[kind.index] += 1
        if items.count < Self.listLimit { items.append(Item(kind: kind, location: location())) }
    }
}

extension Losses.Kind {
    fileprivate var index: Int {
        switch self {
        case .cdata: 0
        case .namespaceDeclaration: 1
        case .whiteSpace: 2
        case .markup: 3
        case .source: 4
        case .doctype: 5
        }
    }
}
