import RapporteurXMLSchema
import RapporteurXMLStream

/// How many elements the smallest content of each type has, so that a sample takes the shortest way through choices
/// and never runs in circles.
struct SampleCosts {
    private let schema: Schema
    /// nil for a type no finite document of which is known.
    private var types: [Int?]
    /// The named types derived from abstract ones.
    private var concrete: [TypeID: [TypeID]] = [:]

    /// Each round looks at least one level deeper.
    private static let mostRounds = 200

    /// O(size of the schema), times the levels of the smallest documents at worst.
    init(_ schema: Schema) {
        self.schema = schema
        types = Array(repeating: nil, count: schema.types.count)
        findConcreteTypes()
        for _ in 0..<Self.mostRounds {
            var changed = false
            for index in types.indices {
                let cost = cost(ofContent: TypeID(rawValue: Int32(index)))
                if let cost, cost < types[index] ?? .max {
                    types[index] = cost
                    changed = true
                }
            }
            if !changed { break }
        }
    }

    private mutating func findConcreteTypes() {
        let named = schema.globalTypes.sorted { $0.key < $1.key }
        for (_, id) in named {
            guard case .complex(let type) = schema[id], !type.isAbstract else { continue }
            var base = type.base
            // A chain is no longer than there are types.
            for _ in schema.types.indices {
                guard case .complex(let complex) = schema[base], base != .anyType else { break }
                if complex.isAbstract { concrete[base, default: []].append(id) }
                base = complex.base
            }
        }
    }

    private func cost(ofContent type: TypeID) -> Int? {
        switch schema[type] {
        case .simple: 0
        case .complex(let complex): complex.content.particle.map { cost(of: $0) } ?? 0
        }
    }

    /// The elements that a particle needs at least.
    func cost(of particle: Particle) -> Int? {
        if particle.minOccurs == 0 { return 0 }
        let once: Int?
        switch particle.term {
        case .element(let id): once = element(id).map { cost(of: $0.type) ?? 0 }.map { $0 + 1 }
        case .wildcard(let wildcard): once = element(admittedBy: wildcard).map { $0.cost + 1 }
        case .group(let group):
            let costs = group.particles.map { cost(of: $0) }
            if group.compositor == .choice {
                // A choice among nothing cannot be made.
                once = costs.compactMap(\.self).min()
            } else {
                once = costs.reduce(0) { sum, cost in sum.flatMap { sum in cost.map { min(sum + $0, Self.limit) } } }
            }
        }
        return once.map { min($0.times(particle.minOccurs) ?? Self.limit, Self.limit) }
    }

    private func cost(of type: TypeID) -> Int? { types[type.index] }

    /// Costs beyond this are all alike.
    static let limit = 1 << 40

    /// The element that stands for a particle's one: itself, or who may take its place, with a type that is not
    /// abstract. nil where none has a finite document.
    func element(_ id: ElementID) -> (id: ElementID, type: TypeID)? {
        var best: (id: ElementID, type: TypeID, cost: Int)?
        for member in schema.substitutions[id] ?? [id] where !schema[member].isAbstract {
            let declared = schema[member].type
            for type in usable(declared) {
                guard let cost = cost(of: type), cost < best?.cost ?? .max else { continue }
                best = (member, type, cost)
            }
        }
        return best.map { ($0.id, $0.type) }
    }

    /// The type itself, or those that xsi:type may name in its place.
    private func usable(_ type: TypeID) -> [TypeID] {
        if case .complex(let complex) = schema[type], complex.isAbstract { return concrete[type] ?? [] }
        return [type]
    }

    /// A declared element that a wildcard admits, or none where it takes any element.
    func element(admittedBy wildcard: Wildcard) -> (id: ElementID?, cost: Int)? {
        if wildcard.process != .strict { return (nil, 0) }
        var best: (id: ElementID, cost: Int)?
        for (name, id) in schema.globalElements where wildcard.allows(name.namespace) {
            guard let found = element(id), let cost = cost(of: found.type) else { continue }
            if let known = best, (known.cost, known.id.rawValue) <= (cost, found.id.rawValue) { continue }
            best = (found.id, cost)
        }
        return best.map { ($0.id, $0.cost) }
    }
}
