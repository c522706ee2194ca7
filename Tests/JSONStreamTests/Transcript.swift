import RapporteurDiagnostics
@testable import RapporteurJSONStream

/// What a reader made of a text, as lines to compare.
struct Transcript: Equatable {
    /// One line an event: kind, bytes, offset.
    var lines: [String] = []
    var findings: [Finding] = []
    var outcome = Outcome.valid
    var stop: JSONStop?

    var codes: [String] { findings.map(\.code) }

    static func of(
        _ text: String, limits: JSONLimits = JSONLimits(), pieces: [Int]? = nil, places: Bool = false
    ) -> Transcript {
        of(Array(text.utf8), limits: limits, pieces: pieces, places: places)
    }

    /// Reads `bytes`, which come in pieces of the given sizes, over and over; `places` adds line, column and pointer.
    static func of(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits(), pieces: [Int]? = nil, places: Bool = false
    ) -> Transcript {
        let log = FindingLog()
        let reader = makeReader(bytes, log: log, limits: limits, pieces: pieces)
        var transcript = Transcript()
        do {
            try transcript.read(reader, places: places)
        } catch let stop as JSONStop {
            transcript.stop = stop
        } catch {
            transcript.lines.append("\(error)")
        }
        transcript.findings = log.findings
        transcript.outcome = log.outcome
        return transcript
    }

    static func makeReader(
        _ bytes: [UInt8], log: FindingLog, limits: JSONLimits = JSONLimits(), pieces: [Int]? = nil
    ) -> JSONReader {
        var rest = bytes[...]
        var turn = 0
        return JSONReader(file: "test.json", knownSize: 0, log: log, limits: limits) { buffer throws(WorkError) in
            let size = pieces.map { $0[turn % $0.count] } ?? Int.max
            turn += 1
            let piece = rest.prefix(min(size, buffer.count))
            buffer.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
    }

    mutating func read(_ source: some JSONEventSource, places: Bool = false) throws {
        while true {
            let event = try source.next()
            var line = Self.line(event)
            if places {
                let position = source.position(at: event.offset)
                line += " \(position.line):\(position.column) \(source.pointer())"
            }
            lines.append(line)
            if event.kind == .end { return }
        }
    }

    static func line(_ event: JSONEvent) -> String {
        let text = switch event.kind {
        case .beginObject: "{"
        case .endObject: "}"
        case .beginArray: "["
        case .endArray: "]"
        case .name: "name " + event.text
        case .string: "string " + event.text
        case .number: "number " + event.text
        case .true: "true"
        case .false: "false"
        case .null: "null"
        case .end: "end"
        }
        return "\(text)@\(event.offset)"
    }
}
