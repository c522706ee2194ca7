import RapporteurDiagnostics
import RapporteurXMLStream

/// Children that are taken for what their authors meant, after which the content model goes on.
extension Validator {
    /// An element whose name is nearly that of one that may stand here is taken for it, so that its content is
    /// checked as meant. One that the schema declares elsewhere means itself.
    func takenAsMeant(
        _ child: ExpandedName, _ info: NameInfo, _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>
    ) -> Place? {
        if let place = takenWhateverItsNamespace(child, info, parent) {
            addFault(event, parent, key: "xsd.element.unexpected") {
                (
                    child.namespace.isEmpty
                        ? Message(
                            "xsd.element.unexpected/namespace.none",
                            ["name": .text(child.local), "parent": .text(self.describe(parent))])
                        : Message(
                            "xsd.element.unexpected/namespace",
                            [
                                "name": .text(child.local), "namespace": .text(child.namespace),
                                "parent": .text(self.describe(parent)),
                            ]),
                    self.names(at: place.position, child.local, parent).map {
                        $0.isEmpty
                            ? Message("xsd.element.unexpected/hint.namespace.none")
                            : Message("xsd.element.unexpected/hint.namespace", ["namespace": .text($0)])
                    }
                )
            }
            return place
        }
        guard !isDeclared(info) else { return nil }
        let expected = expectedPositions(parent)
        let names = expected.flatMap { namesAt($0, parent) }
        let near = Nearest.match(child.local, among: names.map(\.local)) ?? CommonNames.match(child.local, among: names.map(\.local))
        guard let near, let meant = names.first(where: { $0.local == near }), let symbol = schema.symbols.symbol(of: meant),
            let position = expected.first(where: { namesAt($0, parent).contains(meant) })
        else { return nil }
        addFault(event, parent, key: "xsd.element.unexpected") {
            (self.unexpectedMessage([self.shown(child)], parent), Message("xsd.element/meant", ["name": .text(self.shown(meant))]))
        }
        advance(parent, to: position)
        readings?.noteName(self.names.intern(meant), at: event.offset)
        var place = taken(position, NameInfo(symbol: symbol.rawValue, namespace: info.namespace), parent)
        place.isFault = true
        return place
    }

    /// A later place where a wildcard admits a child that nothing else of the model takes.
    func wildcardPosition(admitting info: NameInfo, _ parent: UnsafeMutablePointer<Frame>) -> Int32? {
        let model = compiled(parent.pointee.type).content.model
        guard model.kind == .automaton else { return nil }
        return (0..<model.positionCount).first { position in
            position > parent.pointee.lastPosition && model.wildcardAt[Int(position)] >= 0
                && model.wildcards[Int(model.wildcardAt[Int(position)])].admits(info.namespace)
        }
    }

    /// The place of a child whose local name may stand here, in another namespace.
    func takenWhateverItsNamespace(
        _ child: ExpandedName, _ info: NameInfo, _ parent: UnsafeMutablePointer<Frame>
    ) -> Place? {
        for position in expectedPositions(parent) {
            guard let meant = namesAt(position, parent).first(where: { $0.local == child.local }),
                let symbol = schema.symbols.symbol(of: meant)
            else { continue }
            advance(parent, to: position)
            var place = taken(position, NameInfo(symbol: symbol.rawValue, namespace: info.namespace), parent)
            place.isFault = true
            place.hasWrongNamespace = true
            return place
        }
        return nil
    }

    /// An abstract element stands where members of its substitution group may: the group is what was meant.
    func takenForMember(_ info: NameInfo, _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>) -> Place? {
        let global = info.symbol >= 0 ? schema.globalElementBySymbol.base[Int(info.symbol)] : -1
        guard global >= 0, schema[ElementID(rawValue: global)].isAbstract else { return nil }
        let members = Set((schema.substitutions[ElementID(rawValue: global)] ?? []).map { schema[$0].name })
        for position in expectedPositions(parent) {
            let expected = namesAt(position, parent).filter(members.contains).map(shown)
            if expected.isEmpty { continue }
            addFault(event, parent, key: "xsd.element.abstract") {
                (
                    Message("xsd.element.abstract", ["element": .text("<\(self.shown(self.names[event.name]))>")]),
                    Message("xsd.element.abstract/hint", ["names": self.list(expected, or: true)])
                )
            }
            advance(parent, to: position)
            // Which member was meant nobody knows, and so not what it holds.
            hasSkipped = true
            return Place(assessment: .skipped, isFault: true)
        }
        return nil
    }
}
