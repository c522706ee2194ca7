import RapporteurXMLSchema

/// Turns JSON numbers with an exponent or a fraction of zeros into literals of XSD's decimals, exactly.
enum NumberLiteral {
    /// The most digits that a number may have once its exponent is gone.
    static let digitLimit = 4096

    enum Outcome {
        /// The number may stand as it is.
        case asWritten
        case expanded([UInt8])
        case tooLong
    }

    /// What a JSON number is as a literal of a decimal type.
    ///
    /// - Parameter isInteger: whether a fraction of zeros is to be left out, as in `12.0`.
    static func decimal(_ number: UnsafeBufferPointer<UInt8>, isInteger: Bool) -> Outcome {
        guard number.contains(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") })
            || (isInteger && number.contains(UInt8(ascii: ".")))
        else { return .asWritten }
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var isNegative = false
        var index = 0
        while index < number.count {
            switch number[index] {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let value = Self.exponent(UnsafeBufferPointer(rebasing: number[(index + 1)...])) else {
                    // Zero is zero, whatever its exponent.
                    return digits.allSatisfy { $0 == UInt8(ascii: "0") } ? .expanded([UInt8(ascii: "0")]) : .tooLong
                }
                exponent = value
                index = number.count
            case let digit:
                digits.append(digit)
                if digits.count > 2 * digitLimit { return .tooLong }
            }
            index += 1
        }
        return place(digits, point: (point ?? digits.count) + exponent, isNegative: isNegative, isInteger: isInteger)
    }

    /// nil for an exponent no number of the limit can have.
    private static func exponent(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var value = 0
        var isNegative = false
        for byte in text {
            if byte == UInt8(ascii: "-") { isNegative = true }
            guard byte >= UInt8(ascii: "0") else { continue }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            if value > 4 * digitLimit { return nil }
        }
        return isNegative ? -value : value
    }

    private static func place(_ digits: [UInt8], point: Int, isNegative: Bool, isInteger: Bool) -> Outcome {
        let zero = UInt8(ascii: "0")
        var whole: [UInt8]
        var fraction: [UInt8]
        if point <= 0 {
            guard digits.count - point <= 2 * digitLimit || digits.allSatisfy({ $0 == zero }) else { return .tooLong }
            whole = []
            fraction = digits.allSatisfy { $0 == zero } ? [] : Array(repeating: zero, count: -point) + digits
        } else if point >= digits.count {
            whole = digits + Array(repeating: zero, count: point - digits.count)
            fraction = []
        } else {
            whole = Array(digits[..<point])
            fraction = Array(digits[point...])
        }
        if isInteger, fraction.allSatisfy({ $0 == zero }) { fraction = [] }
        whole = Array(whole.drop { $0 == zero })
        if whole.count + fraction.count > digitLimit { return .tooLong }
        var literal: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        literal += whole.isEmpty ? [zero] : whole
        if !fraction.isEmpty { literal += [UInt8(ascii: ".")] + fraction }
        return .expanded(literal)
    }
}

extension SimpleType {
    /// Whether the type is xs:integer or derived from it.
    var isInteger: Bool {
        var type: BuiltinType? = builtin
        while let step = type {
            if step == .integer { return true }
            type = step.base
        }
        return false
    }
}
