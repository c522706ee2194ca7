import RapporteurArchives
import RapporteurDiagnostics
import RapporteurReportModel

/// Writes a document as a Word file (ECMA-376, transitional): named styles, footnotes, tables with spans, a header with
/// the symbol and a footer with the number of the page. Numbers are literal, as printed.
struct WordWriter {
    let document: ReadableDocument
    let isRightToLeft: Bool
    var body = WordXML()
    /// The notes that a place refers to, by the notes' ids, and what became of them.
    var notes: [ExactText: Note] = [:]
    var footnotes = WordXML()
    var footnoteCount = 0
    var isInFootnote = false
    var written = ExactSet()
    /// The notes that running text refers to; a note may not stand in a note.
    private(set) var referred = ExactSet()

    init(_ document: ReadableDocument) {
        self.document = document
        isRightToLeft = document.language.map(ReadableDocument.isRightToLeft) ?? false
        for part in document.parts {
            collect(part)
            for content in part.runningText {
                for case .noteRef(let reference) in content.flattened { referred.insert(reference.note) }
            }
        }
    }

    /// The file.
    func file() throws(WorkError) -> [UInt8] {
        var writer = self
        for part in document.parts { writer.write(part) }
        let names: [(String, [UInt8])] = [
            ("[Content_Types].xml", Array(WordPackage.contentTypes.utf8)), ("_rels/.rels", Array(WordPackage.relationships.utf8)),
            ("docProps/core.xml", WordPackage.properties(document)), ("word/document.xml", writer.documentPart()),
            ("word/_rels/document.xml.rels", Array(WordPackage.documentRelationships.utf8)),
            ("word/styles.xml", WordStyle.part(language: document.language ?? "en")), ("word/settings.xml", Array(WordPackage.settings.utf8)),
            ("word/footnotes.xml", writer.footnotesPart()), ("word/header1.xml", writer.headerPart()), ("word/footer1.xml", writer.footerPart()),
        ]
        var zip = ZipWriter()
        for (name, bytes) in names { zip.add(name, bytes) }
        return try zip.bytes()
    }

    private mutating func collect(_ part: ReadablePart) {
        switch part {
        case .note(let value): notes[ExactText(value.id)] = value
        case .table(let table, _): for note in table.notes { notes[ExactText(note.id)] = note }
        case .group(let value): for part in value.parts { collect(part) }
        default: return
        }
    }

    private func documentPart() -> [UInt8] {
        var xml = WordXML()
        xml.markup("\(WordXML.head)<w:document xmlns:w=\"\(WordXML.main)\" xmlns:r=\"\(WordXML.relationships)\"><w:body>")
        xml.append(body)
        xml.markup("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/>")
        xml.markup("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>")
        xml.markup("\(isRightToLeft ? "<w:bidi/>" : "")</w:sectPr></w:body></w:document>")
        return xml.bytes
    }

    private func footnotesPart() -> [UInt8] {
        var xml = WordXML()
        xml.markup("\(WordXML.head)<w:footnotes xmlns:w=\"\(WordXML.main)\">")
        // What stands between the text and its notes; Word wants both.
        xml.markup("<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>")
        xml.markup("<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>")
        xml.append(footnotes)
        xml.markup("</w:footnotes>")
        return xml.bytes
    }

    private func headerPart() -> [UInt8] {
        var writer = self
        writer.body = WordXML()
        let symbols = document.symbols.joined(separator: " \u{2013} ")
        writer.paragraph(.header, symbols.isEmpty ? [] : [.text(symbols)])
        return Array("\(WordXML.head)<w:hdr xmlns:w=\"\(WordXML.main)\">".utf8) + writer.body.bytes + Array("</w:hdr>".utf8)
    }

    private func footerPart() -> [UInt8] {
        Array(
            "\(WordXML.head)<w:ftr xmlns:w=\"\(WordXML.main)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:tab/></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
                .utf8)
    }
}
