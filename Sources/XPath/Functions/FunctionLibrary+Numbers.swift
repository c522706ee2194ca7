import RapporteurXMLStream

/// Functions on numbers (F&O 6.4), booleans and focus.
extension FunctionLibrary {
    static let numbers: [FunctionDefinition] = [
        item("number", 0...1, plain: true) { (call, e) throws(XPathError) in
            if e.isPlain {
                return .double(try call.has(0) ? PlainNumber.of(call.arguments[0], e) : PlainComparison.number(e.contextItem(), e))
            }
            guard call.has(0) else { return .double(try e.contextItem().number(in: e.tree)) }
            return .double(try call.arguments[0].item(e)?.number(in: e.tree) ?? .nan)
        },
        item("abs", 1...1) { (call, e) throws(XPathError) in
            switch try call.numeric(0, e)?.plain {
            case .integer(let value):
                if value == Int.min { throw XPathError(.FOAR0002) }
                return .integer(abs(value))
            case .double(let value): return .double(value.magnitude)
            case .float(let value): return .float(value.magnitude)
            case .decimal(let value): return .decimal(value.magnitude)
            default: return nil
            }
        },
        item("ceiling", 1...1, plain: true) { (call, e) throws(XPathError) in
            rounded(try call.numeric(0, e), { $0.rounded(.up) }, { $0.rounded(.up) }, \.ceiling)
        },
        item("floor", 1...1, plain: true) { (call, e) throws(XPathError) in
            rounded(try call.numeric(0, e), { $0.rounded(.down) }, { $0.rounded(.down) }, \.floor)
        },
        item("round", 1...1, plain: true) { (call, e) throws(XPathError) in
            rounded(try call.numeric(0, e), halfUp, halfUp, \.rounded)
        },
        item("round-half-to-even", 1...2) { (call, e) throws(XPathError) in
            let digits = call.has(1) ? try call.requiredInteger(1, e) : 0
            guard let item = try call.numeric(0, e)?.plain else { return nil }
            switch item {
            case .integer(let value):
                if digits >= 0 { return item }
                guard let int = ExactDecimal(value).roundedHalfToEven(max(digits, -40)).int else { throw XPathError(.FOAR0002) }
                return .integer(int)
            case .decimal(let value): return .decimal(value.roundedHalfToEven(max(-40, min(digits, 40))))
            case .double(let value): return .double(halfToEven(value, digits))
            case .float(let value): return .float(Float(halfToEven(Double(value), digits)))
            default: return nil
            }
        },
        boolean("boolean", 1...1, plain: true) { (call, e) throws(XPathError) in try call.arguments[0].boolean(e) },
        boolean("not", 1...1, plain: true) { (call, e) throws(XPathError) in try !call.arguments[0].boolean(e) },
        boolean("true", 0...0, plain: true) { (_, _) throws(XPathError) in true },
        boolean("false", 0...0, plain: true) { (_, _) throws(XPathError) in false },
        integer("position", 0...0, plain: true) { (_, e) throws(XPathError) in
            if e.node == .none, e.other == nil { throw XPathError(.XPDY0002) }
            return e.position
        },
        integer("last", 0...0, plain: true) { (_, e) throws(XPathError) in
            if e.node == .none, e.other == nil { throw XPathError(.XPDY0002) }
            return e.size
        },
    ]

    private static func rounded(
        _ item: Item?, _ double: (Double) -> Double, _ float: (Float) -> Float, _ decimal: (ExactDecimal) -> ExactDecimal
    ) -> Item? {
        switch item?.plain {
        case .integer(let value)?: .integer(value)
        case .double(let value)?: .double(double(value))
        case .float(let value)?: .float(float(value))
        case .decimal(let value)?: .decimal(decimal(value))
        default: nil
        }
    }

    /// To the nearest whole number, halves up; what is beyond the digits of a number is whole already.
    private static func halfUp<Number: BinaryFloatingPoint>(_ value: Number) -> Number {
        guard value.isFinite, value.magnitude < Number(1 << 22) || value != value.rounded(.down) else { return value }
        let floor = value.rounded(.down)
        let result = value - floor >= 0.5 ? floor + 1 : floor
        return result == 0 && value.sign == .minus ? -0.0 : result
    }

    private static func halfToEven(_ value: Double, _ digits: Int) -> Double {
        guard value.isFinite, value != 0, abs(value) < 1e37 else { return value }
        if digits == 0 { return value.rounded(.toNearestOrEven) }
        guard digits < 330 else { return value }
        guard let decimal = try? ExactDecimal(value) else { return value }
        let result = decimal.roundedHalfToEven(max(digits, -40)).double
        return result == 0 && value < 0 ? -0.0 : result
    }
}
