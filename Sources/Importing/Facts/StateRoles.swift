import RapporteurReportModel

/// Why a State is named, by the words around the name.
enum StateRoles {
    private static let party = TextPattern(
        #"States (?:had|have) (?:acceded to|ratified|become part(?:y|ies) to|signed and ratified|ratified or acceded to)[^.]*?: "#)
    private static let respondents = TextPattern(
        #"(?:communications?|replies|responses|information|submissions|views) (?:were |was |had been |has been )?(?:received )?(?:from|submitted by)[^.]{0,60}?(?:States|Governments)[^.]{0,12}?[:,]? "#)
    private static let visited = TextPattern(
        #"(?:visits? to|missions? to|visited|(?:reports? of|on) (?:her|his|their|the) (?:visits?|missions?) to)[^.]*$"#)
    private static let origin = TextPattern(
        #"(?:from countries such as|originating (?:in|from)|migrants? (?:coming )?from|nationals of|refugees from|(?:asylum-seekers|asylum seekers) from)[^.]*$"#)
    private static let partner = TextPattern(
        #"(?:cooperat\w+ with|collaboration with|border with|agreements? with|accords? with|with the Governments? of|along with|together with|co-hosted by|by the Governments? of|[Gg]overnments of)[^.]*$"#)

    /// - Returns: nil where the words are not the name of a State but part of another.
    static func role(
        of code: String, at range: Range<Int>, among all: [Range<Int>], in text: [Unicode.Scalar], _ context: FactContext
    ) -> StateRole? {
        let sentence = sentenceStart(text, range.lowerBound)
        let before = Array(text[sentence..<range.lowerBound])
        if context.place == .heading { return .other }
        if let match = party.firstMatch(in: before), !has(".", in: before[match.range.upperBound...]) { return .party }
        if context.place == .summary, let match = respondents.firstMatch(in: before),
            isList(before[match.range.upperBound...])
        {
            return .respondent
        }
        if let respondent = context.respondent, code == respondent { return .respondent }
        if visited.firstMatch(in: before) != nil { return .visited }
        if origin.firstMatch(in: before) != nil { return .origin }
        if context.respondent != nil, partner.firstMatch(in: before) != nil { return .partner }
        return context.respondent == nil ? .other : .partner
    }

    private static func has(_ scalar: Unicode.Scalar, in text: ArraySlice<Unicode.Scalar>) -> Bool { text.contains(scalar) }

    private static func isList(_ text: ArraySlice<Unicode.Scalar>) -> Bool { !text.contains(".") }

    /// A sentence begins after a full stop and a space; a point inside a number or an abbreviation ends none.
    static func sentenceStart(_ text: [Unicode.Scalar], _ position: Int) -> Int {
        var index = position
        while index > 1 {
            if text[index - 1] == " ", ".?!".unicodeScalars.contains(text[index - 2]), index < text.count,
                !text[index].isLowercase, index < 4 || text[index - 3].isWordPart && text[index - 4].isWordPart || text[index - 3] == ")"
            {
                return index
            }
            index -= 1
        }
        return 0
    }

    static func sentenceEnd(_ text: [Unicode.Scalar], _ position: Int) -> Int {
        var index = position
        while index < text.count {
            if ".?!".unicodeScalars.contains(text[index]), index + 1 >= text.count || text[index + 1].isBlank && (index + 2 >= text.count || !text[index + 2].isLowercase),
                index < 2 || text[index - 2].isWordPart || text[index - 1] == ")" || text[index - 1].isDigit || text[index - 1].isLowercase
            {
                return index
            }
            index += 1
        }
        return text.count
    }
}
