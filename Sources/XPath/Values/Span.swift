/// A duration: months, and seconds with their fraction, of one sign.
struct Span: Sendable, Hashable {
    var type: AtomicType
    var months = 0
    var seconds = ExactDecimal.zero

    /// What a month count may come to; beyond it FODT0002.
    static let mostMonths = 1_000_000_000_000

    init(type: AtomicType, months: Int = 0, seconds: ExactDecimal = .zero) {
        self.type = type
        self.months = months
        self.seconds = seconds
    }

    static func == (left: Span, right: Span) -> Bool { left.months == right.months && left.seconds == right.seconds }
    func hash(into hasher: inout Hasher) {
        hasher.combine(months)
        hasher.combine(seconds)
    }

    /// Reads `-?P(nY)?(nM)?(nD)?(T(nH)?(nM)?(n(.n)?S)?)?`, white space already handled; nil for what is none.
    init?(_ text: String, as type: AtomicType) throws(XPathError) {
        self.type = type
        var bytes = Array(text.utf8)[...]
        var isNegative = false
        if bytes.first == 0x2D {
            isNegative = true
            bytes.removeFirst()
        }
        guard bytes.popFirst() == 0x50 else { return nil }
        var stage = 0
        var isTime = false, hasPart = false
        while let byte = bytes.first {
            if byte == 0x54 {
                guard !isTime else { return nil }
                bytes.removeFirst()
                (isTime, stage, hasPart) = (true, 3, false)
                continue
            }
            var digits: [UInt8] = []
            while let digit = bytes.first, 0x30...0x39 ~= digit || digit == 0x2E {
                digits.append(digit)
                bytes.removeFirst()
            }
            guard let mark = bytes.popFirst(), let first = digits.first, first != 0x2E, digits.last != 0x2E else { return nil }
            let part: Int
            switch (mark, isTime) {
            case (0x59, false): part = 0
            case (0x4D, false): part = 1
            case (0x44, false): part = 2
            case (0x48, true): part = 3
            case (0x4D, true): part = 4
            case (0x53, true): part = 5
            default: return nil
            }
            guard part >= stage, part == 5 || !digits.contains(0x2E) else { return nil }
            guard let value = try Self.number(digits) else { return nil }
            stage = part + 1
            hasPart = true
            if part < 2 {
                guard let count = value.int, count <= Self.mostMonths else { throw XPathError(.FODT0002) }
                months += part == 0 ? count * 12 : count
            } else {
                seconds = try seconds.adding(value.multiplied(by: ExactDecimal([0, 0, 86_400, 3600, 60, 1][part])))
            }
        }
        guard hasPart else { return nil }
        if type == .yearMonthDuration, text.utf8.contains(0x44) || text.utf8.contains(0x54) { return nil }
        if type == .dayTimeDuration, months != 0 || text.utf8.contains(0x59) || Self.hasMonths(text) { return nil }
        if isNegative {
            months = -months
            seconds = seconds.negated
        }
    }

    private static func number(_ digits: [UInt8]) throws(XPathError) -> ExactDecimal? {
        do throws(XPathError) { return try ExactDecimal(digits) } catch { throw XPathError(.FODT0002) }
    }

    private static func hasMonths(_ text: String) -> Bool {
        let date = text.utf8.split(separator: 0x54, omittingEmptySubsequences: false)[0]
        return date.contains(0x4D)
    }

    var isNegative: Bool { months < 0 || seconds.isNegative }

    /// Kept to what another type of durations has.
    func cast(to type: AtomicType) -> Span {
        Span(
            type: type, months: type == .dayTimeDuration ? 0 : months, seconds: type == .yearMonthDuration ? .zero : seconds)
    }

    func adding(_ other: Span) throws(XPathError) -> Span {
        try Self.checked(Span(type: type, months: months + other.months, seconds: seconds.adding(other.seconds)))
    }

    var negated: Span { Span(type: type, months: -months, seconds: seconds.negated) }

    private static func checked(_ span: Span) throws(XPathError) -> Span {
        guard abs(span.months) <= mostMonths * 12, abs(span.seconds.double) < 1e20 else { throw XPathError(.FODT0002) }
        return span
    }

    /// Months are rounded, halves up; seconds keep their fraction.
    func multiplied(by factor: Double, inverse: Bool = false) throws(XPathError) -> Span {
        if factor.isNaN { throw XPathError(.FOCA0005) }
        if inverse ? factor == 0 : factor.isInfinite { throw XPathError(.FODT0002) }
        if inverse, factor.isInfinite { return Span(type: type) }
        if type == .yearMonthDuration {
            let product = (inverse ? Double(months) / factor : Double(months) * factor)
            guard abs(product) < Double(Self.mostMonths) else { throw XPathError(.FODT0002) }
            return Span(type: type, months: Int((product + 0.5).rounded(.down)))
        }
        let number = try ExactDecimal(factor)
        if inverse, number == .zero { throw XPathError(.FODT0002) }
        do throws(XPathError) {
            return try Self.checked(
                Span(type: type, seconds: inverse ? seconds.divided(by: number) : seconds.multiplied(by: number)))
        } catch {
            throw XPathError(.FODT0002)
        }
    }

    var text: String {
        var result = isNegative ? "-P" : "P"
        let months = abs(self.months), seconds = self.seconds.magnitude
        if months >= 12 { result += "\(months / 12)Y" }
        if months % 12 != 0 { result += "\(months % 12)M" }
        let whole = seconds.int ?? 0
        if whole >= 86_400 { result += "\(whole / 86_400)D" }
        let rest = whole % 86_400
        let second = (try? seconds.subtracting(ExactDecimal(whole - rest % 60))) ?? .zero
        if rest >= 60 || second != .zero {
            result += "T"
            if rest >= 3600 { result += "\(rest / 3600)H" }
            if rest / 60 % 60 != 0 { result += "\(rest / 60 % 60)M" }
            if second != .zero { result += second.text + "S" }
        }
        if months == 0, seconds == .zero { result += type == .yearMonthDuration ? "0M" : "T0S" }
        return result
    }
}
