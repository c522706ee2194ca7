@testable import RapporteurBatch
import Testing

@Suite struct DocumentFormatTests {
    @Test(arguments: [
        ("<a/>", "x", .xml), ("  \n<a/>", "x.json", .xml), ("\u{FEFF}<a/>", "-", .xml), ("{}", "x.xml", .json),
        ("\n[1]", "-", .json), ("\u{FEFF}{}", "-", .json), ("", "a.XML", .xml), ("", "a.json", .json), ("", "a", nil),
        ("text", "a.txt", nil), ("text", "a.json", .json), ("text", "json", nil), ("12", "-", nil),
        ("\u{0}\u{0}", "a.xml", .xml), ("\u{0}", "-", nil), ("text", "doc.akn", .xml),
    ] as [(String, String, DocumentFormat?)])
    func contentGoesBeforeTheName(_ start: String, _ name: String, _ format: DocumentFormat?) {
        #expect(DocumentFormat.recognise(Array(start.utf8)[...], name: name) == format)
    }

    @Test(arguments: [
        ([0xFF, 0xFE, 0x3C, 0x00], .xml), ([0xFE, 0xFF, 0x00, 0x3C], .xml), ([0x3C, 0x00, 0x3F, 0x00], .xml),
        ([0x00, 0x3C, 0x00, 0x3F], .xml), ([0x00, 0x00, 0x00, 0x3C], .xml), ([0x4C, 0x6F, 0xA7, 0x94], .xml),
        ([0x7B, 0x00], .json), ([0x00, 0x7B], .json), ([0x4C, 0x6F], nil), ([0x80, 0x3C], nil),
    ] as [([UInt8], DocumentFormat?)])
    func encodingsDoNotHideTheFormat(_ start: [UInt8], _ format: DocumentFormat?) {
        #expect(DocumentFormat.recognise(start[...], name: "-") == format)
    }
}
