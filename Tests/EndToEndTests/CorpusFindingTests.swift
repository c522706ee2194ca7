import Foundation
import TestSupport
import Testing

/// What is said of the documents that the United Nations published as AKN4UN and that are not valid or not even
/// well-formed.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct CorpusFindingTests {
    struct Found: Decodable {
        struct Document: Decodable {
            var file: String
            var findings: [Finding]
        }
        struct Finding: Decodable {
            var code: String
            var severity: String
            var message: String
            var hint: String?
            var line: Int?
            var column: Int?
            var xpath: String?
            var count: Int?
        }
        var documents: [Document]
    }

    static let xmllint = "/usr/bin/xmllint"
    private let tool: Tool
    private let folder: URL
    private let kinds: [String: String]
    private let found: [String: [Found.Finding]]

    init() throws {
        tool = try Tool()
        let corpus = try SharedData.unpacked("un-corpus.tar.xz")
        let top = corpus.appendingPathComponent("cases.tsv").path
        folder = FileManager.default.fileExists(atPath: top) ? corpus : corpus.appendingPathComponent("un-corpus")
        let list = try String(contentsOf: folder.appendingPathComponent("cases.tsv"), encoding: .utf8)
        var kinds: [String: String] = [:]
        for line in list.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            if fields[1] != "valid" { kinds[fields[0]] = fields[1] }
        }
        self.kinds = kinds
        let paths = kinds.keys.sorted()
        try tool.folder.write(paths.map { $0 + "\n" }.joined(), to: "list")
        let xsd = SharedData.url("akn/akomantoso30.xsd").path
        let outcome = try tool.shell(
            "list=$PWD/list; cd '\(folder.path)' && \"$tool\" validate --format json --schema '\(xsd)' --files-from \"$list\"")
        let documents = try JSONDecoder().decode(Found.self, from: outcome.output).documents
        found = Dictionary(uniqueKeysWithValues: documents.map { ($0.file, $0.findings) })
        try #require(found.count == kinds.count)
    }

    /// Every line that libxml2 complains of has a finding, or its parent has one that counts it.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: xmllint), "xmllint (libxml2-utils) is not there"))
    func whatLibxml2ReportsIsReported() throws {
        let xsd = SharedData.url("akn/akomantoso30.xsd").path
        let outcome = try tool.shell(
            "list=$PWD/list; cd '\(folder.path)' && xargs \(Self.xmllint) --noout --schema '\(xsd)' < \"$list\"")
        var compared = 0
        for line in outcome.errors.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 3).map(String.init)
            guard parts.count == 4, let number = Int(parts[1]), parts[2].hasPrefix(" element "),
                parts[3].contains("Schemas validity error")
            else { continue }
            let findings = try #require(found[parts[0]], "\(parts[0])")
            compared += 1
            #expect(
                findings.contains { $0.line == number && $0.severity == "error" },
                "\(parts[0]):\(number):\(parts[3])")
        }
        #expect(compared > 250)
    }

    @Test func whatLibxml2StopsShortOfIsFoundToo() throws {
        let findings = try #require(found["ga/76session/English/A_RES_76_246-2119713E.xml"])
        #expect(findings.filter { $0.code == "xsd.attribute.missing" && $0.message.contains("name") }.count == 4)
        #expect(findings.filter { $0.code == "xsd.value.pattern" && $0.message.contains("eId") }.count == 4)
        let misplaced = findings.filter { $0.code == "xsd.element.unexpected" }
        #expect(misplaced.count == 1)
        #expect((90...100).contains(misplaced.first?.count ?? 0))
        #expect(findings.count == 9)
    }

    /// What is malformed has its syntax error as an error, and what the schema says beside it; nothing floods.
    @Test func malformedOnesAreReadOn() throws {
        for (file, kind) in kinds where kind == "malformed" {
            let findings = try #require(found[file])
            let syntax = findings.filter { $0.code.hasPrefix("xml.malformed") }
            #expect((1...3).contains(syntax.count), "\(file)")
            #expect(syntax.allSatisfy { $0.severity == "error" && $0.hint != nil && $0.line ?? 0 > 0 }, "\(file)")
            #expect(findings.count <= 10, "\(file)")
        }
    }

    /// Every document's findings fit a screen.
    @Test func textFitsAScreen() throws {
        let xsd = SharedData.url("akn/akomantoso30.xsd").path
        for file in kinds.keys.sorted() {
            let outcome = try tool.shell("cd '\(folder.path)' && \"$tool\" validate --schema '\(xsd)' '\(file)'")
            let lines = outcome.text.split(separator: "\n").count
            #expect(lines <= 50, "\(file): \(lines) lines")
        }
    }

    /// The findings of forty documents, word for word: ours alone, nothing of the documents but names and values that
    /// findings quote.
    @Test func goldens() throws {
        var text = ""
        for file in chosen() {
            text += "\(file)\n"
            for finding in found[file] ?? [] {
                text += "  \(finding.line ?? 0):\(finding.column ?? 0) \(finding.severity) \(finding.code)"
                    + (finding.count.map { $0 > 1 ? " ×\($0)" : "" } ?? "")
                    + " \(finding.xpath ?? "-")\n    \(finding.message)\n    \(finding.hint ?? "-")\n"
            }
        }
        expectGolden(text, "UNCorpus/findings.txt")
    }

    /// All that are not statements by the President, and every fourth of those, so that each kind of fault is there.
    private func chosen() -> [String] {
        let sorted = kinds.keys.sorted()
        let statements = sorted.filter { $0.hasPrefix("sc/PRST") }
        return sorted.filter { !$0.hasPrefix("sc/PRST") }
            + statements.enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
    }
}
