internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema

/// Schemas of numbers.
///
/// A number is one in JSON too where its literal is JSON's; `+1`, `007` and what has too many digits is text.
extension JSONSchemaBuilder {
    func number(_ type: SimpleType, _ notes: inout SchemaNotes) -> JSONObject {
        let isInteger = type.facets.fractionDigits == 0
        let facets = type.facets
        var number = JSONObject([("type", .string(isInteger ? "integer" : "number"))])
        let bounds: [(Bound?, String)] = [
            (facets.minInclusive, "minimum"), (facets.minExclusive, "exclusiveMinimum"),
            (facets.maxInclusive, "maximum"), (facets.maxExclusive, "exclusiveMaximum"),
        ]
        for (bound, keyword) in bounds {
            // Numbers of JSON have few digits; a bound that has more would be rounded, and cannot matter.
            guard let digits = bound.flatMap({ DecimalText.number($0.literal) }), digits.count <= 16 else { continue }
            number.append(keyword, .number(digits))
        }
        if let total = facets.totalDigits, total <= 15, !number.has("maximum"), !number.has("exclusiveMaximum") {
            number.append("exclusiveMaximum", .number("1" + String(repeating: "0", count: total)))
        }
        if let total = facets.totalDigits, total <= 15, !number.has("minimum"), !number.has("exclusiveMinimum") {
            number.append("exclusiveMinimum", .number("-1" + String(repeating: "0", count: total)))
        }
        if let fraction = facets.fractionDigits, fraction > 0 {
            notes.add("at most \(fraction) digits after the point")
        }
        var text = JSONObject.text(matching: Self.form(of: type, isInteger: isInteger))
        if !facets.patterns.isEmpty {
            notes.add("a pattern cannot be said of numbers")
            var own = JSONObject()
            addPatterns(of: type, &own, &notes, isASCII: true)
            text = JSONObject([("allOf", .array([.object(text), .object(own)]))])
        }
        return JSONValue.anyOf([number, text])
    }

    /// The form of literals that are text.
    private static func form(of type: SimpleType, isInteger: Bool) -> String {
        if ScalarRule(atomic: type) == .shortNumber {
            return isInteger ? LexicalPatterns.integer : LexicalPatterns.decimal
        }
        guard isInteger else { return LexicalPatterns.oddDecimal }
        let least = type.facets.minInclusive ?? type.facets.minExclusive
        return least.map { !$0.literal.begins(with: "-") } ?? false
            ? LexicalPatterns.oddNatural : LexicalPatterns.oddInteger
    }

    func floating(_ type: SimpleType, _ notes: inout SchemaNotes) -> JSONObject {
        if type.facets.hasOrder { notes.add("bounds of floating-point values are left out") }
        var text = JSONObject.text(matching: LexicalPatterns.oddFloating)
        if !type.facets.patterns.isEmpty {
            notes.add("a pattern cannot be said of numbers")
            var own = JSONObject()
            addPatterns(of: type, &own, &notes, isASCII: true)
            text = JSONObject([("allOf", .array([.object(text), .object(own)]))])
        }
        return JSONValue.anyOf([JSONObject([("type", .string("number"))]), text])
    }
}

/// Decimal literals of XSD as numbers of JSON.
enum DecimalText {
    /// nil for what is no decimal literal.
    static func number(_ literal: String) -> String? {
        var rest = literal[...]
        let isNegative = rest.begins(with: "-")
        if isNegative || rest.begins(with: "+") { rest = rest.dropFirst() }
        let parts = rest.pieces(between: ".", atMost: 1, keepingEmpty: true)
        guard parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }), parts.contains(where: { !$0.isEmpty })
        else { return nil }
        let whole = parts[0].drop { $0 == "0" }
        var fraction = parts.count > 1 ? parts[1] : ""
        while fraction.last == "0" { fraction = fraction.dropLast() }
        let number = (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : ".\(fraction)")
        return isNegative && number != "0" ? "-\(number)" : number
    }
}
