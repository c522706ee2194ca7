import RapporteurBatch
import RapporteurDiagnostics
import RapporteurJSONStream

/// Lines of `--log-format json` on standard error: one JSON object a line, with its `level`.
enum LogLine {
    /// What is said beside findings: summaries, what was passed over, times.
    static func message(_ text: String) -> String {
        text.pieces(between: "\n").map { line([("level", .string("info")), ("message", .string(String($0)))]) }.joined()
    }

    /// A finding, at each of its places.
    static func finding(_ finding: Finding, of file: String?, in language: Language) -> String {
        ([finding.location] + finding.others).map { location in
            var members: [(String, JSONValue)] = [
                ("level", .string(finding.severity.rawValue)), ("code", .string(finding.code)),
                ("message", .string(finding.message.text(in: language))),
            ]
            if let hint = finding.hint { members.append(("hint", .string(hint.text(in: language)))) }
            if let file = location.file ?? file { members.append(("file", .string(file))) }
            if let number = location.line { members.append(("line", .number(String(number)))) }
            if let number = location.column { members.append(("column", .number(String(number)))) }
            return line(members)
        }.joined()
    }

    /// How far a run is.
    static func progress(_ pace: RunPace, of count: Int, bytes: Int?) -> String {
        var members: [(String, JSONValue)] = [
            ("level", .string("progress")), ("done", .number(String(pace.documents))), ("documents", .number(String(count))),
            ("bytes", .number(String(pace.bytes))), ("failed", .number(String(pace.failures))),
        ]
        if let left = pace.left(ofDocuments: count, bytes: bytes) { members.append(("secondsLeft", .number(String(left)))) }
        return line(members)
    }

    private static func line(_ members: [(String, JSONValue)]) -> String {
        let sink = ByteSink()
        JSONWriter(sink, layout: .compact).value(.object(JSONObject(members)))
        sink.append(UInt8(ascii: "\n"))
        return String(decoding: sink.takeBytes(), as: UTF8.self)
    }
}
