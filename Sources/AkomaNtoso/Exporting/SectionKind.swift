internal import RapporteurDiagnostics

/// What a section is called, by its printed number and its level; the same in all languages.
struct SectionKind {
    var element: String
    var abbreviation: String
    /// How its place is written where the number is not in Latin letters or digits.
    var counting: AKNExporter.Counting

    init(_ number: String?, level: Int) {
        let key = number.map(PrintedNumber.latin) ?? ""
        let isLatin = key.utf8.allSatisfy { $0 < 0x80 }
        let isLatinCapital = key.utf8.count == 1 && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(key.utf8.first ?? 0)
        if level == 1 {
            self.init("section", "sec", .roman)
        } else if key.isEmpty {
            self.init("division", "dvs", .digits)
        } else if key.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            self.init("chapter", "chp", .digits)
        } else if isLatinCapital || (!isLatin && key == key.uppercased()) {
            // Arabic spells capital letters out; it has no small ones.
            self.init("title", "title", .capitals)
        } else {
            self.init("division", "dvs", .letters)
        }
    }

    private init(_ element: String, _ abbreviation: String, _ counting: AKNExporter.Counting) {
        (self.element, self.abbreviation, self.counting) = (element, abbreviation, counting)
    }
}
