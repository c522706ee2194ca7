import Diagnostics
import JSONStream
import XMLSchema
import XMLStream

/// What is wrong with the JSON as such; what is wrong with the document it stands for the validator says.
extension UnshapeSession {
    func report(
        _ code: String, severity: Severity = .error, _ message: String, hint: String? = nil, at event: JSONEvent
    ) {
        report(code, severity: severity, message, hint: hint, offset: event.offset)
    }

    func report(
        _ code: String, severity: Severity = .error, _ message: String, hint: String? = nil, offset: Int?
    ) {
        if isGivenUp { return }
        findings.add(
            Finding(code: code, severity: severity, message: message, hint: hint, location: location(offset)))
    }

    private func location(_ offset: Int?) -> Location {
        let source = source
        var location = Location(file: live.file, pointer: source.pointer())
        if let offset {
            let position = source.position(at: offset)
            location.line = position.line
            location.column = position.column
            location.excerpt = source.excerpt(at: offset)
        }
        return location
    }

    func reportLate(_ name: JSONEvent) {
        report(
            "json.member.late", "“\(name.text)” comes too late to be written in its place while the document streams.",
            hint: "Give the members in the order of the schema, attributes first, or convert without --stream.",
            at: name)
    }

    func reportUnknown(_ name: JSONEvent, among known: [String]) {
        let text = name.text
        let near = Nearest.match(text, among: known)
        report(
            "json.member.unknown", "There is no member “\(shortened(text))” here.",
            hint: near.map { "Did you mean “\($0)”?" } ?? expectation(known), at: name)
    }

    private func expectation(_ known: [String]) -> String? {
        let names = known.filter { !$0.isEmpty }
        guard !names.isEmpty else { return nil }
        let shown = names.prefix(10).map { "“\($0)”" }.joined(separator: ", ")
        return "Possible here: \(shown)\(names.count > 10 ? " and \(names.count - 10) others" : "")."
    }

    func reportExpected(_ kind: Shape.Kind, _ event: JSONEvent) {
        let members =
            switch kind {
            case .value: "Its text is the member “value”."
            case .content, .mixed: "What stands in it is the member “content”, an array."
            case .record, .empty, .scalar: "Attributes and elements are its members."
            }
        report("json.type.mismatch", "An object is expected here, not \(described(event)).", hint: members, at: event)
    }

    func reportExpected(_ rule: ScalarRule, _ event: JSONEvent) {
        let expected =
            switch rule {
            case .string: "A string"
            case .boolean, .literalBoolean: "True or false"
            case .number, .shortNumber, .float: "A number"
            case .qualifiedName: "A name, as {namespace}name,"
            case .list: "An array"
            case .union: "A simple value"
            }
        report("json.type.mismatch", "\(expected) is expected here, not \(described(event)).", at: event)
    }

    func reportForbidden(_ character: UInt32, offset: Int?) {
        let digits = String(character, radix: 16, uppercase: true)
        report(
            "json.character.forbidden",
            "XML cannot hold the character U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits).",
            hint: "Leave it out.", offset: offset)
    }

    func reportUnwritable(_ error: XMLWriteError, offset: Int?) {
        if case .character(let value) = error { return reportForbidden(value, offset: offset) }
        report("json.name.unwritable", "This cannot be written as XML: \(error).", offset: offset)
    }

    func reportTooManyAttributes(at event: JSONEvent) {
        reportNotChecked(
            "json.limit.attributes",
            "An object has more than \(options.xmlLimits.attributesPerElement) attributes, or more than 1 GB of them.",
            at: event)
    }

    func reportTooMuchDisorder(at event: JSONEvent) {
        reportNotChecked(
            "json.limit.disorder",
            "More than \(Self.disorderDepth) objects within each other have members in another order than the schema.",
            hint: "Write attributes first, then the other members in the order of the schema.", at: event)
    }

    private func reportNotChecked(_ code: String, _ message: String, hint: String? = nil, at event: JSONEvent) {
        // Once is enough: the document is not checked.
        if isGivenUp || findings.reasonNotChecked != nil { return }
        findings.addNotChecked(
            Finding(code: code, message: message, hint: hint, location: location(event.offset)))
    }

    func reportMissingSchema() {
        findings.add(
            Finding(
                code: "json.schema.missing", message: "The document does not say with “$schema” what it is.",
                hint: "Begin it with “$schema”, or name a schema when you convert it.",
                location: Location(file: live.file, line: 1, column: 1, pointer: "")))
    }

    func refuseAnalysis(_ id: String, at event: JSONEvent) {
        findings.addNotChecked(
            Finding(
                code: "json.schema.analysis", message: "This is analysis JSON (\(id)), which leads one way.",
                hint: "Give the exchange JSON of the document instead, or its XML.", location: location(event.offset)))
    }

    func described(_ event: JSONEvent) -> String {
        switch event.kind {
        case .beginObject: "an object"
        case .beginArray: "an array"
        case .string: "the string “\(shortened(event.text))”"
        case .number: "the number \(shortened(event.text))"
        case .true: "true"
        case .false: "false"
        case .null: "null"
        case .name, .endObject, .endArray, .end: "nothing"
        }
    }

    private func shortened(_ text: String) -> String {
        text.unicodeScalars.count <= 60 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…"
    }
}
