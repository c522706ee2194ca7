import Foundation
import TestSupport
import Testing

/// Text that was decoded wrongly on its way.
@Suite struct EncodingTests {
    private static func document(_ text: String, encoding: String = "UTF-8") -> String {
        "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<note>\(text)</note>\n"
    }

    private func tool() throws -> Tool {
        let tool = try Tool()
        try tool.folder.write(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"note\" type=\"xs:string\"/></xs:schema>",
            to: "note.xsd")
        return tool
    }

    @Test(arguments: [
        (document("CÃ´te d’Ivoire, CÃ´te"), "a.xml:2:8: warning: “Ã´” looks like", "“ô” was meant", "2 times"),
        (document("lâ€™article"), "a.xml:2:8: warning: “â€™” looks like", "another copy", ""),
        (document("Ð\u{9C}Ð¸Ñ\u{80}"), "a.xml:2:7: warning:", "was meant", "3 times"),
        (document("Côte", encoding: "ISO-8859-1"), "a.xml:2:8: warning: The document declares a Latin-1", "encoding=\"UTF-8\"", ""),
    ])
    func isAFindingOfItsOwn(_ document: String, _ place: String, _ hint: String, _ count: String) throws {
        let tool = try tool()
        try tool.folder.write(document, to: "a.xml")
        let outcome = try tool.run("validate", "a.xml", "--schema", "note.xsd")
        #expect(outcome.status == 0 && outcome.text.contains(place), "\(outcome.text)\(outcome.errors)")
        #expect(outcome.text.contains(hint) && (count.isEmpty || outcome.text.contains(count)), "\(outcome.text)")
        #expect(outcome.text.ranges(of: "[xml.encoding.").count == 1)
    }

    @Test(arguments: ["Côte d’Ivoire", "SÃO PAULO, «IRMû", "Ângela, Õ, Ñandú", "Москва", "北京 مرحبا", ""])
    func whatIsRightIsNot(_ text: String) throws {
        let tool = try tool()
        try tool.folder.write(Self.document(text), to: "a.xml")
        let outcome = try tool.run("validate", "a.xml", "--schema", "note.xsd")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.text)")
    }

    /// A byte that is no UTF-8 is Latin-1, as declared.
    @Test func latinIsLatin() throws {
        let tool = try tool()
        var bytes = Data("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<note>C".utf8)
        bytes.append(contentsOf: [0xF4])
        bytes.append(Data("te</note>\n".utf8))
        try bytes.write(to: URL(fileURLWithPath: tool.folder.path("a.xml")))
        #expect(try tool.run("validate", "a.xml", "--schema", "note.xsd").output.isEmpty)
    }
}
