import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// How often a content model lets each element occur, and how many elements it has, whatever their order.
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
    private(set) var elements: [ElementID: Range] = [:]
    private(set) var wildcards: Set<Wildcard> = []

    /// O(size of the model); as deep as its groups are nested, which the schema's compiler bounds.
    init(_ particle: Particle, in schema: Schema) {
        switch particle.term {
        case .element(let id):
            let members = schema.substitutions[id] ?? [id]
            let range = Range(least: particle.minOccurs, most: particle.maxOccurs)
            total = range
            for member in members.isEmpty ? [id] : members {
                elements[member] = members.count > 1 ? Range(least: 0, most: range.most) : range
            }
        case .wildcard(let wildcard):
            total = Range(least: particle.minOccurs, most: particle.maxOccurs)
            wildcards = [wildcard]
        case .group(let group):
            let parts = group.particles.map { ContentCounts($0, in: schema) }
            if group.compositor == .choice { choose(parts) } else { join(parts) }
            total = total.times(particle.minOccurs, particle.maxOccurs)
            elements = elements.mapValues { $0.times(particle.minOccurs, particle.maxOccurs) }
        }
    }

    private mutating func join(_ parts: [ContentCounts]) {
        for part in parts {
            total = total.adding(part.total)
            elements.merge(part.elements) { $0.adding($1) }
            wildcards.formUnion(part.wildcards)
        }
    }

    private mutating func choose(_ parts: [ContentCounts]) {
        guard let first = parts.first else { return }
        total = parts.dropFirst().reduce(first.total) { $0.or($1.total) }
        for part in parts { wildcards.formUnion(part.wildcards) }
        for id in Set(parts.flatMap(\.elements.keys)) {
            let ranges = parts.map { $0.elements[id] ?? .none }
            elements[id] = ranges.dropFirst().reduce(ranges.first ?? .none) { $0.or($1) }
        }
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
        var byName: [String: Range] = [:]
        var names: [String] = []
        for item in items {
            guard let range = elements[item.element] else { continue }
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
