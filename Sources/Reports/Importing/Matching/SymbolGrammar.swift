/// How symbols of documents are written.
enum SymbolGrammar {
    static let series =
        #"(?:A|S|E|T|ST|CEDAW|CERD|CRC|CCPR|CAT|CMW|CRPD|CED|HRI|DP|TD|UNEP|HSP|ECE|CTOC|CD|SPLOS|LOS|FCCC|ICCD|ID|NPT)"#

    /// A symbol in running text.
    static let notation =
        #"\b"# + series
        + #"(?:/[A-Za-z0-9.\-]*[A-Za-z0-9])+(?: \((?:Sect\.|Vol\.|Part) ?[0-9IVXA-Z]+\)(?:/[A-Za-z0-9.\- ]*[A-Za-z0-9])?)?"#

    static let symbol = TextPattern(notation)
}
