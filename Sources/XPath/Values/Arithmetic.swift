/// `+`, `-`, `*`, `div`, `idiv`, `mod` on atomic values (XPath 2.0, 3.4; F&O 6.2, 10.6 to 10.8).
enum Arithmetic: Sendable {
    case add, subtract, multiply, divide, integerDivide, modulo

    func apply(_ left: Item, _ right: Item, zone: Int) throws(XPathError) -> Item {
        let one = try Self.operand(left), two = try Self.operand(right)
        if one.isNumeric, two.isNumeric { return try numbers(one, two) }
        switch (self, one, two) {
        case (.add, .moment(let moment), .span(let span)), (.add, .span(let span), .moment(let moment)):
            return .moment(try Self.move(moment, by: span))
        case (.subtract, .moment(let moment), .span(let span)): return .moment(try Self.move(moment, by: span.negated))
        case (.subtract, .moment(let first), .moment(let second)):
            guard first.type == second.type, [.dateTime, .date, .time].contains(first.type) else { break }
            let seconds = try first.instant(implicitZone: zone).subtracting(second.instant(implicitZone: zone))
            return .span(Span(type: .dayTimeDuration, seconds: seconds))
        case (.add, .span(let first), .span(let second)) where first.type == second.type && first.type != .duration:
            return .span(try first.adding(second))
        case (.subtract, .span(let first), .span(let second)) where first.type == second.type && first.type != .duration:
            return .span(try first.adding(second.negated))
        case (.divide, .span(let first), .span(let second)) where first.type == second.type && first.type != .duration:
            if first.type == .yearMonthDuration {
                return .decimal(try ExactDecimal(first.months).divided(by: ExactDecimal(second.months)))
            }
            return .decimal(try first.seconds.divided(by: second.seconds))
        case (.multiply, .span(let span), let number) where number.isNumeric && span.type != .duration:
            return .span(try span.multiplied(by: number.double ?? .nan))
        case (.multiply, let number, .span(let span)) where number.isNumeric && span.type != .duration:
            return .span(try span.multiplied(by: number.double ?? .nan))
        case (.divide, .span(let span), let number) where number.isNumeric && span.type != .duration:
            return .span(try span.multiplied(by: number.double ?? .nan, inverse: true))
        default: break
        }
        throw XPathError(.XPTY0004, "xs:\(left.type?.rawValue ?? "node"), xs:\(right.type?.rawValue ?? "node")")
    }

    /// Untyped values are doubles here.
    private static func operand(_ item: Item) throws(XPathError) -> Item {
        if case .untyped = item { return try Casting.cast(item, to: .double) }
        return item.plain
    }

    private static func move(_ moment: Moment, by span: Span) throws(XPathError) -> Moment {
        switch (moment.type, span.type) {
        case (.dateTime, .yearMonthDuration), (.date, .yearMonthDuration): return try moment.moved(byMonths: span.months)
        case (.dateTime, .dayTimeDuration), (.time, .dayTimeDuration): return try moment.moved(by: span.seconds)
        case (.date, .dayTimeDuration):
            var start = moment
            start.type = .dateTime
            return try start.moved(by: span.seconds).cast(to: .date)
        default: throw XPathError(.XPTY0004, "xs:\(moment.type.rawValue), xs:\(span.type.rawValue)")
        }
    }

    private func numbers(_ left: Item, _ right: Item) throws(XPathError) -> Item {
        switch (left, right) {
        case (.integer(let one), .integer(let two)): return try integers(one, two)
        case (.double, _), (_, .double):
            let (one, two) = (left.double ?? .nan, right.double ?? .nan)
            if self == .integerDivide { return try Self.quotient(one, two) }
            return .double(binary(one, two))
        case (.float, _), (_, .float):
            let (one, two) = (Comparison.float(left), Comparison.float(right))
            if self == .integerDivide { return try Self.quotient(Double(one), Double(two)) }
            return .float(binary(one, two))
        default: return try decimals(Comparison.decimal(left), Comparison.decimal(right))
        }
    }

    @inline(__always)
    func binary<Number: BinaryFloatingPoint>(_ one: Number, _ two: Number) -> Number {
        switch self {
        case .add: one + two
        case .subtract: one - two
        case .multiply: one * two
        case .divide: one / two
        default: one.truncatingRemainder(dividingBy: two)
        }
    }

    private static func quotient(_ one: Double, _ two: Double) throws(XPathError) -> Item {
        if two == 0 { throw XPathError(.FOAR0001) }
        if one.isNaN || two.isNaN || one.isInfinite { throw XPathError(.FOAR0002) }
        guard let whole = Int(exactly: (one / two).rounded(.towardZero)) else { throw XPathError(.FOAR0002) }
        return .integer(whole)
    }

    private func integers(_ one: Int, _ two: Int) throws(XPathError) -> Item {
        let result: (partialValue: Int, overflow: Bool)
        switch self {
        case .add: result = one.addingReportingOverflow(two)
        case .subtract: result = one.subtractingReportingOverflow(two)
        case .multiply: result = one.multipliedReportingOverflow(by: two)
        case .divide: return .decimal(try ExactDecimal(one).divided(by: ExactDecimal(two)))
        case .integerDivide, .modulo:
            if two == 0 { throw XPathError(.FOAR0001) }
            if two == -1 {
                if self == .modulo { return .integer(0) }
                result = 0.subtractingReportingOverflow(one)
            } else {
                return .integer(self == .modulo ? one % two : one / two)
            }
        }
        if result.overflow { throw XPathError(.FOAR0002) }
        return .integer(result.partialValue)
    }

    private func decimals(_ one: ExactDecimal, _ two: ExactDecimal) throws(XPathError) -> Item {
        switch self {
        case .add: return .decimal(try one.adding(two))
        case .subtract: return .decimal(try one.subtracting(two))
        case .multiply: return .decimal(try one.multiplied(by: two))
        case .divide: return .decimal(try one.divided(by: two))
        case .modulo: return .decimal(try one.remainder(by: two))
        case .integerDivide:
            guard let whole = try one.integerQuotient(by: two).int else { throw XPathError(.FOAR0002) }
            return .integer(whole)
        }
    }
}
