import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream
import RapporteurXPath

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
    /// The variables in scope, by name.
    var scope: ExactMap<Int> = [:]
    /// The functions that expressions may call; those that the file defines come last.
    var functions = RuleFunction.host(withKeys: false)
    /// The phase that was asked for; nil for the file's own.
    let phase: String?
    var parameters = PatternParameters()
    /// The language of the texts where they do not say another.
    var language = "en"
    /// Rules, assertions and extensions, each as often as it is used.
    static let mostParts = 20_000
    private var parts = 0

    init(issues: SchematronIssues, phase: String?) {
        self.issues = issues
        self.phase = phase
    }

    func compile(_ schema: SchematronNode) {
        guard schema.schematron == "schema" else {
            issues.add(
                "root", Message("schematron.root", ["name": .text(schema.name.local)]),
                hint: Message("schematron.root/hint", ["namespace": .text(SchematronFile.namespace)]), at: schema.location)
            return
        }
        checkBinding(of: schema)
        SchematronGrammar.check(schema, isXPath2: draft.language == .xpath2, issues)
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
        declareFunctions(of: schema)
        declareVariables(of: schema)
        compileKeys(of: schema)
        compileFunctions(of: schema)
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
        switch (schema["queryBinding"] ?? "xslt").lowercased() {
        case "xslt", "xslt1", "xpath", "xpath1": draft.language = .xpath1
        case "xslt2", "xpath2", "xslt3", "xpath3", "xpath31": draft.language = .xpath2
        default:
            issues.add(
                "binding", Message("schematron.binding", ["name": .text(schema["queryBinding"] ?? "")]),
                hint: Message("schematron.binding/hint"), at: schema.location)
        }
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

    /// Declares the variables of an element, which are in scope from where they stand on.
    func declareVariables(of node: SchematronNode) {
        var names: ExactSet = []
        for element in node.elements("let") {
            if let name = element["name"], !names.insert(name).inserted {
                issues.add("variable", Message("schematron.variable/twice", ["name": .text(name)]), at: element.location)
            }
            _ = declare(element, .document)
        }
    }

    /// Declares the variable of a `let`; its number.
    func declare(_ element: SchematronNode, _ level: RuleVariable.Level) -> Int? {
        guard let name = element["name"], let value = element["value"] else { return nil }
        return declare(name, expression(value, "value", element.location), level)
    }

    func declare(_ name: String, _ expression: Int?, _ level: RuleVariable.Level) -> Int {
        draft.variables.append(RuleVariable(name: name, expression: expression, level: level))
        scope[name] = draft.variables.count - 1
        return draft.variables.count - 1
    }

    /// What expressions are read with where one stands.
    var context: XPathStaticContext {
        var context = XPathStaticContext(draft.language, namespaces: draft.namespaces, names: draft.names)
        context.variables = scope
        context.functions = functions
        return context
    }

    /// The index of an expression, once it is known to be good; nil with a finding when it is not.
    func expression(_ text: String, _ attribute: String, _ location: Location) -> Int? {
        let text = parameters.applied(to: text)
        if let known = draft.known[text] { return known }
        do throws(XPathError) {
            let compiled = try XPathExpression(text, in: context)
            try check(compiled.calls, attribute, location)
            draft.expressions.append(compiled)
            if compiled.variables.isEmpty { draft.known[text] = draft.expressions.count - 1 }
            return draft.expressions.count - 1
        } catch {
            report(error, attribute, location)
            return nil
        }
    }

    /// The index of a context, parameters applied; nil with a finding when it is no pattern.
    func pattern(_ text: String, _ attribute: String, _ location: Location) -> Int? {
        do throws(XPathError) {
            let compiled = try XPathPattern(text, in: context)
            try check(compiled.calls, attribute, location)
            draft.contexts.append(compiled)
            return draft.contexts.count - 1
        } catch {
            if error.code == .XPTY0019, error.offset == nil {
                issues.add(
                    ExpressionFault(
                        kind: "context", message: Message("schematron.context", ["text": .text(text)]),
                        hint: Message("schematron.context/hint")), in: attribute, at: location)
            } else {
                report(error, attribute, location)
            }
            return nil
        }
    }

    private func report(_ error: XPathError, _ attribute: String, _ location: Location) {
        issues.add(ExpressionFault(error, variables: scope.keys.sortedExactly()), in: attribute, at: location)
    }

    /// Literals that name something: regular expressions are compiled, code lists noted.
    private func check(
        _ calls: [(function: Int, literals: [String?])], _ attribute: String, _ location: Location
    ) throws(XPathError) {
        for call in calls {
            switch RuleFunction(rawValue: call.function) {
            case .matches:
                guard let source = call.literals[1] else { continue }
                do throws(PatternSyntaxError) {
                    draft.regularExpressions[source] = try Pattern(source)
                } catch {
                    issues.add(
                        ExpressionFault(
                            kind: "pattern",
                            message: Message("schematron.pattern", ["pattern": .text(source), "reason": .message(error.message)]),
                            hint: Message("schematron.pattern/hint", ["place": .number(error.offset + 1)])),
                        in: attribute, at: location)
                }
            case .code:
                if let list = call.literals[0], draft.codeLists[list] == nil { draft.codeLists[list] = location }
            default: continue
            }
        }
    }
}
