package import RapporteurDiagnostics
package import RapporteurReportModel

/// The forms in which people read a document; none of them leads back.
public enum ReadingForm: String, Sendable, CaseIterable {
    /// One page for a browser and for paper, that loads nothing.
    case html
    /// Plain text in lines of 72 columns, for mail and for comparing.
    case text
    /// Markdown as GitHub and pandoc read it, notes as footnotes.
    case markdown
    /// A Word file with named styles, footnotes and tables.
    case docx

    /// The ending of file names.
    package var fileExtension: String {
        switch self {
        case .html: "html"
        case .text: "txt"
        case .markdown: "md"
        case .docx: "docx"
        }
    }

    /// A document in this form: UTF-8, every printed word once, in the order of print.
    ///
    /// - Parameter language: that of the words that are not the document's, where the document's own is none of the six
    ///   official languages.
    /// - Throws: `WorkError` of kind `output` where memory does not suffice for a Word file.
    package func render(_ document: AnyReportDocument, language: Language = .english) throws(WorkError) -> [UInt8] {
        let own = document.language.flatMap { Language(rawValue: ReadableDocument.primary($0)) } ?? language
        let readable = ReadableDocument(document, own)
        switch self {
        case .html: return PageWriter(own).page(readable)
        case .text: return PlainTextWriter().text(readable)
        case .markdown: return MarkdownWriter().text(readable)
        case .docx: return try WordWriter(readable).file()
        }
    }
}

extension AnyReportDocument {
    /// The language that the document says it is in.
    fileprivate var language: String? {
        switch self {
        case .report(let value): value.language
        case .communication(let value): value.language
        case .noteVerbale(let value): value.language
        case .document(let value): value.language
        }
    }
}
