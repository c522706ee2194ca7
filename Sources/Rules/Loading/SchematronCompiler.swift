import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Makes rules from the tree of a Schematron file.
///
/// The parts: the head (namespaces, variables, phases) here; patterns, rules and assertions in extensions. All that is
/// wrong is collected; what depends on it is left out.
final class SchematronCompiler {
    let issues: SchematronIssues
    var draft = RuleDraft()
    var diagnostics: ExactMap<SchematronNode> = [:]
    /// Abstract rules and patterns by id.
    var abstractRules: ExactMap<SchematronNode> = [:]
    var abstractPatterns: ExactMap<SchematronNode> = [:]
    /// The names of the variables in scope.
    var scope: ExactSet = []
    var parameters = PatternParameters()
    /// The language of the texts where they do not say another.
    var language = "en"
    /// Rules, assertions and extensions, each as often as it is used.
    static let mostParts = 20_000
    private var parts = 0

    init(issues: SchematronIssues) { self.issues = issues }

    func compile(_ schema: SchematronNode) {
        guard schema.schematron == "schema" else {
            issues.add(
                "root", Message("schematron.root", ["name": .text(schema.name.local)]),
                hint: Message("schematron.root/hint", ["namespace": .text(SchematronFile.namespace)]), at: schema.location)
            return
        }
        SchematronGrammar.check(schema, issues)
        checkBinding(of: schema)
        draft.version = schema["schemaVersion"]
        draft.title = schema.elements("title").first?.ownText ?? ""
        language = schema.language ?? "en"
        compileNamespaces(of: schema)
        compileIdentifiers(of: schema)
        for node in schema.elements("diagnostics").flatMap({ $0.elements("diagnostic") }) {
            guard let id = node["id"] else { continue }
            if diagnostics.updateValue(node, forKey: id) != nil { reportTaken(id, node) }
        }
        for pattern in schema.elements("pattern") {
            if pattern["abstract"] == "true", let id = pattern["id"] { abstractPatterns[id] = pattern }
            for rule in pattern.elements("rule") where rule["abstract"] == "true" {
                if let id = rule["id"] { abstractRules[id] = rule }
            }
        }
        draft.variables = variables(of: schema)
        compilePatterns(of: schema)
    }

    /// Counts a part; false once there are too many.
    func isWithinLimit(_ node: SchematronNode) -> Bool {
        parts += 1
        if parts == Self.mostParts + 1 {
            issues.add("limit", Message("schematron.limit", ["limit": .number(Self.mostParts)]), at: node.location)
        }
        return parts <= Self.mostParts
    }

    func reportTaken(_ id: String, _ node: SchematronNode) {
        issues.add("reference", Message("schematron.reference/taken", ["element": .text(node.name.local), "id": .text(id)]), at: node.location)
    }

    private func checkBinding(of schema: SchematronNode) {
        guard let binding = schema["queryBinding"] else { return }
        guard binding.lowercased() != "xslt", binding.lowercased() != "xslt1", binding.lowercased() != "xpath" else { return }
        issues.add(
            "binding", Message("schematron.binding", ["name": .text(binding)]), hint: Message("schematron.binding/hint"), at: schema.location)
    }

    private func compileNamespaces(of schema: SchematronNode) {
        for node in schema.elements("ns") {
            guard let prefix = node["prefix"], let uri = node["uri"] else { continue }
            guard !prefix.isEmpty, !uri.isEmpty else {
                issues.add("prefix", Message("schematron.prefix/empty"), at: node.location)
                continue
            }
            if let other = draft.namespaces.updateValue(uri, forKey: prefix), other != uri {
                issues.add("prefix", Message("schematron.prefix/twice", ["prefix": .text(prefix)]), at: node.location)
            }
        }
    }

    /// `rap:ids` on the root names the attributes that identify elements.
    private func compileIdentifiers(of schema: SchematronNode) {
        let names = schema.own("ids") ?? "xml:id id"
        for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
            let parts = name.pieces(between: ":", atMost: 1).map(String.init)
            let prefix = parts.count == 2 ? parts[0] : ""
            let namespace = prefix == "xml" ? WellKnownNamespace.xml : draft.namespaces[prefix]
            guard let local = parts.last, prefix.isEmpty || namespace != nil else {
                issues.add("prefix", Message("schematron.prefix/ids", ["prefix": .text(prefix)]), at: schema.location)
                continue
            }
            draft.identifiers.append(RuleIdentifier(namespace: namespace ?? "", local: local))
        }
    }

    /// The variables of an element, which are in scope from where they stand on.
    func variables(of node: SchematronNode) -> [RuleVariable] {
        var result: [RuleVariable] = []
        for element in node.elements("let") {
            guard let name = element["name"], let value = element["value"] else { continue }
            if result.contains(where: { $0.name == name }) {
                issues.add("variable", Message("schematron.variable/twice", ["name": .text(name)]), at: element.location)
            }
            if let index = expression(value, "value", element.location) {
                result.append(RuleVariable(name: name, expression: index))
            }
            scope.insert(name)
        }
        return result
    }

    /// The index of an expression, once it is known to be good; nil with a finding when it is not.
    func expression(_ text: String, _ attribute: String, _ location: Location) -> Int? {
        let text = parameters.applied(to: text)
        do {
            let check = ExpressionCheck(namespaces: draft.namespaces, variables: scope)
            let literals = try check.check(text)
            for pattern in literals.patterns { draft.regularExpressions[pattern.source] = pattern }
            for list in literals.codeLists where draft.codeLists[list] == nil { draft.codeLists[list] = location }
            return draft.index(of: text)
        } catch {
            issues.add(error, in: attribute, at: location)
            return nil
        }
    }
}
