import RapporteurDiagnostics
import Foundation
import RapporteurJSONStream
import TestSupport
import Testing

/// Single faults in the samples' JSON, one value a line: each gives exactly one error, with its code, its place and a hint that helps.
@Suite struct JSONFaultTests {
    struct Seed: Sendable {
        var what: String
        var sample: String
        /// The first occurrence of `old` is replaced; where `new` is nil the document ends there.
        var old: String
        var new: String?
        /// "line:column pointer code"
        var expected: String
        /// How the hint begins.
        var hint: String

        init(_ what: String, in sample: String, _ old: String, _ new: String?, _ expected: String, _ hint: String) {
            self.what = what
            self.sample = sample
            self.old = old
            self.new = new
            self.expected = expected
            self.hint = hint
        }

        /// JSON as many tools write it; with a value a line, a place tells which value is meant.
        private static func oneValueALine(_ json: [UInt8]) throws -> String {
            let writer = JSONWriter(ByteSink())
            writer.value(try JSONDocument(.bytes(json)).value)
            writer.endLine()
            return String(decoding: writer.sink.takeBytes(), as: UTF8.self)
        }

        func document() throws -> String {
            let file = SharedData.projectRoot.appendingPathComponent("Samples/\(sample).json")
            let text = try Self.oneValueALine(Array(Data(contentsOf: file)))
            let range = try #require(text.range(of: old), "the sample has no “\(old)”")
            guard let new else { return String(text[..<range.lowerBound]) }
            return text.replacingCharacters(in: range, with: new)
        }
    }

    static let seeds: [Seed] = [
        Seed(
            "misspelt member", in: "note-verbale",
            #""sender": {"#,
            #""sendr": {"#,
            "15:5 /noteVerbale/sendr json.member.unknown", #"Did you mean “sender”?"#),
        Seed(
            "member in the wrong case", in: "note-verbale",
            #""sender": {"#,
            #""Sender": {"#,
            "15:5 /noteVerbale/Sender json.member.unknown", #"Did you mean “sender”?"#),
        Seed(
            "singular instead of plural", in: "note-verbale",
            #""addressees": ["#,
            #""addressee": ["#,
            "19:5 /noteVerbale/addressee json.member.unknown", #"Did you mean “addressees”?"#),
        Seed(
            "unknown member", in: "note-verbale",
            #""sender": {"#,
            #""colour": "red",\#n    "sender": {"#,
            "15:5 /noteVerbale/colour json.member.unknown", #"Possible here: “reference”, “dated”, “deadline”, “xml:lang”, “symbols”, “title” and 6 others."#),
        Seed(
            "required member missing", in: "note-verbale",
            #"    "dated": "2002-04-30",\#n"#,
            #""#,
            "6:18 /noteVerbale xsd.attribute.missing", #"Add "dated": "…" with a date, a month of a year or a year. The date of the note verbale."#),
        Seed(
            "required child missing", in: "note-verbale",
            #"    "sender": {\#n      "code": "ohchr",\#n      "value": "The Office of the United Nations High Commissioner for Human Rights"\#n    },\#n"#,
            #""#,
            "16:7 /noteVerbale/addressees/0 xsd.element.missing", #"Add <sender> before <addressee>. <sender>: The office that sends the note verbale."#),
        Seed(
            "object where an array is wanted", in: "note-verbale",
            #""addressees": [\#n      {\#n        "value": "Governments"\#n      }\#n    ]"#,
            #""addressees": {\#n        "value": "Governments"\#n      }"#,
            "19:19 /noteVerbale/addressees json.type.mismatch", #"Put the value into brackets."#),
        Seed(
            "array where an object is wanted", in: "note-verbale",
            #""sender": {\#n      "code": "ohchr",\#n      "value": "The Office of the United Nations High Commissioner for Human Rights"\#n    }"#,
            #""sender": [{\#n      "code": "ohchr",\#n      "value": "The Office of the United Nations High Commissioner for Human Rights"\#n    }]"#,
            "15:15 /noteVerbale/sender json.type.mismatch", #"Take the brackets around it away."#),
        Seed(
            "text where an object is wanted", in: "note-verbale",
            #""sender": {\#n      "code": "ohchr",\#n      "value": "The Office of the United Nations High Commissioner for Human Rights"\#n    }"#,
            #""sender": "The Office""#,
            "15:15 /noteVerbale/sender json.type.mismatch", #"Its text is the member “value”."#),
        Seed(
            "text where an array of content is wanted", in: "note-verbale",
            #""title": {\#n      "content": [\#n        "Protection of migrants"\#n      ]\#n    }"#,
            #""title": {\#n      "content": "Protection of migrants"\#n    }"#,
            "11:18 /noteVerbale/title/content json.type.mismatch", #"Put it into brackets: [ … ]."#),
        Seed(
            "text where mixed content is wanted", in: "note-verbale",
            #""title": {\#n      "content": [\#n        "Protection of migrants"\#n      ]\#n    }"#,
            #""title": "Protection of migrants""#,
            "10:14 /noteVerbale/title json.type.mismatch", #"What stands in it is the member “content”, an array."#),
        Seed(
            "boolean where a text is wanted", in: "note-verbale",
            #""value": "Governments""#,
            #""value": true"#,
            "21:18 /noteVerbale/addressees/0/value json.type.mismatch", #"Write it in quotation marks."#),
        Seed(
            "null where a text is wanted", in: "note-verbale",
            #""value": "Governments""#,
            #""value": null"#,
            "21:18 /noteVerbale/addressees/0/value json.type.mismatch", #"Write the value, or leave the member out."#),
        Seed(
            "value missing", in: "note-verbale",
            #""value": "Governments""#,
            #""#,
            "20:7 /noteVerbale/addressees/0 xsd.value.minLength", #"Fill it in, or leave it out where it is not required."#),
        Seed(
            "bad date", in: "note-verbale",
            #""dated": "2002-04-30""#,
            #""dated": "30/04/2002""#,
            "7:14 /noteVerbale/dated xsd.value.union", #"Write “2002-04-30”."#),
        Seed(
            "ambiguous date", in: "note-verbale",
            #""dated": "2002-04-30""#,
            #""dated": "03/04/2002""#,
            "7:14 /noteVerbale/dated xsd.value.union", #"Write “2002-04-03” for 3 April 2002 or “2002-03-04” for 4 March 2002."#),
        Seed(
            "bad enumeration", in: "note-verbale",
            #""kind": "office""#,
            #""kind": "ofice""#,
            "38:25 /noteVerbale/content/0/paragraph/content/1/organization/kind xsd.value.enumeration", #"Did you mean “office”? Allowed: “organ”, “office”, “officeHolder”, “agency”, “intergovernmental”, “national”, “ngo”, “event” … (9 values)."#),
        Seed(
            "text where a number is wanted", in: "protection-of-migrants",
            #""number": 57"#,
            #""number": "fifty-seven""#,
            "31:21 /report/masthead/sessions/0/number xsd.value.lexical", #"Write digits only, with an optional sign, for example 42."#),
        Seed(
            "number with a fraction where a whole one is wanted", in: "protection-of-migrants",
            #""number": 57"#,
            #""number": 57.5"#,
            "31:21 /report/masthead/sessions/0/number xsd.value.lexical", #"Write digits only, with an optional sign, for example 42."#),
        Seed(
            "number out of range", in: "protection-of-migrants",
            #""number": 57"#,
            #""number": 70000"#,
            "31:21 /report/masthead/sessions/0/number xsd.value.maxInclusive", #"Write a value from 1 to 65535."#),
        Seed(
            "member twice", in: "note-verbale",
            #""deadline": "2002-06-30","#,
            #""deadline": "2002-06-30",\#n    "deadline": "2002-06-30","#,
            "9:5 /noteVerbale/deadline json.member.duplicate", #"Keep one of the two."#),
        Seed(
            "two members in one item", in: "note-verbale",
            #""organization": {\#n                "code": "ohchr","#,
            #""strong": {"content": []},\#n              "organization": {\#n                "code": "ohchr","#,
            "37:15 /noteVerbale/content/0/paragraph/content/1/organization json.item.members", #"Make it an item of its own, in its place."#),
        Seed(
            "empty item", in: "note-verbale",
            #""The ",\#n"#,
            #""The ",\#n            {},\#n"#,
            "35:13 /noteVerbale/content/0/paragraph/content/1 json.item.members", #"Take the empty item out, or name its element."#),
        Seed(
            "misspelt element in running text", in: "note-verbale",
            #""organization": {\#n                "code": "ohchr","#,
            #""organisation": {\#n                "code": "ohchr","#,
            "36:15 /noteVerbale/content/0/paragraph/content/1/organisation json.member.unknown", #"Did you mean “organization”?"#),
        Seed(
            "element where it may not stand", in: "note-verbale",
            #""organization": {\#n                "code": "ohchr","#,
            #""section": {\#n                "code": "ohchr","#,
            "36:15 /noteVerbale/content/0/paragraph/content/1/section json.member.unknown", #"Possible here: “state”, “organization”, “date”, “citation”, “quantity”, “recommendation” and 8 others."#),
        Seed(
            "number in running text", in: "note-verbale",
            #""The ",\#n"#,
            #"5,\#n"#,
            "34:13 /noteVerbale/content/0/paragraph/content/0 json.type.mismatch", #"Text stands in quotation marks, an element in an object named after it."#),
        Seed(
            "attribute with @", in: "note-verbale",
            #""dated": "2002-04-30""#,
            #""@dated": "2002-04-30""#,
            "7:5 /noteVerbale/@dated json.member.unknown", #"Did you mean “dated”?"#),
        Seed(
            "wrong root", in: "note-verbale",
            #""noteVerbale": {"#,
            #""noteVerbal": {"#,
            "6:17 /noteVerbal xsd.root.undeclared", #"Did you mean “noteVerbale”?"#),
        Seed(
            "comma missing", in: "note-verbale",
            #""dated": "2002-04-30","#,
            #""dated": "2002-04-30""#,
            "8:5 /noteVerbale/dated json.malformed.comma", #"Write a comma before this."#),
        Seed(
            "comma too many", in: "note-verbale",
            #""xml:lang": "en",\#n    "title""#,
            #""xml:lang": "en",,\#n    "title""#,
            "9:22 /noteVerbale/xml:lang json.malformed.comma", #"Take the comma out, or write what is missing beside it."#),
        Seed(
            "quotation mark missing", in: "note-verbale",
            #""xml:lang": "en""#,
            #""xml:lang": "en"#,
            "9:21 /noteVerbale/xml:lang json.malformed.control", #"Write \n for a line break, or close the string."#),
        Seed(
            "truncated", in: "note-verbale",
            #""mandates": ["#,
            nil,
            "24:5 /noteVerbale/addressees json.malformed.truncated", #"The file may have been cut off on its way; get it again."#),
        Seed(
            "comment", in: "note-verbale",
            #""mandates": ["#,
            #"// x\#n    "mandates": ["#,
            "24:5 /noteVerbale/addressees json.malformed.comment", #"Take the comment out."#),
        Seed(
            "single quotes", in: "note-verbale",
            #""xml:lang": "en""#,
            #"'xml:lang': 'en'"#,
            "9:5 /noteVerbale/deadline json.malformed.quote", #"Strings stand in straight double quotation marks: "…"."#),
        Seed(
            "dangling reference", in: "protection-of-migrants",
            #""note": "list""#,
            #""note": "lits""#,
            "44:27 /report/masthead/agendaItems/0/line/content/1/noteRef/note xsd.keyref.unresolved", #"Did you mean “list”? It must be one of the values of “reportNotes”"#),
        Seed(
            "markup that is none", in: "note-verbale",
            #""<!-- Illustration"#,
            #""<b> Illustration"#,
            "4:5 /$prolog/0 json.markup.malformed", #"A comment is <!--…-->, an instruction <?name …?>."#),
        Seed(
            "prefix on a member", in: "note-verbale",
            #""sender": {"#,
            #""r:sender": {"#,
            "15:5 /noteVerbale/r:sender json.member.unknown", #"Did you mean “sender”?"#),
    ]

    @Test func eachGivesOneFinding() throws {
        let tool = try Tool()
        for (number, seed) in Self.seeds.enumerated() {
            try tool.folder.write(try seed.document(), to: "seeds/\(1000 + number).json")
        }
        let outcome = try tool.run("validate", "--no-rules", "--schema", "report", "--format", "json", "seeds")
        #expect(outcome.status == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let documents = try #require(object["documents"] as? [[String: Any]])
        try #require(documents.count == Self.seeds.count)
        for (seed, document) in zip(Self.seeds, documents) {
            let findings = document["findings"] as? [[String: Any]] ?? []
            let errors = findings.filter { $0["severity"] as? String == "error" }
            let found = errors.map {
                "\($0["line"] as? Int ?? 0):\($0["column"] as? Int ?? 0) \($0["pointer"] as? String ?? "-") \($0["code"] as? String ?? "")"
            }
            #expect(found == [seed.expected], "\(seed.what): \(findings)")
            let hint = errors.first?["hint"] as? String ?? ""
            #expect(hint.hasPrefix(seed.hint), "\(seed.what): \(hint)")
        }
    }
}
