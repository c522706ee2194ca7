import RapporteurAkomaNtoso
import RapporteurDiagnostics
import RapporteurImporting
import RapporteurReportModel
import TestSupport

/// Imports: a refusal is the file's fault and never the tool's own, and what is imported is valid and comes back equal
/// from JSON.
private func importing(_ bytes: [UInt8], _ name: String) throws {
    let result: Importer.Result
    do throws(WorkError) {
        result = try Importer.importDocument(.bytes(bytes), name: name)
    } catch {
        try expect(error.kind != .output, "the import calls itself at fault: \(error.told)")
        return
    }
    try comesBack(result.document, xml: result.xml)
}

/// A value is the same after XML and after JSON.
private func comesBack(_ document: AnyReportDocument, xml: [UInt8]) throws {
    let fromXML: AnyReportDocument
    let fromJSON: AnyReportDocument
    do throws(WorkError) {
        fromXML = try AnyReportDocument(contentsOf: .bytes(xml))
        fromJSON = try AnyReportDocument(contentsOf: .bytes(try document.json()))
    } catch {
        throw Contradiction("what was read is not valid: \(error.told)\n\(shown(xml))")
    }
    try expectEqual(shown(try fromXML.xml()), shown(xml), "from its XML")
    try expectEqual(shown(try fromJSON.xml()), shown(xml), "from its JSON")
}

/// Published text.
final class TextTarget: FuzzTarget {
    static let name = "text"

    init() {}

    func run(_ bytes: [UInt8]) throws { try importing(bytes, "t.txt") }
}

/// Word files: the body, styles, numbering, footnotes and settings, with a NUL between one and the next; packed here, since
/// no fuzzer finds checksums.
final class WordTarget: FuzzTarget {
    static let name = "word"

    private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    private static let types = "http://schemas.openxmlformats.org/package/2006/content-types"
    private static let links = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let documentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    private static let parts = [("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes"), ("settings", "settings")]

    init() {}

    func run(_ bytes: [UInt8]) throws {
        let pieces = bytes.split(separator: 0, maxSplits: 4, omittingEmptySubsequences: false).map { Array($0) }
        let declarations = "xmlns:w=\"\(Self.main)\" xmlns:r=\"\(Self.kinds.dropLast())\""
        var entries = [
            ZipMaker.Entry(
                "[Content_Types].xml",
                "<Types xmlns=\"\(Self.types)\"><Default Extension=\"rels\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"\(Self.documentType)\"/></Types>"),
            ZipMaker.Entry(
                "_rels/.rels",
                "<Relationships xmlns=\"\(Self.links)\"><Relationship Id=\"a\" Type=\"\(Self.kinds)officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ZipMaker.Entry(
                "word/document.xml",
                Array("<w:document \(declarations)><w:body>".utf8) + (pieces.first ?? []) + Array("</w:body></w:document>".utf8)),
        ]
        var relationships = ""
        for ((type, root), content) in zip(Self.parts, pieces.dropFirst()) {
            relationships += "<Relationship Id=\"\(type)\" Type=\"\(Self.kinds)\(type)\" Target=\"\(type).xml\"/>"
            entries.append(
                ZipMaker.Entry(
                    "word/\(type).xml", Array("<w:\(root) \(declarations)>".utf8) + content + Array("</w:\(root)>".utf8)))
        }
        entries.append(
            ZipMaker.Entry(
                "word/_rels/document.xml.rels", "<Relationships xmlns=\"\(Self.links)\">\(relationships)</Relationships>"))
        try importing(ZipMaker.archive(entries), "t.docx")
    }
}

/// Documents of Akoma Ntoso, and what was exported as one.
final class AkomaNtosoTarget: FuzzTarget {
    static let name = "akn"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        guard let reading = try? AkomaNtoso.read(.bytes(bytes), name: "t.xml") else { return }
        // What was read by its markup may be half a report; what was exported was valid.
        guard let xml = try? reading.document.xml() else { return }
        try comesBack(reading.document, xml: xml)
        guard let written = try? AkomaNtoso.write(reading.document) else { return }
        let again: AkomaNtoso.Reading
        do throws(WorkError) {
            again = try AkomaNtoso.read(.bytes(written), name: "t.xml")
        } catch {
            throw Contradiction("what was exported is not read: \(error.told)\n\(shown(written))")
        }
        try expectEqual(shown(try again.document.xml()), shown(xml), "from Akoma Ntoso")
    }
}
