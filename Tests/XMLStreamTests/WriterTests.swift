import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing
@testable import RapporteurXMLStream

@Suite struct WriterTests {
    private func written(
        declaration: Bool = false, indentation: Int = 2, _ body: (XMLWriter) throws -> Void
    ) throws -> String {
        let sink = ByteSink()
        let writer = XMLWriter(to: sink, declaration: declaration, indentation: indentation)
        try body(writer)
        try writer.finish()
        return String(decoding: sink.takeBytes(), as: UTF8.self)
    }

    @Test func writesADocument() throws {
        let text = try written(declaration: true) { writer in
            try writer.comment(" x ")
            try writer.startElement(ExpandedName(namespace: "urn:a", local: "r"))
            try writer.attribute(ExpandedName(local: "id"), "1")
            try writer.attribute(ExpandedName(namespace: WellKnownNamespace.xml, local: "lang"), "en")
            try writer.processingInstruction("p q")
            try writer.text("t")
            try writer.startElement(ExpandedName(namespace: "urn:a", local: "e"))
            writer.endElement()
            writer.endElement()
            try writer.comment("y")
        }
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- x -->
                <r xmlns="urn:a" id="1" xml:lang="en"><?p q?>t<e/></r>
                <!--y-->

                """)
    }

    @Test func escapesWhatNeedsIt() throws {
        let text = try written { writer in
            try writer.startElement(ExpandedName(local: "a"))
            try writer.attribute(ExpandedName(local: "b"), "<&>\"'\t\n\r\u{7F}é\u{1F600}")
            try writer.text("<&>\"'\t\n\r]]>é\u{1F600}\u{D7FF}\u{FFFD}")
        }
        #expect(
            text == "<a b=\"&lt;&amp;>&quot;'&#9;&#10;&#13;\u{7F}é\u{1F600}\">"
                + "&lt;&amp;&gt;\"'\t\n&#13;]]&gt;é\u{1F600}\u{D7FF}\u{FFFD}</a>\n")
    }

    @Test(arguments: ["\0", "\u{1}", "\u{8}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
    func refusesWhatXMLForbids(_ character: String) throws {
        let value = try #require(character.unicodeScalars.first).value
        let sink = ByteSink()
        let writer = XMLWriter(to: sink)
        try writer.startElement(ExpandedName(local: "a"))
        #expect(throws: XMLWriteError.character(value)) { try writer.attribute(ExpandedName(local: "b"), "x" + character) }
        #expect(throws: XMLWriteError.character(value)) { try writer.text("xy" + character + "z") }
        #expect(throws: XMLWriteError.character(value)) { try writer.comment(character) }
        #expect(throws: XMLWriteError.character(value)) { try writer.processingInstruction("a " + character) }
    }

    @Test func refusesBrokenBytesAndMarkup() throws {
        let writer = XMLWriter(to: ByteSink())
        try writer.startElement(ExpandedName(local: "a"))
        func text(_ bytes: [UInt8]) throws { try bytes.withUnsafeBufferPointer { try writer.text($0) } }
        #expect(throws: XMLWriteError.character(0xD800)) { try text([0xED, 0xA0, 0x80]) }
        #expect(throws: XMLWriteError.encoding) { try text([0xFF]) }
        #expect(throws: XMLWriteError.encoding) { try text([0x61, 0xED, 0x9F]) }
        for comment in ["a--b", "-", "a-", "--"] { #expect(throws: XMLWriteError.comment) { try writer.comment(comment) } }
        #expect(throws: XMLWriteError.character(0x0D)) { try writer.comment("a\r") }
        for instruction in ["xml", "XML a", "a b?>c"] {
            #expect(throws: XMLWriteError.instruction) { try writer.processingInstruction(instruction) }
        }
        for instruction in ["", " a", "a:b", "1", "a?>"] {
            #expect(throws: XMLWriteError.self) { try writer.processingInstruction(instruction) }
        }
        for name in ["", "1", "a b", "a:b", "-a", "é>", "\u{D7}"] {
            #expect(throws: XMLWriteError.name(name)) { try writer.name(ExpandedName(local: name)) }
        }
        #expect(throws: XMLWriteError.name("p q")) { try writer.name(ExpandedName(namespace: "u", local: "a"), prefix: "p q") }
        #expect(throws: XMLWriteError.prefix("xmlns")) { try writer.name(ExpandedName(namespace: "u", local: "a"), prefix: "xmlns") }
        #expect(throws: XMLWriteError.prefix("p")) { try writer.declareNamespace(prefix: "p", uri: "") }
        #expect(throws: XMLWriteError.prefix("xml")) { try writer.declareNamespace(prefix: "xml", uri: "u") }
    }

    @Test func keepsPrefixesConsistent() throws {
        func name(_ namespace: String, _ local: String) -> ExpandedName { ExpandedName(namespace: namespace, local: local) }
        // A default namespace is taken back, and comes again.
        #expect(
            try written { writer in
                try writer.startElement(name("u", "a"))
                try writer.startElement(name("", "b"))
                try writer.startElement(name("u", "c"))
            } == "<a xmlns=\"u\"><b xmlns=\"\"><c xmlns=\"u\"/></b></a>\n")
        // Attributes in a namespace never go without a prefix, whatever is preferred.
        #expect(
            try written { writer in
                try writer.startElement(name("u", "a"))
                try writer.attribute(name("u", "x"), "1")
                try writer.attribute(name("v", "y"), prefix: "p", "2")
                try writer.attribute(name("w", "z"), prefix: "p", "3")
            } == "<a xmlns=\"u\" xmlns:ns1=\"u\" ns1:x=\"1\" xmlns:p=\"v\" p:y=\"2\" xmlns:ns2=\"w\" ns2:z=\"3\"/>\n")
        // The prefix of the element must not be given to another namespace by an attribute.
        #expect(
            try written { writer in
                try writer.startElement(name("u", "a"), prefix: "p")
                try writer.startElement(name("u", "b"), prefix: "p")
                try writer.attribute(name("v", "x"), prefix: "p", "1")
            } == "<p:a xmlns:p=\"u\"><p:b xmlns:ns1=\"v\" ns1:x=\"1\"/></p:a>\n")
        // Inside, it may be.
        #expect(
            try written { writer in
                try writer.startElement(name("u", "a"), prefix: "p")
                try writer.startElement(name("v", "b"), prefix: "p")
                try writer.startElement(name("u", "c"), prefix: "p")
            } == "<p:a xmlns:p=\"u\"><p:b xmlns:p=\"v\"><p:c xmlns:p=\"u\"/></p:b></p:a>\n")
        // Generated prefixes keep clear of those in use.
        #expect(
            try written { writer in
                try writer.startElement(name("u", "a"), prefix: "ns1")
                try writer.attribute(name("v", "x"), "1")
            } == "<ns1:a xmlns:ns1=\"u\" xmlns:ns2=\"v\" ns2:x=\"1\"/>\n")
        let values = try written { writer in
                try writer.declareNamespace(prefix: "q", uri: "v")
                try writer.startElement(name("", "a"))
                #expect(try writer.prefixForValue(namespace: "v", preferred: "z") == "q")
                #expect(try writer.prefixForValue(namespace: "w", preferred: "w") == "w")
                #expect(try writer.prefixForValue(namespace: "", preferred: "") == "")
                try writer.text("w:b")
                #expect(throws: XMLWriteError.prefix("n")) { try writer.prefixForValue(namespace: "new", preferred: "n") }
            }
        #expect(values == "<a xmlns:q=\"v\" xmlns:w=\"w\">w:b</a>\n")
        #expect(throws: XMLWriteError.prefix("")) {
            try written { writer in
                try writer.declareNamespace(prefix: "", uri: "v")
                try writer.startElement(name("", "a"))
            }
        }
    }

    @Test func indentsWhereAllowed() throws {
        func body(_ writer: XMLWriter) throws {
            try writer.startElement(ExpandedName(local: "a"), indentsContent: true)
            try writer.startElement(ExpandedName(local: "b"), indentsContent: true)
            try writer.comment("c")
            try writer.startElement(ExpandedName(local: "m"))
            try writer.text("t")
            try writer.startElement(ExpandedName(local: "i"))
            writer.endElement()
            writer.endElement()
            writer.endElement()
            try writer.startElement(ExpandedName(local: "e"), indentsContent: true)
            writer.endElement()
            writer.endElement()
        }
        #expect(
            try written { try body($0) } == """
                <a>
                  <b>
                    <!--c-->
                    <m>t<i/></m>
                  </b>
                  <e/>
                </a>

                """)
        #expect(try written(indentation: -1) { try body($0) } == "<a><b><!--c--><m>t<i/></m></b><e/></a>\n")
    }

    /// Writes what it reads.
    private final class Copier: XMLEventConsumer {
        let writer: XMLWriter
        let names: NameTable
        init(_ writer: XMLWriter, _ names: NameTable) {
            self.writer = writer
            self.names = names
        }
        func consume(_ batch: XMLEventBatch) throws {
            for event in batch.events {
                switch event.kind {
                case .startElement:
                    try writer.startElement(names[event.name], prefix: batch.string(event.text))
                    for attribute in batch.attributes(of: event) {
                        let name = try writer.name(names[attribute.name], prefix: batch.string(attribute.prefix))
                        try writer.attribute(name, batch[attribute.value])
                    }
                case .endElement: writer.endElement()
                case .text: try writer.text(batch[event.text])
                case .comment: try writer.comment(batch[event.text])
                case .processingInstruction: try writer.processingInstruction(batch[event.text])
                }
            }
        }
    }

    private func copy(_ document: [UInt8]) throws -> [UInt8] {
        let sink = ByteSink(), names = NameTable()
        let writer = XMLWriter(to: sink)
        let findings = FindingLog()
        try XMLReader(names: names).read(ByteReader(.bytes(document)), into: Copier(writer, names), findings: findings)
        try #require(findings.findings.isEmpty)
        try writer.finish()
        return sink.takeBytes()
    }

    @Test func whatIsCopiedIsCanonicallyTheSame() throws {
        let document = Array(
            """
            <!-- a --><?b?><p:r xmlns:p="u" xmlns="d" p:x="&#9;&#10;&#13; &quot;" y="&lt;"><e xmlns="">&#13;\r\n&amp;]]&gt;</e>\
            <f xmlns:p="v" p:z="1"><p:g xml:space="preserve"> <![CDATA[<x>]]></p:g></f></p:r><?c  d?>
            """.utf8)
        let copied = try copy(document)
        #expect(try CanonicalXML.canonicalize(.bytes(copied)) == CanonicalXML.canonicalize(.bytes(document)))
    }

    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func publishedDocumentsSurviveCopying() throws {
        let files = xmlFiles(below: try SharedData.unpacked("un-corpus.tar.xz"))
        var copies = 0
        for file in files.prefix(120) {
            let document = Array(try Data(contentsOf: file))
            guard let canonical = try? CanonicalXML.canonicalize(.bytes(document)) else { continue }
            #expect(try CanonicalXML.canonicalize(.bytes(copy(document))) == canonical, "\(file.lastPathComponent)")
            copies += 1
        }
        #expect(copies > 80)
    }
}
