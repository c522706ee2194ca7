public import RapporteurDiagnostics

/// Where nodes stand.
extension DocumentTree {
    static func packed(_ position: Position) -> Int { position.line << 32 | min(position.column, Int(UInt32.max)) }
    static func unpacked(_ place: Int) -> Position { Position(line: place >> 32, column: place & Int(UInt32.max)) }

    /// The element itself, or the closest around another node; nil for the document and what stands outside the root.
    package func element(around id: NodeID) -> NodeID? {
        kind(of: id) == .element ? id : parent(of: id).flatMap { kind(of: $0) == .element ? $0 : nil }
    }

    /// Line and column of the `<` of the element, or of the one closest around another node; nil outside the root.
    public func position(of id: NodeID) -> Position? {
        guard let element = element(around: id) else { return nil }
        let place = record(element).pointee.place
        return resolvesLater ? positions.position(at: place) : Self.unpacked(place)
    }

    /// Where a node stands: an element at its `<`, an attribute at its name, any other node at the element around it,
    /// and what is said of the whole document at its root element. As much of it as is known, without a path.
    public func location(of id: NodeID) -> Location {
        guard let place = element(around: id).map({ record($0).pointee.place }) ?? rootPlace else { return Location() }
        guard resolvesLater else {
            let position = Self.unpacked(place)
            return Location(line: position.line, column: position.column)
        }
        var written: Range<Int>?
        if kind(of: id) == .attribute {
            let name = names[name(of: id)]
            written = positions.attribute(name.local, isPrefixed: !name.namespace.isEmpty, inTagAt: place)
        }
        var location = positions.location(at: written?.lowerBound ?? place, to: written?.upperBound)
        location.pointer = positions.pointer(at: place)
        return location
    }

    /// Where the root element begins.
    private var rootPlace: Int? {
        var child = firstChild(of: .document)
        while let node = child {
            if kind(of: node) == .element { return record(node).pointee.place }
            child = nextSibling(of: node)
        }
        return nil
    }

    /// The path of a node as findings have it: each element but the root with its index among siblings of its name.
    ///
    /// - Parameter prefixes: prefixes by namespace URI, the empty one for names without prefix.
    public func indexedPath(of id: NodeID, prefixes: ExactMap<String>) -> String {
        var steps: [String] = []
        var next: NodeID? = id
        while let here = next, kind(of: here) != .document {
            let parent = self.parent(of: here)
            var step = stepName(of: here, prefixes)
            if kind(of: here) != .attribute, let parent, kind(of: parent) != .document { step += "[\(indexAmongAlike(here))]" }
            steps.append(step)
            next = parent
        }
        return "/" + steps.reversed().joined(separator: "/")
    }

    private func stepName(of id: NodeID, _ prefixes: ExactMap<String>) -> String {
        switch kind(of: id) {
        case .element: written(names[name(of: id)], prefixes)
        case .attribute: "@" + written(names[name(of: id)], prefixes)
        case .text: "text()"
        case .comment: "comment()"
        case .processingInstruction: "processing-instruction()"
        case .document: ""
        }
    }

    private func written(_ name: ExpandedName, _ prefixes: ExactMap<String>) -> String {
        guard !name.namespace.isEmpty else { return name.local }
        let prefix = prefixes[name.namespace] ?? (name.namespace == WellKnownNamespace.xml ? "xml" : nil)
        guard let prefix else { return name.description }
        return prefix.isEmpty ? name.local : "\(prefix):\(name.local)"
    }

    /// Counts back to the first sibling alike, or to one whose index is known.
    private func indexAmongAlike(_ id: NodeID) -> Int {
        let node = record(id)
        var count = 1
        var sibling = previousSibling(of: id)
        while let here = sibling {
            if record(here).pointee.kind == node.pointee.kind, record(here).pointee.name == node.pointee.name {
                if let known = knownIndexes[here] {
                    count += known
                    break
                }
                count += 1
            }
            sibling = previousSibling(of: here)
        }
        knownIndexes[id] = count
        return count
    }
}
