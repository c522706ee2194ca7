import RapporteurDiagnostics
import RapporteurXMLStream
import RapporteurXPath

/// Runs tests of the suite, one after the other.
final class QT3Runner {
    /// Trees by the files that they are made of.
    private var trees: [String: DocumentTree] = [:]

    /// What went wrong; nil where the test passes.
    func run(_ test: QT3Catalogue.Test) -> String? {
        do {
            let session = try Session(test, tree: tree(for: test.environment))
            return session.check(test.result)
        } catch {
            return "\(error)"
        }
    }

    private func tree(for environment: QT3Catalogue.Environment) throws -> DocumentTree {
        let key = environment.sources.map(\.file).joined(separator: "|")
        if let known = trees[key] { return known }
        var documents = try environment.sources.map { try QT3Element.bytes($0.file) }
        if documents.isEmpty { documents = [Array("<nothing/>".utf8)] }
        let tree = try QT3Element.tree(documents)
        trees[key] = tree
        return tree
    }
}

/// One test at work.
private final class Session: XPathHost {
    private let tree: DocumentTree
    private let context: QT3Catalogue.Environment
    private let folder: String
    private var variables: [String: Int] = ["result": 0]
    private var values: [XPathValue?] = [nil]
    private var outcome: Result<XPathValue, XPathError>
    private var start: NodeID?

    init(_ test: QT3Catalogue.Test, tree: DocumentTree) throws {
        self.tree = tree
        context = test.environment
        folder = test.folder
        outcome = .failure(XPathError(.XPST0001))
        var document = NodeID.document
        for source in context.sources {
            if source.role == "." { start = document }
            if source.role.hasPrefix("$") {
                variables[String(source.role.dropFirst())] = values.count
                values.append(.nodes([document], in: tree))
            }
            document = tree.end(of: document)
        }
        for parameter in context.parameters {
            let value = try evaluate(parameter.select)
            variables[parameter.name] = values.count
            values.append(value)
        }
        var expression = test.expression
        if let item = context.contextItem { expression = "(\(item)) ! (\(expression))" }
        do throws(XPathError) { outcome = .success(try evaluate(expression)) } catch { outcome = .failure(error) }
        if case .success(let value) = outcome { values[0] = value }
    }

    func value(ofVariable index: Int) throws(XPathError) -> XPathValue {
        guard let value = values[index] else { throw XPathError(.XPDY0002) }
        return value
    }

    func call(_ function: Int, _ arguments: [XPathValue]) throws(XPathError) -> XPathValue { throw XPathError(.XPST0017) }

    private func evaluate(_ text: String, asserts: Bool = false) throws(XPathError) -> XPathValue {
        var namespaces = context.namespaces
        let element = namespaces.removeValue(forKey: "") ?? ""
        var statics = XPathStaticContext(.xpath2, namespaces: ExactMap(namespaces))
        statics.elementNamespace = element
        statics.variables = ExactMap(asserts ? variables : variables.filter { $0.key != "result" })
        let compiled = try XPathExpression(text, in: statics)
        var limits = XPathLimits()
        limits.operations = 50_000_000
        let evaluator = XPathEvaluator(
            tree, names: statics.names, version: .xpath2, limits: limits, host: self, clock: XPathClock(seconds: 1_764_580_000))
        return try evaluator.value(compiled, at: start ?? .none)
    }

    private func isTrue(_ text: String) -> String? {
        do throws(XPathError) {
            let value = try evaluate("boolean(\(text))", asserts: true)
            return value.boolean == true ? nil : "not true: \(text); result \(shown)"
        } catch {
            return "\(error.code) \(error.detail) in \(text); result \(shown)"
        }
    }

    private var shown: String {
        switch outcome {
        case .success(let value): String("(\(value.strings.prefix(20).joined(separator: ", ")))".prefix(300))
        case .failure(let error): "\(error.code) \(error.detail)"
        }
    }

    /// What of an expectation fails; nil where it holds.
    func check(_ expected: QT3Element) -> String? {
        switch expected.name {
        case "all-of": return expected.elements.lazy.compactMap { self.check($0) }.first
        case "any-of":
            let failures = expected.elements.map { check($0) }
            return failures.contains { $0 == nil } ? nil : failures.compactMap { $0 }.first
        case "not": return expected.elements.first.flatMap { check($0) } == nil ? "not: \(expected.text)" : nil
        case "error":
            guard case .failure(let error) = outcome else { return "error \(expected.attribute("code") ?? "") expected; result \(shown)" }
            let code = expected.attribute("code") ?? "*"
            return code == "*" || "\(error.code)" == code || (error.code == .FOER0000 && error.detail.contains(code.split(separator: "}").last.map(String.init) ?? code)) ? nil : "error \(code) expected; \(error.code) \(error.detail)"
        default: break
        }
        guard case .success(let value) = outcome else { return "\(expected.name) expected; \(shown)" }
        switch expected.name {
        case "assert-true": return value.boolean == true ? nil : "true expected; \(shown)"
        case "assert-false": return value.boolean == false ? nil : "false expected; \(shown)"
        case "assert-empty": return value.count == 0 ? nil : "empty expected; \(shown)"
        case "assert-count": return value.count == Int(expected.text) ? nil : "count \(expected.text); \(shown)"
        case "assert": return isTrue(expected.text)
        case "assert-eq": return isTrue("$result eq (\(expected.text))")
        case "assert-deep-eq": return isTrue("deep-equal($result, (\(expected.text)))")
        case "assert-type": return isTrue("$result instance of \(expected.text)")
        case "assert-permutation":
            return isTrue("count($result) = count((\(expected.text))) and (every $r in $result satisfies exists(index-of((\(expected.text)), $r)) or string($r) = 'NaN')")
        case "assert-string-value":
            var text = value.strings.joined(separator: " ")
            var wanted = expected.text
            if expected.attribute("normalize-space") == "true" {
                text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                wanted = wanted.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
            return text.utf8.elementsEqual(wanted.utf8) ? nil : "“\(wanted)” expected; “\(text)”"
        case "assert-xml", "assert-serialization", "serialization-matches": return checkXML(value, expected)
        default: return "unknown expectation \(expected.name)"
        }
    }

    private func checkXML(_ value: XPathValue, _ expected: QT3Element) -> String? {
        guard expected.name == "assert-xml", let nodes = value.nodes else { return "cannot be held against \(expected.name)" }
        do {
            let own = "<w>" + nodes.map { QT3Serializer.text($0, tree) }.joined(separator: "") + "</w>"
            var wanted = expected.text
            if let file = expected.attribute("file") { wanted = String(decoding: try QT3Element.bytes("\(folder)/\(file)"), as: UTF8.self) }
            if wanted.hasPrefix("<?xml"), let end = wanted.firstIndex(of: ">") { wanted = String(wanted[wanted.index(after: end)...]) }
            let both = try QT3Element.tree([Array(own.utf8), Array("<w>\(wanted)</w>".utf8)])
            let evaluator = XPathEvaluator(both, names: XPathNames(), version: .xpath2)
            return try evaluator.areDeepEqual(.document, both.end(of: .document)) ? nil : "\(wanted) expected; \(own)"
        } catch {
            return "\(error)"
        }
    }
}

/// Nodes as XML.
enum QT3Serializer {
    static func text(_ node: NodeID, _ tree: DocumentTree) -> String {
        switch tree.kind(of: node) {
        case .text: return escaped(tree.string(of: node))
        case .comment: return "<!--\(tree.string(of: node))-->"
        case .processingInstruction: return "<?\(tree.expandedName(of: node)?.local ?? "") \(tree.string(of: node))?>"
        case .attribute: return "\(tree.string(of: node))"
        case .document: return children(node, tree)
        case .element:
            let name = written(node, tree)
            var tag = "<\(name)"
            for (prefix, uri) in tree.namespaces(at: node) { tag += " xmlns\(prefix.isEmpty ? "" : ":" + prefix)=\"\(escaped(uri))\"" }
            for attribute in tree.attributes(of: node) {
                let id = NodeID(rawValue: attribute)
                tag += " \(written(id, tree))=\"\(escaped(tree.string(of: id)))\""
            }
            return tag + ">" + children(node, tree) + "</\(name)>"
        }
    }

    private static func written(_ node: NodeID, _ tree: DocumentTree) -> String {
        let prefix = tree.prefix(of: node)
        return (prefix.isEmpty ? "" : prefix + ":") + (tree.expandedName(of: node)?.local ?? "")
    }

    private static func children(_ node: NodeID, _ tree: DocumentTree) -> String {
        var result = ""
        var child = tree.firstChild(of: node)
        while let here = child {
            result += text(here, tree)
            child = tree.nextSibling(of: here)
        }
        return result
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "\r", "\n", "\t": result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
