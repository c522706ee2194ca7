/// The elements and attributes that tables look at, by local name; a number is compared faster than a text.
enum AkomaNtosoName: String, CaseIterable {
    case other
    // Elements.
    case akomaNtoso, statement, meta, preamble, mainBody, body, conclusions, attachments, attachment, components, coverPage, preface
    case book, tome, part, title, chapter, section, division, subdivision, article, annex
    case p, span, b, i, num, heading, formula, container, paragraph, point, item, list, sublist, td, th
    case crossHeading, subheading, listIntroduction, listConclusion
    case a, ref, rref, mref, authorialNote, inline, docNumber, docTitle, docAuthority, docProponent, docDate, docketNumber
    case session, organization, location
    case FRBRWork, FRBRExpression, FRBRManifestation, FRBRnumber, FRBRdate, FRBRauthor, FRBRlanguage
    case classification, keyword, step, voting, count, TLCTerm
    // Attributes.
    case eId, href, marker, refersTo, name, value, showAs, date, language, source, dictionary, outcome, by, `as`, `class`

    var isPart: Bool {
        switch self {
        case .preamble, .mainBody, .body, .conclusions, .attachments: true
        default: false
        }
    }

    var isSection: Bool {
        switch self {
        case .book, .tome, .part, .title, .chapter, .section, .division, .subdivision, .article, .attachment, .annex: true
        default: false
        }
    }

    /// Texts of the body that stand in no `p`, and what kind of paragraph they are.
    var ownText: String? {
        switch self {
        case .crossHeading, .subheading: "heading"
        case .listIntroduction, .listConclusion: "paragraph"
        default: nil
        }
    }

    var isEntry: Bool { self == .point || self == .item }
    var isCell: Bool { self == .td || self == .th }
    var isReference: Bool { self == .a || self == .ref || self == .rref || self == .mref }
}
