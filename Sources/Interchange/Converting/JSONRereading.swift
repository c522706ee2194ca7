import RapporteurDiagnostics
import RapporteurJSONStream

/// Places in a JSON document that was read before: it is read again up to each place that is asked for.
///
/// Questions in the document's order read it once; nobody pays who does not ask.
final class JSONRereading: PositionResolver {
    private struct Place {
        var offset: Int
        var position: Position
        var pointer: String
        var excerpt: Excerpt?
    }

    private let open: () throws(WorkError) -> ByteReader
    private var reader: JSONReader?
    private var last: Place?
    /// Reads that started over; beyond a bound places are no longer looked for.
    private var restarts = 0
    private static let mostRestarts = 100

    init(_ open: @escaping () throws(WorkError) -> ByteReader) { self.open = open }

    /// Whoever asks for a place gets it after the document was read.
    var holdsAllPositions: Bool { true }

    func position(at offset: Int) -> Position { place(offset)?.position ?? Position(line: 1, column: 1) }
    func excerpt(at offset: Int) -> Excerpt? { place(offset)?.excerpt }
    func pointer(at offset: Int) -> String? { place(offset)?.pointer }

    private func place(_ offset: Int) -> Place? {
        if let last, last.offset == offset { return last }
        if reader == nil || (last?.offset ?? -1) > offset {
            restarts += 1
            guard restarts <= Self.mostRestarts, let source = try? open() else { return nil }
            var limits = JSONLimits()
            limits.stringLength = Int.max / 4
            reader = JSONReader(source, log: FindingLog(limit: 1), limits: limits)
            last = nil
        }
        guard let reader else { return nil }
        while let event = try? reader.next(), event.kind != .end {
            guard event.offset >= offset, event.kind != .name, event.kind != .endObject, event.kind != .endArray else {
                continue
            }
            let found = Place(
                offset: event.offset, position: reader.position(at: event.offset), pointer: reader.pointer(),
                excerpt: reader.excerpt(at: event.offset))
            last = found
            return found.offset == offset ? found : nil
        }
        self.reader = nil
        return nil
    }
}
