import RapporteurRules
import Testing

/// What the list of States says, case by case.
@Suite struct StatesTests {
    private let states: CodeList

    init() throws { states = try PackLists.read("states") }

    private func date(_ text: String) throws -> DayRange { try #require(DayRange(text)) }

    @Test(arguments: [
        ("BLR", "2002-07-02", true), ("SDN", "2002", true), ("SDN", "2020", true), ("SSD", "2011-07-08", false),
        ("SSD", "2011-07", true), ("SCG", "2002", false), ("SCG", "2004", true), ("YUG", "2002-07-02", true),
        ("YUG", "2003-02-04", false), ("CSK", "1992", true), ("CSK", "1993", false), ("CZE", "1992-12-31", false),
        ("SUN", "1991-12-24", true), ("SUN", "1992", false), ("DDR", "1990-10-03", false), ("TMP", "2002-01", true),
        ("TLS", "2002-05", true), ("TLS", "2002-04", false), ("ZAR", "1997", true), ("XXX", "2002", false),
        ("blr", "2002", false), ("BY", "2002", false), ("", "2002", false),
    ])
    func validOnDate(_ code: String, _ on: String, _ expected: Bool) throws {
        #expect(states.contains(code, on: try date(on)) == expected)
    }

    @Test func codesChangeWithTime() throws {
        let sudan = try #require(states["SDN"])
        #expect(sudan.value("m49", on: try date("2011-07-08")) == "736")
        #expect(sudan.value("m49", on: try date("2011-07-09")) == "729")
        #expect(sudan.value("m49") == "729")
        #expect(sudan.value("no such field") == nil)
        #expect(states.entries(where: "m49", is: "736").map(\.code) == ["SDN"])
        #expect(states.entries(where: "m49", is: "736", on: try date("2012")).isEmpty)
        #expect(Set(states.entries(where: "m49", is: "626").map(\.code)) == ["TLS", "TMP"])
        #expect(states.entries(where: "m49", is: "626", on: try date("2001")).map(\.code) == ["TMP"])
        #expect(states["DZA"]?.value("m49") == "012")
        #expect(states["NAM"]?.value("alpha2") == "NA")
    }

    /// Names in capital letters are found without their accents, and with them; what is no name is not.
    @Test(arguments: [
        ("TURKIYE", "en", ["TUR"]), ("TÜRKİYE", "en", ["TUR"]), ("COTE D'IVOIRE", "en", ["CIV"]),
        ("CÔTE D’IVOIRE", "fr", ["CIV"]), ("Turkiye", "en", ["TUR"]), ("MEXICO", "en", ["MEX"]), ("TURKIY", "en", []),
        ("ARGELIA", "es", ["DZA"]), ("БЕЛАРУСЬ", "ru", ["BLR"]),
    ])
    func withoutAccents(_ printed: String, _ language: String, _ codes: [String]) {
        let found = states.match(printed, language: language, ignoringAccents: true).map(\.code)
        #expect(found == codes)
    }

    /// Printed names, language, date, the codes expected, and whether the first is in use then.
    @Test(arguments: [
        ("Belarus", "en", "2002", ["BLR"], true), ("the Sudan", "en", "2002", ["SDN"], true),
        ("The\u{A0}Sudan", "en", "2012", ["SDN"], true), ("Sudan", "en", "2002", ["SDN"], true),
        ("Libyan Arab Jamahiriya", "en", "2002", ["LBY"], true),
        ("Libyan Arab Jamahiriya", "en", "2012", ["LBY"], false), ("Libya", "en", "2012", ["LBY"], true),
        ("Cape Verde", "en", "2002", ["CPV"], true), ("Cape Verde", "en", "2014", ["CPV"], false),
        ("Bolivia", "en", "2002", ["BOL"], true), ("Bolivia (Plurinational State of)", "en", "2012", ["BOL"], true),
        ("Turkey", "en", "2022-05", ["TUR"], true), ("Turkey", "en", "2023", ["TUR"], false),
        ("Türkiye", "en", "2023", ["TUR"], true), ("Tu\u{308}rkiye", "en", "2023", ["TUR"], true),
        ("Swaziland", "en", "2018", ["SWZ"], true), ("Eswatini", "en", "2018-06", ["SWZ"], true),
        ("the former Yugoslav Republic of Macedonia", "en", "2002", ["MKD"], true),
        ("The former Yugoslav Republic of Macedonia", "en", "2020", ["MKD"], false),
        ("North Macedonia", "en", "2019-02-12", ["MKD"], true), ("Zaire", "en", "1990", ["ZAR"], true),
        ("Burma", "en", "1988", ["MMR"], true), ("Burma", "en", "2002", ["MMR"], false),
        ("Serbia and Montenegro", "en", "2004", ["SCG"], true), ("Yugoslavia", "en", "2001", ["YUG"], true),
        ("Czechoslovakia", "en", "1990", ["CSK"], true), ("USSR", "en", "1990", ["SUN"], true),
        ("German Democratic Republic", "en", "1989", ["DDR"], true), ("Holy See", "en", "2002", ["VAT"], true),
        ("State of Palestine", "en", "2013", ["PSE"], true), ("Palestine", "en", "2002", ["PSE"], true),
        ("Viet Nam", "en", "2002", ["VNM"], true), ("Côte d'Ivoire", "en", "2002", ["CIV"], true),
        ("Côte d’Ivoire", "fr", "2002", ["CIV"], true), ("Co\u{302}te d\u{2BC}Ivoire", "es", "2002", ["CIV"], true),
        ("Iran (Islamic Republic of)", "en", "2002", ["IRN"], true),
        ("Islamic Republic of Iran", "en", "2002", ["IRN"], true), ("le Bélarus", "fr", "2002", ["BLR"], true),
        ("l’Argentine", "fr", "2002", ["ARG"], true), ("la Argentina", "es", "2002", ["ARG"], true),
        ("les États-Unis d’Amérique", "fr", "2002", ["USA"], true), ("Беларусь", "ru", "2002", ["BLR"], true),
        ("白俄罗斯", "zh", "2002", ["BLR"], true), ("بيلاروس", "ar", "2002", ["BLR"], true),
        ("United States of America", "en", "2002", ["USA"], true), ("United States", "en", "2002", ["USA"], true),
        ("Congo", "en", "2002", ["COG"], true), ("Democratic Republic of the Congo", "en", "2002", ["COD"], true),
        ("Guinea\u{2010}Bissau", "en", "2002", ["GNB"], true), ("Guinea", "en", "2002", ["GIN"], true),
        ("Niger", "en", "2002", ["NER"], true), ("Nigeria", "en", "2002", ["NGA"], true),
        ("the", "en", "2002", [], true), ("", "en", "2002", [], true), ("Atlantis", "en", "2002", [], true),
        ("Беларусь", "en", "2002", [], true), ("belarus", "en", "2002", [], true), ("Belarus", "xx", "2002", [], true),
    ])
    func matchesPrintedNames(_ name: String, _ language: String, _ on: String, _ codes: [String], _ valid: Bool) throws {
        let matches = states.match(name, language: language, on: try date(on))
        #expect(matches.map(\.code) == codes)
        if let first = matches.first { #expect(first.isValid == valid) }
    }

    @Test func capitals() {
        #expect(states.match("MEXICO", language: "en").isEmpty)
        #expect(states.match("MEXICO", language: "en", ignoringCase: true).map(\.code) == ["MEX"])
        #expect(states.match("CÔTE D'IVOIRE", language: "fr", ignoringCase: true).map(\.code) == ["CIV"])
    }

    @Test func namesInUse() throws {
        let libya = try #require(states["LBY"])
        #expect(libya.name(in: "en") == "Libya")
        #expect(libya.name(in: "en", on: try date("2002")) == "Libyan Arab Jamahiriya")
        #expect(libya.name(in: "fr", on: try date("2002")) != nil)
        #expect(libya.name(in: "xx") == nil)
        #expect(try #require(states["SDN"]).name(in: "zh") == "苏丹")
    }

    /// No member or observer is without a name in one of the six languages, and none shares its short name.
    @Test func everyStateHasItsNames() {
        for language in ["ar", "en", "es", "fr", "ru", "zh"] {
            var holders: [String: String] = [:]
            for entry in states.entries where ["member", "observer"].contains(entry.value("status")) {
                let name = entry.name(in: language)
                #expect(name != nil, "\(entry.code) has no name in \(language)")
                if let name { #expect(holders.updateValue(entry.code, forKey: name) == nil, "\(name) in \(language)") }
            }
        }
        #expect(states.entries.count { $0.value("status") == "member" } == 193)
    }
}
