import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLStream

@Suite struct MalformedTests {
    struct Case: CustomTestStringConvertible {
        var document: String
        var code: String
        var line: Int
        var column: Int
        var testDescription: String { document }

        init(_ document: String, _ code: String, _ line: Int, _ column: Int) {
            self.document = document
            self.code = code
            self.line = line
            self.column = column
        }
    }

    static let cases = [
        Case("", "xml.empty", 1, 1),
        Case("   ", "xml.malformed.truncated", 1, 4),
        Case("hello", "xml.malformed.root", 1, 1),
        Case("<a>\n <b>\n </c>\n</a>", "xml.malformed.tag.mismatch", 3, 2),
        Case("<a></b>", "xml.malformed.tag.mismatch", 1, 4),
        Case("<a>\n<b x='1'\n y='2' x='3'/></a>", "xml.malformed.attribute.duplicate", 2, 1),
        Case("<a>x &nbsp; y</a>", "xml.malformed.entity.undefined", 1, 12),
        Case("<a>R & D</a>", "xml.malformed.name", 1, 6),
        Case("<a>1 < 2</a>", "xml.malformed.name", 1, 6),
        Case("<a>&amp</a>", "xml.malformed.entity.reference", 1, 8),
        Case("<a>&#0;</a>", "xml.malformed.character.reference", 1, 8),
        Case("<a>&#xFFFF;</a>", "xml.malformed.character.reference", 1, 12),
        Case("<a>é\u{1}</a>", "xml.malformed.character", 1, 5),
        Case("<a>\u{FFFE}</a>", "xml.malformed.character", 1, 4),
        Case("<a>x\0y</a>", "xml.malformed.character", 1, 5),
        Case("<a/>\0", "xml.malformed.character", 1, 5),
        Case("<a b='\0'/>", "xml.malformed.character", 1, 7),
        Case("<a b=\"x<y\"/>", "xml.malformed.attribute.lessthan", 1, 8),
        Case("<a b=c/>", "xml.malformed.attribute.value", 1, 6),
        Case("<a b/>", "xml.malformed.attribute.value", 1, 5),
        Case("<a b='1'c='2'/>", "xml.malformed.space", 1, 9),
        Case("<a/><b/>", "xml.malformed.root", 1, 5),
        Case("<a/>text", "xml.malformed.root", 1, 5),
        Case(" <?xml version='1.0'?><a/>", "xml.malformed.declaration", 1, 7),
        Case("<?xml version='2.0'?><a/>", "xml.malformed.declaration", 1, 20),
        Case("<a>]]></a>", "xml.malformed.cdata", 1, 4),
        Case("<a><!-- a -- b --></a>", "xml.malformed.comment", 1, 11),
        Case("<a>\u{1F600}\t<b</a>", "xml.malformed.tag.unfinished", 1, 8),
    ]

    @Test(arguments: cases) func saysWhatAndWhere(_ sample: Case) throws {
        for tuning in [ReaderTuning(), .fed] {
            let reading = try read(sample.document, tuning: tuning)
            #expect(reading.result == .malformed)
            let first = try #require(reading.findings.findings.first)
            #expect(first.code == sample.code, "\(first.message) \(first.hint?.description ?? "")")
            #expect(first.severity == .error)
            #expect([first.location.line, first.location.column] == [sample.line, sample.column])
            #expect(first.location.file == "test.xml")
            #expect(reading.findings.findings.dropFirst().allSatisfy { $0.severity == .note })
            #expect(reading.findings.outcome == .invalid)
        }
    }

    @Test func readsOnOverErrorsOfNamespaces() throws {
        let document = """
            <a>
             <p:b q:x="1"/>
             <c xmlns:m="urn:u" xmlns:n="urn:u" m:x="1" n:x="2"/>
             <xmlns:d/>
             <e xmlns:z=""/>
            </a>
            """
        let reading = try read(document)
        #expect(reading.result == .malformed)
        #expect(reading.recorder.texts.last == "</|a")
        let places = reading.findings.findings.map { "\($0.code) \($0.location.line ?? 0):\($0.location.column ?? 0) \($0.severity)" }
        #expect(places.contains("xml.namespace.undeclared 2:2 error"))
        #expect(places.contains("xml.malformed.attribute.duplicate 3:2 error"))
        #expect(places.contains("xml.namespace.empty 5:2 error"))
        #expect(reading.findings.findings.first { $0.message.description.contains("“q”") } != nil)
    }

    @Test func eventsGoOnAfterAnEndTagOfAnotherName() throws {
        for tuning in [ReaderTuning(), .fed] {
            let reading = try read("<a><b>text</b><c>more</d></a>", tuning: tuning)
            #expect(reading.recorder.texts == ["<|a", "<|b", "'text", "</|b", "<|c", "'more", "</|c", "</|a"])
        }
    }

    @Test func findingsComeInTheOrderOfTheDocument() throws {
        let findings = FindingLog()
        final class Complainer: XMLEventConsumer {
            let findings: FindingLog
            init(_ findings: FindingLog) { self.findings = findings }
            func consume(_ batch: XMLEventBatch) {
                for event in batch.events where event.kind == .startElement {
                    findings.add(Finding(code: "test.\(event.offset)", message: .verbatim("")))
                }
            }
        }
        let reader = XMLReader(names: NameTable())
        try reader.read(
            ByteReader(.bytes(Array("<a><b/><p:c/><d/></e>".utf8))), into: Complainer(findings), findings: findings)
        #expect(
            findings.findings.prefix(6).map(\.code) == [
                "test.0", "test.3", "xml.namespace.undeclared", "test.7", "test.13", "xml.malformed.tag.mismatch",
            ])
    }

    /// Wherever a document is cut off, it is malformed.
    @Test func truncatedAnywhere() throws {
        let document = Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- c --><?pi d?>
            <p:r xmlns:p="urn:é" a='1'><b c="&lt;é">t&amp;&#65;é\u{1F600}</b><![CDATA[x]]><!-- d --><e/></p:r>
            """.utf8)
        for count in 1..<document.count {
            for tuning in [ReaderTuning(), .fed] {
                let reading = try read(Array(document[..<count]), tuning: tuning)
                #expect(reading.result == .malformed)
                let first = try #require(reading.findings.findings.first)
                #expect(first.code.hasPrefix("xml.malformed"), "cut at \(count): \(first.code)")
                #expect(first.code == "xml.malformed.truncated", "cut at \(count): \(first.code) \(first.hint?.description ?? "")")
            }
        }
        #expect(try read(document).result == .complete)
    }
}
