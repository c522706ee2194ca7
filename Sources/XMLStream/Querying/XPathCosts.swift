internal import CLibXML2

/// What handling text costs: libxml2 counts steps and nodes, but takes a string of 50 MB for one operation.
///
/// The functions of XPath that read text are wrapped: their arguments are counted before they run. How long the text
/// of a node is, its tree knows.
enum XPathCosts {
    static let bytesPerOperation = 16
    private static let bytesANode = 64

    static func textLength(of object: xmlXPathObjectPtr, in document: XPathDocument) -> Int {
        switch object.pointee.type {
        case XPATH_STRING: Int(xmlStrlen(object.pointee.stringval))
        case XPATH_NODESET:
            object.pointee.nodesetval.map { set in
                // Each node is a value that is made, looked at and thrown away, however short.
                (0..<Int(set.pointee.nodeNr)).reduce(0) {
                    $0 + bytesANode + textLength(of: set.pointee.nodeTab[$1], in: document)
                }
            } ?? 0
        default: 0
        }
    }

    private static func textLength(of node: xmlNodePtr?, in document: XPathDocument) -> Int {
        guard let node, node.pointee.type != XML_NAMESPACE_DECL else { return 0 }
        let number = Int(bitPattern: node.pointee._private)
        return number < document.nodes.count ? Int(document.nodes.base[number].textLength) : 0
    }

    /// Counts the text of a function's arguments, or of the context node where there are none.
    ///
    /// - Returns: false when that exceeds the limit; the evaluation then ends.
    private static func count(_ parser: xmlXPathParserContextPtr?, _ arguments: Int32) -> Bool {
        guard let parser, let context = parser.pointee.context, let data = context.pointee.extra else { return false }
        let document = Unmanaged<XPathEvaluator>.fromOpaque(data).takeUnretainedValue().document
        var length = 0
        if arguments == 0 {
            length = textLength(of: context.pointee.node, in: document)
        } else {
            let first = max(0, Int(parser.pointee.valueNr) - Int(arguments))
            for index in first..<Int(max(parser.pointee.valueNr, 0)) {
                if let object = parser.pointee.valueTab[index] { length += textLength(of: object, in: document) }
            }
        }
        context.pointee.opCount += UInt(length / bytesPerOperation)
        if context.pointee.opCount <= context.pointee.opLimit { return true }
        xmlXPathErr(parser, Int32(bitPattern: XPATH_OP_LIMIT_EXCEEDED.rawValue))
        return false
    }

    private typealias Function = @convention(c) (xmlXPathParserContextPtr?, Int32) -> Void

    private static let functions: [(name: String, function: Function)] = [
        ("string", { if count($0, $1) { xmlXPathStringFunction($0, $1) } }),
        ("concat", { if count($0, $1) { xmlXPathConcatFunction($0, $1) } }),
        ("contains", { if countSearch($0, $1) { xmlXPathContainsFunction($0, $1) } }),
        ("starts-with", { if count($0, $1) { xmlXPathStartsWithFunction($0, $1) } }),
        ("substring", { if count($0, $1) { xmlXPathSubstringFunction($0, $1) } }),
        ("substring-before", { if countSearch($0, $1) { xmlXPathSubstringBeforeFunction($0, $1) } }),
        ("substring-after", { if countSearch($0, $1) { xmlXPathSubstringAfterFunction($0, $1) } }),
        ("string-length", { if count($0, $1) { xmlXPathStringLengthFunction($0, $1) } }),
        ("normalize-space", { if count($0, $1) { xmlXPathNormalizeFunction($0, $1) } }),
        ("translate", { if count($0, $1) { translate($0, $1) } }),
        ("number", { if count($0, $1) { xmlXPathNumberFunction($0, $1) } }),
        ("sum", { if count($0, $1) { xmlXPathSumFunction($0, $1) } }),
    ]

    /// Looking for one text in another compares it at every place, which costs the product of both lengths where they
    /// are alike. A short one is found in passing.
    private static func countSearch(_ parser: xmlXPathParserContextPtr?, _ arguments: Int32) -> Bool {
        guard count(parser, arguments) else { return false }
        guard let parser, arguments == 2, parser.pointee.valueNr >= 2, let context = parser.pointee.context,
            let sought = parser.pointee.valueTab[Int(parser.pointee.valueNr) - 1],
            let text = parser.pointee.valueTab[Int(parser.pointee.valueNr) - 2], let data = context.pointee.extra
        else { return true }
        let document = Unmanaged<XPathEvaluator>.fromOpaque(data).takeUnretainedValue().document
        let length = textLength(of: sought, in: document)
        guard length > bytesPerOperation else { return true }
        return add(textLength(of: text, in: document) / bytesPerOperation, times: length, to: parser)
    }

    /// Counts a product of operations; false when that exceeds the limit.
    private static func add(_ one: Int, times other: Int, to parser: xmlXPathParserContextPtr) -> Bool {
        guard let context = parser.pointee.context else { return false }
        let (product, overflow) = one.multipliedReportingOverflow(by: other)
        context.pointee.opCount = min(context.pointee.opCount + UInt(overflow ? Int.max / 2 : product), UInt(Int.max / 2))
        if context.pointee.opCount <= context.pointee.opLimit { return true }
        xmlXPathErr(parser, Int32(bitPattern: XPATH_OP_LIMIT_EXCEEDED.rawValue))
        return false
    }

    /// translate() looks at its second argument for each character of the first.
    private static func translate(_ parser: xmlXPathParserContextPtr?, _ arguments: Int32) {
        if let parser, arguments == 3, parser.pointee.valueNr >= 2, let context = parser.pointee.context,
            let from = parser.pointee.valueTab[Int(parser.pointee.valueNr) - 2],
            let data = context.pointee.extra, parser.pointee.valueNr >= 3,
            let text = parser.pointee.valueTab[Int(parser.pointee.valueNr) - 3]
        {
            let document = Unmanaged<XPathEvaluator>.fromOpaque(data).takeUnretainedValue().document
            let pairs = textLength(of: from, in: document).multipliedReportingOverflow(
                by: textLength(of: text, in: document) / bytesPerOperation)
            let cost = pairs.overflow ? Int.max / 2 : pairs.partialValue / 4
            context.pointee.opCount = min(context.pointee.opCount + UInt(cost), UInt(Int.max))
            if context.pointee.opCount > context.pointee.opLimit {
                xmlXPathErr(parser, Int32(bitPattern: XPATH_OP_LIMIT_EXCEEDED.rawValue))
                return
            }
        }
        xmlXPathTranslateFunction(parser, arguments)
    }

    /// Puts the wrappers in place of the functions.
    static func countText(in context: xmlXPathContextPtr) {
        for (name, function) in functions {
            // A function that is there has to go before another can take its name.
            xmlXPathRegisterFunc(context, name, nil)
            xmlXPathRegisterFunc(context, name, function)
        }
    }
}
