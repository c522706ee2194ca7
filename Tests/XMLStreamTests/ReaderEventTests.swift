import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLStream

@Suite struct ReaderEventTests {
    @Test func reportsEverythingInOrderWithPlaces() throws {
        let document = """
            <?xml version="1.0"?>
            <!--before-->
            <?style a b?>
            <r xmlns="urn:a" xmlns:p="urn:b" p:x="1 &amp; 2" y='a\tb'>text<p:e/><![CDATA[<&>]]>&#x263A;tail</r>
            <!--after-->
            """
        for tuning in [ReaderTuning(), .fed, .fed(batchEvents: 1)] {
            let reading = try read(document, tuning: tuning)
            #expect(reading.result == .complete)
            #expect(reading.findings.findings.isEmpty)
            #expect(
                reading.recorder.texts == [
                    "!before", "?style a b",
                    "<|{urn:a}r xmlns:=urn:a xmlns:p=urn:b p|{urn:b}x=1 & 2 |y=a b", "'text", "<p|{urn:b}e", "</p|{urn:b}e",
                    "[<&>", "'\u{263A}tail", "</|{urn:a}r", "!after",
                ])
            let begins = ["<!--before", "<?style", "<r ", "text<", "<p:e", "<p:e", "<![CDATA", "&#x263A;", "</r>", "<!--after"]
            for (line, begin) in zip(reading.lines, begins) {
                let rest = String(decoding: Array(document.utf8)[line.offset...], as: UTF8.self)
                #expect(rest.hasPrefix(begin), "\(line) should be at \(begin)")
            }
        }
    }

    @Test func joinsWhatTheParserCutsAndMarksWhiteSpace() throws {
        final class Flags: XMLEventConsumer {
            var found: [(XMLEvent.Flags, String)] = []
            func consume(_ batch: XMLEventBatch) {
                for event in batch.events where event.kind == .text { found.append((event.flags, batch.string(event.text))) }
            }
        }
        let flags = Flags()
        let reader = XMLReader(names: NameTable())
        let document = "<a> \n\t<b>x &lt; é \u{1F600}\r\ny</b> &#65;<![CDATA[ ]]></a>"
        try reader.read(ByteReader(.bytes(Array(document.utf8))), into: flags, findings: FindingLog())
        #expect(flags.found.map(\.1) == [" \n\t", "x < é \u{1F600}\ny", " A", " "])
        #expect(flags.found.map(\.0) == [.whitespace, [], [], [.cdata, .whitespace]])
    }

    @Test func aReaderServesOneDocumentAfterTheOther() throws {
        let names = NameTable()
        let reader = XMLReader(names: names)
        var counts: [Int] = []
        for document in ["<a><b/></a>", "<a", "<b:a xmlns:b='u'/>", "", "<a><b/></a>"] {
            let recorder = Recorder(names: names)
            try reader.read(ByteReader(.bytes(Array(document.utf8))), into: recorder, findings: FindingLog())
            counts.append(recorder.lines.count)
        }
        #expect(counts == [4, 0, 2, 0, 4])
        #expect(names.count == 3)
    }

    @Test func stopsWithWhatTheConsumerThrows() throws {
        struct Enough: Error {}
        final class Impatient: XMLEventConsumer {
            var batches = 0
            func consume(_ batch: XMLEventBatch) throws {
                batches += 1
                throw Enough()
            }
        }
        let document = Array(("<a>" + String(repeating: "<b>t</b>", count: 10_000) + "</a>").utf8)
        for tuning in [ReaderTuning(), .fed, .fed(batchEvents: 1)] {
            let reader = XMLReader(limits: XMLLimits(), names: NameTable(), allowDoctype: false, tuning: tuning)
            let consumer = Impatient()
            let findings = FindingLog()
            #expect(throws: Enough.self) {
                try reader.read(ByteReader(.bytes(document)), into: consumer, findings: findings)
            }
            #expect(consumer.batches == 1)
            #expect(findings.findings.isEmpty)
        }
    }

    @Test func aSourceThatFailsIsAnError() throws {
        for tuning in [ReaderTuning(), .fed] {
            var pieces = [Array("<a><b/>".utf8)]
            let names = NameTable()
            let reader = XMLReader(limits: XMLLimits(), names: names, allowDoctype: false, tuning: tuning)
            #expect(throws: WorkError.self) {
                try reader.read(
                    from: { (room) throws(WorkError) in
                        guard let piece = pieces.popLast() else {
                            throw WorkError(.input, code: "input.unreadable", message: .verbatim("gone"))
                        }
                        room.copyBytes(from: piece)
                        return piece.count
                    }, name: "x", into: Recorder(names: names), findings: FindingLog())
            }
        }
    }

    @Test func manyReadersRunAtOnce() async throws {
        let good = "<a>" + String(repeating: "<b x='1'>t&amp;t</b>", count: 500) + "</a>"
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask {
                    for round in 0..<20 {
                        let broken = (number + round) % 2 == 0
                        guard let reading = try? read(broken ? good + "<" : good) else { return false }
                        guard reading.result == (broken ? .malformed : .complete) else { return false }
                    }
                    return true
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 16 && results.allSatisfy { $0 })
    }
}
