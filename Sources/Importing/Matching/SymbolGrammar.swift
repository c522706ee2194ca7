/// How symbols of documents are written.
enum SymbolGrammar {
    static let series =
        #"(?:A|S|E|T|ST|CEDAW|CERD|CRC|CCPR|CAT|CMW|CRPD|CED|HRI|DP|TD|UNEP|HSP|ECE|CTOC|CD|SPLOS|LOS|FCCC|ICCD|ID|NPT|UNW|UNOPS|UNAIDS|IHC|ISBA|WGFF|NGO|BWC|CCW|APLC|ITC|UNITAR|IDB|GC|PBC|TRADE|UNICEF|ICEF)"#

    /// A symbol in running text.
    static let notation =
        #"\bS/RES/\d{1,4} ?\((?:19|20)\d{2}\)|\b"# + series
        + #"(?:/[A-Za-z0-9.\-]*[A-Za-z0-9])+(?: \((?:Sect\.|Vol\.|Part) ?[0-9IVXA-Z]+\)(?:/[A-Za-z0-9.\- ]*[A-Za-z0-9])?)?"#

    static let symbol = TextPattern(notation)
}
