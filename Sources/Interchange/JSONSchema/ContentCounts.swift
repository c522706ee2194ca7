internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// How often a content model lets each name occur, and how many elements it has, whatever their order.
struct ContentCounts {
    struct Range: Hashable {
        var least: Int
        /// nil where there is no limit.
        var most: Int?

        static let none = Range(least: 0, most: 0)

        func adding(_ other: Range) -> Range {
            Range(least: least.plus(other.least), most: most.flatMap { mine in other.most.map { mine.plus($0) } })
        }

        func times(_ low: Int, _ high: Int?) -> Range {
            let most: Int? =
                if self.most == 0 || high == 0 { 0 } else if let mine = self.most, let high { mine.times(high) } else {
                    nil
                }
            return Range(least: least.times(low) ?? .max, most: most)
        }

        func or(_ other: Range) -> Range {
            Range(
                least: min(least, other.least),
                most: most.flatMap { mine in other.most.map { max(mine, $0) } })
        }
    }

    private(set) var total = Range.none
    private(set) var names: [ExpandedName: Range] = [:]
    private(set) var wildcards: Set<Wildcard> = []

    /// O(size of the model); as deep as its groups are nested, which the schema's compiler bounds.
    init(_ particle: Particle, in schema: Schema) {
        switch particle.term {
        case .element(let id):
            let members = schema.substitutions[id] ?? [id]
            let range = Range(least: particle.minOccurs, most: particle.maxOccurs)
            total = range
            for member in members.isEmpty ? [id] : members {
                names[schema[member].name] = members.count > 1 ? Range(least: 0, most: range.most) : range
            }
        case .wildcard(let wildcard):
            total = Range(least: particle.minOccurs, most: particle.maxOccurs)
            wildcards = [wildcard]
        case .group(let group):
            let parts = group.particles.map { ContentCounts($0, in: schema) }
            if group.compositor == .choice { choose(parts) } else { join(parts) }
            total = total.times(particle.minOccurs, particle.maxOccurs)
            names = names.mapValues { $0.times(particle.minOccurs, particle.maxOccurs) }
        }
    }

    private mutating func join(_ parts: [ContentCounts]) {
        for part in parts {
            total = total.adding(part.total)
            names.merge(part.names) { $0.adding($1) }
            wildcards.formUnion(part.wildcards)
        }
    }

    private mutating func choose(_ parts: [ContentCounts]) {
        guard let first = parts.first else { return }
        total = parts.dropFirst().reduce(first.total) { $0.or($1.total) }
        var branches: [ExpandedName: Int] = [:]
        for part in parts {
            wildcards.formUnion(part.wildcards)
            for (name, range) in part.names {
                branches[name, default: 0] += 1
                names[name] = names[name].map { $0.or(range) } ?? range
            }
        }
        // What is not in all branches need not be there.
        for (name, count) in branches where count < parts.count { names[name]?.least = 0 }
    }
}

extension Int {
    /// The sum, or the largest number there is.
    fileprivate func plus(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}

extension ContentCounts {
    /// Keywords for the array that holds the elements, strings and markup among them.
    ///
    /// - Parameter items: the names of items, by element.
    func constrain(_ array: inout JSONObject, items: [(name: String, element: ElementID)], schema: Schema) {
        if total.least > 0 { array.append("minItems", .number(total.least)) }
        var rules: [JSONValue] = []
        if let most = total.most {
            rules.append(
                Self.contains(.object(("required", .strings(["$markup"]))), isNot: true, Range(least: 0, most: most)))
        }
        var byName: ExactMap<Range> = [:]
        var names: [String] = []
        var seen: Set<ExpandedName> = []
        for item in items {
            let name = schema[item.element].name
            guard seen.insert(name).inserted, let range = self.names[name] else { continue }
            if let known = byName[item.name] {
                byName[item.name] = known.adding(range)
            } else {
                byName[item.name] = range
                names.append(item.name)
            }
        }
        for name in names {
            guard var range = byName[name] else { continue }
            let namespaces = items.filter { $0.name == name }.map { schema[$0.element].name.namespace }
            if wildcards.contains(where: { wildcard in namespaces.contains { wildcard.allows($0) } }) {
                range.most = nil
            }
            if let most = range.most, let limit = total.most, most >= limit { range.most = nil }
            guard range.least > 0 || range.most != nil else { continue }
            rules.append(Self.contains(.object(("required", .strings([name]))), isNot: false, range))
        }
        if rules.count == 1, let only = rules[0].object {
            array.append(contentsOf: only)
        } else if rules.count > 1 {
            array.append("allOf", .array(rules))
        }
    }

    private static func contains(_ condition: JSONValue, isNot: Bool, _ range: Range) -> JSONValue {
        var item = JSONObject([("type", .string("object"))])
        if isNot {
            item.append("not", condition)
        } else if let object = condition.object {
            item.append(contentsOf: object)
        }
        var rule = JSONObject([("contains", .object(item))])
        if range.least != 1 { rule.append("minContains", .number(range.least)) }
        if let most = range.most { rule.append("maxContains", .number(most)) }
        return .object(rule)
    }
}
