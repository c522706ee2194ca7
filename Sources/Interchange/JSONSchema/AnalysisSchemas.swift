import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Schemas of the objects of analysis JSON: attributes, the running text, and children gathered under their names.
extension JSONSchemaBuilder {
    func analysisObjectBody(_ shape: Shape, _ variant: Variant) -> JSONObject {
        let analysis = AnalysisShape(shape, mapping: mapping)
        var parts = ObjectParts()
        if let name = schema[shape.type].name {
            parts.properties.append("$type", .object(("const", .string(name.description))))
        }
        for (attribute, name) in zip(shape.attributes, analysis.attributes) {
            addAttribute(attribute, named: name, &parts)
        }
        // A nil element without attributes is null.
        if variant != .nilled { addAnalysisContent(of: shape, analysis, variant, &parts) }
        addAttributeWildcard(of: shape, &parts, analysis: analysis)
        var body = objectBody(of: shape.type, variant, parts)
        if variant == .nilled { body.append("minProperties", .number(1)) }
        return body
    }

    private func addAnalysisContent(
        of shape: Shape, _ analysis: AnalysisShape, _ variant: Variant, _ parts: inout ObjectParts
    ) {
        switch shape.kind {
        case .scalar, .value:
            let value = shape.simple.map { scalar($0) } ?? .text()
            let empty = JSONObject([("const", .string(""))])
            parts.properties.append(
                "value", .object(variant == .defaulted ? JSONValue.anyOf([value, empty]) : value))
            parts.required.append("value")
        case .mixed:
            parts.properties.append(
                analysis.text, .object(("description", .string(Self.runningText)), ("type", .string("string"))))
            parts.required.append(analysis.text)
            addGathered(of: shape, analysis, nil, &parts)
        case .content: addGathered(of: shape, analysis, nil, &parts)
        case .record: addAnalysisMembers(of: shape, analysis, &parts)
        case .empty: break
        }
    }

    private static let runningText = "The text as it reads, white space collapsed, notes left out."

    // MARK: Records

    private func addAnalysisMembers(of shape: Shape, _ analysis: AnalysisShape, _ parts: inout ObjectParts) {
        guard case .complex(let type) = schema[shape.type], let particle = type.content.particle else { return }
        let model = RecordModel(particle, in: schema)
        for member in shape.members {
            switch member.kind {
            case .single: parts.properties.append(member.name, .object(element(member.element)))
            case .array: parts.properties.append(member.name, .object(gathered(member, model)))
            case .content:
                addGathered(of: shape, analysis, model, &parts)
                continue
            case .wildcard:
                addMemberWildcard(of: shape, &parts)
                continue
            }
            if member.isRequired { parts.required.append(member.name) }
        }
        addTogetherness(of: shape, model, &parts)
        addAlternatives(of: shape, &parts)
    }

    private func gathered(_ member: Shape.Member, _ model: RecordModel) -> JSONObject {
        guard Int(member.position) < model.occurrences.count else { return list(member.element) }
        let (least, most) = model.occurrences[Int(member.position)]
        return bounded(list(member.element), ContentCounts.Range(least: max(1, least), most: most))
    }

    // MARK: The content array, taken apart

    /// - Parameter model: of a record; nil where the whole content is the array.
    private func addGathered(
        of shape: Shape, _ analysis: AnalysisShape, _ model: RecordModel?, _ parts: inout ObjectParts
    ) {
        guard case .complex(let type) = schema[shape.type] else { return }
        let particle = model.map { $0.content } ?? type.content.particle
        guard let particle else { return }
        let counts = ContentCounts(particle, in: schema)
        let isAlwaysThere = model?.reachesContent ?? true
        if analysis.keepsContent {
            let array = JSONObject([("type", .string("array")), ("items", .object(itemsBody(shape)))])
            parts.properties.append("content", .object(bounded(array, .init(least: max(1, counts.total.least), most: nil))))
            if isAlwaysThere, counts.total.least > 0 { parts.required.append("content") }
            return
        }
        var choices = PropertyChoices()
        var ranges: ExactMap<ContentCounts.Range> = [:]
        var singles: ExactSet = []
        var elements: ExactMap<[ElementID]> = [:]
        var seen: Set<ExpandedName> = []
        for (name, id) in shape.items {
            choices.add(name, schema[id].name, element(id))
            if seen.insert(schema[id].name).inserted {
                ranges[name] = (ranges[name] ?? .none).adding(counts.names[schema[id].name] ?? .none)
            }
            if analysis.singles.contains(id) { singles.insert(name) }
            elements[name, default: []].append(id)
        }
        var patterns = JSONObject()
        let own = choices.properties
        addElements(of: shape.itemWildcards, tellsApart: shape.tellsApart, to: &choices, &patterns)
        for member in choices.properties.members {
            let isOwn = own[member.name] == member.value
            let range = isOwn ? ranges[member.name] ?? .none : .init(least: ranges[member.name]?.least ?? 0, most: nil)
            if singles.contains(member.name) {
                parts.properties.append(member.name, member.value)
            } else if isOwn, let ids = elements[member.name], ids.count == 1 {
                let most = counts.wildcards.contains { $0.allows(schema[ids[0]].name.namespace) } ? nil : range.most
                parts.properties.append(
                    member.name, .object(bounded(list(ids[0]), .init(least: max(1, range.least), most: most))))
            } else {
                parts.properties.append(member.name, array(of: member.value, least: max(1, range.least)))
            }
            if isAlwaysThere, range.least > 0 { parts.required.append(member.name) }
        }
        for member in patterns.members { parts.patterns.append(member.name, array(of: member.value, least: 1)) }
    }

    // MARK: Arrays

    /// An array of one element, described in one place for all that have it.
    private func list(_ id: ElementID) -> JSONObject {
        definitions.reference(.list(id), "list.\(schema[id].name.local)")
    }

    func listBody(_ id: ElementID) -> JSONObject {
        JSONObject([
            ("type", .string("array")), ("items", .object(element(id))), ("minItems", .number(1)),
        ])
    }

    private func array(of items: JSONValue, least: Int) -> JSONValue {
        .object(("type", .string("array")), ("items", items), ("minItems", .number(least)))
    }

    private func bounded(_ array: JSONObject, _ range: ContentCounts.Range) -> JSONObject {
        var array = array
        if range.least > 1 || !array.has("$ref") { array.append("minItems", .number(range.least)) }
        if let most = range.most { array.append("maxItems", .number(most)) }
        return array
    }

    // MARK: Elements that nobody declares

    /// `xs:anyType`, and what is within what is skipped.
    func analysisAnyBody(isSkipped: Bool) throws(WorkError) -> JSONObject {
        let shape = try mapping.shape(of: .anyType)
        let analysis = AnalysisShape(shape, mapping: mapping)
        var parts = ObjectParts()
        parts.properties.append("$type", .object(.text()))
        parts.properties.append(analysis.text, .object(.text()))
        var choices = PropertyChoices()
        var patterns = JSONObject()
        if isSkipped {
            let names = shape.itemWildcards.flatMap { namePatterns($0) }.joined(separator: "|")
            patterns.append("^(?:\(names))$", .object(skipped()))
        } else {
            addElements(of: shape.itemWildcards, tellsApart: shape.tellsApart, to: &choices, &patterns)
        }
        for member in choices.properties.members {
            parts.properties.append(member.name, array(of: member.value, least: 1))
        }
        for member in patterns.members { parts.patterns.append(member.name, array(of: member.value, least: 1)) }
        addAttributeWildcard(of: shape, &parts, analysis: analysis)
        var object = JSONObject([
            ("type", .string("object")), ("properties", .object(parts.properties)),
            ("patternProperties", .object(parts.patterns)),
        ])
        object.close()
        if isSkipped { return object }
        return JSONObject([
            ("description", .string("An element that the schema admits without saying what it is.")),
            ("anyOf", .array([.object(object), .object(typed()), .object(("type", .string("null")))])),
        ])
    }
}
