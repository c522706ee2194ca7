import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Reads an expression and compiles it in one go: what the grammar calls an expression becomes an operator, names are
/// looked up, functions and their numbers of arguments are checked.
///
/// Operators are read by precedence, so that what is written flat stays flat; only brackets, and what `for`, `if` and
/// quantifiers have within, nest, which has a bound.
struct Parser {
    let context: XPathStaticContext
    private let tokens: [Token]
    private var index = 0
    private var depth = 0
    /// The local variables in scope, innermost last, with their slots.
    var locals: [(namespace: String, local: String, slot: Int)] = []
    var localCount = 0
    /// The variables of the host that the expression uses.
    var hostVariables: Set<Int> = []
    /// Calls with literal arguments that the host wants to know of: function and arguments.
    var hostCalls: [(function: Int, literals: [String?])] = []

    static let deepest = 100

    init(_ text: String, _ context: XPathStaticContext) throws(XPathError) {
        self.context = context
        tokens = try Lexer.tokens(of: text)
    }

    var isPlain: Bool { context.version == .xpath1 }

    // MARK: Tokens

    var current: Token.Kind { tokens[index].kind }
    var following: Token.Kind { tokens[min(index + 1, tokens.count - 1)].kind }
    func kind(ahead: Int) -> Token.Kind { tokens[min(index + ahead, tokens.count - 1)].kind }
    var offset: Int { tokens[index].start }

    mutating func advance() { if index < tokens.count - 1 { index += 1 } }

    func at(_ symbol: Token.Symbol) -> Bool { current == .symbol(symbol) }

    /// Whether the token is a word without prefix.
    func at(word: String) -> Bool {
        if case .name("", let local) = current { local == word } else { false }
    }

    mutating func skip(_ symbol: Token.Symbol) -> Bool {
        guard at(symbol) else { return false }
        advance()
        return true
    }

    mutating func skip(word: String) -> Bool {
        guard at(word: word) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: Token.Symbol) throws(XPathError) {
        guard skip(symbol) else { throw syntax() }
    }

    mutating func expect(word: String) throws(XPathError) {
        guard skip(word: word) else { throw syntax() }
    }

    func syntax() -> XPathError { XPathError(.XPST0003, shown, offset: offset) }

    func error(_ code: XPathError.Code, _ detail: String) -> XPathError { XPathError(code, detail, offset: offset) }

    /// The token as it is shown in a message.
    private var shown: String {
        switch current {
        case .integer(let text), .decimal(let text), .double(let text): text
        case .string(let text): "'\(text)'"
        case .name(let prefix, let local): prefix.isEmpty ? local : "\(prefix):\(local)"
        case .wildcard(let prefix, let local): prefix.map { "\($0):*" } ?? local.map { "*:\($0)" } ?? "*"
        case .symbol(let symbol): symbol.rawValue
        case .end: ""
        }
    }

    mutating func nested<Result>(
        _ body: (inout Parser) throws(XPathError) -> Result
    ) throws(XPathError) -> Result {
        guard depth < Self.deepest else { throw error(.stack, String(Self.deepest)) }
        depth += 1
        let result = try body(&self)
        depth -= 1
        return result
    }

    // MARK: Expressions

    mutating func parse() throws(XPathError) -> Expression {
        let expression = try sequence()
        guard current == .end else { throw syntax() }
        return expression
    }

    /// `Expr ::= ExprSingle ("," ExprSingle)*`
    mutating func sequence() throws(XPathError) -> Expression {
        var parts = [try single()]
        while !isPlain, skip(.comma) { parts.append(try single()) }
        return parts.count == 1 ? parts[0] : Sequencing(parts)
    }

    mutating func single() throws(XPathError) -> Expression {
        try nested { (parser: inout Parser) throws(XPathError) in
            if !parser.isPlain, case .name("", let word) = parser.current {
                switch (word, parser.following) {
                case ("for", .symbol(.dollar)): return try parser.forExpression()
                case ("some", .symbol(.dollar)): return try parser.quantified(isEvery: false)
                case ("every", .symbol(.dollar)): return try parser.quantified(isEvery: true)
                case ("if", .symbol(.open)): return try parser.conditional()
                default: break
                }
            }
            return try parser.disjunction()
        }
    }

    private mutating func disjunction() throws(XPathError) -> Expression {
        var parts = [try conjunction()]
        while skip(word: "or") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : Disjunction(parts)
    }

    private mutating func conjunction() throws(XPathError) -> Expression {
        var parts = [try comparison()]
        while skip(word: "and") { parts.append(try comparison()) }
        return parts.count == 1 ? parts[0] : Conjunction(parts)
    }

    private mutating func comparison() throws(XPathError) -> Expression {
        var left = try concatenation()
        while true {
            guard let make = comparisonOperator() else { return left }
            left = make(left, try concatenation())
            // In XPath 1.0 comparisons may follow each other; later there is one.
            if !isPlain { return left }
        }
    }

    private mutating func comparisonOperator() -> ((Expression, Expression) -> Expression)? {
        if case .symbol(let symbol) = current {
            let general: Comparison? =
                switch symbol {
                case .equal: .equal
                case .notEqual: .notEqual
                case .less: .less
                case .lessOrEqual: .lessOrEqual
                case .greater: .greater
                case .greaterOrEqual: .greaterOrEqual
                default: nil
                }
            if let general {
                advance()
                return { GeneralComparison(general, $0, $1) }
            }
            guard !isPlain, symbol == .before || symbol == .after else { return nil }
            advance()
            return { NodeComparison(symbol == .before ? .before : .after, $0, $1) }
        }
        guard !isPlain, case .name("", let word) = current else { return nil }
        let value: Comparison
        switch word {
        case "eq": value = .equal
        case "ne": value = .notEqual
        case "lt": value = .less
        case "le": value = .lessOrEqual
        case "gt": value = .greater
        case "ge": value = .greaterOrEqual
        case "is":
            advance()
            return { NodeComparison(.same, $0, $1) }
        default: return nil
        }
        advance()
        return { ValueComparison(value, $0, $1) }
    }

    private mutating func concatenation() throws(XPathError) -> Expression {
        var parts = [try range()]
        while !isPlain, skip(.bars) { parts.append(try range()) }
        return parts.count == 1 ? parts[0] : Concatenation(parts)
    }

    private mutating func range() throws(XPathError) -> Expression {
        let first = try additive()
        guard !isPlain, skip(word: "to") else { return first }
        return RangeExpression(first, try additive())
    }

    private mutating func additive() throws(XPathError) -> Expression {
        let first = try multiplicative()
        var rest: [(sign: Arithmetic, operand: Expression)] = []
        while true {
            if skip(.plus) {
                rest.append((.add, try multiplicative()))
            } else if skip(.minus) {
                rest.append((.subtract, try multiplicative()))
            } else {
                return rest.isEmpty ? first : ArithmeticChain(first, rest)
            }
        }
    }

    private mutating func multiplicative() throws(XPathError) -> Expression {
        let first = try union()
        var rest: [(sign: Arithmetic, operand: Expression)] = []
        while true {
            let sign: Arithmetic
            switch current {
            case .wildcard(nil, nil): sign = .multiply
            case .name("", "div"): sign = .divide
            case .name("", "mod"): sign = .modulo
            case .name("", "idiv") where !isPlain: sign = .integerDivide
            default: return rest.isEmpty ? first : ArithmeticChain(first, rest)
            }
            advance()
            rest.append((sign, try union()))
        }
    }

    /// In XPath 1.0 signs bind less than `|`: `-a | b` is `-(a | b)`.
    private mutating func union() throws(XPathError) -> Expression {
        if isPlain, at(.minus) {
            let negates = try signs()
            return Unary(negates: negates, try union())
        }
        var parts = [try intersection()]
        while skip(.bar) || (!isPlain && skip(word: "union")) { parts.append(try intersection()) }
        return parts.count == 1 ? parts[0] : Union(parts)
    }

    private mutating func intersection() throws(XPathError) -> Expression {
        var left = try typed()
        guard !isPlain else { return left }
        var count = 0
        while true {
            let isExcept = at(word: "except")
            guard isExcept || at(word: "intersect") else { return left }
            advance()
            left = SetOperation(isExcept: isExcept, left, try typed())
            count += 1
            if count > Self.deepest { throw error(.stack, String(Self.deepest)) }
        }
    }

    /// `instance of`, `treat as`, `castable as`, `cast as`
    private mutating func typed() throws(XPathError) -> Expression {
        guard !isPlain else { return try path() }
        var operand = try unary()
        if at(word: "cast"), following == .name(prefix: "", local: "as") { operand = try cast(operand, isTest: false) }
        if at(word: "castable"), following == .name(prefix: "", local: "as") { operand = try cast(operand, isTest: true) }
        if at(word: "treat"), following == .name(prefix: "", local: "as") {
            advance()
            advance()
            operand = TreatAs(operand, try sequenceType())
        }
        if at(word: "instance"), following == .name(prefix: "", local: "of") {
            advance()
            advance()
            operand = InstanceOf(operand, try sequenceType())
        }
        return operand
    }

    private mutating func signs() throws(XPathError) -> Bool {
        var negates = false
        while true {
            if skip(.minus) { negates.toggle() } else if isPlain || !skip(.plus) { return negates }
        }
    }

    private mutating func unary() throws(XPathError) -> Expression {
        guard at(.minus) || at(.plus) else { return try mapped() }
        let negates = try signs()
        // A literal takes its sign with it.
        let operand = try mapped()
        return Unary(negates: negates, operand)
    }

    /// `path ! path`, and `=>` behind it.
    private mutating func mapped() throws(XPathError) -> Expression {
        var left = try path()
        var count = 0
        while true {
            if skip(.bang) {
                left = SimpleMap(left, try path())
            } else if at(.arrow) {
                advance()
                guard case .name(let prefix, let local) = current, following == .symbol(.open) else { throw syntax() }
                left = try call(prefix, local, first: left)
            } else {
                return left
            }
            count += 1
            if count > Self.deepest { throw error(.stack, String(Self.deepest)) }
        }
    }
}
