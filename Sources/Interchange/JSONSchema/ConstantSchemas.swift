internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema

/// Schemas of values that are given one by one: enumerations and fixed values.
extension JSONSchemaBuilder {
    /// The values that literals stand for; nil where one value has forms that cannot be listed.
    func constants(_ literals: [String], of type: SimpleType) -> JSONObject? {
        if type.hasQualifiedNames { return nil }
        var values: [JSONValue] = []
        var seen: Set<JSONValue> = []
        var texts: [JSONObject] = []
        for literal in literals {
            // What later steps of derivation no longer admit is none of its values.
            guard type.admits(literal) else { continue }
            guard let found = constant(literal, of: type) else { return nil }
            for value in found.values where seen.insert(value).inserted { values.append(value) }
            if let text = found.text, !texts.contains(text) { texts.append(text) }
        }
        if values.isEmpty { return .nothing }
        let listed =
            values.count == 1 ? JSONObject([("const", values[0])]) : JSONObject([("enum", .array(values))])
        return JSONValue.anyOf([listed] + texts)
    }

    /// The forms in which the value of a literal is written in JSON.
    private func constant(_ literal: String, of type: SimpleType) -> (values: [JSONValue], text: JSONObject?)? {
        var context = LiteralContext()
        var copy = literal
        let (active, value) = copy.withUTF8 { bytes in
            let result = type.check(bytes, in: &context)
            return (result.type, String(decoding: result.value, as: UTF8.self))
        }
        guard active.variety == .atomic else { return list(value, of: active).map { ([$0], nil) } }
        switch ScalarRule(atomic: active) {
        case .string:
            guard active.hasOneForm(value) else { return nil }
            return ([.string(value)], nil)
        case .boolean, .literalBoolean:
            let isTrue = value == "true" || value == "1"
            if type.variety == .atomic, ScalarRule(atomic: type) == .boolean { return ([.bool(isTrue)], nil) }
            return ([.bool(isTrue), .string(isTrue ? "1" : "0")], nil)
        case .number, .shortNumber:
            guard let number = DecimalText.number(value) else { return nil }
            return ([.number(number)], .text(matching: Self.forms(of: number)))
        default: return nil
        }
    }

    /// All decimal literals of a number's value.
    private static func forms(of number: String) -> String {
        let isNegative = number.begins(with: "-")
        if number == "0" { return "^[+-]?(?:0+(?:\\.0*)?|\\.0+)$" }
        let parts = number.drop { $0 == "-" }.pieces(between: ".")
        let whole = parts[0] == "0" ? "0*" : "0*\(parts[0])"
        let fraction = parts.count > 1 ? "\\.\(parts[1])0*" : "(?:\\.0*)?"
        return "^\(isNegative ? "-" : "\\+?")\(whole)\(fraction)$"
    }

    /// A list as an array, where its items are strings of one form.
    private func list(_ value: String, of type: SimpleType) -> JSONValue? {
        guard type.variety == .list, let item = type.itemType, item.variety == .atomic,
            ScalarRule(atomic: item) == .string
        else { return nil }
        let items = value.pieces(between: " ").map(String.init)
        guard items.allSatisfy({ item.hasOneForm($0) }) else { return nil }
        return .strings(items)
    }
}

extension SimpleType {
    /// Whether no other literal has the same value.
    func hasOneForm(_ literal: String) -> Bool {
        switch primitive {
        case .string, .anyURI, nil: true
        case .date, .gYear, .gYearMonth, .gMonth, .gMonthDay, .gDay: !literal.hasTimeZone
        default: false
        }
    }
}

extension String {
    fileprivate var hasTimeZone: Bool {
        if ends(with: "Z") || has("+") { return true }
        // -hh:mm at the end.
        return has(":")
    }
}
