import RapporteurDiagnostics
import RapporteurXMLStream

/// What could have come instead: the raw material of hints. Runs for findings only.
extension Validator {
    /// The positions that the next child of an element could take, those in schema order after the last one first.
    func expectedPositions(_ frame: UnsafeMutablePointer<Frame>) -> [Int32] {
        let content = compiled(frame.pointee.type).content
        var found: [Int32] = []
        switch content.model.kind {
        case .automaton: found = content.positions(inRow: frame.pointee.row)
        case .counted:
            if let counted = content.counted, frame.pointee.sideState >= 0 {
                found = counted.expected(sideStates[Int(frame.pointee.sideState)])
            }
        case .all:
            if frame.pointee.sideState >= 0 {
                let state = sideStates[Int(frame.pointee.sideState)]
                found = (0..<content.model.positionCount).filter { !AllModel.isTaken($0, state) }
            }
        case .empty, .any, .tooLarge: break
        }
        let last = frame.pointee.lastPosition
        let unique = Set(found)
        return unique.sorted { ($0 <= last ? 1 : 0, $0) < ($1 <= last ? 1 : 0, $1) }
    }

    /// The names that may stand at a position, none for a wildcard.
    func namesAt(_ position: Int32, _ frame: UnsafeMutablePointer<Frame>) -> [ExpandedName] {
        let element = frame.pointee.type.pointee.model.elementAt[Int(position)]
        guard element >= 0 else { return [] }
        let id = ElementID(rawValue: element)
        if let members = schema.substitutions[id] { return members.map { schema[$0].name } }
        return [schema[id].name]
    }

    /// The positions of the model that an element could take, whatever the state; wildcards only if nothing else.
    func positionsTaking(_ info: NameInfo, _ frame: UnsafeMutablePointer<Frame>) -> [Int32] {
        let content = compiled(frame.pointee.type).content
        guard info.symbol >= 0 else { return [] }
        let name = content.model.names[info.symbol]
        return name >= 0 ? content.names.positions[Int(name)] : []
    }

    /// What has to come before the content can go on at a position, or end: for each step the names of which one is
    /// needed. Empty where several ways are open that have nothing in common to name.
    func missingNames(_ frame: UnsafeMutablePointer<Frame>, before target: Int32?) -> [[String]] {
        let content = compiled(frame.pointee.type).content
        if let all = content.all, frame.pointee.sideState >= 0 {
            return all.missing(sideStates[Int(frame.pointee.sideState)]).map { namesAt($0, frame).map(shown) }
        }
        let model = content.model
        guard model.kind == .automaton else {
            let names = required(expectedPositions(frame), after: frame.pointee.lastPosition, before: target, frame)
                .flatMap { namesAt($0, frame).map(shown) }
            return names.isEmpty || names.count > 6 ? [] : [names]
        }
        var row = frame.pointee.row
        var last = frame.pointee.lastPosition
        var missing: [[String]] = []
        while missing.count < 20 {
            let expected = content.positions(inRow: row)
            if let target { if expected.contains(target) { break } } else if model.mayEnd[Int(row)] { break }
            let needed = required(expected, after: last, before: target, frame)
            let names = needed.flatMap { namesAt($0, frame).map(shown) }
            guard let next = needed.max(), next > last, !names.isEmpty, names.count <= 6 else {
                if missing.isEmpty, !names.isEmpty, names.count <= 6 { missing.append(names) }
                break
            }
            missing.append(names)
            row = model.rowAfter[Int(next)]
            last = next
        }
        return missing
    }

    /// Those of the expected positions that cannot be passed over.
    private func required(
        _ expected: [Int32], after last: Int32, before target: Int32?, _ frame: UnsafeMutablePointer<Frame>
    ) -> [Int32] {
        let content = compiled(frame.pointee.type).content
        var ahead = expected.filter { $0 > last && $0 < target ?? .max }
        if ahead.isEmpty { ahead = expected }
        let firm = ahead.filter { content.positions[Int($0)].minOccurs > 0 }
        if !firm.isEmpty { ahead = firm }
        guard let end = ahead.max(), content.model.kind == .automaton, ahead.count <= 100 else { return ahead }
        let afterEnd = content.model.rowAfter[Int(end)]
        return ahead.filter { position in
            position == end || content.mayTake(position, inRow: afterEnd)
                || !content.mayTake(end, inRow: content.model.rowAfter[Int(position)])
        }
    }

    /// `<a>, <b> or <c> and <d>`: what is missing, for each step one of several.
    func listOfMissing(_ missing: [[String]]) -> MessageArgument {
        Self.list(missing.map { list($0, or: true, tags: true) }, or: false, limit: 5)
    }

    /// What to add, with what the schema says of it.
    func missingHint(_ missing: [[String]], before next: String?, _ frame: UnsafeMutablePointer<Frame>) -> Message {
        let parts = missing.prefix(5).map { list($0, or: true, tags: true) }
        var steps = parts[0]
        for part in parts.dropFirst() { steps = .message(Message("xsd.list/then", ["steps": steps, "step": part])) }
        let add =
            next.map { Message("xsd.element.missing/hint.before", ["names": steps, "next": .text($0)]) }
            ?? Message("xsd.element.missing/hint", ["names": steps])
        if missing.count == 1, missing[0].count == 1, let text = documentation(of: missing[0][0], in: frame) {
            return .sentences([add, .verbatim("<\(missing[0][0])>: \(sentence(text))")])
        }
        return add
    }

    private func documentation(of name: String, in frame: UnsafeMutablePointer<Frame>) -> String? {
        let model = frame.pointee.type.pointee.model
        for position in 0..<model.positionCount where model.elementAt[Int(position)] >= 0 {
            let element = schema.elements[Int(model.elementAt[Int(position)])]
            if shown(element.name) == name { return element.source?.documentation }
        }
        return nil
    }

    /// The hint that says what may stand here: what stands beside it already first, then in the schema's order.
    func expectation(_ frame: UnsafeMutablePointer<Frame>) -> Message? {
        let positions = expectedPositions(frame)
        var names: [String] = []
        var seen: ExactSet = []
        for position in positions {
            for name in namesAt(position, frame).map(shown) where seen.insert(name).inserted { names.append(name) }
        }
        names = likelyFirst(names, frame)
        let hasWildcard = positions.contains { frame.pointee.type.pointee.model.wildcardAt[Int($0)] >= 0 }
        if names.isEmpty {
            return hasWildcard
                ? Message("xsd.element.unexpected/hint.others")
                : Message("xsd.element.unexpected/hint.full", ["parent": .text(describe(frame))])
        }
        let listed: MessageArguments = ["names": list(names, or: true, tags: true)]
        return hasWildcard
            ? Message("xsd.element.unexpected/hint.wildcard", listed) : Message("xsd.element.unexpected/hint", listed)
    }

    /// Names that siblings have already go before others.
    func likelyFirst(_ names: [String], _ frame: UnsafeMutablePointer<Frame>) -> [String] {
        guard names.count > 5 else { return names }
        let present = ExactSet(siblings.names(start: frame.pointee.siblingStart).map { shown(self.names[$0]) })
        return names.filter(present.contains) + names.filter { !present.contains($0) }
    }

    /// The first of the elements that come after a position in the schema's order and are there.
    func presentFollower(of position: Int32, _ frame: UnsafeMutablePointer<Frame>) -> String? {
        let present = Set(siblings.names(start: frame.pointee.siblingStart).map { names[$0] })
        let last = frame.pointee.lastPosition
        guard last > position else { return nil }
        let model = frame.pointee.type.pointee.model
        for next in (position + 1)...last {
            if let name = namesAt(next, frame).first(where: present.contains) { return shown(name) }
            guard model.wildcardAt[Int(next)] >= 0 else { continue }
            // What only a wildcard admits stands in its place.
            let wildcard = model.wildcards[Int(model.wildcardAt[Int(next)])]
            let other = siblings.names(start: frame.pointee.siblingStart).first {
                wildcard.admits(info(of: $0).namespace) && positionsTaking(info(of: $0), frame).isEmpty
            }
            if let other { return shown(names[other]) }
        }
        return nil
    }

    /// Whether all that may come after the last child may also come after an earlier position.
    func mayGoOn(from earlier: Int32, _ frame: UnsafeMutablePointer<Frame>) -> Bool {
        let content = compiled(frame.pointee.type).content
        let model = content.model
        guard model.kind == .automaton else { return false }
        let row = model.rowAfter[Int(earlier)]
        if model.mayEnd[Int(frame.pointee.row)], !model.mayEnd[Int(row)] { return false }
        return content.positions(inRow: frame.pointee.row)
            .allSatisfy { $0 <= frame.pointee.lastPosition || content.mayTake($0, inRow: row) }
    }

    /// The namespace in which a local name may stand at a position.
    func names(at position: Int32, _ local: String, _ frame: UnsafeMutablePointer<Frame>) -> String? {
        namesAt(position, frame).first { $0.local == local }?.namespace
    }

    /// How often an element may occur at its position, as a sentence has it.
    func occurrences(_ position: Int32, _ frame: UnsafeMutablePointer<Frame>) -> Message {
        let particle = compiled(frame.pointee.type).content.positions[Int(position)]
        switch particle.maxOccurs {
        case 1?: return Message("xsd.element.tooMany/one")
        case let count?: return Message("xsd.element.tooMany/most", ["count": .number(count)])
        case nil: return Message("xsd.element.tooMany/none")
        }
    }

    /// That a group, which is not counted again once this is said, may not stand once more.
    func messageOfFullGroup(
        _ group: (maximum: Int32, positions: [Int32])?, from name: String, _ frame: UnsafeMutablePointer<Frame>
    ) -> Message {
        var seen: ExactSet = []
        let names = (group?.positions ?? []).flatMap { namesAt($0, frame).map(shown) }.filter { seen.insert($0).inserted }
        return Message(
            "xsd.element.tooMany/group",
            [
                "name": .text(name), "parent": .text(describe(frame)),
                "names": list(names.isEmpty ? [name] : names, or: false, tags: true),
                "count": .number(Int(group?.maximum ?? 1)),
            ])
    }

    /// The name of the element that comes after a position in the schema's order.
    func follower(of position: Int32, _ frame: UnsafeMutablePointer<Frame>) -> String? {
        let count = frame.pointee.type.pointee.model.positionCount
        guard position + 1 < count else { return nil }
        return namesAt(position + 1, frame).first.map(shown)
    }

    func list(_ items: [String], or: Bool, tags: Bool) -> MessageArgument {
        Self.list(items.map { .text("<\($0)>") }, or: or, limit: items.count == 6 ? 6 : 5)
    }
}
