import RapporteurXMLSchema
import RapporteurXMLStream

/// The children that a type declares, by name and in the order of the content model.
struct ContentChildren {
    struct Child {
        var name: ExpandedName
        var element: ElementID
        var type: TypeID
        /// How often it may occur; nil where there is no limit.
        var most: Int?
        var least: Int

        var repeats: Bool { most != 1 }
    }

    private(set) var all: [Child] = []

    /// O(size of the content model).
    init(of type: TypeID, in schema: Schema) {
        guard case .complex(let complex) = schema[type], let particle = complex.content.particle else { return }
        let counts = ContentCounts(particle, in: schema)
        var places: [ExpandedName: Int] = [:]
        for position in schema.positions(of: type) {
            guard case .element(let id) = position.term else { continue }
            for member in schema.substitutions[id] ?? [id] where !schema[member].isAbstract {
                let declaration = schema[member]
                guard let range = counts.names[declaration.name] else { continue }
                if let index = places[declaration.name] {
                    // Elements of one name and several types have no columns in common.
                    if all[index].type != declaration.type { all[index].most = nil }
                    continue
                }
                places[declaration.name] = all.count
                all.append(
                    Child(
                        name: declaration.name, element: member, type: declaration.type, most: range.most,
                        least: range.least))
            }
        }
        all.removeAll { $0.most == 0 }
    }
}
