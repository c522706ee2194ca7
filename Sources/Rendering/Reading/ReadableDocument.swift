package import RapporteurReportModel

/// A document as it reads: its parts in the order of print, which all forms for people are made from.
package struct ReadableDocument: Sendable {
    /// As the document says it (BCP 47); nil where it does not.
    package var language: String?
    package var symbols: [String]
    /// One line of plain text, for a window or a list.
    package var title: String
    package var parts: [ReadablePart]

    /// Whether a language is written from right to left.
    static func isRightToLeft(_ language: String) -> Bool {
        ["ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"].contains(primary(language))
    }

    /// The language of a tag without script and region: zh of zh-Hant.
    static func primary(_ language: String) -> String {
        String(decoding: language.utf8.prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self).lowercased()
    }
}

/// What stands by itself on a page.
package indirect enum ReadablePart: Sendable {
    case masthead(Masthead, symbols: [String])
    case heading(ReadableHeading)
    case paragraph(ReadableParagraph)
    case list(ReadableList)
    case table(Table, anchor: String?)
    case figure(Figure, anchor: String?)
    case note(Note)
    case contents(ReadableContents)
    case group(ReadableGroup)
}

package struct ReadableHeading: Sendable {
    /// 1 for the title, then by depth; not bounded.
    package var level: Int
    /// As printed: `II.`
    package var number: String?
    package var content: [Inline]
    /// What a link to it names: that of the section, or none.
    package var anchor: String?
    package var language: String?
}

package struct ReadableParagraph: Sendable {
    package enum Role: Sendable {
        case body
        /// "Report of the Secretary-General"
        case documentType
        /// "[Original: Spanish]"
        case source
        /// "Annex I"
        case designation
        /// From whom, to whom, and what else heads a letter.
        case party
    }

    package var role = Role.body
    /// As printed: `7.`
    package var number: String?
    package var anchor: String?
    package var language: String?
    package var content: [Inline]
}

package struct ReadableList: Sendable {
    package struct Item: Sendable {
        /// As printed: `(a)`
        package var label: String?
        package var language: String?
        package var content: [Inline]
    }

    package var items: [Item]
    package var language: String?
}

package struct ReadableContents: Sendable {
    package var contents: Contents
    /// Where each entry leads, by its place; nil where no section has its heading.
    package var targets: [String?]
}

/// Parts that belong together.
package struct ReadableGroup: Sendable {
    package enum Kind: String, Sendable {
        case summary, preamble, section, annex, reply, treatyStatus, quotation, notes, correction, votes, about
    }

    package var kind: Kind
    package var anchor: String?
    package var language: String?
    package var parts: [ReadablePart]
}
