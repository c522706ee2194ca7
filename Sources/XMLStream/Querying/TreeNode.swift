internal import CLibXML2
internal import RapporteurDiagnostics

/// What is kept of each node of a tree, by its number: its rank in document order, the document itself having 0.
/// The node carries the number in `_private`.
struct TreeNode: BitwiseCopyable {
    var pointer: UnsafeMutableRawPointer
    /// Where the element, or the one that an attribute is of, begins: an offset, or line and column packed.
    var place: Int
    /// The name of an element or attribute.
    var name = NameID.none
    /// The number of the next element, or attribute, of the same name, once asked for.
    var next: Int32 = -1
    /// Bytes of the string value.
    var textLength: UInt32 = 0

    static func packed(_ position: Position) -> Int { position.line << 32 | min(position.column, Int(UInt32.max)) }

    static func unpacked(_ place: Int) -> Position {
        Position(line: place >> 32, column: place & Int(UInt32.max))
    }

    // As libxml2 calls them; they live as long as the process.
    nonisolated(unsafe) static let textName = constant("text")
    nonisolated(unsafe) static let commentName = constant("comment")

    private static func constant(_ text: StaticString) -> UnsafePointer<UInt8> { text.utf8Start }

    /// Frees what libxml2 allocated of a tree whose nodes are in an arena.
    static func free(_ tree: xmlDocPtr) {
        tree.pointee.children = nil
        tree.pointee.last = nil
        xmlFreeDoc(tree)
    }
}
