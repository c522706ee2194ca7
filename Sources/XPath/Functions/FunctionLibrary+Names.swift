import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Functions on QNames (F&O 11), and on the context (16).
extension FunctionLibrary {
    static let names: [FunctionDefinition] = [
        item("QName", 2...2) { (call, e) throws(XPathError) in
            let namespace = try call.text(0, e).string
            let text = try call.required(1, e).string
            guard let (prefix, local) = parts(of: text), namespace.isEmpty == false || prefix.isEmpty else { throw XPathError(.FOCA0002, text) }
            return .name(QualifiedName(prefix: prefix, namespace: namespace, local: local))
        },
        item("resolve-QName", 2...2) { (call, e) throws(XPathError) in
            guard let text = try call.arguments[0].text(e)?.string else { return nil }
            guard let node = try call.nodeOrContext(1, e), e.tree[node].kind == .element else { throw XPathError(.XPTY0004) }
            guard let (prefix, local) = parts(of: Casting.collapsed(text)) else { throw XPathError(.FOCA0002, text) }
            let namespace = e.tree.namespace(forPrefix: prefix, at: node)
            guard prefix.isEmpty || namespace != nil else { throw XPathError(.FONS0004, prefix) }
            return .name(QualifiedName(prefix: prefix, namespace: namespace ?? "", local: local))
        },
        item("prefix-from-QName", 1...1) { (call, e) throws(XPathError) in
            guard case .name(let name)? = try call.atomic(0, as: .QName, e), !name.prefix.isEmpty else { return nil }
            return .typed(.NCName, .string(name.prefix))
        },
        item("local-name-from-QName", 1...1) { (call, e) throws(XPathError) in
            guard case .name(let name)? = try call.atomic(0, as: .QName, e) else { return nil }
            return .typed(.NCName, .string(name.local))
        },
        item("namespace-uri-from-QName", 1...1) { (call, e) throws(XPathError) in
            guard case .name(let name)? = try call.atomic(0, as: .QName, e) else { return nil }
            return .uri(name.namespace)
        },
        item("namespace-uri-for-prefix", 2...2) { (call, e) throws(XPathError) in
            let prefix = try call.text(0, e).string
            guard let node = try call.nodeOrContext(1, e), e.tree[node].kind == .element else { throw XPathError(.XPTY0004) }
            return e.tree.namespace(forPrefix: prefix, at: node).map(Item.uri)
        },
        sequence("in-scope-prefixes", 1...1) { (call, e) throws(XPathError) in
            guard let node = try call.nodeOrContext(0, e), e.tree[node].kind == .element else { throw XPathError(.XPTY0004) }
            let prefixes = ["xml"] + e.tree.namespaces(at: node).map(\.prefix)
            try e.count(prefixes.count)
            return Value(ContiguousArray(prefixes.map { $0.isEmpty ? Item.string($0) : .typed(.NCName, .string($0)) }))
        },
        item("default-collation", 0...0) { (_, _) throws(XPathError) in .string(codepointCollation) },
        item("static-base-uri", 0...0) { (_, _) throws(XPathError) in nil },
        item("current-dateTime", 0...0) { (_, e) throws(XPathError) in .moment(e.clock.now) },
        item("current-date", 0...0) { (_, e) throws(XPathError) in .moment(e.clock.now.cast(to: .date)) },
        item("current-time", 0...0) { (_, e) throws(XPathError) in .moment(e.clock.now.cast(to: .time)) },
        item("implicit-timezone", 0...0) { (_, e) throws(XPathError) in
            .span(Span(type: .dayTimeDuration, seconds: ExactDecimal(e.clock.zone * 60)))
        },
    ]

    /// Prefix and local name; nil for what is no QName.
    static func parts(of text: String) -> (prefix: String, local: String)? {
        var context = LiteralContext()
        var copy = text
        guard copy.withUTF8({ SimpleType.builtin(.QName).check($0, in: &context).isValid }) else { return nil }
        let parts = text.pieces(between: ":", atMost: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : ("", parts.first ?? "")
    }
}
