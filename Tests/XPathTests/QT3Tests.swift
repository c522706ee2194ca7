import Foundation
import Testing

/// The W3C's test suite for XPath and XQuery, what of it is XPath 2.0: from https://github.com/w3c/qt3tests, in the
/// folder that QT3_FOLDER names. Documentation/xpath.md lists what does not pass, and why.
@Suite struct QT3Tests {
    @Test(.enabled(if: QT3Folder.path != nil, "QT3_FOLDER names no folder")) func passes() throws {
        let catalogue = try QT3Catalogue(folder: try #require(QT3Folder.path))
        let runner = QT3Runner()
        var passed = 0
        var failed: [String] = []
        for test in catalogue.tests where test.reasonToSkip == nil {
            if runner.run(test) == nil { passed += 1 } else { failed.append(test.name) }
        }
        #expect(passed + failed.count > 15_000)
        #expect(Double(passed) >= 0.99 * Double(passed + failed.count), "\(passed) passed, \(failed.count) failed: \(failed)")
    }
}

enum QT3Folder {
    static let path = ProcessInfo.processInfo.environment["QT3_FOLDER"]
}
