internal import RapporteurDiagnostics

/// What a paragraph style says of the paragraphs that have it: by the names of the templates of the United Nations,
/// of New York and Geneva, and by those that Word has built in, which keep their English names in every language.
enum StyleRoles {
    /// The role of a style, given with those it is based on: the first of them that is known tells.
    static func role(of chain: [WordStyles.Style]) -> SourceBlock.Role {
        for style in chain {
            if let role = role(ofName: style.name) ?? role(ofName: style.id) { return role }
            // Outline levels of body text are 9.
            if let level = style.outlineLevel, level < 9, style.name.lowercased().contains("head") {
                return .heading(min(level + 1, 9))
            }
        }
        return .unknown
    }

    private static func role(ofName name: String) -> SourceBlock.Role? {
        let letters = String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter { $0.isLetter || $0.isDigit }))
        if let role = roles[letters] { return role }
        // The templates of Geneva have the same names with a G.
        if letters.count > 2, letters.ends(with: "g"), let role = roles[String(letters.dropLast())] { return role }
        if letters.begins(with: "heading"), let level = Int(letters.dropFirst(7)), (1...9).contains(level) {
            return .heading(level)
        }
        if letters.begins(with: "toc"), Int(letters.dropFirst(3)) != nil { return .contents }
        return nil
    }

    /// By the letters and digits of the name, in lower case. The rank of a heading is that of its style: chapter, 1,
    /// 2/3, 4, 5/6.
    private static let roles: [String: SourceBlock.Role] = [
        "hm": .title, "titlehch": .title, "titleh1": .title, "titleh2": .title, "title": .title, "subtitle": .title,
        "sm": .title, "sl": .title, "ss": .title, "stitlel": .title, "stitlem": .title, "stitles": .title,
        "hch": .heading(1), "h1": .heading(2), "h23": .heading(3), "h4": .heading(4), "h56": .heading(5),
        "rephl": .heading(2), "reph1": .heading(2), "reph2": .heading(3), "reph4": .heading(4),
        "repctrhdg": .heading(1), "repctrnumberedhdg": .heading(1), "reptablenumber": .caption,
        "reptabletitle": .caption, "caption": .caption, "session": .masthead, "agendaitemnormal": .masthead,
        "agendatitleh2": .agendaTitle, "agendaitemtitle": .agendaTitle, "singletxt": .text, "dualtxt": .text,
        "parano": .text, "sponsors": .text, "bodytext": .text, "quote": .text, "intensequote": .text,
        "repsingletext": .text, "repmainintro": .text, "footnotetext": .note, "endnotetext": .note,
        "footnotetextchar": .note, "srcontents": .contents, "header": .masthead, "footer": .masthead,
    ]
}
