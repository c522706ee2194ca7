import RapporteurDiagnostics
import Foundation
import RapporteurInterchange
import RapporteurJSONStream
@testable import RapporteurReportModel
import Testing
import TestSupport

/// The JSON samples are the exchange JSON of the XML samples, comments included.
@Suite struct SampleJSONTests {
    @Test(arguments: sampleNames)
    func jsonIsThatOfTheXML(name: String) throws {
        let made = try convertedToJSON(sample("\(name).xml"))
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(made).write(to: sampleURL("\(name).json"))
            Issue.record("Samples/\(name).json was recorded; look at it and run again")
        }
        #expect(try sample("\(name).json") == made, "RECORD_GOLDENS=1 writes Samples/\(name).json anew")
    }

    @Test func analysisJSONIsThatOfTheReport() throws {
        let name = "protection-of-migrants.analysis.json"
        let xml = try sample("protection-of-migrants.xml")
        let made = try convertedToAnalysis(xml)
        #expect(try convertedToAnalysis(xml) == made, "the same document gives the same bytes")
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(made).write(to: sampleURL(name))
            Issue.record("Samples/\(name) was recorded; look at it and run again")
        }
        #expect(try sample(name) == made, "RECORD_GOLDENS=1 writes Samples/\(name) anew")
    }

    /// What an analyst counts on: each numbered paragraph once, with its label and its words as they read.
    @Test func analysisJSONKeepsEveryParagraph() throws {
        let root = try JSONDocument(.bytes(convertedToAnalysis(sample("protection-of-migrants.xml")))).value
        var texts: [String: String] = [:]
        collect(root, name: "", &texts)
        #expect(texts.keys.compactMap { Int($0) }.sorted() == Array(1...56))
        for (label, text) in texts {
            #expect(!text.isEmpty && !text.contains("  ") && !text.contains("\n") && !text.contains("*"), "\(label)")
        }
        #expect(texts["7"]?.hasPrefix("The Government of Belarus, in its communication of 31 July 2001, reported") == true)
    }

    /// The texts of paragraphs by their labels.
    private func collect(_ value: JSONValue, name: String, _ texts: inout [String: String]) {
        switch value {
        case .object(let object):
            if name == "paragraph", case .string(let label)? = object["label"], case .string(let text)? = object["text"] {
                #expect(texts.updateValue(text, forKey: label) == nil, "paragraph \(label) stands twice")
            }
            for member in object.members { collect(member.value, name: member.name, &texts) }
        case .array(let items): for item in items { collect(item, name: name, &texts) }
        case .string, .number, .bool, .null: break
        }
    }

    @Test(arguments: sampleNames)
    func xmlComesBack(name: String) throws {
        let xml = try sample("\(name).xml")
        #expect(try canonical(convertedToXML(sample("\(name).json"))) == canonical(xml))
    }

    @Test(arguments: sampleNames, [1, 2, 3] as [UInt64])
    func membersMayComeInAnyOrder(name: String, seed: UInt64) throws {
        let json = try sample("\(name).json")
        var random = SeededGenerator(seed: seed)
        let shuffled = try shuffledMembers(json, &random)
        try #require(shuffled != json)
        #expect(try canonical(convertedToXML(shuffled)) == canonical(sample("\(name).xml")))
        #expect(
            try AnyReportDocument(contentsOf: .bytes(shuffled)) == AnyReportDocument(contentsOf: .bytes(json)))
    }

    /// The same document with the members of every object in another order; arrays stay as they are.
    private func shuffledMembers(_ json: [UInt8], _ random: inout SeededGenerator) throws -> [UInt8] {
        let sink = ByteSink()
        JSONWriter(sink, layout: .compact).value(
            shuffled(try JSONDocument(.bytes(json)).value, &random))
        return sink.takeBytes()
    }

    private func shuffled(_ value: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
        switch value {
        case .object(let object):
            var members = object.members.map { ($0.name, shuffled($0.value, &random)) }
            members.shuffle(using: &random)
            return .object(JSONObject(members))
        case .array(let items):
            return .array(items.map { shuffled($0, &random) })
        case .string, .number, .bool, .null:
            return value
        }
    }
}
