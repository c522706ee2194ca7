import Foundation
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLSchema
import RapporteurXMLStream
import TestSupport
import Testing

/// Schemas made up by chance: their documents are valid, come back equal, and libxml2 agrees. RANDOM_SCHEMAS says how many.
@Suite struct RandomSchemaTests {
    private static let count = ProcessInfo.processInfo.environment["RANDOM_SCHEMAS"].flatMap { Int($0) } ?? 120

    @Test func documentsComeBackEqual() throws {
        var refused = 0
        for seed in 0..<UInt64(Self.count) {
            let made = RandomSchema(seed: seed)
            guard let mapping = try mapping(of: made, seed) else {
                refused += 1
                continue
            }
            var chance = SeededGenerator(seed: seed &+ 1_000_000)
            for _ in 0..<4 {
                let xml = made.document(&chance)
                let json = try toJSON(xml, mapping)
                guard json.isValid else {
                    Issue.record("seed \(seed): \(json.log.findings.map(\.message.description))\n\(xml)\n\(made.documents)")
                    break
                }
                let back = try toXML(json.text, mapping)
                #expect(back.isValid, "seed \(seed): \(back.log.findings.map(\.message.description))\n\(json.text)")
                #expect(!back.report.wasBuffered, "seed \(seed)")
                let isSame = try canonical(back.text).isExactly(canonical(xml))
                #expect(isSame, "seed \(seed):\n\(xml)\n\(json.text)\n\(back.text)")
                try expectSame(xml, json.text, mapping)
            }
        }
        #expect(refused * 3 < Self.count, "\(refused) schemas of \(Self.count) are refused")
    }

    /// Documents, and copies with one thing changed, get the verdict of xmllint, where it has one.
    @Test func libxml2Agrees() throws {
        var judged = 0
        for seed in 0..<UInt64(Self.count / 2) {
            let made = RandomSchema(seed: seed)
            guard let mapping = try mapping(of: made, seed) else { continue }
            var chance = SeededGenerator(seed: seed &+ 2_000_000)
            var documents: [String] = []
            for _ in 0..<3 {
                let document = made.document(&chance)
                documents.append(document)
                for _ in 0..<3 { documents.append(changed(document, &chance)) }
            }
            let folder = try TemporaryFolder()
            for (name, text) in made.documents { try folder.write(text, to: name) }
            let paths = try documents.enumerated().map { try folder.write($1, to: "\($0).xml") }
            guard let verdicts = try verdicts(on: paths, schema: folder.path("a.xsd")) else { continue }
            for (document, verdict) in zip(documents, verdicts) {
                // libxml2 takes no number of more than 24 digits.
                guard let verdict, !document.contains("123456789012345678901234567890") else { continue }
                let log = FindingLog()
                try XMLValidation { _ throws(WorkError) in mapping.schema }.validate(
                    ByteReader(.bytes(Array(document.utf8))), findings: log)
                judged += 1
                #expect(
                    (log.outcome == .valid) == verdict,
                    "seed \(seed), libxml2 says \(verdict): \(log.findings.map(\.message.description))\n\(document)\n\(made.documents)")
            }
        }
        #expect(judged > Self.count, "xmllint judged \(judged)")
    }

    /// Nil where content is ambiguous.
    private func mapping(of made: RandomSchema, _ seed: UInt64) throws -> JSONMapping? {
        do throws(WorkError) {
            let documents = ExactMap(made.documents.mapValues { Array($0.utf8) })
            let schema = try Schema.load(main: "a.xsd", documents: documents, checking: .full)
            return JSONMapping(
                schema: schema, prefixes: ["": "urn:a", "b": "urn:b", "w": "urn:w"], names: [:], id: "id", noteElements: [])
        } catch {
            let codes = error.findings.map(\.code)
            if !codes.allSatisfy({ $0.contains("cos-nonambig") }) {
                Issue.record("seed \(seed): \(error.findings.map(\.message.description))\n\(made.documents)")
            }
            return nil
        }
    }

    /// A copy in which a tag is dropped, doubled or renamed, or a value changed.
    private func changed(_ document: String, _ chance: inout SeededGenerator) -> String {
        var pieces = document.split(separator: ">", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count > 4 else { return document }
        let place = chance.number(1...(pieces.count - 3))
        switch chance.number(0...3) {
        case 0: pieces[place] = pieces[place].replacingOccurrences(of: "<e", with: "<f")
        case 1: pieces[place] = "9" + pieces[place]
        case 2: pieces[place] = pieces[place].replacingOccurrences(of: "=\"", with: "=\"x")
        default: pieces.insert(contentsOf: ["<w:any w:k=\"1\"", "</w:any"], at: place)
        }
        return pieces.joined(separator: ">")
    }

    /// What xmllint says of each document: nil of one that it does not judge, such as a malformed one; nil of all where it
    /// does not take the schema.
    private func verdicts(on paths: [String], schema: String) throws -> [Bool?]? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["timeout", "60", "xmllint", "--noout", "--schema", schema] + paths
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard !said.contains("failed to compile"), !said.contains("xmllint: not found") else { return nil }
        return paths.map { path in
            said.contains("\(path) validates\n") ? true : said.contains("\(path) fails to validate\n") ? false : nil
        }
    }
}
