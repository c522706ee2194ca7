internal import CLibXML2

/// What a function of ours is given.
package struct XPathArguments {
    fileprivate let evaluator: XPathEvaluator
    fileprivate let objects: [xmlXPathObjectPtr]

    package var count: Int { objects.count }

    /// An argument as XPath's `string()` sees it.
    package func string(_ index: Int) -> String {
        let object = objects[index]
        if object.pointee.type == XPATH_STRING, let text = object.pointee.stringval { return String(cString: text) }
        guard let text = xmlXPathCastToString(object) else { return "" }
        defer { rapporteur_xmlFree(text) }
        return String(cString: text)
    }

    /// The strings of an argument: of each node, where it is a node set; else the one it is.
    package func strings(_ index: Int) -> [String] {
        guard objects[index].pointee.type == XPATH_NODESET else { return [string(index)] }
        return evaluator.nodeIDs(of: objects[index]).map { evaluator.document[$0].stringValue }
    }
}

/// What a function of ours gives back.
package enum XPathResult {
    case boolean(Bool)
    case number(Double)
    case string(String)
    /// Each node once.
    case nodes([XPathNodeID])
}

/// A function that expressions can call.
struct RegisteredFunction {
    var name: [CChar]
    var arguments: ClosedRange<Int>
    var body: (XPathArguments) throws(XPathError) -> XPathResult
}

extension XPathEvaluator {
    /// Lets expressions call a function. The text of its arguments is counted before it is called.
    ///
    /// - Parameters:
    ///   - name: no other function has it, in whatever namespace.
    ///   - namespace: empty for a function without prefix.
    package func register(
        _ name: String, namespace: String, arguments: ClosedRange<Int>,
        _ body: @escaping (XPathArguments) throws(XPathError) -> XPathResult
    ) {
        functions.append(
            RegisteredFunction(
                name: Array(name.utf8CString), arguments: arguments, body: body))
        let trampoline: xmlXPathFunction = { parser, count in
            guard let parser, let data = parser.pointee.context?.pointee.extra else { return }
            Unmanaged<XPathEvaluator>.fromOpaque(data).takeUnretainedValue().call(parser, Int(count))
        }
        xmlXPathRegisterFuncNS(context, name, namespace.isEmpty ? nil : namespace, trampoline)
    }

    private func call(_ parser: xmlXPathParserContextPtr, _ count: Int) {
        guard let name = context.pointee.function else { return }
        // Not by its namespace: libxml2 keeps the address of the name's text in the compiled expression, and that text is
        // gone with the document that the expression first ran on. Our names are told apart without it.
        let found = functions.first { function in
            function.name.withUnsafeBufferPointer { $0.baseAddress.map { strcmp($0, name) == 0 } ?? false }
        }
        guard let found, found.arguments.contains(count), Int(parser.pointee.valueNr) >= count else {
            xmlXPathErr(parser, Int32(bitPattern: XPATH_INVALID_ARITY.rawValue))
            return
        }
        var objects: [xmlXPathObjectPtr] = []
        var length = 0
        for _ in 0..<count {
            guard let object = valuePop(parser) else { continue }
            objects.append(object)
            length += XPathCosts.textLength(of: object, in: document)
        }
        objects.reverse()
        defer { for object in objects { xmlXPathFreeObject(object) } }
        do throws(XPathError) {
            guard objects.count == count else { throw .evaluation("There is not enough memory.") }
            try self.count(10 + length / XPathCosts.bytesPerOperation)
            let result = try found.body(XPathArguments(evaluator: self, objects: objects))
            guard let object = object(for: result) else { throw .evaluation("There is not enough memory.") }
            valuePush(parser, object)
        } catch {
            failure = error
            xmlXPathErr(parser, Int32(bitPattern: XPATH_EXPR_ERROR.rawValue))
        }
    }

    private func object(for result: XPathResult) -> xmlXPathObjectPtr? {
        switch result {
        case .boolean(let flag): return xmlXPathNewBoolean(flag ? 1 : 0)
        case .number(let number): return xmlXPathNewFloat(number)
        case .string(let text): return xmlXPathNewString(text)
        case .nodes(let nodes):
            let object = xmlXPathNewNodeSet(nil)
            for node in nodes { xmlXPathNodeSetAddUnique(object?.pointee.nodesetval, document.pointer(node)) }
            return object
        }
    }
}

private func strcmp(_ left: UnsafePointer<CChar>, _ right: UnsafePointer<UInt8>) -> Int {
    var index = 0
    while left[index] != 0, UInt8(bitPattern: left[index]) == right[index] { index += 1 }
    return Int(UInt8(bitPattern: left[index])) - Int(right[index])
}
