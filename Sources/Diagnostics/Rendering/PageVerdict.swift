/// What a page about documents says first: what there is to mend.
package struct PageVerdict {
    private(set) var documents = 0
    private(set) var invalid = 0
    private(set) var notChecked = 0
    private(set) var errors = 0
    private(set) var warnings = 0
    /// The name of the one document; nil where there are several, or none.
    private(set) var onlyFile: String?

    package init() {}

    /// Takes the documents of a run, of which nobody knows the findings any more.
    package mutating func add(_ summary: Summary) {
        documents += max(summary.valid + summary.invalid + summary.notChecked, 2)
        invalid += summary.invalid
        notChecked += summary.notChecked
    }

    mutating func add(_ document: DocumentResult, errors: Int, warnings: Int) {
        documents += 1
        onlyFile = documents == 1 ? document.file : nil
        self.errors += errors
        self.warnings += warnings
        switch document.outcome {
        case .valid: break
        case .invalid: invalid += 1
        case .notChecked: notChecked += 1
        }
    }

    /// "1 error to mend"; of several documents "3 documents to mend, 1 not checked".
    package func text(in words: PageWords) -> String {
        var parts: [Message] = []
        if documents > 1 {
            if invalid > 0 { parts.append(Message("page.verdict/documents", ["count": .number(invalid)])) }
            if notChecked > 0 { parts.append(Message("page.verdict/unchecked", ["count": .number(notChecked)])) }
        } else if invalid > 0 {
            // Where warnings count, they are what makes a document invalid.
            parts.append(
                errors > 0
                    ? Message("page.verdict/errors", ["count": .number(errors)])
                    : Message("page.verdict/warnings", ["count": .number(warnings)]))
        } else if notChecked > 0 {
            parts.append(Message("page.outcome/notChecked"))
        }
        if parts.isEmpty { parts.append(Message("page.verdict/none")) }
        return parts.map(words.text).joined(separator: words.language.listSeparator)
    }
}
