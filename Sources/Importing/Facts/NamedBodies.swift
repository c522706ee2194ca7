import RapporteurReportModel

/// Bodies that no table lists, by their form: missions, forces and the like of the United Nations, others where an
/// abbreviation is given with the name; and the abbreviations that a text gave, wherever it uses them later.
struct NamedBodies: Sendable {
    private static let noun =
        #"(?:Mission|Force|Operation|Administration|Authority|Tribunal|Union|Organization|Organisation|Bank|Corps|Team|Group|Office|Commission)"#
    private static let name = #"[A-Z][\w’'.-]*[\w’'-]"#
    private static let where_ = #"(?: (?:in|for|of|on|to) (?:the )?"# + name + #"(?:(?:,? and|,| of| of the| in the| in| for)? "# + name + #")*)?"#
    /// "United Nations Observer Mission in …", with an abbreviation or without.
    private static let ofUnitedNations = TextPattern(
        #"\bUnited Nations(?: (?:and )?"# + name + #"){0,6} "# + noun + #"\b(?: (?:Mission|Force|Group|Office|Team))?"# + where_)
    /// Any other, which must have its abbreviation.
    private static let other = TextPattern(
        #"\b"# + name + #"(?: (?:and |of |for )?"# + name + #"){0,6} "# + noun + #"\b"# + where_ + #" \([A-Z][A-Za-z-]{2,11}\)"#)
    private static let abbreviation = TextPattern(#" \(([A-Z][A-Za-z-]{2,11})\)"#)

    /// The bodies named in full.
    func marks(in text: [Unicode.Scalar], besides marks: [FactMark]) -> [FactMark] {
        var found: [FactMark] = []
        func add(_ range: Range<Int>, _ kind: OrganizationKind, code: String? = nil) {
            guard !(marks + found).contains(where: { $0.range.overlaps(range) }) else { return }
            found.append(FactMark(range, .organization(code: code, kind, state: nil)))
        }
        for match in Self.ofUnitedNations.matches(in: text) {
            guard let short = Self.abbreviation.match(text, at: match.range.upperBound), let group = short[1] else {
                add(match.range, .office)
                continue
            }
            // As the table has it for those it lists: unmik.
            add(match.range.lowerBound..<short.range.upperBound, .office, code: String(text[group]).lowercased())
        }
        for match in Self.other.matches(in: text) {
            var start = match.range.lowerBound
            // A sentence begins with a capital that is no part of the name.
            for word in ["The ", "In ", "A ", "Its ", "On ", "My "] where String(text[start...].prefix(word.count)) == word { start += word.count }
            add(start..<match.range.upperBound, .other)
        }
        return found
    }

    /// Notes the abbreviations with which marked bodies end, and marks those that the text gave before: "UNOMIL".
    func abbreviations(
        in text: [Unicode.Scalar], besides marks: [FactMark], _ memory: inout FactMemory
    ) -> [FactMark] {
        var given: [(end: Int, short: String, body: (code: String?, kind: OrganizationKind))] = []
        for mark in marks {
            guard case .organization(let code, let kind, _) = mark.fact, let short = Self.abbreviation(text, mark.range) else { continue }
            given.append((mark.range.upperBound, short, (code, kind)))
        }
        given.sort { $0.end < $1.end }
        var next = 0
        var found: [FactMark] = []
        for range in Self.capitals(in: text, least: given.isEmpty && memory.abbreviations.isEmpty ? .max : 3) {
            while next < given.count, given[next].end <= range.lowerBound {
                memory.abbreviations[given[next].short] = given[next].body
                next += 1
            }
            guard let body = memory.abbreviations[String(text[range])], !marks.contains(where: { $0.range.overlaps(range) }) else { continue }
            found.append(FactMark(range, .organization(code: body.code, body.kind, state: nil)))
        }
        for rest in given[next...] { memory.abbreviations[rest.short] = rest.body }
        return found
    }

    /// The abbreviation in parentheses at the end of a name.
    private static func abbreviation(_ text: [Unicode.Scalar], _ range: Range<Int>) -> String? {
        guard text[range.upperBound - 1] == ")", let open = text[range].lastIndex(of: "("), open > range.lowerBound else { return nil }
        let short = text[(open + 1)..<(range.upperBound - 1)]
        return short.count >= 3 && short.count(where: \.isUppercase) >= 2 ? String(short) : nil
    }

    /// The words that begin with a capital, but for parts of symbols.
    private static func capitals(in text: [Unicode.Scalar], least: Int) -> [Range<Int>] {
        guard least < text.count else { return [] }
        var found: [Range<Int>] = []
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, text[index].isWordPart || text[index] == "-" { index += 1 }
            if index - start >= least, text[start].isUppercase, start == 0 || text[start - 1] != "/", index == text.count || text[index] != "/" {
                found.append(start..<index)
            }
            if index == start { index += 1 }
        }
        return found
    }
}
