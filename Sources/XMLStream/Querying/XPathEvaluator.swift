internal import CLibXML2

/// What an expression evaluates to.
public enum XPathValue {
    /// In document order. Namespace nodes, which XPath can select too, are left out.
    case nodes([XPathNode])
    case string(String)
    case number(Double)
    case boolean(Bool)

    /// The value as XPath's `boolean()` sees it: nodes are true if there are any.
    public var isTrue: Bool {
        switch self {
        case .nodes(let nodes): !nodes.isEmpty
        case .string(let text): !text.isEmpty
        case .number(let number): number != 0 && !number.isNaN
        case .boolean(let value): value
        }
    }
}

/// Evaluates expressions on one document, with the prefixes and variables that they may use.
public final class XPathEvaluator {
    private let document: XPathDocument
    private let context: xmlXPathContextPtr
    private let errors = XPathErrors()
    private let operations: Int

    /// - Parameters:
    ///   - namespaces: namespace URIs by prefix.
    ///   - operations: how many steps one evaluation may take; what needs more is `XPathError.tooExpensive`.
    public init(
        _ document: XPathDocument, namespaces: [String: String] = [:], operations: Int = 100_000_000
    ) throws(XPathError) {
        guard let context = xmlXPathNewContext(document.tree) else { throw .evaluation("There is not enough memory.") }
        self.document = document
        self.context = context
        self.operations = operations
        errors.attach(to: context)
        for (prefix, uri) in namespaces { xmlXPathRegisterNs(context, prefix, uri) }
    }

    deinit { xmlXPathFreeContext(context) }

    /// Gives a variable its value for the evaluations that follow.
    public func setVariable(_ name: String, to value: XPathValue) {
        let object: xmlXPathObjectPtr?
        switch value {
        case .string(let text): object = xmlXPathNewString(text)
        case .number(let number): object = xmlXPathNewFloat(number)
        case .boolean(let flag): object = xmlXPathNewBoolean(flag ? 1 : 0)
        case .nodes(let nodes):
            object = xmlXPathNewNodeSet(nil)
            for node in nodes where node.document === document {
                // The nodes are distinct, as every node set's are that came from here.
                xmlXPathNodeSetAddUnique(object?.pointee.nodesetval, node.node)
            }
        }
        if let object { xmlXPathRegisterVariable(context, name, object) }
    }

    /// Evaluates an expression with a node of the document as context node; the document node if none is given.
    public func evaluate(_ expression: XPathExpression, at node: XPathNode? = nil) throws(XPathError) -> XPathValue {
        context.pointee.node = (node ?? document.node).node
        context.pointee.opLimit = UInt(clamping: operations)
        context.pointee.opCount = 0
        context.pointee.proximityPosition = -1
        context.pointee.contextSize = -1
        errors.clear()
        let result = withExtendedLifetime(self) { SilentErrors.during { xmlXPathCompiledEval(expression.compiled, context) } }
        guard let result else {
            if errors.code == Int32(bitPattern: XML_XPATH_EXPRESSION_OK.rawValue) + Self.limitReached { throw .tooExpensive }
            throw .evaluation(errors.message ?? "The expression cannot be evaluated.")
        }
        defer { xmlXPathFreeObject(result) }
        switch result.pointee.type {
        case XPATH_BOOLEAN: return .boolean(result.pointee.boolval != 0)
        case XPATH_NUMBER: return .number(result.pointee.floatval)
        case XPATH_STRING: return .string(result.pointee.stringval.map { String(cString: $0) } ?? "")
        case XPATH_NODESET: return .nodes(nodes(of: result))
        default: throw .evaluation("The expression has a value of no known kind.")
        }
    }

    /// XPATH_OP_LIMIT_EXCEEDED, counted from XML_XPATH_EXPRESSION_OK, in libxml2's numbering.
    private static let limitReached = Int32(bitPattern: XPATH_OP_LIMIT_EXCEEDED.rawValue)

    private func nodes(of result: xmlXPathObjectPtr) -> [XPathNode] {
        guard let set = result.pointee.nodesetval, set.pointee.nodeNr > 0, let table = set.pointee.nodeTab else {
            return []
        }
        xmlXPathNodeSetSort(set)
        var nodes: [XPathNode] = []
        nodes.reserveCapacity(Int(set.pointee.nodeNr))
        for index in 0..<Int(set.pointee.nodeNr) {
            guard let node = table[index], node.pointee.type != XML_NAMESPACE_DECL else { continue }
            nodes.append(XPathNode(document: document, pointer: UnsafeMutableRawPointer(node)))
        }
        return nodes
    }
}
