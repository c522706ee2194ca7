import RapporteurDiagnostics
import RapporteurXMLStream

/// Paths, steps and predicates (XPath 2.0, 3.2).
extension Parser {
    mutating func path() throws(XPathError) -> Expression {
        var builder = PathBuilder()
        if skip(.slashes) {
            builder.start = .root
            builder.isDescendant = true
            builder.add(try step())
        } else if skip(.slash) {
            builder.start = .root
            guard beginsStep else { return builder.finish() }
            builder.add(try step())
        } else {
            builder.addFirst(try step())
        }
        while true {
            if skip(.slashes) { builder.isDescendant = true } else if !skip(.slash) { return builder.finish() }
            builder.add(try step())
            // Steps that are no axis steps are evaluated one within the other.
            if builder.mapped > Self.deepest { throw error(.stack, String(Self.deepest)) }
        }
    }

    /// Whether a step can begin here, behind a `/` that may stand alone.
    private var beginsStep: Bool {
        switch current {
        case .name, .wildcard, .integer, .decimal, .double, .string: true
        case .symbol(let symbol): [.open, .at, .dollar, .dot, .dots].contains(symbol)
        case .end: false
        }
    }

    enum ParsedStep {
        case step(Step)
        case expression(Expression)
    }

    private mutating func step() throws(XPathError) -> ParsedStep {
        if skip(.dots) { return .step(Step(.parent, .any, try predicates())) }
        if skip(.at) {
            let test = try nodeTest(.attribute)
            return .step(Step(.attribute, test, try predicates()))
        }
        if case .name("", let word) = current, following == .symbol(.axis) {
            guard let axis = Axis(rawValue: word), !word.isEmpty else { throw syntax() }
            if axis == .namespace { throw error(.XPST0010, word) }
            advance()
            advance()
            let test = try nodeTest(axis.principal)
            return .step(Step(axis, test, try predicates()))
        }
        switch current {
        case .wildcard: return .step(Step(.child, try nodeTest(.element), try predicates()))
        case .name(let prefix, let local):
            if following == .symbol(.open), prefix.isEmpty, KindTest.names.contains(local), !isPlain || KindTest.plainNames.contains(local) {
                // An attribute test goes along the attributes.
                let axis: Axis = local == "attribute" || local == "schema-attribute" ? .attribute : .child
                return .step(Step(axis, try nodeTest(axis.principal), try predicates()))
            }
            if following != .symbol(.open) { return .step(Step(.child, try nodeTest(.element), try predicates())) }
        default: break
        }
        let primary = try primary()
        let predicates = try predicates()
        if predicates.isEmpty { return .expression(primary) }
        return .expression(Filter(primary, predicates))
    }

    mutating func predicates() throws(XPathError) -> [Predicate] {
        var result: [Predicate] = []
        while skip(.bracketOpen) {
            let condition = try sequence()
            try expect(.bracketClose)
            result.append(Predicate(condition))
        }
        return result
    }

    /// A name, a wildcard or a kind test.
    private mutating func nodeTest(_ principal: NodeKind) throws(XPathError) -> NodeTest {
        switch current {
        case .wildcard(let prefix, let local):
            if local != nil, isPlain { throw syntax() }
            let test: NodeTest
            if let prefix {
                test = .namespace(principal, slot: context.names.namespaceSlot(of: try context.namespace(of: prefix)))
            } else {
                test = local.map { .local(principal, $0) } ?? .kind(principal)
            }
            advance()
            return test
        case .name(let prefix, let local):
            if following == .symbol(.open), prefix.isEmpty, KindTest.names.contains(local) { return try kindTest() }
            if following == .symbol(.open) { throw syntax() }
            let namespace =
                prefix.isEmpty && principal == .element ? context.elementNamespace : try context.namespace(of: prefix)
            advance()
            return .name(principal, slot: context.names.slot(of: ExpandedName(namespace: namespace, local: local)))
        default: throw syntax()
        }
    }
}

enum KindTest {
    static let plainNames: ExactSet = ["node", "text", "comment", "processing-instruction"]
    static let names: ExactSet = plainNames.union([
        "element", "attribute", "document-node", "schema-element", "schema-attribute",
    ])
}

/// Puts steps together, those on axes in one path, others asked of each node.
struct PathBuilder {
    var start = PathExpression.Start.context
    private var steps: [Step] = []
    /// Whether `//` stands before the step that comes.
    var isDescendant = false
    private var isAlone: Expression?
    private(set) var mapped = 0

    mutating func addFirst(_ step: Parser.ParsedStep) {
        switch step {
        case .step(let step): steps.append(step)
        case .expression(let expression):
            start = .expression(expression)
            isAlone = expression
        }
    }

    mutating func add(_ step: Parser.ParsedStep) {
        let descends = isDescendant
        isDescendant = false
        switch step {
        case .step(let step):
            isAlone = nil
            guard descends else { return steps.append(step) }
            // `//a` is `/descendant-or-self::node()/child::a`, which is `/descendant::a` unless positions count.
            if step.isSimple, step.axis == .child {
                steps.append(Step(.descendant, step.test, step.predicates))
            } else if step.isSimple, step.axis == .attribute {
                steps.append(Step(.attributesBelow, step.test, step.predicates))
            } else if step.isSimple, step.axis == .descendant || step.axis == .descendantOrSelf {
                steps.append(step)
            } else {
                steps.append(Step(.descendantOrSelf, .any))
                steps.append(step)
            }
        case .expression(let expression):
            if descends { steps.append(Step(.descendantOrSelf, .any)) }
            let path = MappedPath(finish(), expression)
            mapped += 1
            steps = []
            start = .expression(path)
            isAlone = path
        }
    }

    func finish() -> Expression {
        if steps.isEmpty, let isAlone { return isAlone }
        return PathExpression(start, steps)
    }
}
