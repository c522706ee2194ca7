import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Reads the object that a JSON document is: `$schema`, `$prolog`, the root element, `$epilog`.
///
/// The root element's value is an `UnshapingPass`'s. Members are passed on as they come as long as they come in the
/// order of the schema. At the first that comes too late the pass is given up: it only notes which objects are in
/// disorder, and a second pass sets the members of those aside and sorts them.
final class Unshaper {
    private enum Place {
        static let schema: Int32 = -3
        static let prolog: Int32 = -2
        /// The literal of a root element that is nothing but a value.
        static let source: Int32 = -1
        static let root: Int32 = 0
        static let epilog: Int32 = 1
    }

    private let session: UnshapeSession
    private let choice: SchemaChoice
    /// Makes the pass for a mapping.
    private let begin: (JSONMapping) -> UnshapingPass
    private(set) var pass: UnshapingPass?
    /// What `$schema` says, where a pass had to look for it.
    private(set) var knownSchema: String?
    private(set) var root: ExpandedName?
    /// Whether the document was read to its end.
    private(set) var isWhole = false
    private var order = Int32.min
    private var isReplayed = false
    private var offset = 0

    init(
        session: UnshapeSession, choice: SchemaChoice, knownSchema: String?,
        begin: @escaping (JSONMapping) -> UnshapingPass
    ) {
        self.session = session
        self.choice = choice
        self.knownSchema = knownSchema
        self.begin = begin
    }

    /// Converts the document.
    ///
    /// - Throws: `WorkError` from the choice of a mapping or from the input; a `JSONStop` is a finding made.
    func run() throws {
        do {
            try document()
            while try session.live.next().kind != .end {}
        } catch is JSONStop {
            // The reader has said why.
            return
        }
        if session.isGivenUp { return }
        pass?.finish()
        isWhole = true
    }

    private func document() throws {
        let event = try session.next()
        guard event.kind == .beginObject else {
            session.report(
                "json.type.mismatch", Message("json.type.mismatch/document", ["found": .message(session.described(event))]),
                hint: Message("json.type.mismatch/hint.document"), at: event)
            return try session.skipRest(of: event)
        }
        offset = event.offset
        if let fixed = choice.fixed { use(fixed) } else if let knownSchema { use(try choice.choose(knownSchema)) }
        if session.isDisordered(offset) {
            isReplayed = true
            for member in try setAside().reversed() {
                session.push(member.value)
                try member.name.withUnsafeBufferPointer {
                    try self.member(JSONEvent(.name, offset: member.value.offset, bytes: $0))
                }
                session.popFragment()
            }
        } else {
            while case let name = try session.next(), name.kind == .name { try member(name) }
        }
        end()
    }

    private func setAside() throws -> [SetAside] {
        var members: [SetAside] = []
        while case let name = try session.next(), name.kind == .name {
            let bytes = Array(name.bytes)
            let rank = bytes.withUnsafeBufferPointer { place(of: $0) }
            members.append(SetAside(name: bytes, value: try session.captureValue(), rank: rank))
        }
        return members.stablySorted()
    }

    private func use(_ mapping: JSONMapping) { pass = begin(mapping) }

    private func place(of name: UnsafeBufferPointer<UInt8>) -> Int32 {
        if name.isText("$schema") { return Place.schema }
        if name.isText("$prolog") { return Place.prolog }
        if name.isText("$epilog") { return Place.epilog }
        return name.hasText(prefix: "$source:") ? Place.source : Place.root
    }

    private func member(_ name: JSONEvent) throws {
        let place = place(of: name.bytes)
        // Its place is the first; but who knows the mapping already need not insist.
        if place == Place.schema { return try schemaMember() }
        guard let pass else {
            // The mapping is named further on: look for it, and start over.
            session.giveUp(nil)
            return try session.skipValue()
        }
        if place == Place.root, root != nil {
            session.report(
                "json.root.several", Message("json.root.several", ["name": .text(name.text)]),
                hint: Message("json.root.several/hint"), at: name)
            return try session.skipValue()
        }
        if place <= order, !isReplayed, !session.isGivenUp {
            guard session.mayGiveUp else {
                session.reportLate(name)
                return try session.skipValue()
            }
            session.giveUp(offset)
        }
        order = max(order, place)
        switch place {
        case Place.root: try rootMember(name, pass)
        case Place.source: try pass.holdSource(of: Array(name.bytes[8...]))
        default: try pass.markupArray()
        }
    }

    private func schemaMember() throws {
        let value = try session.next()
        guard value.kind == .string else {
            session.report(
                "json.type.mismatch", Message("json.type.mismatch/schema", ["found": .message(session.described(value))]), at: value)
            return try session.skipRest(of: value)
        }
        let id = value.text
        if id.ends(with: JSONMapping.analysisSuffix) {
            session.refuseAnalysis(id, at: value)
            throw JSONStop.malformed
        }
        if let fixed = choice.fixed {
            if id != fixed.id {
                session.report(
                    "json.schema.other", severity: .warning,
                    Message("json.schema.other", ["named": .text(id), "used": .text(fixed.id)]), at: value)
            }
        } else if pass == nil {
            if session.isGivenUp { knownSchema = id } else { use(try choice.choose(id)) }
        }
    }

    private func rootMember(_ name: JSONEvent, _ pass: UnshapingPass) throws {
        let mapping = pass.mapping
        guard let expanded = mapping.rootElement(named: name.text) else {
            session.reportUnknown(name, among: mapping.schema.globalElements.keys.map { mapping.rootName(of: $0) })
            return try session.skipValue()
        }
        root = expanded
        let member = Array(name.bytes)
        try member.withUnsafeBufferPointer { try pass.run(root: expanded, member: $0) }
    }

    private func end() {
        for held in pass?.sources ?? [] { pass?.reportAlone(held) }
        if pass == nil {
            if !session.isGivenUp || knownSchema == nil { session.reportMissingSchema() }
        } else if root == nil {
            session.report(
                "json.root.missing", Message("json.root.missing"), hint: Message("json.root.missing/hint"), offset: offset)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    func isText(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index] != text.utf8Start[index] { return false }
        return true
    }

    func hasText(prefix text: StaticString) -> Bool {
        count >= text.utf8CodeUnitCount && UnsafeBufferPointer(rebasing: self[..<text.utf8CodeUnitCount]).isText(text)
    }
}
