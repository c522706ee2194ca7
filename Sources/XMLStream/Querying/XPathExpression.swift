internal import CLibXML2
internal import RapporteurDiagnostics

/// Why an expression cannot be compiled or evaluated.
public enum XPathError: Error, Sendable, Hashable {
    /// The text is no XPath 1.0 expression.
    case syntax(String)
    /// A prefix, function or variable is not known, or a function was given the wrong arguments.
    case evaluation(String)
    /// The bound on operations was reached: nothing is known of the result.
    case tooExpensive
}

/// An XPath 1.0 expression, compiled once and evaluated any number of times; it stays on one thread at a time.
public final class XPathExpression {
    public let text: String
    let compiled: xmlXPathCompExprPtr

    /// - Throws: `XPathError.syntax`, with what is wrong.
    public init(_ text: String) throws(XPathError) {
        // The parser of expressions calls itself for nested ones; a bound on length keeps that shallow enough.
        guard text.utf8.count <= 10_000, !text.utf8.contains(0) else {
            throw .syntax("The expression is too long, or holds U+0000.")
        }
        ParserContext.prepareLibrary
        let errors = XPathErrors()
        guard let context = xmlXPathNewContext(nil) else { throw .syntax("There is not enough memory.") }
        defer { xmlXPathFreeContext(context) }
        errors.attach(to: context)
        let plain = withExtendedLifetime(errors) { xmlXPathCtxtCompile(context, text) }
        guard let plain else { throw .syntax(errors.message ?? "The expression is not XPath 1.0.") }
        defer { xmlXPathFreeCompExpr(plain) }
        // libxml2 evaluates plain paths by walking all that is below, without counting; parentheses prevent that.
        let counted = withExtendedLifetime(errors) { xmlXPathCtxtCompile(context, "(\(text))") }
        guard let counted else { throw .syntax(errors.message ?? "The expression is not XPath 1.0.") }
        compiled = counted
        self.text = text
    }

    deinit { xmlXPathFreeCompExpr(compiled) }
}

/// Collects what libxml2 says of an expression, instead of printing it.
final class XPathErrors {
    private(set) var message: String?
    private(set) var code: Int32 = 0

    func attach(to context: xmlXPathContextPtr) {
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        context.pointee.error = { data, error in
            guard let data, let error else { return }
            Unmanaged<XPathErrors>.fromOpaque(data).takeUnretainedValue().note(error)
        }
    }

    func clear() {
        message = nil
        code = 0
    }

    private func note(_ error: UnsafeMutablePointer<xmlError>) {
        guard message == nil else { return }
        code = error.pointee.code
        let text = error.pointee.message.map { String(cString: $0) } ?? ""
        let place = error.pointee.int1
        message = text.pieces(between: "\n").joined(separator: " ") + (place > 0 ? " (at character \(place))" : "")
    }
}
