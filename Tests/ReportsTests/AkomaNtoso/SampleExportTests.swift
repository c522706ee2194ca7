import Foundation
import FoundationXML
@testable import RapporteurAkomaNtoso
import RapporteurReportModel
import Testing
import TestSupport

/// The sample as AKN4UN.
@Suite struct SampleExportTests {
    /// With RECORD_GOLDENS=1 the sample is written anew.
    @Test func sampleIsAsExported() throws {
        let made = try AkomaNtoso.write(.report(sampleReport()))
        let file = sampleURL("protection-of-migrants.akn.xml")
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(made).write(to: file)
            Issue.record("the sample was recorded; look at it and run again")
        }
        let same = try [UInt8](Data(contentsOf: file)) == made
        #expect(same, "Samples/protection-of-migrants.akn.xml is not what the export writes")
    }

    /// The words are those of the encoding by others, in order, but for what the published text does not print.
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason)) func wordsAreThoseOfTheOtherEncoding() throws {
        let own = BodyWords(Data(try AkomaNtoso.write(.report(sampleReport()))))
        let other = BodyWords(try Data(contentsOf: SharedData.url("akn/report.akn.xml")))
        let notPrinted = ["United", "Nations", "A/57/134"]
        try #require(Array(other.words.prefix(3)) == notPrinted)
        #expect(own.words.count == 5505)
        let isSame = own.words == Array(other.words.dropFirst(3))
        #expect(isSame)
        #expect(own.eIDs.filter { $0.hasPrefix("para_") && !$0.contains("__") }.count == 56)
        for id in other.eIDs where id.hasPrefix("sec_") || id.hasPrefix("para_") {
            #expect(own.eIDs.contains(id), "\(id) is in the other encoding alone")
        }
    }

    /// In another language: the same names of the work, eIds and dates; the direction follows from the language.
    @Test func languagesShareIdentifiers() throws {
        var english = try sampleReport()
        english.symbols = ["A/57/134"]
        for (tag, code) in [("ar", "ara"), ("zh", "zho"), ("fr", "fra"), ("ru", "rus"), ("es", "spa")] {
            var other = english
            other.language = tag
            for (index, number) in ["一", "二", "ثالثا", "رابعا", "V"].enumerated() { other.sections[index].number = number }
            other.contents = nil
            let own = BodyWords(Data(try AkomaNtoso.write(.report(other))))
            let first = BodyWords(Data(try AkomaNtoso.write(.report(english))))
            #expect(own.uris.first == first.uris.first)
            #expect(own.uris.first == "/akn/un/doc/paper/un-sg/2002-07-02/A-57-134")
            #expect(own.uris.contains("/akn/un/doc/paper/un-sg/2002-07-02/A-57-134/\(code)@"))
            #expect(own.uris.contains("from eng"))
            let sections = { (ids: [String]) in ids.filter { $0.hasPrefix("sec_") || $0.hasPrefix("para_") } }
            #expect(sections(own.eIDs) == sections(first.eIDs))
            #expect(own.dates == first.dates)
            #expect(AKNLanguage.tagged(tag)?.isRightToLeft == (tag == "ar"))
        }
    }
}

/// The words outside `meta`, and identifiers, by Foundation's parser.
private final class BodyWords: NSObject, XMLParserDelegate {
    private var text = ""
    private var meta = 0
    var eIDs: [String] = []
    var uris: [String] = []
    var dates: [String] = []
    var words: [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    init(_ data: Data) {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        _ = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if name == "meta" { meta += 1 }
        if let id = attributes["eId"], meta == 0 { eIDs.append(id) }
        if name == "FRBRuri", let value = attributes["value"] { uris.append(value) }
        if name == "FRBRtranslation", let value = attributes["fromLanguage"] { uris.append("from \(value)") }
        if name == "date" || name == "docDate", let date = attributes["date"] { dates.append(date) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { if meta == 0 { text += string } }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "meta" { meta -= 1 }
    }
}
