internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Schemas of what wildcards admit: declared names by name, others by what names of their namespaces look like.
extension JSONSchemaBuilder {
    /// Adds the elements that wildcards admit.
    ///
    /// - Parameters:
    ///   - tellsApart: names without a namespace are written `{}name`.
    ///   - choices: the members that are there; what a wildcard admits too becomes one choice more.
    func addElements(
        of wildcards: [Wildcard], tellsApart: Bool, to choices: inout PropertyChoices, _ patterns: inout JSONObject
    ) {
        for wildcard in wildcards {
            if wildcard.process != .skip {
                for (name, id) in globalElements where wildcard.allows(name.namespace) && !schema[id].isAbstract {
                    let text = tellsApart ? mapping.naming.nameApart(of: name) : mapping.naming.name(of: name)
                    choices.add(text, name, element(id))
                }
            }
            var known: [String] = []
            for name in choices.names {
                guard let expanded = choices.expanded[name], wildcard.allows(expanded.namespace) else { continue }
                known.append(name)
                if wildcard.process == .skip {
                    choices.add(name, expanded, skipped())
                } else if schema.globalElements[expanded] == nil {
                    choices.add(name, expanded, wildcard.process == .lax ? any() : typed())
                }
            }
            let other =
                switch wildcard.process {
                case .skip: skipped()
                case .lax: any()
                case .strict: typed()
                }
            let names = namePatterns(wildcard).joined(separator: "|")
            if !names.isEmpty { patterns.append("^\(Self.excluding(known))(?:\(names))$", .object(other)) }
        }
    }

    /// Adds the one element of a record that a wildcard admits under its own name.
    func addMemberWildcard(of shape: Shape, _ parts: inout ObjectParts) {
        guard let wildcard = shape.table.memberWildcard else { return }
        var choices = PropertyChoices()
        addElements(of: [wildcard], tellsApart: shape.tellsApart, to: &choices, &parts.patterns)
        for member in choices.properties.members where !parts.properties.has(member.name) {
            parts.properties.append(member.name, member.value)
        }
        let names = namePatterns(wildcard).joined(separator: "|")
        if profile == .analysis { return }
        if !names.isEmpty { parts.patterns.append("^\\$markup:(?:\(names))$", .object(markup())) }
    }

    /// - Parameter analysis: the names of analysis JSON, where it is that.
    func addAttributeWildcard(of shape: Shape, _ parts: inout ObjectParts, analysis: AnalysisShape? = nil) {
        guard let wildcard = shape.attributeWildcard else { return }
        let uses = Set(shape.attributes.map(\.use.declaration.name))
        // What has a schema of its own: attributes, and children of other namespaces.
        var known = parts.properties.members.map(\.name).filter { $0.has(":") || $0.has("}") }
        // What is in xs:anyType is text whatever it is declared to be.
        if wildcard.process != .skip, shape.type != .anyType {
            let declared = schema.globalAttributes.sorted { $0.key < $1.key }
            for (name, declaration) in declared where wildcard.allows(name.namespace) && !uses.contains(name) {
                let text =
                    analysis?.wildcardAttribute(name, in: shape, mapping.naming)
                    ?? mapping.naming.wildcardAttribute(name, in: shape)
                known.append(text)
                parts.properties.append(text, .object(describe(declaration.source, scalar(declaration.type))))
            }
        }
        if wildcard.process == .strict { return }
        let names = namePatterns(wildcard, ofAttributes: true).joined(separator: "|")
        if names.isEmpty { return }
        // Names that a wildcard admits as children belong to those.
        let children = analysis == nil ? [shape.table.memberWildcard] : shape.positions.map(\.wildcard)
        let childNames = children.compactMap { $0 }.flatMap { namePatterns($0) }.joined(separator: "|")
        let noChild = childNames.isEmpty ? "" : "(?!(?:\(childNames))$)"
        parts.patterns.append("^\(Self.excluding(known))\(noChild)(?:\(names))$", .object(.text()))
    }

    /// What stops a pattern from matching names that have schemas of their own.
    private static func excluding(_ names: [String]) -> String {
        if names.isEmpty { return "" }
        return "(?!(?:\(names.map { ECMAPattern.literal($0) }.joined(separator: "|")))$)"
    }

    /// Expressions for the member names of what a wildcard admits.
    func namePatterns(_ wildcard: Wildcard, ofAttributes isAttribute: Bool = false) -> [String] {
        let naming = mapping.naming
        let local = "[^\\s:@${}]+"
        let mark = isAttribute ? "@?" : ""
        func patterns(of namespace: String) -> [String] {
            if namespace.isEmpty { return isAttribute ? ["@(?:\\{\\})?\(local)"] : ["(?:\\{\\})?\(local)"] }
            let expanded = "\(mark)\\{\(ECMAPattern.literal(namespace))\\}\(local)"
            if namespace == naming.namespace { return isAttribute ? [expanded] : [local] }
            return [naming.prefixes[namespace].map { "\(mark)\(ECMAPattern.literal($0)):\(local)" } ?? expanded]
        }
        switch wildcard.constraint {
        case .oneOf(let set): return set.sorted().flatMap(patterns)
        case .not(let excluded):
            var names = naming.prefixes.keys.sortedExactly().filter { $0 != excluded }.flatMap(patterns)
            if naming.namespace != excluded, !naming.namespace.isEmpty { names += patterns(of: naming.namespace) }
            return names + ["\(mark)\\{(?!\(ECMAPattern.literal(excluded))\\}).+\\}\(local)"]
        case .any:
            var names = naming.prefixes.keys.sortedExactly().flatMap(patterns) + patterns(of: "")
            if !naming.namespace.isEmpty { names += patterns(of: naming.namespace) }
            return names + ["\(mark)\\{.+\\}\(local)"]
        }
    }
}
