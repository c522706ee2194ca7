/// A bound of a range, a value of the type's primitive.
public final class Bound: @unchecked Sendable {
    // Unchecked: `storage` is written in `init` alone.

    /// As the schema writes it, white space handled.
    public let literal: String
    let value: OrderedValue
    /// What `value` points into.
    private let storage: UnsafeMutableBufferPointer<UInt8>

    /// nil for a literal that is no value of the primitive.
    init?(_ literal: Bytes, primitive: Primitive) {
        storage = .allocate(capacity: max(literal.count, 1))
        _ = storage.initialize(from: literal)
        self.literal = literal.string
        guard let value = OrderedValue(Bytes(rebasing: storage[..<literal.count]), primitive: primitive) else {
            self.value = .double(0)
            return nil
        }
        self.value = value
    }

    deinit {
        storage.deallocate()
    }
}

/// A value of an ordered primitive; it points into the literal it was read from.
enum OrderedValue {
    case decimal(DecimalValue)
    case float(Float)
    case double(Double)
    case duration(DurationValue)
    /// nil for a year too long to reckon with.
    case moment(Timeline?)

    /// nil for a literal that is no value of the primitive, or a primitive without order.
    @inline(__always)
    init?(_ literal: Bytes, primitive: Primitive) {
        switch primitive {
        case .decimal:
            guard let value = DecimalValue(literal, integerOnly: false) else { return nil }
            self = .decimal(value)
        case .float:
            guard let value = FloatingLiteral(literal) else { return nil }
            self = .float(value.float)
        case .double:
            guard let value = FloatingLiteral(literal) else { return nil }
            self = .double(value.double)
        case .duration:
            guard let value = DurationValue(literal) else { return nil }
            self = .duration(value)
        case .dateTime, .time, .date, .gYearMonth, .gYear, .gMonthDay, .gDay, .gMonth:
            guard let value = TemporalValue(literal, as: primitive) else { return nil }
            self = .moment(Timeline(value))
        default:
            return nil
        }
    }

    /// nil where a value is beyond reckoning.
    @inline(__always)
    func order(against other: OrderedValue) -> ValueOrder? {
        switch (self, other) {
        case (.decimal(let left), .decimal(let right)): return left.order(against: right)
        case (.float(let left), .float(let right)): return left.valueOrder(against: right)
        case (.double(let left), .double(let right)): return left.valueOrder(against: right)
        case (.duration(let left), .duration(let right)):
            return left.isBeyondReckoning || right.isBeyondReckoning ? nil : left.order(against: right)
        case (.moment(let left), .moment(let right)):
            guard let left, let right else { return nil }
            return left.order(against: right)
        default: return .indeterminate
        }
    }
}
