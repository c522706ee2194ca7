import RapporteurDiagnostics
import RapporteurXMLStream

/// Children that stand where they may not, and children that are missing: one finding for each cause.
///
/// After such a fault the content model's state is set so that what follows is judged as its author meant it:
/// a child that would be right later means that what comes between is missing; one that would have been right
/// earlier is misplaced or once too many; one whose name is nearly that of an expected child is taken for it; any
/// other is passed over. Unexpected children of one parent make one finding that counts them.
extension Validator {
    enum Reason { case model, simpleContent, emptyContent, nilParent }

    func unexpected(
        _ info: NameInfo, _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>, why: Reason
    ) -> Place {
        parent.pointee.flags.insert(.hasUnexpectedChild)
        let child = names[event.name]
        guard why == .model else {
            addUnexpected(event, parent) {
                let arguments: MessageArguments = [
                    "name": .text(self.shown(child)), "parent": .text(self.describe(parent)),
                ]
                return switch why {
                case .nilParent:
                    (
                        "xsd.element.unexpected", Message("xsd.element.unexpected/nil", arguments),
                        Message("xsd.nil/hint.content")
                    )
                case .simpleContent:
                    (
                        "xsd.element.unexpected", Message("xsd.element.unexpected/simple", arguments),
                        Message("xsd.element.unexpected/hint.simple")
                    )
                default:
                    (
                        "xsd.element.unexpected", Message("xsd.element.unexpected/empty", arguments),
                        self.belonging(of: child, info, parent)
                            ?? Message("xsd.element.unexpected/hint.empty", ["parent": .text(self.describe(parent))])
                    )
                }
            }
            return assessedByName(info)
        }

        // The parent was taken for an element of another namespace; its children share the fault.
        if parent.pointee.flags.contains(.hasWrongNamespace), child.namespace == names[parent.pointee.name].namespace,
            let place = takenWhateverItsNamespace(child, info, parent)
        {
            return place
        }
        let candidates = positionsTaking(info, parent)
        if let next = candidates.first(where: { $0 > parent.pointee.lastPosition }),
            compiled(parent.pointee.type).content.all == nil
        {
            return jump(to: next, child, info, event, parent)
        }
        if let earlier = candidates.last { return goBack(to: earlier, child, info, event, parent) }
        if let place = takenAsMeant(child, info, event, parent) { return place }
        if let later = wildcardPosition(admitting: info, parent) { return jump(to: later, child, info, event, parent) }
        parent.pointee.unexpectedRow = parent.pointee.row
        addUnexpected(event, parent) {
            (
                "xsd.element.unexpected", self.unexpectedMessage([self.shown(child)], parent),
                self.belonging(of: child, info, parent) ?? self.expectation(parent)
            )
        }
        return assessedByName(info)
    }

    /// The child would be right later: what comes between is missing.
    private func jump(
        to next: Int32, _ child: ExpandedName, _ info: NameInfo, _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>
    ) -> Place {
        let missing = missingNames(parent, before: next)
        let isReported =
            parent.pointee.unexpectedFinding >= 0 && parent.pointee.unexpectedRow == parent.pointee.row
            && parent.pointee.sideState < 0
        if isReported {
            // The element that stands in the place of what is missing has been reported.
            if let first = missing.first {
                findings.update(at: Int(parent.pointee.unexpectedFinding)) {
                    if $0.count == 1 { 
                        $0.hint = Message(
                            "xsd.element.unexpected/hint.place", ["names": self.list(first, or: true, tags: true)])
                    }
                }
            }
            parent.pointee.unexpectedRow = -1
        } else {
            let index = reportIndexed(
                missing.isEmpty ? "xsd.element.unexpected" : "xsd.element.missing",
                missing.isEmpty
                    ? Message(
                        "xsd.element.unexpected/here", ["name": .text(shown(child)), "parent": .text(describe(parent))])
                    : Message(
                        "xsd.element.missing/before",
                        [
                            "names": listOfMissing(missing), "count": .number(missing.count),
                            "parent": .text(describe(parent)), "next": .text(shown(child)),
                        ]),
                hint: missing.isEmpty ? expectation(parent) : missingHint(missing, before: shown(child), parent),
                atChild: event, parent)
            parent.pointee.jumpFinding = index
            parent.pointee.jumpFrom = parent.pointee.lastPosition
            parent.pointee.jumpTo = next
            parent.pointee.jumpName = event.name
        }
        advance(parent, to: next)
        return taken(next, info, parent)
    }

    /// The child would have been right earlier: two stand in the wrong order, or it is once too many.
    private func goBack(
        to earlier: Int32, _ child: ExpandedName, _ info: NameInfo, _ event: XMLEvent,
        _ parent: UnsafeMutablePointer<Frame>
    ) -> Place {
        let name = shown(child)
        let most = compiled(parent.pointee.type).content.positions[Int(earlier)].maxOccurs
        if isWithinJump(earlier, parent) {
            // What seemed to be missing comes after all: the two stand in the wrong order.
            let later = shown(names[parent.pointee.jumpName])
            findings.update(at: Int(parent.pointee.jumpFinding)) { finding in
                if finding.code == "xsd.element.misplaced" {
                    finding.hint = Message("xsd.element.misplaced/hint.down", ["name": .text(later)])
                    return
                }
                finding.code = "xsd.element.misplaced"
                finding.message = Message(
                    "xsd.element.misplaced/early",
                    ["name": .text(later), "parent": .text(self.describe(parent)), "other": .text(name)])
                finding.hint = Message(
                    "xsd.element.misplaced/hint.up", ["name": .text(name), "next": .text(later)])
            }
            parent.pointee.jumpFrom = most == 1 ? earlier : earlier - 1
            return taken(earlier, info, parent)
        }
        let last = parent.pointee.lastPosition
        let number = siblings.last(event.name, start: parent.pointee.siblingStart, depth: depth)
        let known = faultsOfParents[parent.pointee.offset] ?? [:]
        // More of them are in their places than this one takes.
        let isBeyond = most.map { Int(number) > $0 + 1 && earlier != last && known["xsd.element.tooMany \(name)"] == nil } ?? false
        let isBeyondGroup = isBeyond && compiled(parent.pointee.type).content.counted?.isInBoundedGroup(earlier) == true
        if isBeyondGroup || known["xsd.element.tooMany"] != nil {
            // It is in a group, which may not stand again.
            addFault(event, parent, key: "xsd.element.tooMany", isOfGroup: true) {
                (
                    Message("xsd.element.tooMany/group", ["name": .text(name), "parent": .text(self.describe(parent))]),
                    Message("xsd.element.tooMany/hint.group")
                )
            }
            return taken(earlier, info, parent)
        }
        if earlier == last || most.map({ Int(number) > $0 }) ?? false {
            addFault(event, parent, key: "xsd.element.tooMany") {
                (
                    Message(
                        "xsd.element.tooMany",
                        [
                            "name": .text(name), "parent": .text(self.describe(parent)),
                            "reason": .message(isBeyond ? Message("xsd.element.tooMany/none") : self.occurrences(earlier, parent)),
                        ]),
                    most == 1 && !isBeyond
                        ? Message("xsd.element.tooMany/hint.one")
                        : Message("xsd.element.tooMany/hint")
                )
            }
            return taken(earlier, info, parent)
        }
        let before = presentFollower(of: earlier, parent)
        addFault(event, parent, key: "xsd.element.misplaced") {
            let next = before ?? self.follower(of: earlier, parent)
            return (
                next.map {
                    Message(
                        "xsd.element.misplaced",
                        ["name": .text(name), "parent": .text(self.describe(parent)), "next": .text($0)])
                }
                    ?? Message(
                        "xsd.element.misplaced/late", ["name": .text(name), "parent": .text(self.describe(parent))]),
                next.map { Message("xsd.element.misplaced/hint", ["next": .text($0)]) }
                    ?? Message("xsd.element.misplaced/hint.further")
            )
        }
        // Where all that may follow now may also follow the earlier place, the one that came before may be the one
        // that came too early.
        if mayGoOn(from: earlier, parent) {
            advance(parent, to: earlier)
        }
        return taken(earlier, info, parent)
    }

    /// An element whose name is nearly that of one that may stand here is taken for it, so that its content is
    /// checked as meant. One that the schema declares elsewhere means itself.
    private func takenAsMeant(
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
    private func wildcardPosition(admitting info: NameInfo, _ parent: UnsafeMutablePointer<Frame>) -> Int32? {
        let model = compiled(parent.pointee.type).content.model
        guard model.kind == .automaton else { return nil }
        return (0..<model.positionCount).first { position in
            position > parent.pointee.lastPosition && model.wildcardAt[Int(position)] >= 0
                && model.wildcards[Int(model.wildcardAt[Int(position)])].admits(info.namespace)
        }
    }

    /// The place of a child whose local name may stand here, in another namespace.
    private func takenWhateverItsNamespace(
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

    /// A child that the parent does not admit is checked as its top-level declaration says, if it has one; else not
    /// at all, because anything said of it would follow from the first fault.
    private func assessedByName(_ info: NameInfo) -> Place {
        let global = info.symbol >= 0 ? schema.globalElementBySymbol.base[Int(info.symbol)] : -1
        if global >= 0 { return Place(element: global, isFault: true) }
        hasSkipped = true
        return Place(assessment: .skipped, isFault: true)
    }

    /// Adds a finding for a child that may not stand in its parent at all, or adds it to the one that the parent has.
    private func addUnexpected(
        _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>,
        _ wording: () -> (code: String, message: Message, hint: Message?)
    ) {
        let index = parent.pointee.unexpectedFinding
        guard index >= 0 else {
            // What nobody will see is not worded.
            guard !findings.isFull else { return findings.add(Finding(code: "xsd.element.unexpected", message: .verbatim(""))) }
            let (code, message, hint) = wording()
            parent.pointee.unexpectedFinding = reportIndexed(code, message, hint: hint, atChild: event, parent)
            if parent.pointee.unexpectedFinding >= 0, parent.pointee.type.pointee.model.kind != .empty,
                !parent.pointee.flags.contains(.isNil)
            {
                faultNames[parent.pointee.unexpectedFinding] = [shown(names[event.name])]
            }
            return
        }
        var message: Message?
        if var known = faultNames[index], known.count < 8 {
            let name = shown(names[event.name])
            if !known.contains(name) {
                known.append(name)
                faultNames[index] = known
                message = unexpectedMessage(known, parent)
            }
        }
        let place = location(ofChild: event, parent)
        findings.update(at: Int(index)) {
            $0.add(at: place)
            if let message { $0.message = message }
        }
    }

    /// Adds a finding for a child that is misspelt, misplaced or once too many; those of one name are counted, and
    /// where a parent has many of them, all.
    private func addFault(
        _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>, key code: String, isOfGroup: Bool = false,
        _ wording: () -> (message: Message, hint: Message?)
    ) {
        let key = isOfGroup ? code : code + " " + shown(names[event.name])
        let known = faultsOfParents[parent.pointee.offset] ?? [:]
        if let index = known[key] ?? (known.count >= 5 ? known.values.min() : nil) {
            let place = location(ofChild: event, parent)
            findings.update(at: Int(index)) { $0.add(at: place) }
            return
        }
        guard !findings.isFull else { return findings.add(Finding(code: code, message: .verbatim(""))) }
        let (message, hint) = wording()
        let index = reportIndexed(code, message, hint: hint, atChild: event, parent)
        if index >= 0 { faultsOfParents[parent.pointee.offset, default: [:]][key] = index }
    }

    private func unexpectedMessage(_ children: [String], _ parent: UnsafeMutablePointer<Frame>) -> Message {
        let arguments: MessageArguments = [
            "names": list(children, or: false, tags: true), "count": .number(children.count),
            "parent": .text(describe(parent)),
        ]
        return parent.pointee.type.pointee.model.kind == .empty
            ? Message("xsd.element.unexpected/in.empty", arguments) : Message("xsd.element.unexpected", arguments)
    }

    private func reportIndexed(
        _ code: String, _ message: Message, hint: Message?, atChild event: XMLEvent,
        _ parent: UnsafeMutablePointer<Frame>
    ) -> Int32 {
        let location = location(ofChild: event, parent)
        let index = findings.isFull ? -1 : Int32(findings.findings.count)
        findings.add(
            Finding(
                code: code, severity: code == "xsd.element.missing" ? severityOfLack(in: parent) : .error,
                message: message, hint: hint, location: location))
        return index
    }

    private func location(ofChild event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>) -> Location {
        let number = siblings.last(event.name, start: parent.pointee.siblingStart, depth: depth)
        var location = positions.location(at: event.offset)
        location.xpath = xpath(to: parent) + "/" + shown(names[event.name]) + "[\(number)]"
        location.pointer = pointer?()
        return location
    }

    /// Reports what is missing at the end of an element.
    func reportIncomplete(_ frame: UnsafeMutablePointer<Frame>) {
        // The unexpected child that stands in the place of what is missing has been reported; or the element itself is
        // not what it should be.
        if frame.pointee.unexpectedFinding >= 0, frame.pointee.unexpectedRow == frame.pointee.row,
            frame.pointee.sideState < 0
        {
            return
        }
        let missing = missingNames(frame, before: nil)
        report(
            "xsd.element.missing", severity: severityOfLack(in: frame),
            missing.isEmpty
                ? Message("xsd.element.missing/any", ["parent": .text(describe(frame))])
                : Message(
                    "xsd.element.missing",
                    [
                        "parent": .text(describe(frame)), "names": listOfMissing(missing),
                        "count": .number(missing.count),
                    ]),
            hint: missing.isEmpty ? expectation(frame) : missingHint(missing, before: nil, frame), at: frame)
    }

    // MARK: After a fault

    /// Sets the state of the content model as if the element at a position had just come.
    private func advance(_ parent: UnsafeMutablePointer<Frame>, to position: Int32) {
        parent.pointee.lastPosition = position
        let content = compiled(parent.pointee.type).content
        if content.model.kind == .automaton {
            parent.pointee.row = content.model.rowAfter[Int(position)]
        } else if let counted = content.counted, parent.pointee.sideState >= 0 {
            sideStates[Int(parent.pointee.sideState)] = counted.configuration(after: position)
        } else if content.all != nil, parent.pointee.sideState >= 0 {
            AllModel.take(position, &sideStates[Int(parent.pointee.sideState)])
        }
    }

    private func isWithinJump(_ position: Int32, _ parent: UnsafeMutablePointer<Frame>) -> Bool {
        parent.pointee.jumpFinding >= 0 && position > parent.pointee.jumpFrom && position < parent.pointee.jumpTo
    }
}
