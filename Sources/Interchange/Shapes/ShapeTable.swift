internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// The tables of one shape, in both directions.
struct ShapeTable: @unchecked Sendable {
    // Unchecked: the pointers lead into memory that `memory` owns and nothing changes.

    let hot: UnsafePointer<HotShape>
    /// From the text of a member's name: uses of attributes first, then members.
    let members: NameLookup
    /// From the text of an item's name to its place in `Shape.items`.
    let items: NameLookup
    /// For members of a substitution group: the names at a position, by element.
    let alternatives: [Int64: (name: PreparedName, markup: PreparedName, member: Int32)]
    /// The wildcard whose elements are members of a record beside its attributes.
    let memberWildcard: Wildcard?
    private let memory: NameMemory

    init(_ parts: ShapeParts, schema: Schema?) {
        let memory = NameMemory(
            names: parts.members.map(\.name) + parts.items.map(\.name) + parts.attributes.map(\.name) + ["content"])
        self.memory = memory
        memberWildcard = parts.memberWildcard
        let contentName = memory.name("content")
        let contentMarkup = memory.markup("content")

        var alternatives: [Int64: (name: PreparedName, markup: PreparedName, member: Int32)] = [:]
        for (index, member) in parts.members.enumerated() where member.element != .none {
            alternatives[Self.key(member.position, member.element.rawValue)] = (
                memory.name(member.name), memory.markup(member.name), Int32(index)
            )
        }
        var itemNames: [ElementID: String] = [:]
        for item in parts.items { itemNames[item.element] = item.name }
        var slots: [HotShape.Slot] = []
        for (index, position) in parts.positions.enumerated() {
            var slot = HotShape.Slot(
                kind: position.kind, member: max(0, position.member), element: position.element.rawValue,
                name: contentName, markup: contentMarkup)
            if position.kind == .content {
                for element in schema?.substitutions[position.element] ?? [position.element] {
                    guard let name = itemNames[element] else { continue }
                    if element == position.element { slot.name = memory.name(name) }
                    alternatives[Self.key(Int32(index), element.rawValue)] = (
                        memory.name(name), contentMarkup, slot.member
                    )
                }
            } else if let own = alternatives[Self.key(Int32(index), position.element.rawValue)] {
                slot.name = own.name
                slot.markup = own.markup
                slot.member = own.member
            }
            slots.append(slot)
        }
        self.alternatives = alternatives
        let attributes = parts.attributes.map {
            HotShape.Attribute(
                name: memory.name($0.name), rule: ScalarRule($0.use.declaration.type),
                type: .passUnretained($0.use.declaration.type), symbol: $0.use.declaration.symbol.rawValue)
        }
        func child(_ kind: Shape.Member.Kind, _ element: ElementID, _ position: Int32) -> HotShape.Child {
            let type = element == .none ? TypeID.none : schema?[element].type ?? .none
            return HotShape.Child(kind: kind, element: element.rawValue, type: type.rawValue, position: position)
        }
        var memberNames: [(String, Int32)] = []
        for (index, attribute) in parts.attributes.enumerated() { memberNames.append((attribute.name, Int32(index))) }
        for (index, member) in parts.members.enumerated() where member.kind != .wildcard {
            memberNames.append((member.name, Int32(parts.attributes.count + index)))
        }
        members = NameLookup(memberNames)
        var seen: ExactSet = []
        items = NameLookup(
            parts.items.enumerated().compactMap { seen.insert($1.name).inserted ? ($1.name, Int32($0)) : nil })
        hot = memory.keep([
            HotShape(
                kind: parts.kind, hasAttributes: !attributes.isEmpty || parts.attributeWildcard != nil,
                tellsApart: parts.tellsApart, rule: parts.simple.map { ScalarRule($0) } ?? .string,
                type: parts.type.rawValue, slotCount: Int32(slots.count), slots: memory.keep(slots),
                attributes: memory.keep(attributes), contentName: contentName, contentMarkup: contentMarkup,
                isAll: parts.isAll, simple: parts.simple.map { .passUnretained($0) },
                attributeCount: Int32(attributes.count),
                members: memory.keep(parts.members.map { child($0.kind, $0.element, $0.position) }),
                items: memory.keep(parts.items.map { child(.content, $0.element, 0) }),
                memberNames: .passUnretained(members), itemNames: .passUnretained(items))
        ])
    }

    static func key(_ position: Int32, _ element: Int32) -> Int64 {
        Int64(position) << 32 | Int64(UInt32(bitPattern: element))
    }
}

/// Owns prepared names and tables.
final class NameMemory {
    private let bytes: UnsafeMutablePointer<UInt8>
    private var names: ExactMap<PreparedName> = [:]
    private var markups: ExactMap<PreparedName> = [:]
    private var blocks: [UnsafeMutableRawPointer] = []

    init(names: [String]) {
        var encoded: [(String, [UInt8], [UInt8])] = []
        for name in ExactSet(names) {
            encoded.append((name, JSONWriter.encodedName(name), JSONWriter.encodedName("$markup:\(name)")))
        }
        bytes = .allocate(capacity: max(1, encoded.reduce(0) { $0 + $1.1.count + $1.2.count }))
        var end = bytes
        func place(_ source: [UInt8]) -> PreparedName {
            end.update(from: source, count: source.count)
            defer { end += source.count }
            return PreparedName(start: UnsafePointer(end), count: Int32(clamping: source.count))
        }
        for (name, plain, markup) in encoded {
            self.names[name] = place(plain)
            markups[name] = place(markup)
        }
    }

    deinit {
        bytes.deallocate()
        for block in blocks { block.deallocate() }
    }

    func name(_ text: String) -> PreparedName { names[text] ?? PreparedName(start: bytes, count: 0) }
    func markup(_ text: String) -> PreparedName { markups[text] ?? PreparedName(start: bytes, count: 0) }

    func keep<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
        let block = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        block.initialize(from: elements, count: elements.count)
        blocks.append(UnsafeMutableRawPointer(block))
        return UnsafePointer(block)
    }
}
