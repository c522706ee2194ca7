import RapporteurDiagnostics
import RapporteurXMLStream
import RapporteurXPath

/// `xsl:function` and `xsl:key`, where they are no more than expressions.
extension SchematronCompiler {
    static let xslt = "http://www.w3.org/1999/XSL/Transform"

    /// Makes the names of functions known before any expression is read, so that they may call each other.
    func declareFunctions(of schema: SchematronNode) {
        let own = schema.elements.filter { $0.xslt != nil }
        functions = RuleFunction.host(withKeys: own.contains { $0.xslt == "key" })
        for node in own where node.xslt == "function" {
            guard let name = functionName(of: node) else { continue }
            let count = node.elements.filter { $0.xslt == "param" }.count
            functions.append(XPathHostFunction(namespace: name.namespace, name: name.local, arguments: count...count))
        }
    }

    private func functionName(of node: SchematronNode) -> (namespace: String, local: String)? {
        let parts = (node["name"] ?? "").pieces(between: ":", atMost: 1).map(String.init)
        guard parts.count == 2, let namespace = draft.namespaces[parts[0]] else { return nil }
        return (namespace, parts[1])
    }

    func compileKeys(of schema: SchematronNode) {
        for node in schema.elements where node.xslt == "key" {
            guard let name = node["name"], let match = node["match"], let use = node["use"] else {
                refuse(node)
                continue
            }
            guard let match = pattern(match, "match", node.location), let use = expression(use, "use", node.location) else { continue }
            draft.keys.append(RuleKey(name: name, match: match, use: use))
        }
    }

    func compileFunctions(of schema: SchematronNode) {
        for node in schema.elements where node.xslt == "function" {
            guard functionName(of: node) != nil else {
                issues.add(
                    "prefix", Message("schematron.prefix", ["prefix": .text(node["name"] ?? "")]), at: node.location)
                continue
            }
            let outer = scope
            defer { scope = outer }
            let first = draft.variables.count
            var parameters: [Int] = []
            for parameter in node.elements where parameter.xslt == "param" { parameters.append(declare(parameter["name"] ?? "", nil, .call)) }
            for parameter in node.elements where parameter.xslt == "param" { convert(parameter) }
            let result = body(of: node.elements.filter { $0.xslt != "param" })
            draft.functions.append(
                RuleFunctionBody(
                    name: node["name"] ?? "", parameters: parameters, variables: Array(first..<draft.variables.count),
                    result: result ?? .sequence([])))
        }
    }

    /// What a parameter's type makes of an argument: nodes become values, and untyped ones of the type.
    private func convert(_ parameter: SchematronNode) {
        guard let name = parameter["name"], var type = parameter["as"] else { return }
        while let last = type.utf8.last, [0x3F, 0x2A, 0x2B].contains(last) { type = String(type.dropLast()) }
        guard type.begins(with: "xs:"), !type.has("("), type != "xs:anyAtomicType" else { return }
        let text = "data($\(name)) ! (if (. instance of xs:untypedAtomic) then \(type)(.) else .)"
        _ = declare(name, expression(text, "as", parameter.location), .call)
    }

    /// What a list of instructions gives; nil with a finding where one of them is not among ours.
    private func body(of nodes: [SchematronNode]) -> RuleFunctionResult? {
        var parts: [RuleFunctionResult] = []
        for node in nodes {
            switch node.xslt {
            case "variable":
                guard let name = node["name"], let select = node["select"] else { return refuse(node) }
                _ = declare(name, expression(select, "select", node.location), .call)
            case "sequence", "copy-of":
                guard let select = node["select"], let index = expression(select, "select", node.location) else { return refuse(node) }
                parts.append(.expression(index))
            case "value-of":
                guard let select = node["select"] else { return refuse(node) }
                let separator = (node["separator"] ?? " ").pieces(between: "'", keepingEmpty: true).joined(separator: "''")
                let text = "string-join(data((\(select))) ! string(.), '\(separator)')"
                guard let index = expression(text, "select", node.location) else { return nil }
                parts.append(.expression(index))
            case "if":
                guard let test = node["test"], let index = expression(test, "test", node.location), let inner = body(of: node.elements)
                else { return refuse(node) }
                parts.append(.choice([(index, inner)], otherwise: nil))
            case "choose":
                guard let choice = choice(node) else { return nil }
                parts.append(choice)
            default: return refuse(node)
            }
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private func choice(_ node: SchematronNode) -> RuleFunctionResult? {
        var branches: [(condition: Int, result: RuleFunctionResult)] = []
        var otherwise: RuleFunctionResult?
        for branch in node.elements {
            switch branch.xslt {
            case "when":
                guard let test = branch["test"], let index = expression(test, "test", branch.location) else { return nil }
                guard let inner = body(of: branch.elements) else { return nil }
                branches.append((index, inner))
            case "otherwise": otherwise = body(of: branch.elements)
            default: return refuse(branch)
            }
        }
        return .choice(branches, otherwise: otherwise)
    }

    @discardableResult
    private func refuse(_ node: SchematronNode) -> RuleFunctionResult? {
        issues.add(
            "element", Message("schematron.element/xslt", ["name": .text(node.name.local)]),
            hint: Message("schematron.element/hint.xslt"), at: node.location)
        return nil
    }
}

extension SchematronNode {
    /// The local name in XSLT's namespace, else nil.
    var xslt: String? { name.namespace == SchematronCompiler.xslt ? name.local : nil }
}
