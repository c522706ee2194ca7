import RapporteurDiagnostics

/// Assertions, reports and their texts.
extension SchematronCompiler {
    func assertion(
        _ node: SchematronNode, in made: Rule, rule: SchematronNode, pattern: SchematronNode
    ) -> Assertion? {
        guard isWithinLimit(node) else { return nil }
        guard let test = node["test"], let index = expression(test, "test", node.location) else { return nil }
        let kind = node.schematron ?? "assert"
        let builder = RuleTextBuilder { [unowned self] in expression($0, $1, $2) }
        var result = Assertion(
            isReport: kind == "report", test: index, testText: parameters.applied(to: test),
            code: "rule." + (node["id"] ?? Self.code(kind, pattern["id"], made.contextText, parameters.applied(to: test))),
            id: node["id"], role: [node, rule, pattern].lazy.compactMap { $0["role"] }.first,
            severity: severity(of: node, rule, pattern), flag: node["flag"] ?? rule["flag"], subject: nil, messages: [:],
            hints: [:])
        if let id = node["id"], id.isEmpty || id.contains(where: \.isWhitespace) {
            issues.add("attribute", Message("schematron.attribute/id", ["id": .text(id)]), at: node.location)
        }
        if let subject = node["subject"] ?? rule["subject"] {
            result.subject = expression(subject, "subject", node.location)
        }
        result.messages[languageCode(node.language)] = builder.text(of: node)
        for name in (node["diagnostics"] ?? "").split(whereSeparator: \.isWhitespace) {
            guard let diagnostic = diagnostics[String(name)] else {
                issues.add("reference", Message("schematron.reference/diagnostic", ["name": .text(String(name))]), at: node.location)
                continue
            }
            add(diagnostic, builder.text(of: diagnostic), to: &result)
        }
        return result
    }

    /// What an assertion without an id is called: the same as long as pattern, context and test are the same.
    private static func code(_ kind: String, _ pattern: String?, _ context: String, _ test: String) -> String {
        // FNV-1a, which is the same everywhere.
        var hash: UInt32 = 2_166_136_261
        for text in [pattern ?? "", context, test] {
            for byte in RuleTextBuilder.collapsed(text).utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            hash = hash &* 16_777_619
        }
        let digits = String(hash, radix: 16)
        return "\(kind)-\(String(repeating: "0", count: 8 - digits.utf8.count))\(digits)"
    }

    /// A diagnostic is a hint unless it says that it is the message in another language.
    private func add(_ diagnostic: SchematronNode, _ text: RuleText, to assertion: inout Assertion) {
        let language = languageCode(diagnostic.language)
        switch diagnostic.own("for") ?? "hint" {
        case "hint":
            if let before = assertion.hints[language] {
                assertion.hints[language] = RuleText(parts: before.parts + [.text(" ")] + text.parts)
            } else {
                assertion.hints[language] = text
            }
        case "message": assertion.messages[language] = text
        case let other:
            issues.add(
                "attribute", Message("schematron.attribute/for", ["value": .text(other)]),
                hint: Message("schematron.attribute/hint.for"),
                at: diagnostic.location)
        }
    }

    /// The language without its region: `en` of `en-GB`.
    private func languageCode(_ tag: String?) -> String {
        let text = tag ?? language
        return text.pieces(between: "-").first.map { $0.lowercased() } ?? "en"
    }

    private func severity(of node: SchematronNode, _ rule: SchematronNode, _ pattern: SchematronNode) -> Severity {
        let owner = [node, rule, pattern].first { $0["role"] != nil }
        guard let owner, let role = owner["role"] else { return .error }
        switch role.lowercased() {
        case "error", "fatal": return .error
        case "warning", "warn": return .warning
        case "information", "info", "note": return .note
        default:
            issues.add(
                "role", Message("schematron.role", ["role": .text(role)]), hint: Message("schematron.role/hint"),
                at: owner.location)
            return .error
        }
    }
}
