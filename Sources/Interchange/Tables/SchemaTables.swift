package import RapporteurDiagnostics
import RapporteurXMLSchema
package import RapporteurXMLStream

/// The tables that a schema has: one for each element that a path leads to.
///
/// | path | means |
/// |---|---|
/// | `/catalog/book/author` | elements `author` in a `book` in the root element `catalog` |
/// | `book/author`, `author` | the same, where only one such path ends so |
/// | `//author` | all elements `author`, at any depth |
///
/// A step is a name as the pack or the schema writes it, with its prefix; a local name where that is enough; or
/// `{namespace}name`.
package struct SchemaTables {
    /// How many tables are listed.
    package static let listLimit = 200
    /// How many elements are looked at when tables are listed, or a path is not given from its root.
    private static let walkLimit = 20_000

    let mapping: JSONMapping
    var schema: Schema { mapping.schema }
    private let roots: [ElementID]
    /// How many of them the schema's own document declares; they come first.
    private let ownRoots: Int
    private let names: TableNames

    /// - Parameter roots: the root elements of documents; where there are none, those that stand in no other.
    package init(mapping: JSONMapping, roots: [ExpandedName] = []) {
        self.mapping = mapping
        let schema = mapping.schema
        let named = roots.compactMap { schema.globalElements[$0] }
        let all = named.isEmpty ? Self.outermost(schema) : named
        let main = schema.files.first
        var own = all.filter { main != nil && schema[$0].source?.file == main }
        if own.isEmpty, named.isEmpty, let main { own = Self.members(schema, declaredIn: main) }
        self.roots = own + all.filter { !own.contains($0) }
        ownRoots = own.count
        names = TableNames()
    }

    /// A list of tables, those of the schema's own document first, and of each the outermost; an element that stands in itself is followed once.
    package struct Listing {
        package var tables: [SchemaTable] = []
        /// There are more.
        package var isTruncated = false
    }

    /// The tables of root elements and of elements that may repeat.
    package func list() -> Listing {
        var listing = Listing()
        let isWhole = walk { path in
            guard path.count == 1 || path.last?.repeats == true else { return true }
            guard listing.tables.count < Self.listLimit else { return false }
            if let table = try? table(of: path) { listing.tables.append(table) }
            return true
        }
        listing.isTruncated = !isWhole
        return listing
    }

    /// The table at a path.
    ///
    /// - Throws: `WorkError` of kind `usage` where the path leads nowhere, or to several.
    package func table(at text: String) throws(WorkError) -> SchemaTable {
        guard let path = TablePath(text) else {
            throw SchemaTableFault.form(text)
        }
        switch path.start {
        case .anywhere: return try anywhere(path)
        case .root: return try table(of: fromRoot(path))
        case .open: return try table(of: ending(path))
        }
    }

    // MARK: Finding elements

    /// An element on a path.
    struct Place {
        var element: ElementID
        var repeats: Bool
    }

    private func fromRoot(_ path: TablePath) throws(WorkError) -> [Place] {
        var found: [Place] = []
        for step in path.steps {
            let candidates: [(name: ExpandedName, place: Place)]
            if let last = found.last {
                candidates = children(of: last.element).map { ($0.name, Place(element: $0.element, repeats: $0.repeats)) }
            } else {
                candidates = schema.globalElements.sorted { $0.value.rawValue < $1.value.rawValue }
                    .map { ($0.key, Place(element: $0.value, repeats: false)) }
            }
            let matching = candidates.filter { step.matches($0.name, shown: shown($0.name)) }
            let exact = matching.filter { shown($0.name) == step.text }
            guard let place = (exact.count == 1 ? exact : matching).first, exact.count == 1 || matching.count == 1 else {
                let names = (matching.isEmpty ? candidates : matching).map { shown($0.name) }
                let parent = found.last.map { shown(schema[$0.element].name) }
                throw SchemaTableFault.step(step.text, in: parent, path: path.text, names: names, isUnknown: matching.isEmpty)
            }
            found.append(place.place)
        }
        return found
    }

    /// The one path that ends with these steps.
    private func ending(_ path: TablePath) throws(WorkError) -> [Place] {
        var found: [[Place]] = []
        var names: ExactSet = []
        let isWhole = walk { places in
            if let last = places.last { names.insert(shown(schema[last.element].name)) }
            guard places.count >= path.steps.count else { return true }
            let tail = places.suffix(path.steps.count)
            let isMatch = zip(tail, path.steps).allSatisfy { place, step in
                let name = schema[place.element].name
                return step.matches(name, shown: shown(name))
            }
            if isMatch { found.append(places) }
            return true
        }
        // Given whole, without the slash at the beginning.
        if let whole = found.first(where: { $0.count == path.steps.count }) { return whole }
        if found.count == 1, isWhole { return found[0] }
        guard !found.isEmpty else {
            throw SchemaTableFault.step(
                path.steps.last?.text ?? "", in: nil, path: path.text, names: names.sortedExactly(), isUnknown: true)
        }
        throw SchemaTableFault.several(path.text, found.map(text))
    }

    /// Elements of a name at any depth; all of them must be of one type, so that they have the same columns.
    private func anywhere(_ path: TablePath) throws(WorkError) -> SchemaTable {
        let step = path.steps[0]
        let matching = schema.elements.filter { step.matches($0.name, shown: shown($0.name)) && !$0.isAbstract }
        guard let first = matching.first else {
            let names = ExactSet(schema.elements.map { shown($0.name) }).sorted()
            throw SchemaTableFault.step(step.text, in: nil, path: path.text, names: names, isUnknown: true)
        }
        guard matching.allSatisfy({ $0.type == first.type && $0.name == first.name }) else {
            var found: [[Place]] = []
            _ = walk { places in
                if let last = places.last, matching.contains(where: { $0.id == last.element }) { found.append(places) }
                return true
            }
            throw SchemaTableFault.several(path.text, found.map(text))
        }
        var layout = ColumnLayout(
            schema: schema, naming: mapping.naming,
            columns: [
                .text("file", "The input."), .integer("position", "Which of these elements of the input it is, from 1."),
                .integer("line", "The line in the file, from 1; of JSON none."),
                .code("path", "The path of the element."),
            ])
        let row = layout.row(first.type)
        try SchemaTableFault.check(layout, path.text)
        let definition = TableDefinition(
            "//\(shown(first.name))", "An element \(shown(first.name)), at any depth.", columns: layout.columns,
            documentColumns: 1, keyColumns: 2)
        let own = SchemaTable.Step(name: first.name, repeats: true, keys: .empty)
        return SchemaTable(
            path: "//\(shown(first.name))", definition: definition, steps: [own], isAnywhere: true, row: row,
            mapping: mapping)
    }

    /// Goes through paths until `visit` says that it is enough: those from the roots of the schema's own document, then
    /// those from others, shorter ones first.
    ///
    /// - Returns: whether it went through all of them.
    private func walk(_ visit: ([Place]) -> Bool) -> Bool {
        var left = Self.walkLimit
        return walk(roots.prefix(ownRoots), &left, visit) && walk(roots.dropFirst(ownRoots), &left, visit)
    }

    private func walk(_ roots: ArraySlice<ElementID>, _ left: inout Int, _ visit: ([Place]) -> Bool) -> Bool {
        var queue = roots.map { [Place(element: $0, repeats: false)] }
        var next = 0
        var isWhole = true
        while next < queue.count {
            guard left > 0 else { return false }
            left -= 1
            let path = queue[next]
            next += 1
            guard visit(path) else { return false }
            guard let last = path.last, !path.dropLast().contains(where: { $0.element == last.element }) else { continue }
            for child in children(of: last.element) {
                guard queue.count - next < left else {
                    isWhole = false
                    break
                }
                queue.append(path + [Place(element: child.element, repeats: child.repeats)])
            }
        }
        return isWhole
    }

    /// What a table is called: by the local name of its element where one path alone ends so, else by its path.
    private func name(of path: [Place]) -> String {
        let counts = names.counts {
            var counts: ExactMap<Int> = [:]
            let isWhole = walk { path in
                if let last = path.last { counts[schema[last.element].name.local, default: 0] += 1 }
                return true
            }
            return isWhole ? counts : [:]
        }
        guard let last = path.last else { return "" }
        let local = schema[last.element].name.local
        return counts[local] == 1 ? local : path.map { shown(schema[$0.element].name) }.joined(separator: "/")
    }

    private func children(of element: ElementID) -> [ContentChildren.Child] {
        ContentChildren(of: schema[element].type, in: schema).all
    }

    /// Global elements that stand in no other; all, where each stands in one.
    private static func outermost(_ schema: Schema) -> [ElementID] {
        var inside: Set<ElementID> = []
        for index in schema.types.indices {
            for position in schema.positions(of: TypeID(rawValue: Int32(index))) {
                guard case .element(let id) = position.term else { continue }
                inside.insert(id)
                inside.formUnion(schema.substitutions[id] ?? [])
            }
        }
        let all = schema.globalElements.values.filter { !schema[$0].isAbstract }.sorted { $0.rawValue < $1.rawValue }
        let outermost = all.filter { !inside.contains($0) }
        return outermost.isEmpty ? all : outermost
    }

    /// The elements of one document that hold others and stand in others only as members of substitution groups: where
    /// everything is a feature that may hold any feature, one of them is the root.
    private static func members(_ schema: Schema, declaredIn file: String) -> [ElementID] {
        var direct: Set<ElementID> = []
        for index in schema.types.indices {
            for position in schema.positions(of: TypeID(rawValue: Int32(index))) {
                if case .element(let id) = position.term { direct.insert(id) }
            }
        }
        return schema.globalElements.values.filter { id in
            let element = schema[id]
            return !element.isAbstract && element.source?.file == file && !direct.contains(id)
                && !schema.positions(of: element.type).isEmpty
        }.sorted { $0.rawValue < $1.rawValue }
    }

    // MARK: Laying out

    func shown(_ name: ExpandedName) -> String { mapping.naming.shownName(name, in: schema) }

    private func text(_ path: [Place]) -> String {
        path.map { "/\(shown(schema[$0.element].name))" }.joined()
    }

    private func table(of path: [Place]) throws(WorkError) -> SchemaTable {
        let names = path.map { shown(schema[$0.element].name) }
        /// An element around the row's: the names from the root's child on, with slashes; the root's own.
        func chain(_ index: Int) -> String { index == 0 ? names[0] : names[1...index].joined(separator: "/") }
        var columns: [TableColumn] = [.text("file", "The input.")]
        for (index, place) in path.enumerated() where place.repeats {
            let isOwn = index == path.count - 1
            columns.append(
                .integer(isOwn ? "position" : "\(chain(index))/position", "Which \(names[index]) of those beside it, from 1."))
        }
        let keyColumns = columns.count
        columns.append(.integer("line", "The line in the file, from 1; of JSON none."))
        var layout = ColumnLayout(schema: schema, naming: mapping.naming, columns: columns)
        var steps: [SchemaTable.Step] = []
        for (index, place) in path.enumerated() {
            let declaration = schema[place.element]
            var keys = ColumnNode.empty
            if index < path.count - 1 {
                let own = ElementKeys(of: path[...index].map(\.element), in: schema)
                keys = layout.keys(own, of: declaration.type, prefix: chain(index))
            }
            steps.append(SchemaTable.Step(name: declaration.name, repeats: place.repeats, keys: keys))
        }
        guard let last = path.last else { throw SchemaTableFault.several("", []) }
        let row = layout.row(schema[last.element].type)
        let text = text(path)
        try SchemaTableFault.check(layout, text)
        let definition = TableDefinition(
            name(of: path), "An element \(text).", columns: layout.columns, documentColumns: 1,
            keyColumns: keyColumns)
        return SchemaTable(
            path: text, definition: definition, steps: steps, isAnywhere: false, row: row, mapping: mapping)
    }
}

/// How many paths end with each local name; counted once. The tables of one schema are asked for on one thread.
private final class TableNames {
    private var known: ExactMap<Int>?

    func counts(_ count: () -> ExactMap<Int>) -> ExactMap<Int> {
        if let known { return known }
        let fresh = count()
        known = fresh
        return fresh
    }
}
