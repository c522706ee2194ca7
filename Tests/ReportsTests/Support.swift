import RapporteurDiagnostics
import Foundation
import RapporteurReportModel
import Testing
import TestSupport
import RapporteurXMLStream

/// The XML samples, by file name without extension.
let sampleNames = ["protection-of-migrants", "communication", "note-verbale"]

func sampleURL(_ file: String) -> URL { SharedData.projectRoot.appendingPathComponent("Samples/\(file)") }

func samplePath(_ file: String) -> String { sampleURL(file).path }

func sample(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: sampleURL(file))) }

func sampleReport() throws -> Report {
    try Report(contentsOf: .file(samplePath("protection-of-migrants.xml")))
}


/// The error that a body throws.
func workError(
    _ body: () throws -> some Any, sourceLocation: SourceLocation = #_sourceLocation
) -> WorkError? {
    do {
        _ = try body()
        Issue.record("nothing was thrown", sourceLocation: sourceLocation)
        return nil
    } catch let error as WorkError {
        return error
    } catch {
        Issue.record("thrown was \(error)", sourceLocation: sourceLocation)
        return nil
    }
}

func canonical(_ xml: [UInt8], comments: Bool = true) throws -> String {
    String(decoding: try CanonicalXML.canonicalize(.bytes(xml), comments: comments), as: UTF8.self)
}

/// Runs a body on a thread with a stack of 2 MB, a quarter of what threads have by default; builds for debugging
/// take several times as much of it as others.
func onSmallStack(_ body: @escaping @Sendable () throws -> Void) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let thread = Thread { continuation.resume(with: Result(catching: body)) }
        thread.stackSize = 2048 << 10
        thread.start()
    }
}
