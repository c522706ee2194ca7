import Foundation
import Rapporteur

/// Takes a document in piece by piece, and hands one out so.
func stream(_ rapporteur: Rapporteur, report: String) async throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: report)))
    let body = AsyncStream<[UInt8]> { continuation in
        for start in stride(from: 0, to: bytes.count, by: 4096) {
            continuation.yield(Array(bytes[start..<min(start + 4096, bytes.count)]))
        }
        continuation.finish()
    }
    let input = try await Input.collecting(body, name: "request")
    let schema = try rapporteur.schema()
    check(try schema.validate(input).isValid, "the request is valid")

    var size = 0
    try schema.json(fromXML: input, to: .pieces { size += $0.count })
    print("\(size) bytes of JSON")

    // Work in a task ends when the task is cancelled.
    let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try schema.validate(input)
    }
    do {
        _ = try await task.value
        check(false, "a cancelled task gives nothing")
    } catch RapporteurError.cancelled {
        print("cancelled")
    }
}
