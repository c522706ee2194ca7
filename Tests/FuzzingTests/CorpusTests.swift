import Foundation
@testable import RapporteurFuzzing
import Testing

/// Every input of the corpora, and every find, goes through its target once.
@Suite struct CorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzzing/Corpus")

    @Test(arguments: FuzzTargets.names)
    func everyInputEndsWell(_ name: String) throws {
        let folder = Self.folder.appendingPathComponent(name)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!files.isEmpty, "there is no corpus of \(name)")
        let target = try #require(try FuzzTargets.make(name))
        // Twice, so that each is also read after all the others.
        for file in files + files {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
            #expect(throws: Never.self, "\(name)/\(file)") { try target.run(bytes) }
        }
    }

    @Test func everyCorpusHasATarget() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(folders) == Set(FuzzTargets.names))
    }
}
