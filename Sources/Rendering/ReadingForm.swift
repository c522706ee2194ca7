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

    /// The ending of file names.
    package var fileExtension: String {
        switch self {
        case .html: "html"
        case .text: "txt"
        case .markdown: "md"
        }
    }

    /// A document in this form: UTF-8, every printed word once, in the order of print.
    ///
    /// - Parameter language: that of the words that are not the document's, where the document's own is none of the six
    ///   official languages.
    package func render(_ document: AnyReportDocument, language: Language = .english) -> [UInt8] {
        let own = document.language.flatMap { Language(rawValue: ReadableDocument.primary($0)) } ?? language
        let readable = ReadableDocument(document, own)
        return switch self {
        case .html: PageWriter(own).page(readable)
        case .text: PlainTextWriter().text(readable)
        case .markdown: MarkdownWriter().text(readable)
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
