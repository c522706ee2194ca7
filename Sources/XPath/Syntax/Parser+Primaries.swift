import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Literals, variables, brackets, calls (XPath 2.0, 3.1).
extension Parser {
    mutating func primary() throws(XPathError) -> Expression {
        switch current {
        case .integer(let text):
            advance()
            if isPlain { return Literal(.double(Double(text) ?? .nan)) }
            guard let value = Int(text) else { throw error(.FOAR0002, text) }
            return Literal(.integer(value))
        case .decimal(let text):
            advance()
            if isPlain { return Literal(.double(NumberLiteral.double(text))) }
            guard let value = try ExactDecimal(text.utf8) else { throw syntax() }
            return Literal(.decimal(value))
        case .double(let text):
            if isPlain { throw syntax() }
            advance()
            return Literal(.double(NumberLiteral.double(text)))
        case .string(let text):
            advance()
            return Literal(.string(text))
        case .symbol(.dollar): return try variable()
        case .symbol(.dot):
            advance()
            return ContextItem()
        case .symbol(.open):
            advance()
            if !isPlain, skip(.close) { return EmptySequence() }
            let inner = try sequence()
            try expect(.close)
            return inner
        case .name(let prefix, let local) where following == .symbol(.open):
            return try call(prefix, local, first: nil)
        default: throw syntax()
        }
    }

    /// A call whose name stands here; `first` is an argument that stands before it.
    mutating func call(_ prefix: String, _ local: String, first: Expression?) throws(XPathError) -> Expression {
        let start = offset
        if prefix.isEmpty, !isPlain, KindTest.names.contains(local) || ["if", "item", "typeswitch", "empty-sequence"].contains(local) {
            throw syntax()
        }
        let namespace: String
        do throws(XPathError) {
            namespace = prefix.isEmpty ? FunctionLibrary.namespace : try context.namespace(of: prefix)
        } catch {
            throw XPathError(error.code, error.detail, offset: start)
        }
        advance()
        advance()
        var arguments = first.map { [$0] } ?? []
        if !skip(.close) {
            repeat { arguments.append(try single()) } while skip(.comma)
            try expect(.close)
        }
        if let host = try hostCall(prefix.isEmpty ? "" : namespace, local, arguments) { return host }
        if namespace.isExactly(WellKnownNamespace.schema), !isPlain { return try constructor(local, arguments, start) }
        let shown = prefix.isEmpty ? "\(local)()" : "\(prefix):\(local)()"
        guard namespace.isExactly(FunctionLibrary.namespace) else { throw XPathError(.XPST0017, shown, offset: start) }
        if FunctionLibrary.refused.contains(local) { throw XPathError(.XPST0017, shown, reason: Message("xpath.refused", ["name": .text(shown)]), offset: start) }
        guard let definition = FunctionLibrary.definition(local, arguments.count), !isPlain || definition.isPlain else {
            throw XPathError(.XPST0017, "\(shown.dropLast(2))#\(arguments.count)", offset: start)
        }
        return FunctionCall(definition, arguments)
    }

    private mutating func hostCall(
        _ namespace: String, _ local: String, _ arguments: [Expression]
    ) throws(XPathError) -> Expression? {
        guard
            let index = context.functions.firstIndex(where: {
                $0.name.isExactly(local) && $0.namespace.isExactly(namespace) && $0.arguments.contains(arguments.count)
            })
        else { return nil }
        let literals: [String?] = arguments.map { argument in
            if let literal = argument as? Literal, case .string(let text) = literal.literal { text } else { nil }
        }
        hostCalls.append((index, literals))
        return HostCall(index, arguments)
    }

    private func constructor(_ local: String, _ arguments: [Expression], _ start: Int) throws(XPathError) -> Expression {
        guard arguments.count == 1, let type = AtomicType(rawValue: local), ![.anyAtomicType, .NOTATION, .numeric].contains(type) else {
            throw XPathError(.XPST0017, "xs:\(local)#\(arguments.count)", offset: start)
        }
        return try castTo(type, arguments[0], allowsEmpty: true, isTest: false)
    }

    // MARK: Types

    mutating func cast(_ operand: Expression, isTest: Bool) throws(XPathError) -> Expression {
        advance()
        advance()
        guard let type = try atomicType() else { throw error(.XPST0051, shownType) }
        if type == .anyAtomicType || type == .NOTATION { throw error(.XPST0080, "xs:\(type.rawValue)") }
        let allowsEmpty = skip(.question)
        return try castTo(type, operand, allowsEmpty: allowsEmpty, isTest: isTest)
    }

    /// The prefix of a QName is looked up where it is written: only a literal has one that is known.
    private func castTo(_ type: AtomicType, _ operand: Expression, allowsEmpty: Bool, isTest: Bool) throws(XPathError) -> Expression {
        guard type == .QName, let literal = operand as? Literal, case .string(let text) = literal.literal else {
            return Cast(operand, to: type, allowsEmpty: allowsEmpty, isTest: isTest)
        }
        guard let (prefix, local) = FunctionLibrary.parts(of: Casting.collapsed(text)) else {
            if isTest { return Literal(.boolean(false)) }
            throw error(.FORG0001, text)
        }
        do throws(XPathError) {
            let namespace = prefix.isEmpty ? context.elementNamespace : try context.namespace(of: prefix)
            let name = QualifiedName(prefix: prefix, namespace: namespace, local: local)
            return Cast(operand, to: type, allowsEmpty: allowsEmpty, isTest: isTest, literalName: name)
        } catch {
            if isTest { return Literal(.boolean(false)) }
            throw XPathError(.FONS0004, prefix, offset: offset)
        }
    }

    private var shownType: String {
        if case .name(let prefix, let local) = current { prefix.isEmpty ? local : "\(prefix):\(local)" } else { "" }
    }

    /// The atomic type whose name stands here; nil where it is none.
    private mutating func atomicType() throws(XPathError) -> AtomicType? {
        guard case .name(let prefix, let local) = current else { throw syntax() }
        let namespace = try context.namespace(of: prefix)
        guard namespace.isExactly(WellKnownNamespace.schema), let type = AtomicType(rawValue: local), type != .numeric else { return nil }
        advance()
        return type
    }

    mutating func sequenceType() throws(XPathError) -> SequenceType {
        if at(word: "empty-sequence"), following == .symbol(.open) {
            advance()
            advance()
            try expect(.close)
            return SequenceType(item: nil)
        }
        var type = SequenceType(item: try itemType())
        if skip(.question) {
            type.occurrence = .optional
        } else if skip(.plus) {
            type.occurrence = .some
        } else if current == .wildcard(prefix: nil, local: nil) {
            advance()
            type.occurrence = .any
        }
        return type
    }

    private mutating func itemType() throws(XPathError) -> ItemType {
        guard case .name(let prefix, let local) = current else { throw syntax() }
        if following == .symbol(.open), prefix.isEmpty {
            if local == "item" {
                advance()
                advance()
                try expect(.close)
                return .anything
            }
            guard KindTest.names.contains(local) else { throw syntax() }
            return .node(try kindTest())
        }
        guard let type = try atomicType() else { throw error(.XPST0051, shownType) }
        return .atomic(type)
    }

    /// `text()`, `element(name, type)` and the like.
    mutating func kindTest() throws(XPathError) -> NodeTest {
        guard case .name(_, let local) = current else { throw syntax() }
        advance()
        try expect(.open)
        switch local {
        case "processing-instruction":
            if skip(.close) { return .kind(.processingInstruction) }
            let target: String
            switch current {
            case .string(let text): target = Casting.collapsed(text)
            case .name("", let name) where !isPlain: target = name
            default: throw syntax()
            }
            advance()
            try expect(.close)
            return .instruction(target)
        case "document-node":
            if skip(.close) { return .kind(.document) }
            guard at(word: "element") || at(word: "schema-element") else { throw syntax() }
            let inner = try kindTest()
            try expect(.close)
            return .document(inner)
        case "element", "attribute":
            let test = try namedTest(local == "element" ? .element : .attribute)
            try expect(.close)
            return test
        case "schema-element", "schema-attribute":
            // No schema is imported, so that no declaration is in scope.
            guard case .name(let prefix, _) = current else { throw syntax() }
            _ = try context.namespace(of: prefix)
            throw error(.XPST0008, shownType)
        default:
            try expect(.close)
            switch local {
            case "text": return .kind(.text)
            case "comment": return .kind(.comment)
            default: return .any
            }
        }
    }

    private mutating func namedTest(_ kind: NodeKind) throws(XPathError) -> NodeTest {
        if at(.close) { return .kind(kind) }
        var test = NodeTest.kind(kind)
        switch current {
        case .wildcard(nil, nil): advance()
        case .name(let prefix, let local):
            let namespace = prefix.isEmpty && kind == .element ? context.elementNamespace : try context.namespace(of: prefix)
            advance()
            test = .name(kind, slot: context.names.slot(of: ExpandedName(namespace: namespace, local: local)))
        default: throw syntax()
        }
        guard skip(.comma) else { return test }
        guard case .name(let prefix, let local) = current else { throw syntax() }
        guard try context.namespace(of: prefix).isExactly(WellKnownNamespace.schema), TypeNames.isKnown(local) else {
            throw error(.XPST0008, shownType)
        }
        advance()
        if kind == .element { _ = skip(.question) }
        let general: ExactSet = kind == .element ? ["anyType", "untyped"] : ["anyType", "anySimpleType", "anyAtomicType", "untypedAtomic"]
        return general.contains(local) ? test : .nothing
    }
}

enum TypeNames {
    /// Whether XML Schema or XPath defines a type of the name.
    static func isKnown(_ local: String) -> Bool {
        AtomicType(rawValue: local).map { $0 != .numeric } ?? ["anyType", "anySimpleType", "untyped", "NMTOKENS", "IDREFS", "ENTITIES"].contains(local)
    }
}

enum NumberLiteral {
    static func double(_ text: String) -> Double {
        var text = text
        return text.withUTF8 { Casting.double(of: $0) } ?? .nan
    }
}
