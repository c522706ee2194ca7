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
        if let position = candidates.first {
            if compiled(parent.pointee.type).content.all != nil {
                return goBack(to: candidates.last ?? position, child, info, event, parent)
            }
            let last = parent.pointee.lastPosition
            if let next = candidates.first(where: { $0 > last && mayReach($0, parent) }) {
                return jump(to: next, child, info, event, parent)
            }
            if let earlier = candidates.last(where: { $0 <= last }), isBehind(earlier, event, parent) {
                return goBack(to: earlier, child, info, event, parent)
            }
            return reportExclusive(candidates.first { $0 > last } ?? position, child, info, event, parent)
        }
        if let place = takenForMember(info, event, parent) { return place }
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
        if isEarly(missing, before: next, parent) {
            advance(parent, to: next)
            return taken(next, info, parent)
        }
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
        let group = fullGroup(around: earlier, isBeyond: isBeyond, parent)
        if group != nil || known["xsd.element.tooMany"] != nil {
            // It is in a group, which may not stand again.
            addFault(event, parent, key: "xsd.element.tooMany", isOfGroup: true) {
                (self.messageOfFullGroup(group, from: name, parent), Message("xsd.element.tooMany/hint.group"))
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
            noteEarly(last, earlier: earlier, before: event, parent)
            advance(parent, to: earlier)
        }
        return taken(earlier, info, parent)
    }

    /// Whether a child that is right at a position before the last one is merely too late, or once too many: not where
    /// what stands already is another alternative.
    private func isBehind(_ earlier: Int32, _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>) -> Bool {
        if earlier == parent.pointee.lastPosition || isWithinJump(earlier, parent) { return true }
        let number = siblings.last(event.name, start: parent.pointee.siblingStart, depth: depth)
        let most = compiled(parent.pointee.type).content.positions[Int(earlier)].maxOccurs
        return most.map { Int(number) > $0 } ?? false || mayReach(parent.pointee.lastPosition, from: earlier, parent)
    }

    /// A child that may stand instead of others that are there: it is passed over.
    private func reportExclusive(
        _ position: Int32, _ child: ExpandedName, _ info: NameInfo, _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>
    ) -> Place {
        parent.pointee.unexpectedRow = parent.pointee.row
        addFault(event, parent, key: "xsd.element.unexpected") {
            (
                Message(
                    "xsd.element.unexpected/here", ["name": .text(self.shown(child)), "parent": .text(self.describe(parent))]),
                self.presentName(at: parent.pointee.lastPosition, parent).map {
                    Message("xsd.element.unexpected/hint.instead", ["other": .text($0)])
                } ?? self.expectation(parent)
            )
        }
        var place = taken(position, info, parent)
        place.isFault = true
        return place
    }

    /// A child that the parent does not admit is checked as its top-level declaration says, if it has one; else not
    /// at all, because anything said of it would follow from the first fault.
    private func assessedByName(_ info: NameInfo) -> Place {
        let global = info.symbol >= 0 ? schema.globalElementBySymbol.base[Int(info.symbol)] : -1
        if global >= 0 { return Place(element: global, isFault: true) }
        hasSkipped = true
        return Place(assessment: .skipped, isFault: true)
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

    func isWithinJump(_ position: Int32, _ parent: UnsafeMutablePointer<Frame>) -> Bool {
        parent.pointee.jumpFinding >= 0 && position > parent.pointee.jumpFrom && position < parent.pointee.jumpTo
    }
}
