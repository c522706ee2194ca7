internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema

/// What `$defs` holds: each definition under a safe name of its own, made when it is first referred to.
struct Definitions {
    enum Key: Hashable {
        /// The object that elements of a complex type are.
        case type(TypeID)
        /// The same of an element with `xsi:nil`.
        case nilled(TypeID)
        /// The same of an element that may be empty although its type says otherwise, because it has a default.
        case defaulted(TypeID)
        /// An element of a complex type that others are derived from: one of them all.
        case family(TypeID)
        /// An element of a type whose values are no objects: the value, or an object where the start tag says more.
        case scalarElement(TypeID)
        /// That object.
        case tagged(TypeID)
        case scalar(ObjectIdentifier)
        case element(ElementID)
        /// In analysis JSON, the array of such elements.
        case list(ElementID)
        /// Items of a content array, by the type that has them first.
        case items(TypeID)
        case any, typed, skipped, markup, markupItem
    }

    private(set) var names: [Key: String] = [:]
    private var taken: ExactSet = []
    private var bodies: ExactMap<JSONObject> = [:]
    /// What was referred to and has no body yet, the last one first.
    private var due: [Key] = []

    /// `{"$ref": …}` to a definition.
    ///
    /// - Parameter name: what it is called, if nothing else is.
    mutating func reference(_ key: Key, _ name: @autoclosure () -> String) -> JSONObject {
        if let known = names[key] { return Self.reference(known) }
        let fresh = free(Self.safe(name()))
        names[key] = fresh
        due.append(key)
        return Self.reference(fresh)
    }

    mutating func next() -> Key? { due.popLast() }

    mutating func define(_ key: Key, as body: JSONObject) {
        guard let name = names[key] else { return }
        var titled = JSONObject([("title", .string(name))])
        titled.append(contentsOf: body)
        bodies[name] = titled
    }

    /// All of them, by name.
    var object: JSONObject {
        JSONObject(bodies.sorted { $0.key < $1.key }.map { ($0.key, .object($0.value)) })
    }

    private static func reference(_ name: String) -> JSONObject { JSONObject([("$ref", .string("#/$defs/\(name)"))]) }

    private mutating func free(_ name: String) -> String {
        var candidate = name
        var count = 1
        while !taken.insert(candidate).inserted {
            count += 1
            candidate = "\(name)-\(count)"
        }
        return candidate
    }

    /// Letters, digits, `-` and `_` need no escape, neither in a JSON Pointer nor in a URI; generators of code take a dot
    /// for a module.
    private static func safe(_ name: String) -> String {
        let text = String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { scalar in
                    switch scalar {
                    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": scalar
                    default: "_"
                    }
                }))
        return text.isEmpty ? "_" : text
    }
}

extension JSONObject {
    /// Whether a member is there.
    func has(_ name: String) -> Bool { self[name] != nil }

    mutating func append(contentsOf other: JSONObject) {
        for member in other.members { append(member.name, member.value) }
    }

    /// Any string, or one that matches an expression.
    static func text(matching pattern: String? = nil) -> JSONObject {
        var object = JSONObject([("type", .string("string"))])
        if let pattern { object.append("pattern", .string(pattern)) }
        return object
    }

    /// What no value satisfies.
    static var nothing: JSONObject { JSONObject([("not", .object(JSONObject()))]) }

    /// The only member's value, where it has this name and there is no other.
    var isReference: Bool { members.count == 1 && has("$ref") }
}

extension JSONValue {
    static func object(_ members: (String, JSONValue)...) -> JSONValue { .object(JSONObject(members)) }
    static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }
    static func number(_ value: Int) -> JSONValue { .number(String(value)) }

    /// One schema of several, each once; the only one by itself.
    static func anyOf(_ schemas: [JSONObject]) -> JSONObject {
        var seen: Set<JSONObject> = []
        let different = schemas.filter { seen.insert($0).inserted }
        if different.count == 1, let only = different.first { return only }
        return JSONObject([("anyOf", .array(different.map { .object($0) }))])
    }
}
