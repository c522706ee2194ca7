import RapporteurReportModel

/// Takes out the words of maps. A map that the United Nations drew bears its number and the publisher's name at the
/// foot; what converters make of it is names of places strewn over a page, in no order that anyone reads.
struct MapPages {
    private static let imprint = TextPattern(#"\bMap No\. ?\w+"#)
    private static let maker = TextPattern(#"U ?NITED NATIONS|Cartographic Section|Geospatial Information Section"#)

    /// Takes the words of each map out of `lines` and returns them. What designates an annex above a map stays.
    static func remove(from lines: inout [SourceLine], _ words: LanguageWords) -> [DroppedText] {
        let annex = TextPattern("^" + words.annex + "$")
        var dropped: [DroppedText] = []
        var start = 0
        while start < lines.count {
            let end = lines[start...].firstIndex { $0.page != lines[start].page } ?? lines.count
            if isMap(lines[start..<end]) {
                for index in afterDesignation(lines, start..<end, annex)..<end where !lines[index].isBlank {
                    dropped.append(DroppedText(lines[index].text, .map))
                    lines[index].text = SourceText()
                }
            }
            start = end
        }
        return dropped
    }

    /// Whether a page is a map: it has the imprint of one and no running text.
    private static func isMap(_ page: ArraySlice<SourceLine>) -> Bool {
        let hasImprint = page.contains { imprint.firstMatch(in: $0.text.scalars) != nil }
        guard hasImprint, page.contains(where: { maker.firstMatch(in: $0.text.scalars) != nil }) else { return false }
        let printed = page.filter { !$0.isBlank }
        let running = printed.count { line in
            let segments = line.segments(least: 2)
            return segments.count == 1 && line.text.count > 60
        }
        return running * 10 <= printed.count
    }

    /// Where the page goes on after the designation and the heading of an annex at its head.
    private static func afterDesignation(_ lines: [SourceLine], _ page: Range<Int>, _ annex: TextPattern) -> Int {
        let top = page.filter { !lines[$0].isBlank }.prefix(3)
        guard let designation = top.first(where: { annex.match(lines[$0].text.scalars) != nil }) else { return page.lowerBound }
        return page.first { $0 > designation && lines[$0].isBlank } ?? page.upperBound
    }
}
