import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Looks for the places of findings in an XML document: by their XPaths, and by line and column where they have none.
final class XMLPlaces: XMLEventConsumer {
    private let tracker: HandleTracker
    private let positions: any PositionResolver
    /// The paths of findings, and all that lead to them.
    private let wanted: ExactSet
    /// Lines and columns of findings without a path, in order; the next one last.
    private var pending: [Position]
    /// What the places at those are called.
    private(set) var placesByPosition: [Position: String] = [:]

    private struct Level {
        /// Nil off the way to any finding.
        var path: String?
        /// How many children of each name there were.
        var counts: [NameID: Int] = [:]
    }

    private var levels: [Level] = []

    init(_ tracker: HandleTracker, positions: any PositionResolver, wanted: ExactSet, pending: Set<Position>) {
        self.tracker = tracker
        self.positions = positions
        self.wanted = wanted
        self.pending = pending.sorted { ($1.line, $1.column) < ($0.line, $0.column) }
    }

    func consume(_ batch: XMLEventBatch) throws {
        for event in batch.events {
            switch event.kind {
            case .startElement:
                pass(event.offset)
                let path = path(event.name)
                levels.append(Level(path: path))
                tracker.start(event, in: batch, key: path, isWanted: path != nil || !pending.isEmpty)
            case .endElement:
                // What is at an end tag, such as that it is the wrong one, is in the element that it ends.
                pass(event.offset, orAt: true)
                tracker.end()
                levels.removeLast()
            case .text: tracker.text(event, in: batch)
            case .comment, .processingInstruction: break
            }
        }
    }

    /// Ends the document, wherever it broke off.
    func finish() {
        while let position = pending.popLast() { placesByPosition[position] = tracker.openPlaces }
        tracker.finish()
    }

    /// The path of a child that begins, if a finding is there or below.
    private func path(_ name: NameID) -> String? {
        if levels.isEmpty {
            let path = "/" + tracker.shown(name)
            return wanted.contains(path) ? path : nil
        }
        guard let above = levels[levels.count - 1].path else { return nil }
        let index = levels[levels.count - 1].counts[name, default: 0] + 1
        levels[levels.count - 1].counts[name] = index
        let path = "\(above)/\(tracker.shown(name))[\(index)]"
        return wanted.contains(path) ? path : nil
    }

    /// What is pending before this offset, or at it, is in the elements that are open now.
    private func pass(_ offset: Int, orAt: Bool = false) {
        guard !pending.isEmpty else { return }
        let position = positions.position(at: offset)
        while let next = pending.last {
            let isBefore = (next.line, next.column) < (position.line, position.column)
            guard isBefore || orAt && next == position else { return }
            placesByPosition[next] = tracker.openPlaces
            pending.removeLast()
        }
    }
}
