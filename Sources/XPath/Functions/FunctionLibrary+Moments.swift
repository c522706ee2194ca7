/// Functions on dates, times and durations (F&O 10.3, 10.5, 10.7).
extension FunctionLibrary {
    static let moments: [FunctionDefinition] = parts + [
        item("dateTime", 2...2) { (call, e) throws(XPathError) in
            guard case .moment(let date)? = try call.atomic(0, as: .date, e), case .moment(let time)? = try call.atomic(1, as: .time, e)
            else { return nil }
            if let one = date.zone, let two = time.zone, one != two { throw XPathError(.FORG0008) }
            var result = date.cast(to: .dateTime)
            (result.hour, result.minute, result.second) = (time.hour, time.minute, time.second)
            result.zone = date.zone ?? time.zone
            return .moment(result)
        },
        adjustment("adjust-dateTime-to-timezone", .dateTime), adjustment("adjust-date-to-timezone", .date),
        adjustment("adjust-time-to-timezone", .time),
        span("years-from-duration") { .integer($0.months / 12) },
        span("months-from-duration") { .integer($0.months % 12) },
        span("days-from-duration") { .integer(($0.seconds.int ?? 0) / 86_400) },
        span("hours-from-duration") { .integer(($0.seconds.int ?? 0) % 86_400 / 3600) },
        span("minutes-from-duration") { .integer(($0.seconds.int ?? 0) % 3600 / 60) },
        span("seconds-from-duration") { span in
            let whole = span.seconds.int ?? 0
            return .decimal((try? span.seconds.subtracting(ExactDecimal(whole - whole % 60))) ?? .zero)
        },
    ]

    private static let parts: [FunctionDefinition] = [
        moment("year-from-dateTime", .dateTime) { .integer($0.year) }, moment("month-from-dateTime", .dateTime) { .integer($0.month) },
        moment("day-from-dateTime", .dateTime) { .integer($0.day) }, moment("hours-from-dateTime", .dateTime) { .integer($0.hour) },
        moment("minutes-from-dateTime", .dateTime) { .integer($0.minute) },
        moment("seconds-from-dateTime", .dateTime) { .decimal($0.second) },
        moment("timezone-from-dateTime", .dateTime, zone), moment("year-from-date", .date) { .integer($0.year) },
        moment("month-from-date", .date) { .integer($0.month) }, moment("day-from-date", .date) { .integer($0.day) },
        moment("timezone-from-date", .date, zone), moment("hours-from-time", .time) { .integer($0.hour) },
        moment("minutes-from-time", .time) { .integer($0.minute) }, moment("seconds-from-time", .time) { .decimal($0.second) },
        moment("timezone-from-time", .time, zone),
    ]

    @Sendable private static func zone(_ moment: Moment) -> Item? {
        moment.zone.map { .span(Span(type: .dayTimeDuration, seconds: ExactDecimal($0 * 60))) }
    }

    private static func moment(_ name: String, _ type: AtomicType, _ part: @escaping @Sendable (Moment) -> Item?) -> FunctionDefinition {
        item(name, 1...1) { (call, e) throws(XPathError) in
            guard case .moment(let moment)? = try call.atomic(0, as: type, e) else { return nil }
            return part(moment)
        }
    }

    private static func span(_ name: String, _ part: @escaping @Sendable (Span) -> Item) -> FunctionDefinition {
        item(name, 1...1) { (call, e) throws(XPathError) in
            guard case .span(let span)? = try call.atomic(0, as: .duration, e) else { return nil }
            return part(span)
        }
    }

    private static func adjustment(_ name: String, _ type: AtomicType) -> FunctionDefinition {
        item(name, 1...2) { (call, e) throws(XPathError) in
            guard case .moment(let moment)? = try call.atomic(0, as: type, e) else { return nil }
            guard call.has(1) else { return .moment(try moment.adjusted(to: e.clock.zone)) }
            guard case .span(let span)? = try call.atomic(1, as: .dayTimeDuration, e) else { return .moment(try moment.adjusted(to: nil)) }
            guard let seconds = span.seconds.int, span.seconds.isInteger, seconds % 60 == 0, abs(seconds) <= 14 * 3600 else {
                throw XPathError(.FODT0003)
            }
            return .moment(try moment.adjusted(to: seconds / 60))
        }
    }
}
