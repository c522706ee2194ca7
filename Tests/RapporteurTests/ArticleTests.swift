import Foundation
import TestSupport
import Testing

/// The articles of the library show code that is built and run: each piece stands in Examples/swift.
@Suite struct ArticleTests {
    private static let root = SharedData.projectRoot

    private static func files(in folder: String, ending: String) throws -> [String: String] {
        let url = root.appendingPathComponent(folder)
        var files: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path) where name.hasSuffix(ending) {
            files[name] = try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
        }
        return files
    }

    private static func lines(_ text: some StringProtocol) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    @Test func codeOfArticlesIsBuiltAndRun() throws {
        let example = try Self.files(in: "Examples/swift/Sources/Tour", ending: ".swift").values.map {
            Self.lines($0).joined(separator: "\n")
        }
        let articles = try Self.files(in: "Sources/Rapporteur/Rapporteur.docc", ending: ".md")
        #expect(articles.count > 10)
        var pieces = 0
        for (name, text) in articles {
            for block in text.components(separatedBy: "```swift\n").dropFirst() {
                let code = Self.lines(block.components(separatedBy: "```")[0]).joined(separator: "\n")
                pieces += 1
                #expect(example.contains { $0.contains(code) }, "\(name) shows what no file of the example has:\n\(code)")
            }
        }
        #expect(pieces > 12)
    }

    @Test func everyArticleIsListed() throws {
        let articles = try Self.files(in: "Sources/Rapporteur/Rapporteur.docc", ending: ".md")
        let front = try #require(articles["Rapporteur.md"])
        for name in articles.keys where name != "Rapporteur.md" {
            #expect(front.contains("<doc:\(name.dropLast(3))>"), "\(name) is not listed")
        }
    }
}
