import RapporteurDiagnostics
import RapporteurXMLStream

/// A child behind which the content went on at an earlier place.
struct EarlyChild {
    /// Its position, and the earlier one of the child that came after it.
    var position: Int32
    var earlier: Int32
    var name: String
    /// The one that came after it, and how many of its name there were with it.
    var next: NameID
    var count: Int32
    /// The finding that says that the next one comes too late.
    var finding: Int32
}

/// One element in the wrong place, or many: where several that follow a child belong before it, the child is what has
/// to be moved, and not the first of those that follow.
extension Validator {
    /// Notes that a child comes behind one that has a later place.
    func noteEarly(_ position: Int32, earlier: Int32, before event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>) {
        let start = parent.pointee.siblingStart
        guard earlyChildren[parent.pointee.offset] == nil, let name = presentName(at: position, parent),
            let finding = faultsOfParents[parent.pointee.offset]?["xsd.element.misplaced \(shown(names[event.name]))"],
            finding >= 0, Int(finding) < findings.findings.count,
            let id = siblings.names(start: start).first(where: { shown(names[$0]) == name }),
            siblings.last(id, start: start, depth: depth) == 1
        else { return }
        earlyChildren[parent.pointee.offset] = EarlyChild(
            position: position, earlier: earlier, name: name, next: event.name,
            count: siblings.last(event.name, start: start, depth: depth), finding: finding)
    }

    /// At the end of the parent: whether others than the next one came after the early child and belong before it.
    func judgeEarly(_ frame: UnsafeMutablePointer<Frame>) {
        guard let early = earlyChildren.removeValue(forKey: frame.pointee.offset) else { return }
        let present = siblings.names(start: frame.pointee.siblingStart)
        guard let at = present.firstIndex(of: early.next) else { return }
        var followers: [(name: NameID, position: Int32)] = []
        for name in present[at...] {
            guard let position = positionBetween(name, early, frame) else { continue }
            let isMore = siblings.last(name, start: frame.pointee.siblingStart, depth: depth) > early.count
            if name != early.next || isMore { followers.append((name, position)) }
        }
        guard let most = followers.map(\.position).max() else { return }
        // Of several that stand in one place, which is the last is not known any more.
        let last = followers.filter { $0.position == most }
        blame(early, after: last.count == 1 ? shown(names[last[0].name]) : nil, frame)
    }

    /// What seemed to be missing came too early: true where that is so, and then it is said.
    func isEarly(_ missing: [[String]], before next: Int32, _ parent: UnsafeMutablePointer<Frame>) -> Bool {
        guard let early = earlyChildren[parent.pointee.offset], early.position < next, missing.count == 1,
            missing[0].contains(early.name)
        else { return false }
        earlyChildren[parent.pointee.offset] = nil
        blame(early, after: presentName(at: parent.pointee.lastPosition, parent), parent)
        return true
    }

    private func blame(_ early: EarlyChild, after previous: String?, _ parent: UnsafeMutablePointer<Frame>) {
        let holder = describe(parent)
        let next = shown(names[early.next])
        findings.update(at: Int(early.finding)) { finding in
            guard finding.count == 1 else { return }
            finding.message = Message(
                "xsd.element.misplaced/early",
                ["name": .text(early.name), "parent": .text(holder), "other": .text(next)])
            finding.hint = previous.map {
                Message("xsd.element.misplaced/hint.down.after", ["name": .text(early.name), "previous": .text($0)])
            } ?? Message("xsd.element.misplaced/hint.down", ["name": .text(early.name)])
        }
    }

    /// Where a name stands before an early child's place, from that of the next one on; nil where it does not.
    private func positionBetween(_ name: NameID, _ early: EarlyChild, _ frame: UnsafeMutablePointer<Frame>) -> Int32? {
        let info = info(of: name)
        let own = positionsTaking(info, frame)
        if !own.isEmpty { return own.first { $0 >= early.earlier && $0 < early.position } }
        let model = frame.pointee.type.pointee.model
        return (early.earlier..<early.position).first {
            model.wildcardAt[Int($0)] >= 0 && model.wildcards[Int(model.wildcardAt[Int($0)])].admits(info.namespace)
        }
    }

    /// The group around a position that may not stand again: nil where it may, or where there is none.
    func fullGroup(
        around position: Int32, isBeyond: Bool, _ parent: UnsafeMutablePointer<Frame>
    ) -> (maximum: Int32, positions: [Int32])? {
        guard let group = compiled(parent.pointee.type).content.counted?.boundedGroup(around: position) else { return nil }
        if isBeyond { return group }
        let members = Set(group.positions)
        return members.contains(parent.pointee.lastPosition) && members.isDisjoint(with: expectedPositions(parent)) ? group : nil
    }
}
