internal import CLibXML2
public import Diagnostics

/// A document as a tree that XPath expressions can be asked of.
///
/// Memory: some 100 bytes a node and its text; a document with more nodes than allowed is refused. A document and
/// what belongs to it, nodes and evaluators, stay on one thread at a time.
public final class XPathDocument {
    let tree: xmlDocPtr
    private let places: [Position]

    /// Reads a document.
    ///
    /// - Parameter maximumNodes: elements, attributes, texts, comments and instructions together.
    /// - Returns: nil when it is malformed or refused; `findings` then say why.
    /// - Throws: `WorkError` of kind `input` when the source cannot be read.
    public init?(
        reading source: ByteReader, limits: XMLLimits = XMLLimits(), allowDoctype: Bool = false,
        maximumNodes: Int = 5_000_000, findings: FindingLog
    ) throws {
        let names = NameTable()
        let reader = XMLReader(limits: limits, names: names, allowDoctype: allowDoctype)
        ParserContext.prepareLibrary
        guard let builder = TreeBuilder(names: names, resolver: reader, maximumNodes: maximumNodes) else { return nil }
        tree = builder.tree
        do {
            let result = try SilentErrors.during { try reader.read(source, into: builder, findings: findings) }
            places = builder.places
            guard result == .complete else { return nil }
        } catch is TreeBuilder.TooLarge {
            places = []
            findings.addNotChecked(
                Finding(
                    code: "xml.limit.nodes", message: "The document has more than \(maximumNodes) nodes.",
                    hint: "Rules need the whole document in memory; split it.", location: Location(file: source.name)))
            return nil
        } catch is TreeBuilder.NoMemory {
            places = []
            throw WorkError(
                .input, code: "input.memory", message: "There is not enough memory to hold \(source.name).",
                location: Location(file: source.name))
        } catch {
            places = []
            throw error
        }
        // Numbers the elements, so that sorting nodes into document order need not walk the tree.
        xmlXPathOrderDocElems(tree)
    }

    deinit { xmlFreeDoc(tree) }

    /// The document node, parent of the root element.
    public var node: XPathNode { XPathNode(document: self, pointer: UnsafeMutableRawPointer(tree)) }

    func place(of element: xmlNodePtr) -> Position? {
        let number = Int(bitPattern: element.pointee._private)
        return number >= 1 && number <= places.count ? places[number - 1] : nil
    }
}

/// Keeps libxml2 from printing what has no handler of its own.
enum SilentErrors {
    static func during<Result>(_ body: () throws -> Result) rethrows -> Result {
        let handler = __xmlStructuredError()
        let before = handler?.pointee
        handler?.pointee = { _, _ in }
        defer { handler?.pointee = before }
        return try body()
    }
}
