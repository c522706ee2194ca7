import RapporteurDiagnostics
import Foundation
@testable import RapporteurXMLStream

/// Writes down what it is given: a line an event, adjacent text joined.
final class Recorder: XMLEventConsumer {
    struct Line: Equatable, CustomStringConvertible {
        var text: String
        var offset: Int
        var description: String { "\(text) @\(offset)" }
    }

    let names: NameTable
    private(set) var lines: [Line] = []
    private(set) var batches = 0
    /// Called with each event, for tests that ask for places while reading.
    var onEvent: ((XMLEvent) -> Void)?
    private var isInText = false

    init(names: NameTable) { self.names = names }

    func consume(_ batch: XMLEventBatch) {
        batches += 1
        for event in batch.events {
            onEvent?(event)
            let text = batch.string(event.text)
            switch event.kind {
            case .startElement:
                var line = "<" + tag(text, event)
                for declaration in batch.namespaces(of: event) {
                    line += " xmlns:\(batch.string(declaration.prefix))=\(batch.string(declaration.uri))"
                }
                for attribute in batch.attributes(of: event) {
                    line += " \(batch.string(attribute.prefix))|\(names[attribute.name])=\(batch.string(attribute.value))"
                }
                add(line, event)
            case .endElement: add("</" + tag(text, event), event)
            case .text where event.flags.contains(.cdata): add("[" + text, event)
            case .text where isInText: lines[lines.count - 1].text += text
            case .text: add("'" + text, event)
            case .comment: add("!" + text, event)
            case .processingInstruction: add("?" + text, event)
            }
            isInText = event.kind == .text && !event.flags.contains(.cdata)
        }
    }

    private func tag(_ prefix: String, _ event: XMLEvent) -> String { "\(prefix)|\(names[event.name])" }

    private func add(_ text: String, _ event: XMLEvent) { lines.append(Line(text: text, offset: event.offset)) }

    var texts: [String] { lines.map(\.text) }
}

/// The outcome of reading one document.
struct Reading {
    var result: XMLReadResult
    var recorder: Recorder
    var findings: FindingLog
    var reader: XMLReader

    var codes: [String] { findings.findings.map(\.code) }
    var lines: [Recorder.Line] { recorder.lines }
}

extension ReaderTuning {
    /// Nothing is held whole: the parser is fed.
    static var fed: ReaderTuning {
        var tuning = ReaderTuning()
        tuning.wholeDocument = 0
        return tuning
    }

    static func fed(batchEvents: Int) -> ReaderTuning {
        var tuning = fed
        tuning.batchEvents = batchEvents
        return tuning
    }
}

/// Reads a document that arrives in the pieces given.
func read(
    pieces: [[UInt8]], limits: XMLLimits = XMLLimits(), allowDoctype: Bool = false,
    tuning: ReaderTuning = ReaderTuning(), prepare: (Recorder, XMLReader) -> Void = { _, _ in }
) throws -> Reading {
    let names = NameTable()
    let reader = XMLReader(limits: limits, names: names, allowDoctype: allowDoctype, tuning: tuning)
    let recorder = Recorder(names: names)
    prepare(recorder, reader)
    let findings = FindingLog()
    var left = pieces.filter { !$0.isEmpty }[...]
    let result = try reader.read(
        from: { (room) throws(WorkError) in
            guard let piece = left.popFirst() else { return 0 }
            let count = min(piece.count, room.count)
            piece.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[0..<count])) }
            if count < piece.count { left = [Array(piece[count...])] + left }
            return count
        }, name: "test.xml", into: recorder, findings: findings)
    return Reading(result: result, recorder: recorder, findings: findings, reader: reader)
}

func read(
    _ bytes: [UInt8], limits: XMLLimits = XMLLimits(), allowDoctype: Bool = false, tuning: ReaderTuning = ReaderTuning()
) throws -> Reading {
    try read(pieces: [bytes], limits: limits, allowDoctype: allowDoctype, tuning: tuning)
}

func read(
    _ text: String, limits: XMLLimits = XMLLimits(), allowDoctype: Bool = false, tuning: ReaderTuning = ReaderTuning()
) throws -> Reading {
    try read(Array(text.utf8), limits: limits, allowDoctype: allowDoctype, tuning: tuning)
}

/// The XML files below a folder, in order of their paths.
func xmlFiles(below folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return all.filter { $0.pathExtension == "xml" }.sorted { $0.path < $1.path }
}
