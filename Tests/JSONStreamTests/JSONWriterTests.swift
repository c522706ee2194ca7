import RapporteurDiagnostics
import RapporteurJSONStream
import Testing

@Suite struct JSONWriterTests {
    private func text(_ layout: JSONWriter.Layout, _ body: (JSONWriter) -> Void) -> String {
        let writer = JSONWriter(ByteSink(), layout: layout)
        body(writer)
        return String(decoding: writer.sink.takeBytes(), as: UTF8.self)
    }

    private func sample(_ writer: JSONWriter) {
        writer.beginObject()
        writer.name("$schema")
        writer.string("urn:x")
        JSONWriter.encodedName("a\"b").withUnsafeBufferPointer { writer.name(encoded: $0) }
        writer.beginArray()
        Array("-0.50e+10".utf8).withUnsafeBufferPointer { writer.number($0) }
        writer.number(Int.min)
        writer.bool(true)
        writer.bool(false)
        writer.null()
        writer.beginArray()
        writer.endArray()
        writer.beginObject()
        writer.endObject()
        writer.beginObject()
        writer.name("")
        writer.beginString()
        for piece in ["", "in \"", "pieces\n", "\u{1}"] {
            Array(piece.utf8).withUnsafeBufferPointer { writer.appendString($0) }
        }
        writer.endString()
        writer.endObject()
        writer.endArray()
        writer.endObject()
    }

    @Test func indentedLayout() {
        #expect(text(.indented, sample) == #"""
            {
              "$schema": "urn:x",
              "a\"b": [
                -0.50e+10,
                -9223372036854775808,
                true,
                false,
                null,
                [],
                {},
                {
                  "": "in \"pieces\n\u0001"
                }
              ]
            }
            """#)
    }

    /// An array with items that have names: a record, a line of text with more of them in it, and a number.
    private func items(_ writer: JSONWriter) {
        func item(_ name: String, _ body: () -> Void) {
            JSONWriter.encodedName(name).withUnsafeBufferPointer { writer.beginItem(encodedName: $0) }
            body()
            writer.endItem()
        }
        writer.beginObject()
        writer.name("content")
        writer.beginArray()
        item("record") {
            writer.beginObject()
            writer.name("a")
            writer.number(1)
            writer.name("none")
            writer.beginObject(onOneLine: true)
            writer.endObject()
            writer.endObject()
        }
        item("p") {
            writer.beginObject(onOneLine: true)
            writer.name("content")
            writer.beginArray()
            writer.string("see ")
            item("ref") {
                writer.beginObject(onOneLine: true)
                writer.name("ids")
                writer.beginArray(onOneLine: true)
                writer.string("a")
                writer.string("b")
                writer.endArray()
                writer.endObject()
            }
            writer.string(".")
            writer.endArray()
            writer.endObject()
        }
        item("n") { writer.number(2) }
        writer.endArray()
        writer.name("after")
        item("only") { writer.null() }
        writer.endObject()
    }

    @Test func itemsWithNamesAndWhatStandsOnOneLine() {
        #expect(text(.indented, items) == #"""
            {
              "content": [
                {"record": {
                  "a": 1,
                  "none": {}
                }},
                {"p": {"content": ["see ", {"ref": {"ids": ["a", "b"]}}, "."]}},
                {"n": 2}
              ],
              "after": {"only": null}
            }
            """#)
        #expect(text(.compact, items) == #"{"content":[{"record":{"a":1,"none":{}}},{"p":{"content":["see ","#
            + #"{"ref":{"ids":["a","b"]}},"."]}},{"n":2}],"after":{"only":null}}"#)
    }

    @Test func compactLayout() {
        #expect(text(.compact, sample) == #"{"$schema":"urn:x","a\"b":[-0.50e+10,-9223372036854775808,"#
            + #"true,false,null,[],{},{"":"in \"pieces\n\u0001"}]}"#)
    }

    @Test(arguments: [
        ("", #""""#), ("é€😀", #""é€😀""#), ("\u{2028}\u{2029}\u{7F}", "\"\u{2028}\u{2029}\u{7F}\""), ("/", #""/""#),
        ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#), ("\0\u{1F}", #""\u0000\u001f""#), (#"a"b\c"#, #""a\"b\\c""#),
    ])
    func escapes(_ value: String, _ expected: String) {
        #expect(text(.compact) { $0.string(value) } == expected)
    }

    @Test func everyByteAtEveryPlaceOfAWord() {
        for scalar in 0..<128 as Range<UInt8> {
            for place in 0..<20 {
                let value = String(repeating: "x", count: place) + String(UnicodeScalar(scalar)) + "0123456789"
                let written = text(.compact) { $0.string(value) }
                let middle = written.dropFirst(1 + place).dropLast(11)
                switch scalar {
                case 0x22, 0x5C: #expect(middle == "\\" + String(UnicodeScalar(scalar)))
                case 0x20...: #expect(middle == String(UnicodeScalar(scalar)))
                default: #expect(middle.hasPrefix("\\") && (middle.count == 2 || middle.hasPrefix("\\u00") && middle.count == 6))
                }
                #expect(written.hasSuffix("0123456789\""))
                #expect(written.hasPrefix("\"" + String(repeating: "x", count: place)))
            }
        }
    }

    @Test func longStringsOfNothingButEscapes() {
        let written = text(.compact) { $0.string(String(repeating: "\u{1}", count: 10_000)) }
        #expect(written == "\"" + String(repeating: "\\u0001", count: 10_000) + "\"")
    }

    @Test func linesOfValues() {
        let written = text(.compact) { writer in
            for number in 1...3 {
                writer.beginArray()
                writer.number(number)
                writer.endArray()
                writer.endLine()
            }
        }
        #expect(written == "[1]\n[2]\n[3]\n")
    }

    @Test func indentationIsBounded() {
        let depth = 10_000
        let written = text(.indented) { writer in
            for _ in 0..<depth { writer.beginArray() }
            for _ in 0..<depth { writer.endArray() }
        }
        #expect(written.utf8.count < depth * 2 * 260)
    }
}
