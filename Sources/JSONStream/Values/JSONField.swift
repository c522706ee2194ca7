public import RapporteurDiagnostics

/// A value of a document in memory together with its place, for reading configuration: what is missing or of the
/// wrong kind is thrown as an error that says where.
public struct JSONField: Sendable {
    public let value: JSONValue
    /// The value's RFC 6901 pointer.
    public let pointer: String
    public let document: JSONDocument

    init(value: JSONValue, pointer: String, document: JSONDocument) {
        self.value = value
        self.pointer = pointer
        self.document = document
    }

    public var location: Location { document.location(pointer) }

    /// An error about this value, of the document's kind.
    public func error(code: String, message: Message, hint: Message? = nil) -> WorkError {
        WorkError(document.kind, code: code, message: message, hint: hint, location: location)
    }

    // MARK: Members and items

    /// A member of this object; nil where it is not there.
    ///
    /// - Throws: `WorkError` (`json.value.kind`) when this is no object.
    public func member(_ name: String) throws(WorkError) -> JSONField? {
        try object()[name].map { JSONField(value: $0, pointer: pointer + Self.step(name), document: document) }
    }

    /// A member of this object that must be there.
    ///
    /// - Throws: `WorkError` (`json.value.kind`, `json.member.missing`).
    public func required(_ name: String) throws(WorkError) -> JSONField {
        if let member = try member(name) { return member }
        throw error(code: "json.member.missing", message: Message("json.member.missing", ["name": .text(name)]))
    }

    /// All members of this object, in order.
    ///
    /// - Throws: `WorkError` (`json.value.kind`) when this is no object.
    public func members() throws(WorkError) -> [(name: String, field: JSONField)] {
        try object().members.map { member in
            let field = JSONField(value: member.value, pointer: pointer + Self.step(member.name), document: document)
            return (member.name, field)
        }
    }

    /// All items of this array.
    ///
    /// - Throws: `WorkError` (`json.value.kind`) when this is no array.
    public func items() throws(WorkError) -> [JSONField] {
        guard let items = value.array else { throw wrongKind(Message("word.array")) }
        return items.enumerated().map { index, item in
            JSONField(value: item, pointer: "\(pointer)/\(index)", document: document)
        }
    }

    /// Refuses members with other names than these.
    ///
    /// - Throws: `WorkError` with one finding (`json.member.unknown`) for each, or `json.value.kind`.
    public func allowOnly(_ names: [String]) throws(WorkError) {
        let findings = try members().filter { !names.contains($0.name) }.map { name, field in
            Finding(
                code: "json.member.unknown", message: Message("json.member.unknown/known", ["name": .text(name)]),
                hint: Message("json.member.unknown/hint.known", ["names": .list(names.map(MessageArgument.text))]), location: field.location)
        }
        if !findings.isEmpty { throw WorkError(document.kind, findings: findings) }
    }

    // MARK: Values

    /// - Throws: `WorkError` (`json.value.kind`), as the others do.
    public func object() throws(WorkError) -> JSONObject {
        guard let object = value.object else { throw wrongKind(Message("word.object")) }
        return object
    }

    public func string() throws(WorkError) -> String {
        guard let string = value.string else { throw wrongKind(Message("word.string")) }
        return string
    }

    public func bool() throws(WorkError) -> Bool {
        guard let bool = value.bool else { throw wrongKind(Message("word.boolean")) }
        return bool
    }

    /// An integer, written without point and exponent.
    public func int() throws(WorkError) -> Int {
        guard let int = value.int else { throw wrongKind(Message("word.integer")) }
        return int
    }

    /// An array of strings.
    public func strings() throws(WorkError) -> [String] {
        var strings: [String] = []
        for item in try items() { strings.append(try item.string()) }
        return strings
    }

    private func wrongKind(_ wanted: Message) -> WorkError {
        error(
            code: "json.value.kind",
            message: pointer.isEmpty
                ? Message("json.value.kind/document", ["found": .message(value.kindName), "wanted": .message(wanted)])
                : Message(
                    "json.value.kind",
                    ["place": .text(pointer), "found": .message(value.kindName), "wanted": .message(wanted)]))
    }

    private static func step(_ name: String) -> String {
        var pointer = PointerText()
        var name = name
        name.withUTF8 { _ = pointer.append(.name($0)) }
        return pointer.text
    }
}
