import RapporteurDiagnostics

/// Patterns and rules.
extension SchematronCompiler {
    func compilePatterns(of schema: SchematronNode) {
        let patterns = schema.elements("pattern")
        var ids: ExactSet = []
        for pattern in patterns {
            if let id = pattern["id"], !ids.insert(id).inserted { reportTaken(id, pattern) }
        }
        let active = activePatterns(of: schema, all: ids)
        for pattern in patterns where pattern["abstract"] != "true" {
            let outer = scope
            defer { scope = outer }
            // Also what the default phase leaves out is checked.
            let compiled = compiledPattern(pattern)
            if let active, !(pattern["id"].map(active.contains) ?? false) { continue }
            if let compiled { draft.patterns.append(compiled) }
        }
    }

    /// The ids of the patterns that the default phase runs; nil for all. The phase's variables come into scope.
    private func activePatterns(of schema: SchematronNode, all: ExactSet) -> ExactSet? {
        for phase in schema.elements("phase") {
            for active in phase.elements("active") {
                guard let id = active["pattern"], !all.contains(id) else { continue }
                issues.add("reference", Message("schematron.reference/pattern", ["name": .text(id)]), at: active.location)
            }
        }
        draft.phases = schema.elements("phase").compactMap { $0["id"] }
        let wanted = phase == nil || phase == "#DEFAULT" ? schema["defaultPhase"] : phase
        guard let name = wanted, name != "#ALL" else { return nil }
        guard let phase = schema.elements("phase").first(where: { $0["id"].isExactly(name) }) else {
            issues.add("reference", Message("schematron.reference/phase", ["name": .text(name)]), at: schema.location)
            return nil
        }
        declareVariables(of: phase)
        return ExactSet(phase.elements("active").compactMap { $0["pattern"] })
    }

    private func compiledPattern(_ pattern: SchematronNode) -> RulePattern? {
        var source = pattern
        if let name = pattern["is-a"] {
            guard let abstract = abstractPatterns[name] else {
                issues.add("reference", Message("schematron.reference/abstract", ["name": .text(name)]), at: pattern.location)
                return nil
            }
            if let rule = pattern.elements("rule").first {
                issues.add("element", Message("schematron.element/abstract"), at: rule.location)
            }
            parameters = PatternParameters(pattern.elements("param"))
            source = abstract
        }
        defer { parameters = PatternParameters() }
        declareVariables(of: source)
        var result = RulePattern(id: pattern["id"], rules: [])
        for rule in source.elements("rule") where rule["abstract"] != "true" {
            let outer = scope
            defer { scope = outer }
            if let compiled = compiledRule(rule, in: source) { result.rules.append(compiled) }
        }
        return result
    }

    private func compiledRule(_ rule: SchematronNode, in pattern: SchematronNode) -> Rule? {
        guard isWithinLimit(rule) else { return nil }
        guard let written = rule["context"] else {
            issues.add("attribute", Message("schematron.attribute/missing", ["element": .text("rule"), "name": .text("context")]), at: rule.location)
            return nil
        }
        let text = parameters.applied(to: written)
        // The context sees the variables of pattern and schema, not those of the rule.
        guard let context = self.pattern(text, "context", rule.location) else { return nil }
        var result = Rule(id: rule["id"], context: context, contextText: text, variables: [], assertions: [])
        var extended: [String] = []
        collect(rule, of: rule, in: pattern, &extended, into: &result)
        return result
    }

    /// Adds the variables and assertions of a rule, and of those that it extends in their place.
    private func collect(
        _ node: SchematronNode, of rule: SchematronNode, in pattern: SchematronNode, _ extended: inout [String],
        into result: inout Rule
    ) {
        for element in node.elements {
            switch element.schematron {
            case "let":
                if let variable = declare(element, .node) { result.variables.append(variable) }
            case "assert", "report":
                if let assertion = assertion(element, in: result, rule: rule, pattern: pattern) { result.assertions.append(assertion) }
            case "extends":
                guard isWithinLimit(element), let id = element["rule"] else { continue }
                // Only those of the same pattern: variables of another one would be out of scope (5.4.4).
                let own = pattern.elements("rule").first { $0["id"].isExactly(id) && $0["abstract"] == "true" }
                guard let abstract = own else {
                    let message =
                        abstractRules[id] == nil
                        ? Message("schematron.reference/rule", ["name": .text(id)])
                        : Message("schematron.reference/otherPattern", ["name": .text(id)])
                    issues.add("reference", message, at: element.location)
                    continue
                }
                guard !extended.hasExactly(id), extended.count < 20 else {
                    issues.add("reference", Message("schematron.reference/cycle", ["name": .text(id)]), at: element.location)
                    continue
                }
                extended.append(id)
                collect(abstract, of: rule, in: pattern, &extended, into: &result)
                extended.removeLast()
            default: continue
            }
        }
    }
}
