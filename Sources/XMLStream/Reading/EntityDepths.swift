internal import CLibXML2

/// How deep the entities of a document are nested in each other, worked out from their replacement texts.
///
/// The parser reads an entity within an entity by calling itself, and tells nobody how deep it is. So the depth
/// is known here before it begins.
struct EntityDepths {
    private var known: [xmlEntityPtr: Int] = [:]

    /// 1 for an entity that refers to no other; a limit that is passed need not be exact. Entities that contain
    /// themselves are not counted round and round: the parser reports them as the error they are.
    mutating func depth(of entity: xmlEntityPtr, in context: xmlParserCtxtPtr, limit: Int) -> Int {
        if let depth = known[entity] { return depth }
        var stack: [(entity: xmlEntityPtr, references: [xmlEntityPtr])] = []
        func push(_ entity: xmlEntityPtr) {
            known[entity] = 1
            stack.append((entity, Self.references(of: entity, in: context)))
        }
        push(entity)
        while let top = stack.last {
            guard let next = top.references.last else {
                stack.removeLast()
                if let parent = stack.last?.entity {
                    known[parent] = max(known[parent] ?? 1, 1 + (known[top.entity] ?? 1))
                }
                continue
            }
            stack[stack.count - 1].references.removeLast()
            if let depth = known[next] {
                known[top.entity] = max(known[top.entity] ?? 1, 1 + depth)
            } else {
                push(next)
            }
        }
        return known[entity] ?? 1
    }

    private static func references(of entity: xmlEntityPtr, in context: xmlParserCtxtPtr) -> [xmlEntityPtr] {
        guard let content = entity.pointee.content else { return [] }
        var found: Set<xmlEntityPtr> = []
        let bytes = UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "&"), let end = bytes[index...].firstIndex(of: UInt8(ascii: ";")) else {
                index += 1
                continue
            }
            // No name is that long that matters; and a text of ampersands is read once, not once for each.
            if end - index < 1024 {
                let name = Array(bytes[(index + 1)..<end]) + [0]
                if name.first != UInt8(ascii: "#"), let other = xmlSAX2GetEntity(context, name) { found.insert(other) }
            }
            index += 1
        }
        return Array(found)
    }
}
