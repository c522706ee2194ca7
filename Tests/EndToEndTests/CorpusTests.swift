import Foundation
import TestSupport
import Testing

/// The documents that the United Nations published as AKN4UN, through the binary and the pack that is added by
/// `make akoma-ntoso`.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct CorpusTests {
    private let tool: Tool
    private let corpus: URL

    init() throws {
        tool = try Tool()
        corpus = try SharedData.unpacked("un-corpus.tar.xz")
        let script = SharedData.projectRoot.appendingPathComponent("Scripts/akoma-ntoso").path
        let xsd = SharedData.url("akn/akomantoso30.xsd").path
        let added = try tool.shell("'\(script)' \"$tool\" '\(xsd)'")
        try #require(added.status == 0, "\(added.errors)")
    }

    /// What the list says of each document, by its path in the archive.
    private func expected() throws -> [String: String] {
        let folder = try root()
        let list = try String(contentsOf: folder.appendingPathComponent("cases.tsv"), encoding: .utf8)
        return Dictionary(
            uniqueKeysWithValues: list.split(separator: "\n").map { line in
                let fields = line.split(separator: "\t")
                return (String(fields[0]), String(fields[1]))
            })
    }

    /// The folder that has the list: the archive's top, or the one folder in it.
    private func root() throws -> URL {
        let top = corpus.appendingPathComponent("cases.tsv").path
        return FileManager.default.fileExists(atPath: top) ? corpus : corpus.appendingPathComponent("un-corpus")
    }

    /// Valid by the schema, and found by rules to print another session or date than their metadata have.
    private let contradicting: Set = [
        "ga/75session/Russian/75_164_R.xml", "ga/80session/Spanish/A_RES_80_192-2520890S.xml",
    ]

    @Test func verdictsAreThoseOfTheList() throws {
        let folder = try root()
        let outcome = try tool.shell("cd '\(folder.path)' && \"$tool\" validate --format json .")
        #expect(outcome.status == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let documents = try #require(object["documents"] as? [[String: Any]])
        let expected = try expected()
        #expect(documents.count == expected.count)
        for document in documents {
            let file = try #require(document["file"] as? String).replacing("./", with: "", maxReplacements: 1)
            let verdict = expected[file] == "valid" && !contradicting.contains(file) ? "valid" : "invalid"
            #expect(document["outcome"] as? String == verdict, "\(file)")
            let codes = (document["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
            if expected[file] == "malformed" { #expect(codes.contains { $0.hasPrefix("xml.") }, "\(file): \(codes)") }
        }
        #expect(outcome.errors.hasPrefix("298 valid, 113 invalid (akoma-ntoso 3.0"), "\(outcome.errors)")
    }

    /// What is said of one document fits a screen.
    @Test func findingsFitAScreen() throws {
        let folder = try root()
        let wrong = try expected().filter { $0.value != "valid" }.keys.sorted()
        #expect(wrong.count == 111)
        for file in wrong {
            let text = try tool.run("validate", "\(folder.path)/\(file)").text
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            #expect((1...40).contains(lines), "\(file): \(lines)")
        }
    }

    @Test func validOnesConvertAndComeBackCanonicallyEqual() throws {
        let folder = try root()
        let valid = try expected().filter { $0.value == "valid" }.keys.sorted()
        try tool.folder.write(valid.map { folder.path + "/\($0)\n" }.joined(), to: "list")
        // Names differ across folders by more than the last step, so each folder is converted by itself.
        let there = try tool.shell(
            "\"$tool\" convert '\(folder.path)' --to json --output-dir json --verify 2> log; tail -n 2 log")
        #expect(there.text.hasPrefix("300 converted and verified, 111 invalid (akoma-ntoso 3.0"), "\(there.text)")
        let back = try tool.run("convert", "json", "--to", "xml", "--output-dir", "xml", "--verify")
        #expect(back.status == 0)
        #expect(back.errors.hasPrefix("300 converted and verified (akoma-ntoso 3.0"), "\(back.errors.suffix(2000))")
    }
}
