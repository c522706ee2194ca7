/// The tokens of the XPath subset that identity constraints may use (XSD Part 1, 3.11.6).
enum IdentityPathToken: Equatable {
    case dot, slash, star
    /// `child::`
    case child
    /// `attribute::` or `@`
    case attribute
    case name(prefix: String, local: String)
    case namespaceStar(prefix: String)

    /// Splits a branch of a path; nil where it has something the subset does not.
    static func tokens(of text: Substring) -> [IdentityPathToken]? {
        var tokens: [IdentityPathToken] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            switch scalar {
            case " ", "\t", "\n", "\r": rest.removeFirst()
            case "/":
                tokens.append(.slash)
                rest.removeFirst()
            case ".":
                tokens.append(.dot)
                rest.removeFirst()
            case "*":
                tokens.append(.star)
                rest.removeFirst()
            case "@":
                tokens.append(.attribute)
                rest.removeFirst()
            default:
                guard let name = takeName(&rest) else { return nil }
                if let axis = takeAxis(name, &rest) {
                    tokens.append(axis)
                } else if rest.first == ":" {
                    rest.removeFirst()
                    if rest.first == "*" {
                        rest.removeFirst()
                        tokens.append(.namespaceStar(prefix: name))
                    } else {
                        guard let local = takeName(&rest) else { return nil }
                        tokens.append(.name(prefix: name, local: local))
                    }
                } else {
                    tokens.append(.name(prefix: "", local: name))
                }
            }
        }
        return tokens
    }

    private static func takeAxis(_ name: String, _ rest: inout Substring.UnicodeScalarView) -> IdentityPathToken? {
        guard name == "child" || name == "attribute" else { return nil }
        var ahead = rest.drop { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
        guard ahead.popFirst() == ":", ahead.popFirst() == ":" else { return nil }
        rest = ahead
        return name == "child" ? .child : .attribute
    }

    private static func takeName(_ rest: inout Substring.UnicodeScalarView) -> String? {
        let isStart: (Unicode.Scalar) -> Bool = { $0 == "_" || $0.properties.isAlphabetic || $0.properties.isIdeographic }
        guard let first = rest.first, isStart(first) else { return nil }
        let name = rest.prefix { scalar in
            isStart(scalar) || scalar == "-" || scalar == "." || scalar.properties.numericType != nil
                || scalar.properties.isIDContinue
        }
        rest = rest[name.endIndex...]
        return String(name)
    }
}
