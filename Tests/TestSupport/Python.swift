import Foundation
import Testing

/// The machine's Python, for tools that are not ours.
public enum Python {
    /// Whether `python3` can import a package.
    public static func has(_ package: String) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import \(package)"]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// The validator of JSON Schema that tests ask for a second opinion.
    public static let hasJSONSchema = has("jsonschema")

    public static let jsonSchemaReason: Comment = "python3 with the package jsonschema is not there"

    /// Whether there is a `python3`.
    public static let isThere = has("html.parser")

    public static let reason: Comment = "python3 is not there"

    /// What a script prints that gets arguments; throws where it fails.
    public static func output(of script: String, _ arguments: String...) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return data
    }

    public struct Failure: Error {
        public var status: Int32
    }
}
