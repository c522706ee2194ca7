import RapporteurDiagnostics
import RapporteurXMLStream

/// What a content model can still come to. Runs for findings only.
extension Validator {
    /// How many steps through a model are worth a better hint.
    private static let mostSteps = 5000

    /// Whether a position can still come after what stands already, be it after others.
    func mayReach(_ target: Int32, _ frame: UnsafeMutablePointer<Frame>) -> Bool {
        mayReach(target, fromRow: frame.pointee.row, frame)
    }

    /// Whether a position can come after another one, be it after others.
    func mayReach(_ target: Int32, from position: Int32, _ frame: UnsafeMutablePointer<Frame>) -> Bool {
        let model = frame.pointee.type.pointee.model
        guard model.kind == .automaton, position >= 0 else { return true }
        return mayReach(target, fromRow: model.rowAfter[Int(position)], frame)
    }

    /// True as well where it would take too long to tell, and of models that count.
    private func mayReach(_ target: Int32, fromRow start: Int32, _ frame: UnsafeMutablePointer<Frame>) -> Bool {
        let content = compiled(frame.pointee.type).content
        guard content.model.kind == .automaton, target >= 0, !findings.isFull else { return true }
        var seen: Set<Int32> = [start]
        var waiting = [start]
        var steps = 0
        while let row = waiting.popLast() {
            if content.mayTake(target, inRow: row) { return true }
            for position in content.positions(inRow: row) {
                steps += 1
                if steps > Self.mostSteps { return true }
                let next = content.model.rowAfter[Int(position)]
                if seen.insert(next).inserted { waiting.append(next) }
            }
        }
        return false
    }

    /// The name that stands at a position: of a substitution group the member that is there.
    func presentName(at position: Int32, _ frame: UnsafeMutablePointer<Frame>) -> String? {
        guard position >= 0 else { return nil }
        let present = Set(siblings.names(start: frame.pointee.siblingStart).map { names[$0] })
        return namesAt(position, frame).first(where: present.contains).map(shown)
    }
}
