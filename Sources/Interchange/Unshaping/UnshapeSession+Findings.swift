import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// What is wrong with the JSON as such; what is wrong with the document it stands for the validator says.
extension UnshapeSession {
    func report(
        _ code: String, severity: Severity = .error, _ message: Message, hint: Message? = nil, at event: JSONEvent
    ) {
        report(code, severity: severity, message, hint: hint, offset: event.offset)
    }

    func report(
        _ code: String, severity: Severity = .error, _ message: Message, hint: Message? = nil, offset: Int?
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
            "json.member.late", Message("json.member.late", ["name": .text(name.text)]), hint: Message("json.member.late/hint"),
            at: name)
    }

    /// - Returns: whether the name is nearly that of a member, which then only seems to be missing.
    @discardableResult
    func reportUnknown(_ name: JSONEvent, among known: [String]) -> Bool {
        let text = name.text
        let near = Nearest.match(text, among: known)
        report(
            "json.member.unknown", Message("json.member.unknown", ["name": .text(shortened(text))]),
            hint: near.map { Message("text.meant", ["name": .text($0)]) } ?? expectation(known), at: name)
        return near != nil
    }

    private func expectation(_ known: [String]) -> Message? {
        let names = known.filter { !$0.isEmpty }
        guard !names.isEmpty else { return nil }
        let most = names.count <= 8 ? 8 : 6
        let shown = MessageArgument.list(names.prefix(most).map(MessageArgument.quoted))
        if names.count <= most { return Message("json.member.unknown/hint", ["names": shown]) }
        return Message("json.member.unknown/hint.more", ["names": shown, "count": .number(names.count - most)])
    }

    func reportExpected(_ kind: Shape.Kind, _ event: JSONEvent) {
        let members: Message =
            switch kind {
            case .value: Message("json.type.mismatch/hint.value")
            case .content, .mixed: Message("json.type.mismatch/hint.content")
            case .record, .empty, .scalar: Message("json.type.mismatch/hint.record")
            }
        reportMismatch(
            Message("word.object"), event,
            hint: event.kind == .beginArray ? Message("json.type.mismatch/hint.object") : members)
    }

    func reportExpected(_ rule: ScalarRule, _ event: JSONEvent) {
        let expected: Message =
            switch rule {
            case .string: Message("word.string")
            case .boolean, .literalBoolean: Message("word.boolean")
            case .number, .shortNumber, .float: Message("word.number")
            case .qualifiedName: Message("word.name")
            case .list: Message("word.array")
            case .union: Message("word.simple")
            }
        let hint: Message =
            switch (event.kind, rule) {
            case (.null, _): Message("json.type.mismatch/hint.null")
            case (.beginObject, _): Message("json.type.mismatch/hint.braces")
            case (.beginArray, _): Message("json.type.mismatch/hint.brackets")
            case (_, .string): Message("json.type.mismatch/hint.quotes")
            case (_, .list): Message("json.type.mismatch/hint.repeated")
            case (_, .boolean), (_, .literalBoolean): Message("json.type.mismatch/hint.boolean")
            default: Message("json.type.mismatch/hint.wanted", ["wanted": .message(expected)])
            }
        reportMismatch(expected, event, hint: hint)
    }

    private func reportMismatch(_ wanted: Message, _ event: JSONEvent, hint: Message?) {
        report(
            "json.type.mismatch",
            Message("json.type.mismatch", ["wanted": .message(wanted), "found": .message(described(event))]), hint: hint,
            at: event)
    }

    /// Two members mean one attribute. Where both are spelt alike, it was said when the object was read.
    func reportDuplicate(_ name: ExpandedName, offset: Int) {
        let place = source.position(at: offset)
        let isSaid = findings.findings.contains {
            $0.code == "json.member.duplicate" && $0.location.line == place.line && $0.location.column == place.column
        }
        guard !isSaid else { return }
        report(
            "json.member.duplicate", Message("json.member.duplicate/attribute", ["name": .text(name.local)]),
            hint: Message("json.member.duplicate/hint"), offset: offset)
    }

    func reportForbidden(_ character: UInt32, offset: Int?) {
        let digits = String(character, radix: 16, uppercase: true)
        report(
            "json.character.forbidden",
            Message(
                "json.character.forbidden",
                ["code": .text("U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)")]),
            hint: Message("json.character.forbidden/hint"), offset: offset)
    }

    func reportUnwritable(_ error: XMLWriteError, offset: Int?) {
        if case .character(let value) = error { return reportForbidden(value, offset: offset) }
        report("json.name.unwritable", Message("json.name.unwritable", ["reason": .message(error.reason)]), offset: offset)
    }

    func reportTooManyAttributes(at event: JSONEvent) {
        reportNotChecked(
            "json.limit.attributes",
            Message("json.limit.attributes", ["limit": .number(options.xmlLimits.attributesPerElement)]),
            at: event)
    }

    func reportTooMuchDisorder(at event: JSONEvent) {
        reportNotChecked(
            "json.limit.disorder",
            Message("json.limit.disorder", ["limit": .number(Self.disorderDepth)]),
            hint: Message("json.limit.disorder/hint"), at: event)
    }

    private func reportNotChecked(_ code: String, _ message: Message, hint: Message? = nil, at event: JSONEvent) {
        // Once is enough: the document is not checked.
        if isGivenUp || findings.reasonNotChecked != nil { return }
        findings.addNotChecked(
            Finding(code: code, message: message, hint: hint, location: location(event.offset)))
    }

    func reportMissingSchema() {
        findings.add(
            Finding(
                code: "json.schema.missing", message: Message("json.schema.missing"), hint: Message("json.schema.missing/hint"),
                location: Location(file: live.file, line: 1, column: 1, pointer: "")))
    }

    func refuseAnalysis(_ id: String, at event: JSONEvent) {
        findings.addNotChecked(
            Finding(
                code: "json.schema.analysis", message: Message("json.schema.analysis", ["id": .text(id)]),
                hint: Message("json.schema.analysis/hint"), location: location(event.offset)))
    }

    func described(_ event: JSONEvent) -> Message {
        switch event.kind {
        case .beginObject: Message("word.object")
        case .beginArray: Message("word.array")
        case .string: Message("word.string/value", ["text": .text(shortened(event.text))])
        case .number: Message("word.number/value", ["text": .text(shortened(event.text))])
        case .true: .verbatim("true")
        case .false: .verbatim("false")
        case .null: Message("word.null")
        case .name, .endObject, .endArray, .end: Message("word.nothing")
        }
    }

    private func shortened(_ text: String) -> String {
        text.unicodeScalars.count <= 60 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…"
    }
}
