import RapporteurDiagnostics
@testable import RapporteurImporting
import TestSupport
import Testing

/// Damage in Word files is told as the file's: never as a fault of the import, which counts its words afterwards.
@Suite struct DamagedWordTests {
    private static let text = "<w:r><w:t>Words that stand.</w:t></w:r>"
    private static let note = #"<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t>A note.</w:t></w:r></w:p></w:footnote>"#
    private static let call = #"<w:p><w:r><w:t>Text.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>"#

    /// Bodies and notes as no program writes them; what is between tags has to come out, or be told.
    static let files: [(body: String, notes: String)] = [
        (call, "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Outer.</w:t></w:r></w:p>\(note)</w:footnote>"),
        (call, "<w:footnote w:id=\"1\"><w:p>\(note)</w:p></w:footnote>"),
        (call, "\(note)\(note)"),
        (call + call, note),
        (call, #"<w:footnote w:id="1"><w:tbl><w:tr><w:tc><w:p><w:r><w:t>A table in a note.</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:footnote>"#),
        (call, #"<w:footnote w:id="1"><w:p><w:r><w:t>To itself</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>"#),
        (call, #"<w:footnote><w:p><w:r><w:t>No number.</w:t></w:r></w:p></w:footnote>"#),
        (call, #"<w:footnote w:id="99999999999999999999"><w:p><w:r><w:t>A large number.</w:t></w:r></w:p></w:footnote>"#),
        ("<w:body><w:p>\(text)</w:p></w:body>", note),
        ("<w:p><w:tbl><w:tr><w:tc><w:p>\(text)</w:p></w:tc></w:tr></w:tbl></w:p>", note),
        ("<w:tbl><w:tr><w:tr><w:tc><w:p>\(text)</w:p></w:tc></w:tr></w:tr></w:tbl>", note),
        ("<w:tbl><w:tr><w:tc><w:tc><w:p>\(text)</w:p></w:tc></w:tc></w:tr></w:tbl>", note),
        ("<w:tbl><w:tc><w:p>\(text)</w:p></w:tc></w:tbl>", note), ("<w:tbl>\(text)</w:tbl>", note), ("<w:tbl><w:tr>\(text)</w:tr></w:tbl>", note),
        ("<w:p><w:r><w:t>A<w:r><w:t>run</w:t></w:r>in a run.</w:t></w:r></w:p>", note),
        ("<w:p><w:r><w:t>Text <w:p>with a paragraph</w:p> in it.</w:t></w:r></w:p>", note),
        ("<w:p><w:hyperlink><w:hyperlink>\(text)</w:hyperlink></w:hyperlink></w:p>", note),
        ("<w:p><w:del><w:ins>\(text)</w:ins></w:del></w:p><w:p>\(text)</w:p>", note),
        ("<w:p><w:del><w:r><w:t>Not as deleted text.</w:t></w:r></w:del></w:p><w:p>\(text)</w:p>", note),
        ("<w:p><w:r><w:delText>Deleted, outside.</w:delText></w:r></w:p><w:p>\(text)</w:p>", note),
        ("<w:sdt><w:sdtContent><w:sdt><w:p>\(text)</w:p></w:sdt></w:sdtContent></w:sdt>", note),
        ("<w:p><w:sectPr><w:p>\(text)</w:p></w:sectPr></w:p>", note),
        ("<w:p><w:pPr>\(text)</w:pPr><w:r><w:t>Behind.</w:t></w:r></w:p>", note),
        ("<mc:AlternateContent><mc:Fallback><w:p>\(text)</w:p></mc:Fallback><mc:Choice><w:p>\(text)</w:p></mc:Choice></mc:AlternateContent>", note),
        ("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:t>No end</w:t></w:r></w:p><w:p>\(text)</w:p>", note),
        ("<w:p><w:r><w:footnoteReference/><w:footnoteReference w:id=\"\"/><w:t>Calls of nothing.</w:t></w:r></w:p>", note),
        ("<w:p><w:r><w:sym w:char=\"110000\"/><w:sym w:char=\"D800\"/><w:t>Signs that are none.</w:t></w:r></w:p>", note),
    ]

    @Test(arguments: files.indices) func damageIsTheFiles(_ index: Int) throws {
        var file = WordMaker(Self.files[index].body)
        file.add("footnotes", "footnotes", Self.files[index].notes)
        do throws(WorkError) {
            _ = try Importer.importDocument(.bytes(file.bytes), name: "x.docx")
        } catch {
            #expect(error.findings.allSatisfy { $0.code != "import.accounting" }, "\(Self.files[index]) \(error.findings.map(\.message))")
            #expect(error.findings.first?.code.isEmpty == false)
        }
    }
}
