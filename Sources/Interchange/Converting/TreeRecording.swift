import RapporteurDiagnostics
import RapporteurXMLStream

/// Builds the tree of a JSON document that is validated: of each pass anew, of the last one for good.
final class TreeRecording {
    private let request: TreeRequest
    private let places: JSONRereading
    private(set) var builder: DocumentTreeBuilder?
    private(set) var kept = KeptTree.none

    init(_ request: TreeRequest, places: JSONRereading) {
        self.request = request
        self.places = places
    }

    /// A builder for a pass with a mapping; nil when nobody wants the tree.
    func begin(_ names: NameTable, _ mapping: JSONMapping) -> DocumentTreeBuilder? {
        guard request.isWanted() else { return nil }
        let fresh = DocumentTreeBuilder(names: names, limits: request.limits)
        var prefixes: ExactMap<String> = [:]
        for (prefix, namespace) in mapping.outputPrefixes.declared { prefixes[namespace] = prefix }
        fresh.begin(positions: places, prefixes: prefixes)
        builder = fresh
        return fresh
    }

    /// The last pass has come to the document's end.
    func finish() {
        if let builder { kept = KeptTree(of: builder) }
        builder = nil
    }
}
