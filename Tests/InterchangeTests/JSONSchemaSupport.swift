import RapporteurDiagnostics
import Foundation
import RapporteurInterchange
import RapporteurJSONStream
import Testing
import TestSupport

/// JSON Schema as PyPI's jsonschema understands it, which is not ours and so cannot share our mistakes.
enum IndependentValidator {
    /// For each instance whether the schema admits it.
    static func verdicts(schema: String, instances: [String]) throws -> [Bool] {
        let script = """
            import json, sys, warnings
            warnings.simplefilter("error")
            from jsonschema import Draft202012Validator
            lines = sys.stdin.read().split("\\n")
            schema = json.loads(lines[0])
            Draft202012Validator.check_schema(schema)
            validator = Draft202012Validator(schema)
            for line in lines[1:]:
                print(int(validator.is_valid(json.loads(line))))
            """
        let outcome = try run(script, input: ([schema] + instances).joined(separator: "\n"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answers = outcome.output.split(separator: "\n").map { $0 == "1" }
        try #require(answers.count == instances.count)
        return answers
    }

    private static func run(_ script: String, input: String) throws -> (status: Int32, output: String, errors: String) {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        for (name, text) in [("in", input), ("out", ""), ("err", "")] { try folder.write(text, to: name) }
        process.standardInput = FileHandle(forReadingAtPath: folder.path("in"))
        process.standardOutput = FileHandle(forWritingAtPath: folder.path("out"))
        process.standardError = FileHandle(forWritingAtPath: folder.path("err"))
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
        }
        return (process.terminationStatus, try text("out"), try text("err"))
    }
}

extension JSONMapping {
    /// The JSON Schema on one line.
    func jsonSchema(_ profile: JSONProfile = .exchange) throws -> String {
        let sink = ByteSink()
        JSONWriter(sink, layout: .compact).value(try JSONSchemaGenerator(mapping: self, profile: profile).document())
        return String(decoding: sink.takeBytes(), as: UTF8.self)
    }
}
