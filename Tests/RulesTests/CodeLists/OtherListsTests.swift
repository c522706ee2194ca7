import RapporteurRules
import Testing

@Suite struct OtherListsTests {
    @Test(arguments: PackLists.names)
    func saysWhatItIs(_ name: String) throws {
        let list = try PackLists.read(name)
        #expect(list.id == name && !list.sources.isEmpty && !list.title.isEmpty)
        #expect(DayRange(list.version) != nil && list.version.count == 10)
    }

    @Test(arguments: ["en", "eng", "fr", "fra", "fre", "zh", "chi", "zho", "ar", "ru", "es", "ace"])
    func hasLanguage(_ code: String) throws {
        #expect(try PackLists.read("languages").contains(code))
    }

    @Test(arguments: ["xx", "EN", "english", "", "-", "qaa-qtz"])
    func hasNotLanguage(_ code: String) throws {
        #expect(try !PackLists.read("languages").contains(code))
    }

    @Test(arguments: [
        ("MYR", "2001", true), ("DEM", "2001", true), ("DEM", "2003", false), ("EUR", "2003", true),
        ("XYZ", "2003", false), ("RON", "2006", true), ("ROL", "2006", false),
    ])
    func currency(_ code: String, _ date: String, _ expected: Bool) throws {
        let day = try #require(DayRange(date))
        #expect(try PackLists.read("currencies").contains(code, on: day) == expected)
    }

    @Test(arguments: [
        ("IV-13", "2002", true), ("IV-13", "1989", false), ("IV-15", "2002", false), ("IV-16", "2007", true),
        ("C111", "2001", true), ("C111", "1957", false), ("ETS 163", "2002", true), ("III-6", "2002", true),
        ("V-2", "2002", true), ("V-5", "2002", true), ("XVIII-12-b", "2002", true), ("IV-99", "2002", false),
    ])
    func instrument(_ code: String, _ date: String, _ expected: Bool) throws {
        let day = try #require(DayRange(date))
        #expect(try PackLists.read("instruments").contains(code, on: day) == expected)
    }

    /// What rules ask, by the words they ask it with.
    @Test(arguments: [
        ("states", "BLR", nil, true), ("states", "BRL", nil, false), ("states", "SSD", "2002", false),
        ("states.m49", "112", nil, true), ("states.m49", "736", "2012", false), ("states.m49/SDN", "736", nil, true),
        ("states.m49/BLR", "736", nil, false), ("states/en", "Belarus", nil, true), ("states/en", "Belgia", nil, false),
        ("states/en/BLR", "BELARUS", nil, true), ("states/en/BLR", "Belgium", nil, false),
        ("states/en/CPV", "Cape Verde", "2002", true), ("states/en/CPV", "Cape Verde", "2020", false),
        ("instruments.year/C111", "1958", nil, true), ("instruments.year/C111", "1985", nil, false),
        ("instruments.year/nothing", "1985", nil, false), ("nothing", "BLR", nil, nil), ("", "BLR", nil, nil),
        ("states.nothing", "BLR", nil, nil), ("states.", "BLR", nil, nil), ("states/", "BLR", nil, false),
        ("/", "BLR", nil, nil), ("states.m49/BLR/x", "112", nil, nil), (".m49", "112", nil, nil),
    ] as [(String, String, String?, Bool?)])
    func asked(_ list: String, _ value: String, _ date: String?, _ expected: Bool?) throws {
        let library = CodeListLibrary(try PackLists.names.map(PackLists.read))
        #expect(library.contains(value, list: list, on: date.flatMap { DayRange($0) }) == expected)
    }
}
