import Diagnostics
import XMLStream

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
        let parentHasFault = parent.pointee.unexpectedFinding >= 0
        parent.pointee.flags.insert(.hasUnexpectedChild)
        let child = names[event.name]
        guard why == .model else {
            addUnexpected(event, parent, counted: parentHasFault) {
                let place =
                    switch why {
                    case .nilParent: "\(self.describe(parent)) is nil, so it must be empty"
                    case .simpleContent: "\(self.describe(parent)) holds a value only, no elements"
                    default: "\(self.describe(parent)) must be empty"
                    }
                return ("xsd.element.unexpected", "The element <\(self.shown(child))> may not stand here: \(place).", nil)
            }
            return assessedByName(info)
        }

        let model = parent.pointee.type.pointee.model
        let candidates = positionsTaking(info, parent)
        // It would be right later: what comes between is missing.
        if let next = candidates.first(where: { $0 > parent.pointee.lastPosition }), jumpIsPlausible(next, parent) {
            let missing = requiredNames(parent)
            let index = reportIndexed(
                missing.isEmpty ? "xsd.element.unexpected" : "xsd.element.missing",
                missing.isEmpty
                    ? "The element <\(shown(child))> may not stand here in \(describe(parent))."
                    : "\(list(missing, or: true, tags: true)) is missing in \(describe(parent)) before <\(shown(child))>.",
                hint: expectation(parent), atChild: event, parent)
            parent.pointee.jumpFinding = index
            parent.pointee.jumpFrom = parent.pointee.lastPosition
            parent.pointee.jumpTo = next
            advance(parent, to: next)
            return taken(next, info, parent)
        }
        if let earlier = candidates.last {
            if isWithinJump(earlier, parent) {
                // What seemed to be missing comes after all: the two stand in the wrong order.
                findings.update(at: Int(parent.pointee.jumpFinding)) { finding in
                    finding.code = "xsd.element.misplaced"
                    finding.message = .verbatim(
                        "The elements of \(self.describe(parent)) are in the wrong order: <\(self.shown(child))> belongs before this one.")
                }
                parent.pointee.jumpFrom = earlier
                return taken(earlier, info, parent)
            }
            addUnexpected(event, parent, counted: parentHasFault) {
                if earlier == parent.pointee.lastPosition, model.elementAt[Int(earlier)] >= 0 {
                    return (
                        "xsd.element.tooMany",
                        "There are too many <\(self.shown(child))> elements in \(self.describe(parent)): "
                            + "\(self.occurrences(earlier, parent)).", self.expectation(parent)
                    )
                }
                return (
                    "xsd.element.misplaced",
                    "The element <\(self.shown(child))> is in the wrong place in \(self.describe(parent)); it belongs further up"
                        + (self.follower(of: earlier, parent).map { ", before <\($0)>." } ?? "."),
                    self.expectation(parent)
                )
            }
            return taken(earlier, info, parent)
        }

        // Nearly the name of what may stand here: taken for it, so that its content is checked as meant.
        let expected = expectedPositions(parent)
        let expectedNames = expected.flatMap { namesAt($0, parent) }
        let near =
            sameLocalName(child, among: expected, parent)
            ?? Nearest.match(child.local, among: expectedNames.map(\.local))
        if let near, let position = expected.first(where: { namesAt($0, parent).contains { $0.local == near } }),
            let meant = namesAt(position, parent).first(where: { $0.local == near }),
            let symbol = schema.symbols.symbol(of: meant)
        {
            let hint =
                meant.local == child.local
                ? (meant.namespace.isEmpty
                    ? "It must be in no namespace." : "Its namespace must be “\(meant.namespace)”.")
                : "Did you mean <\(shown(meant))>?"
            addUnexpected(event, parent, counted: parentHasFault) {
                (
                    "xsd.element.unexpected",
                    "The element <\(self.shown(child))> may not stand in \(self.describe(parent)).", hint
                )
            }
            advance(parent, to: position)
            var place = taken(
                position, NameInfo(symbol: symbol.rawValue, namespace: info.namespace), parent)
            place.isFault = true
            return place
        }
        parent.pointee.unexpectedRow = parent.pointee.row
        addUnexpected(event, parent, counted: parentHasFault) {
            (
                "xsd.element.unexpected", "The element <\(self.shown(child))> may not stand in \(self.describe(parent)).",
                self.expectation(parent)
            )
        }
        return assessedByName(info)
    }

    /// A child that the parent does not admit is checked as its top-level declaration says, if it has one; else not
    /// at all, because anything said of it would follow from the first fault.
    private func assessedByName(_ info: NameInfo) -> Place {
        let global = info.symbol >= 0 ? schema.globalElementBySymbol.base[Int(info.symbol)] : -1
        if global >= 0 { return Place(element: global, isFault: true) }
        return Place(assessment: .skipped, isFault: true)
    }

    /// Adds a finding for an unexpected child, or raises the count of the one that its parent has.
    private func addUnexpected(
        _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>, counted: Bool,
        _ wording: () -> (code: String, message: String, hint: String?)
    ) {
        if counted {
            findings.update(at: Int(parent.pointee.unexpectedFinding)) { $0.count += 1 }
            return
        }
        let (code, message, hint) = wording()
        parent.pointee.unexpectedFinding = reportIndexed(code, message, hint: hint, atChild: event, parent)
    }

    private func reportIndexed(
        _ code: String, _ message: String, hint: String?, atChild event: XMLEvent,
        _ parent: UnsafeMutablePointer<Frame>
    ) -> Int32 {
        let position = positions.position(at: event.offset)
        let number = siblings.last(event.name, start: parent.pointee.siblingStart, depth: depth)
        let location = Location(
            line: position.line, column: position.column,
            xpath: xpath(to: parent) + "/" + shown(names[event.name]) + "[\(number)]", pointer: pointer?(),
            excerpt: positions.excerpt(at: event.offset))
        let index = findings.isFull ? -1 : Int32(findings.findings.count)
        findings.add(Finding(code: code, message: message, hint: hint, location: location))
        return index
    }

    /// Reports what is missing at the end of an element.
    func reportIncomplete(_ frame: UnsafeMutablePointer<Frame>) {
        // The unexpected child that stands in the place of what is missing has been reported.
        if frame.pointee.unexpectedFinding >= 0, frame.pointee.unexpectedRow == frame.pointee.row,
            frame.pointee.sideState < 0
        {
            return
        }
        let missing = requiredNames(frame)
        report(
            "xsd.element.missing",
            missing.isEmpty
                ? "\(describe(frame)) is not complete."
                : "\(describe(frame)) is not complete: \(list(missing, or: true, tags: true)) is missing.",
            hint: missingHint(frame), at: frame)
    }

    private func missingHint(_ frame: UnsafeMutablePointer<Frame>) -> String? {
        let positions = expectedPositions(frame)
        if positions.count == 1, let only = positions.first {
            let element = frame.pointee.type.pointee.model.elementAt[Int(only)]
            if element >= 0, let text = schema.elements[Int(element)].source?.documentation {
                return "\(shown(schema.elements[Int(element)].name)): \(sentence(text))"
            }
        }
        return expectation(frame)
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
            sideStates[Int(parent.pointee.sideState)].append(position)
        }
    }

    /// In a repeated choice any earlier position can come again, so only a gap in a sequence is a jump.
    private func jumpIsPlausible(_ position: Int32, _ parent: UnsafeMutablePointer<Frame>) -> Bool {
        compiled(parent.pointee.type).content.all == nil
    }

    private func isWithinJump(_ position: Int32, _ parent: UnsafeMutablePointer<Frame>) -> Bool {
        parent.pointee.jumpFinding >= 0 && position > parent.pointee.jumpFrom && position < parent.pointee.jumpTo
    }

    private func sameLocalName(
        _ child: ExpandedName, among positions: [Int32], _ parent: UnsafeMutablePointer<Frame>
    ) -> String? {
        positions.lazy.flatMap { self.namesAt($0, parent) }.first { $0.local == child.local }?.local
    }
}
