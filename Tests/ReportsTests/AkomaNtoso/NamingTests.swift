@testable import RapporteurAkomaNtoso
@testable import RapporteurReportModel
import Testing

/// Names are built and parsed by one type: the examples of the naming convention, and what practice makes of them.
@Suite struct NamingTests {
    /// Written back as they were.
    @Test(arguments: [
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/!main",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/!annex_1",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@/!main",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@2003-01-05",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@.xml",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@/!main.xml",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-50-Rev.1/ara@",
        "/akn/un/statement/deliberation/un-ga/2001-12-19/56-170",
        "/akn/un/statement/deliberation/un-ga/2001-12-19/56-170#para_5",
        "/akn/un/act/provision/un-ga/1990-12-18/MTDSG-IV-13",
        "/akn/un/act/provision/ilo/1958-06-25/C111",
        "/akn/un/documentCollection/publication/un/2002-07-02/A-57-134/eng@/!main.xml",
    ])
    func written(name: String) throws {
        let parsed = try #require(AkomaNtosoIRI(name))
        #expect(parsed.description == name)
    }

    /// Read as published documents write them.
    @Test(arguments: [
        ("/akn/un/statement/deliberation/unga/2024-06-28/78-297/", "/akn/un/statement/deliberation/unga/2024-06-28/78-297"),
        ("/akn/un/statement/deliberation/unga/2024-06-28/78-297/!main/", "/akn/un/statement/deliberation/unga/2024-06-28/78-297/!main"),
        ("/akn/un/statement/deliberation/unga/2024-06-28/78-297/eng@!main/", "/akn/un/statement/deliberation/unga/2024-06-28/78-297/eng@/!main"),
        ("/akn/un/statement/deliberation/unga/2024-06-28/78-297/eng@/.xml", "/akn/un/statement/deliberation/unga/2024-06-28/78-297/eng@.xml"),
        ("/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@/report.xml", "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@.xml"),
    ])
    func practice(written: String, name: String) throws {
        #expect(try #require(AkomaNtosoIRI(written)).description == name)
    }

    @Test(arguments: [
        "", "/", "akn", "/akn/un/doc/paper/un-sg/A-57-134", "https://docs.un.org/A/57/134", "/akn/un", "/akn/un/doc",
        "/akn/un/doc/paper/un-sg/2002-02-30/A-57-134", "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@later",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/@", "/akn/un/doc/a/b/c/2002-07-02/A",
        "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/!main/!main",
    ])
    func noNames(text: String) { #expect(AkomaNtosoIRI(text) == nil) }

    @Test func partsOfAName() throws {
        let name = try #require(AkomaNtosoIRI("/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@2003-01-05/!annex_2.xml"))
        #expect(name.jurisdiction == "un" && name.documentType == "doc" && name.subtype == "paper")
        #expect(name.actor == "un-sg" && name.number == "A-57-134" && name.date == PartialDate("2002-07-02"))
        #expect(name.expression == .init(language: "eng", version: PartialDate("2003-01-05")))
        #expect(name.component == "annex_2" && name.format == "xml")
        #expect(name.work.description == "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134")
    }

    @Test(arguments: [
        ("A/57/134", "A-57-134"), ("A/57/50/Rev.1", "A-57-50-Rev.1"), ("E/CN.4/2002/94", "E-CN.4-2002-94"),
        ("A/ES-10/186", "A-ES-10-186"), ("S/RES/1308(2000)", "S-RES-1308(2000)"), ("CL 154/1", "CL_154-1"),
        ("A/57/134*", "A-57-134"), ("A/57/134/Add.1", "A-57-134-Add.1"), ("A/ä", "A-%C3%A4"), ("A:1", "A%3A1"),
    ])
    func escapedSymbols(symbol: String, number: String) { #expect(SymbolEscaping.number(symbol) == number) }

    @Test(arguments: [("A/RES/56/170", "56-170"), ("S/RES/1308(2000)", "1308(2000)"), ("A/57/134", "A-57-134")])
    func numbersOfResolutions(symbol: String, number: String) {
        #expect(SymbolEscaping.resolutionNumber(symbol) == number)
    }

    /// Escaping cannot be undone: two symbols, one number.
    @Test func symbolsDoNotFollowFromNames() {
        #expect(SymbolEscaping.number("A/ES-10/186") == SymbolEscaping.number("A/ES/10/186"))
    }

    @Test(arguments: [
        ("https://undocs.org/en/A/RES/59/296", "A/RES/59/296"), ("https://docs.un.org/A/57/134", "A/57/134"),
        ("https://docs.un.org/zh/S/RES/1308(2000)", "S/RES/1308(2000)"), ("https://undocs.org/en/S/RES/2653%20(2022)", "S/RES/2653 (2022)"),
    ])
    func symbolsOfAddresses(address: String, symbol: String) {
        #expect(PublishedReader.symbol(inAddress: address) == symbol)
    }

    @Test(arguments: ["/akn/un/statement/deliberation/un-ga/2001-12-19/56-170", "https://example.org/A/57/134", "#para_1"])
    func otherAddressesTellNoSymbol(address: String) { #expect(PublishedReader.symbol(inAddress: address) == nil) }
}
