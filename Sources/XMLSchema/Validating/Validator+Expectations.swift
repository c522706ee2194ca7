import XMLStream

/// What could have come instead: the raw material of hints. Runs for findings only.
extension Validator {
    /// The positions that the next child of an element could take, those in schema order after the last one first.
    func expectedPositions(_ frame: UnsafeMutablePointer<Frame>) -> [Int32] {
        let content = compiled(frame.pointee.type).content
        var found: [Int32] = []
        switch content.model.kind {
        case .automaton:
            let row = Int(frame.pointee.row) * Int(content.model.nameCount)
            for name in 0..<Int(content.model.nameCount) {
                let position = content.model.rows[row + name]
                if position >= 0 { found.append(position) }
            }
            let first = Int(content.model.rowWildcardStart[Int(frame.pointee.row)])
            let end = Int(content.model.rowWildcardStart[Int(frame.pointee.row) + 1])
            for index in first..<end { found.append(content.model.rowWildcards[index]) }
        case .counted:
            if let counted = content.counted, frame.pointee.sideState >= 0 {
                found = counted.expected(sideStates[Int(frame.pointee.sideState)])
            }
        case .all:
            if frame.pointee.sideState >= 0 {
                let seen = sideStates[Int(frame.pointee.sideState)]
                found = (0..<content.model.positionCount).filter { !seen.contains($0) }
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
        guard info.symbol >= 0, content.model.names[info.symbol] >= 0 else { return [] }
        let name = schema.symbols[Symbol(rawValue: info.symbol)]
        return (0..<content.model.positionCount).filter { namesAt($0, frame).contains(name) }
    }

    /// The names of which one has to come for the content to go on or end: empty where several ways are open that
    /// have nothing in common to name.
    func requiredNames(_ frame: UnsafeMutablePointer<Frame>) -> [String] {
        let content = compiled(frame.pointee.type).content
        if let all = content.all, frame.pointee.sideState >= 0 {
            return all.missing(sideStates[Int(frame.pointee.sideState)]).flatMap { namesAt($0, frame).map(shown) }
        }
        let last = frame.pointee.lastPosition
        let ahead = expectedPositions(frame).filter { $0 > last }
        let names = (ahead.isEmpty ? expectedPositions(frame) : ahead).flatMap { namesAt($0, frame).map(shown) }
        return names.count <= 6 ? names : []
    }

    /// The hint that says what may stand here.
    func expectation(_ frame: UnsafeMutablePointer<Frame>) -> String? {
        let positions = expectedPositions(frame)
        var names: [String] = []
        var seen: Set<String> = []
        for position in positions {
            for name in namesAt(position, frame).map(shown) where seen.insert(name).inserted { names.append(name) }
        }
        let hasWildcard = positions.contains { frame.pointee.type.pointee.model.wildcardAt[Int($0)] >= 0 }
        if names.isEmpty {
            return hasWildcard ? "Elements of other namespaces may stand here." : "Nothing more may stand in \(describe(frame))."
        }
        return "Expected here: \(list(names, or: true, tags: true))\(hasWildcard ? ", or elements of other namespaces" : "")."
    }

    /// How often an element may occur at its position, as a sentence has it.
    func occurrences(_ position: Int32, _ frame: UnsafeMutablePointer<Frame>) -> String {
        let particle = compiled(frame.pointee.type).content.positions[Int(position)]
        switch particle.maxOccurs {
        case 1?: return "only one may stand here"
        case let count?: return "at most \(count) may stand here"
        case nil: return "no more may stand here"
        }
    }

    /// The name of the element that comes after a position in the schema's order.
    func follower(of position: Int32, _ frame: UnsafeMutablePointer<Frame>) -> String? {
        let count = frame.pointee.type.pointee.model.positionCount
        guard position + 1 < count else { return nil }
        return namesAt(position + 1, frame).first.map(shown)
    }

    func list(_ items: [String], or: Bool, tags: Bool) -> String {
        let limit = 10
        let shown = items.prefix(limit).map { "<\($0)>" }
        if items.count > limit { return shown.joined(separator: ", ") + " or one of \(items.count - limit) others" }
        if shown.count < 2 { return shown.joined() }
        return shown.dropLast().joined(separator: ", ") + (or ? " or " : " and ") + (shown.last ?? "")
    }
}
