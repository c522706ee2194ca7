/// count, sum, avg, min, max (F&O 15.4).
extension FunctionLibrary {
    static let aggregates: [FunctionDefinition] = [
        integer("count", 1...1, plain: true) { (call, e) throws(XPathError) in
            if call.arguments[0].yieldsNodes {
                // No array where nodes are only counted, unless one may be met twice.
                return try call.arguments[0].nodes(e).count
            }
            let value = try call.arguments[0].value(e)
            if e.isPlain, value.onlyNodes == nil { throw XPathError(.XPTY0004, "count()") }
            return value.count
        },
        item("sum", 1...2, plain: true) { (call, e) throws(XPathError) in
            let value = try call.arguments[0].value(e)
            if e.isPlain {
                guard let nodes = value.onlyNodes else { throw XPathError(.XPTY0004, "sum()") }
                var sum = 0.0
                for node in nodes {
                    let bytes = e.tree.bytes(of: node)
                    try e.count(bytes: bytes.count)
                    sum += NumberText.plainNumber(bytes)
                }
                return .double(sum)
            }
            if value.isEmpty { return call.has(1) ? try call.arguments[1].atomic(e) : .integer(0) }
            return try total(operands(value, e), e)
        },
        item("avg", 1...1) { (call, e) throws(XPathError) in
            let value = try call.arguments[0].value(e)
            if value.isEmpty { return nil }
            let items = try operands(value, e)
            let sum = try total(items, e)
            return try Arithmetic.divide.apply(sum, .integer(items.count), zone: e.clock.zone)
        },
        item("max", 1...2) { (call, e) throws(XPathError) in
            try call.checkCollation(1, e)
            return try extreme(call.arguments[0].value(e), .greater, e)
        },
        item("min", 1...2) { (call, e) throws(XPathError) in
            try call.checkCollation(1, e)
            return try extreme(call.arguments[0].value(e), .less, e)
        },
    ]

    /// Atomised; untyped values are doubles.
    private static func operands(_ value: Value, _ e: Evaluation) throws(XPathError) -> ContiguousArray<Item> {
        var items = try Effective.atomized(value, e)
        for index in items.indices {
            if case .untyped = items[index] { items[index] = try Casting.cast(items[index], to: .double) }
        }
        return items
    }

    private static func total(_ items: ContiguousArray<Item>, _ e: Evaluation) throws(XPathError) -> Item {
        guard var sum = items.first?.plain else { return .integer(0) }
        guard sum.isNumeric || isAddableSpan(sum) else { throw XPathError(.FORG0006, "xs:\(items[0].type?.rawValue ?? "")") }
        for item in items.dropFirst() {
            try e.count(1)
            guard item.isNumeric == sum.isNumeric, sum.isNumeric || isAddableSpan(item.plain), sum.isNumeric || item.type == sum.type
            else { throw XPathError(.FORG0006, "xs:\(item.type?.rawValue ?? "")") }
            sum = try Arithmetic.add.apply(sum, item, zone: e.clock.zone)
        }
        return sum
    }

    private static func isAddableSpan(_ item: Item) -> Bool {
        if case .span(let span) = item { span.type != .duration } else { false }
    }

    private static func extreme(_ value: Value, _ comparison: Comparison, _ e: Evaluation) throws(XPathError) -> Item? {
        let items = try operands(value, e)
        guard var best = items.first else { return nil }
        // Numbers are promoted to the widest type among them.
        let hasDouble = items.contains { $0.type == .double }, hasFloat = items.contains { $0.type == .float }
        if best.isNumeric {
            guard items.allSatisfy(\.isNumeric) else { throw XPathError(.FORG0006) }
            if items.contains(where: { $0.double?.isNaN == true }) { return hasDouble ? .double(.nan) : .float(.nan) }
        } else {
            switch best.plain {
            case .string, .uri, .boolean, .moment, .span: break
            default: throw XPathError(.FORG0006, "xs:\(best.type?.rawValue ?? "")")
            }
            if case .span(let span) = best.plain, span.type == .duration { throw XPathError(.FORG0006) }
            if case .moment(let moment) = best.plain, ![.dateTime, .date, .time].contains(moment.type) { throw XPathError(.FORG0006) }
        }
        for item in items.dropFirst() {
            try e.count(1)
            do throws(XPathError) {
                if try comparison.holds(item, best, zone: e.clock.zone) { best = item }
            } catch {
                throw XPathError(.FORG0006, error.detail)
            }
        }
        if best.isNumeric, hasDouble { return try Casting.cast(best, to: .double) }
        if best.isNumeric, hasFloat { return try Casting.cast(best, to: .float) }
        if case .uri(let text) = best, items.contains(where: { if case .string = $0.plain { true } else { false } }) { return .string(text) }
        return best
    }
}
