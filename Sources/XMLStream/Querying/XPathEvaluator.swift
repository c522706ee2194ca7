internal import CLibXML2
public import RapporteurDiagnostics

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

/// Evaluates expressions on one document, with the prefixes, variables and functions that they may use.
///
/// What an expression costs is counted in operations: steps of the evaluation, nodes looked at and bytes of text
/// handled. Time plays no part, so that the same document always ends the same way.
public final class XPathEvaluator {
    let document: XPathDocument
    let context: xmlXPathContextPtr
    let errors = XPathErrors()
    private let operations: Int
    var functions: [RegisteredFunction] = []
    var variables: ((String) -> XPathHeldValue?)?
    /// Why a function or variable of ours failed, in more than libxml2's words.
    var failure: XPathError?

    /// - Parameters:
    ///   - namespaces: namespace URIs by prefix.
    ///   - operations: how many steps one evaluation may take; what needs more is `XPathError.tooExpensive`.
    public init(
        _ document: XPathDocument, namespaces: ExactMap<String> = [:], operations: Int = 100_000_000
    ) throws(XPathError) {
        guard let context = xmlXPathNewContext(document.tree) else { throw .evaluation("There is not enough memory.") }
        self.document = document
        self.context = context
        self.operations = operations
        errors.attach(to: context)
        context.pointee.extra = Unmanaged.passUnretained(self).toOpaque()
        xmlXPathContextSetCache(context, 1, -1, 0)
        for (prefix, uri) in namespaces { xmlXPathRegisterNs(context, prefix, uri) }
        XPathCosts.countText(in: context)
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
        startCounting(limit: operations)
        let result = try run(expression, at: (node ?? document.node).node)
        defer { xmlXPathFreeObject(result) }
        switch result.pointee.type {
        case XPATH_BOOLEAN: return .boolean(result.pointee.boolval != 0)
        case XPATH_NUMBER: return .number(result.pointee.floatval)
        case XPATH_STRING: return .string(result.pointee.stringval.map { String(cString: $0) } ?? "")
        case XPATH_NODESET: return .nodes(nodeIDs(of: result).map { document[$0] })
        default: throw .evaluation("The expression has a value of no known kind.")
        }
    }

    /// Starts to count operations anew.
    ///
    /// - Parameter limit: how many the evaluations that follow may take together.
    package func startCounting(limit: Int) {
        context.pointee.opLimit = UInt(clamping: max(limit, 1))
        context.pointee.opCount = 0
    }

    /// How many operations were counted since counting started.
    package var operationsCounted: Int { Int(clamping: context.pointee.opCount) }

    /// Counts operations that were done for the document elsewhere.
    package func count(_ operations: Int) throws(XPathError) {
        context.pointee.opCount += UInt(clamping: operations)
        if context.pointee.opCount > context.pointee.opLimit { throw .tooExpensive }
    }

    /// Whether an expression is true of a node. Counting goes on.
    package func isTrue(_ expression: XPathExpression, at node: XPathNodeID) throws(XPathError) -> Bool {
        let result = try run(expression, at: document.pointer(node))
        defer { xmlXPathFreeObject(result) }
        return xmlXPathCastToBoolean(result) != 0
    }

    /// The string value of an expression, cut to so many bytes. Counting goes on.
    package func string(
        _ expression: XPathExpression, at node: XPathNodeID, limit: Int
    ) throws(XPathError) -> String {
        let result = try run(expression, at: document.pointer(node))
        defer { xmlXPathFreeObject(result) }
        try count(XPathCosts.textLength(of: result, in: document) / XPathCosts.bytesPerOperation)
        guard let text = xmlXPathCastToString(result) else { throw .evaluation("There is not enough memory.") }
        defer { rapporteur_xmlFree(text) }
        let length = Int(xmlStrlen(text))
        guard length > limit else { return String(cString: text) }
        return String(decoding: UnsafeBufferPointer(start: text, count: limit), as: UTF8.self) + "…"
    }

    /// The nodes that an expression selects, in document order. Counting goes on.
    ///
    /// - Throws: `XPathError.evaluation` when the value is no node set.
    package func nodes(_ expression: XPathExpression, at node: XPathNodeID) throws(XPathError) -> [XPathNodeID] {
        let result = try run(expression, at: document.pointer(node))
        defer { xmlXPathFreeObject(result) }
        guard result.pointee.type == XPATH_NODESET else { throw .evaluation("The expression selects no nodes.") }
        return nodeIDs(of: result)
    }

    /// A value to be kept for a variable. Counting goes on.
    package func hold(_ expression: XPathExpression, at node: XPathNodeID) throws(XPathError) -> XPathHeldValue {
        XPathHeldValue(try run(expression, at: document.pointer(node)))
    }

    /// Evaluates an expression, also while another is being evaluated: a variable that it uses, say.
    private func run(_ expression: XPathExpression, at node: xmlNodePtr) throws(XPathError) -> xmlXPathObjectPtr {
        let outer = context.pointee
        context.pointee.node = node
        context.pointee.proximityPosition = -1
        context.pointee.contextSize = -1
        defer {
            context.pointee.node = outer.node
            context.pointee.proximityPosition = outer.proximityPosition
            context.pointee.contextSize = outer.contextSize
            context.pointee.depth = outer.depth
            context.pointee.function = outer.function
            context.pointee.functionURI = outer.functionURI
        }
        errors.clear()
        failure = nil
        let result = withExtendedLifetime(self) { SilentErrors.during { xmlXPathCompiledEval(expression.compiled, context) } }
        if let result { return result }
        if let failure { throw failure }
        if errors.code == Int32(bitPattern: XML_XPATH_EXPRESSION_OK.rawValue) + Self.limitReached { throw .tooExpensive }
        throw .evaluation(errors.message ?? "The expression cannot be evaluated.")
    }

    /// XPATH_OP_LIMIT_EXCEEDED, counted from XML_XPATH_EXPRESSION_OK, in libxml2's numbering.
    private static let limitReached = Int32(bitPattern: XPATH_OP_LIMIT_EXCEEDED.rawValue)

    func nodeIDs(of object: xmlXPathObjectPtr) -> [XPathNodeID] {
        guard let set = object.pointee.nodesetval, set.pointee.nodeNr > 0, set.pointee.nodeTab != nil else { return [] }
        xmlXPathNodeSetSort(set)
        var nodes: [XPathNodeID] = []
        nodes.reserveCapacity(Int(set.pointee.nodeNr))
        for index in 0..<Int(set.pointee.nodeNr) {
            guard let node = set.pointee.nodeTab[index], node.pointee.type != XML_NAMESPACE_DECL else { continue }
            nodes.append(XPathNodeID(rawValue: Int32(truncatingIfNeeded: Int(bitPattern: node.pointee._private))))
        }
        return nodes
    }
}

/// A value of an expression, kept for the variables that have it.
package final class XPathHeldValue {
    let object: xmlXPathObjectPtr

    init(_ object: xmlXPathObjectPtr) { self.object = object }
    deinit { xmlXPathFreeObject(object) }
}
