import Foundation
import Testing

/// Compares what a test made with a file in Tests/Goldens.
///
/// A missing golden fails. With RECORD_GOLDENS=1 the file is written anew and the test fails once, so that nobody
/// records by accident.
public func expectGolden(
    _ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let file = SharedData.projectRoot.appendingPathComponent("Tests/Goldens/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        #expect(throws: Never.self, sourceLocation: sourceLocation) {
            try Data(actual.utf8).write(to: file)
        }
        Issue.record("\(name) was recorded; look at it and run again", sourceLocation: sourceLocation)
        return
    }
    guard let data = try? Data(contentsOf: file) else {
        Issue.record("Tests/Goldens/\(name) is not there; RECORD_GOLDENS=1 writes it", sourceLocation: sourceLocation)
        return
    }
    #expect(actual == String(decoding: data, as: UTF8.self), "differs from \(name)", sourceLocation: sourceLocation)
}
