import RapporteurDiagnostics
import RapporteurXMLStream

/// Where an element could stand that may not stand where it does. Runs for findings only.
extension Validator {
    /// Whether the schema declares an element of this name anywhere.
    func isDeclared(_ info: NameInfo) -> Bool {
        guard info.symbol >= 0 else { return false }
        if declaredSymbols == nil { declaredSymbols = Set(schema.elements.map(\.symbol.rawValue)) }
        return declaredSymbols?.contains(info.symbol) ?? false
    }

    /// Where the child of a parent that does not admit it belongs: in an element around it, in one beside it, or
    /// elsewhere in the schema. Nil for a name that says nothing.
    func belonging(of child: ExpandedName, _ info: NameInfo, _ parent: UnsafeMutablePointer<Frame>) -> Message? {
        guard isDeclared(info) else { return meant(by: child) }
        if let around = homeAround(info.symbol, parent) { return around }
        if let beside = homeBeside(info.symbol, parent) { return beside }
        if let known = homes[info.symbol] { return known }
        let home = homeAnywhere(info.symbol)
        homes[info.symbol] = home
        return home
    }

    private func meant(by child: ExpandedName) -> Message? {
        if allElementNames == nil { allElementNames = ExactSet(schema.elements.map(\.name.local)).sorted() }
        guard let near = Nearest.match(child.local, among: allElementNames ?? []) else { return nil }
        return Message("xsd.element.unexpected/hint.unknown", ["name": .text(near)])
    }

    private func takes(_ type: UnsafePointer<TypeRecord>, _ symbol: Int32) -> Bool {
        switch type.pointee.model.kind {
        case .automaton, .counted, .all: type.pointee.model.names[symbol] >= 0
        case .empty, .any, .tooLarge: false
        }
    }

    private func homeAround(_ symbol: Int32, _ parent: UnsafeMutablePointer<Frame>) -> Message? {
        var level = parent - frames - 1
        let highest = max(0, level - 50)
        while level >= highest {
            let frame = frames + level
            if takes(frame.pointee.type, symbol) {
                let open = shown(names[frames[level + 1].name])
                let positions = positionsTaking(NameInfo(symbol: symbol, namespace: -1), frame)
                let isLater = positions.contains { $0 >= frame.pointee.lastPosition }
                let arguments: MessageArguments = ["parent": .text(describe(frame)), "sibling": .text(open)]
                return isLater
                    ? Message("xsd.element.unexpected/hint.after", arguments)
                    : Message("xsd.element.unexpected/hint.before", arguments)
            }
            level -= 1
        }
        return nil
    }

    private func homeBeside(_ symbol: Int32, _ parent: UnsafeMutablePointer<Frame>) -> Message? {
        let model = parent.pointee.type.pointee.model
        guard model.kind == .automaton || model.kind == .counted || model.kind == .all else { return nil }
        var found: [String] = []
        var types: [UnsafePointer<TypeRecord>] = []
        for position in 0..<min(model.positionCount, 500) where model.elementAt[Int(position)] >= 0 {
            let type = record(of: schema.elementRecords.base[Int(model.elementAt[Int(position)])].type)
            types.append(type)
            guard takes(type, symbol) else { continue }
            for name in namesAt(position, parent).map(shown) where !found.contains(name) { found.append(name) }
        }
        guard !found.isEmpty else { return nil }
        return Message(
            "xsd.element.unexpected/hint.beside",
            ["homes": list(likelyFirst(found, parent), or: true, tags: true), "parent": .text(describe(parent))])
    }

    private func homeAnywhere(_ symbol: Int32) -> Message? {
        var found: [String] = []
        for (number, element) in schema.elements.enumerated().prefix(5000) {
            let name = shown(element.name)
            guard !found.contains(name) else { continue }
            if takes(record(of: schema.elementRecords.base[number].type), symbol) { found.append(name) }
        }
        return found.isEmpty ? nil : Message("xsd.element.unexpected/hint.home", ["homes": list(found, or: true, tags: true)])
    }
}
