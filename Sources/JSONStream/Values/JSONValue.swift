package import RapporteurDiagnostics

/// A JSON value in memory, for small documents such as configuration files.
///
/// Values are equal when they are written alike: the order of members counts, and so do the digits of numbers.
public enum JSONValue: Sendable, Hashable {
    case object(JSONObject)
    case array([JSONValue])
    case string(String)
    /// A number as it was written.
    case number(String)
    case bool(Bool)
    case null
}

extension JSONValue {
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
    public var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }
    public var string: String? { if case .string(let string) = self { string } else { nil } }
    public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    public var isNull: Bool { self == .null }

    /// The number as it was written.
    public var number: String? { if case .number(let number) = self { number } else { nil } }

    /// The number, where it is written as an integer (no point, no exponent) and fits.
    public var int: Int? { number.flatMap { Int($0) } }

    /// A member of an object; nil for other values too.
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// What a person calls this kind of value: Message("word.string").
    package var kindName: Message {
        switch self {
        case .object: Message("word.object")
        case .array: Message("word.array")
        case .string: Message("word.string")
        case .number: Message("word.number")
        case .bool: Message("word.boolean")
        case .null: Message("word.null")
        }
    }
}

/// The members of an object, in the order of the document.
public struct JSONObject: Sendable, Hashable {
    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: JSONValue

        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    public private(set) var members: [Member] = []
    /// Names compare by their scalars, as RFC 8259 has it, not by canonical equivalence as strings do.
    private var index: [[UInt8]: Int] = [:]

    public init() {}

    public init(_ members: [(String, JSONValue)]) {
        for (name, value) in members { append(name, value) }
    }

    /// The value of a member; the first one where the name stands twice. Constant time.
    public subscript(name: String) -> JSONValue? {
        index[Array(name.utf8)].map { members[$0].value }
    }

    public mutating func append(_ name: String, _ value: JSONValue) {
        let key = Array(name.utf8)
        if index[key] == nil { index[key] = members.count }
        members.append(Member(name: name, value: value))
    }

    public static func == (left: JSONObject, right: JSONObject) -> Bool { left.members == right.members }

    public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

extension JSONWriter {
    /// Writes a value with all that is in it; goes as deep into calls as the value is nested.
    public func value(_ value: JSONValue) {
        switch value {
        case .object(let object):
            beginObject()
            for member in object.members {
                name(member.name)
                self.value(member.value)
            }
            endObject()
        case .array(let items):
            beginArray()
            for item in items { self.value(item) }
            endArray()
        case .string(let text): string(text)
        case .number(let digits):
            var digits = digits
            digits.withUTF8 { number($0) }
        case .bool(let flag): bool(flag)
        case .null: null()
        }
    }
}
