/// Writes findings as GitLab's Code Quality reports have them: one array, an issue a place.
///
/// What a baseline accepts is left out, since the format cannot say so; a document that was not checked is an issue.
public final class GitLabRenderer: FindingsRenderer {
    private let json: JSONOutput
    private let language: Language
    /// How often a fingerprint has been given: no two issues may share one.
    private var given: ExactMap<Int> = [:]

    /// Begins the array.
    ///
    /// - Parameter language: that of messages.
    public init(_ sink: ByteSink, language: Language = .english) {
        json = JSONOutput(sink)
        self.language = language
        json.open("[")
    }

    public func add(_ document: DocumentResult) {
        var findings = document.findings
        if let reason = document.reasonNotChecked, !findings.contains(reason) { findings.append(reason) }
        for finding in findings where finding.acceptance == nil { add(finding, of: document.file) }
    }

    public func finish(_ run: RunResult) {
        for finding in run.findings { add(finding, of: ".") }
        json.close("]", onItsOwnLine: true)
        json.sink.append("\n")
    }

    private func add(_ finding: Finding, of file: String) {
        let sentences = Message.sentences([finding.message] + (finding.hint.map { [$0] } ?? []))
        for location in [finding.location] + finding.others {
            let path = Self.path(location.file ?? finding.location.file ?? file)
            json.object(onItsOwnLine: true) {
                json.member("description", sentences.text(in: language))
                json.member("check_name", finding.code)
                json.member("fingerprint", fingerprint(finding, at: location, of: path))
                json.member("severity", Self.severity(finding.severity))
                json.object("location") {
                    json.member("path", path)
                    // A line is asked for: the first, where the finding is about the document.
                    json.object("lines") {
                        json.member("begin", max(1, location.line ?? 1))
                        if let line = location.line, let end = location.end, end.line > line { json.member("end", end.line) }
                    }
                }
            }
        }
    }

    /// What tells an issue from others as the file changes; equal ones are counted.
    private func fingerprint(_ finding: Finding, at location: Location, of path: String) -> String {
        let print = finding.fingerprint(at: location, of: path)
        let count = given[print, default: 0]
        given[print] = count + 1
        return count == 0 ? print : "\(print)-\(count + 1)"
    }

    /// The path as it is below the root of the repository: without `./`.
    private static func path(_ path: String) -> String {
        var path = path[...]
        while path.begins(with: "./"), path.utf8.count > 2 { path = path.dropFirst(2) }
        return String(path)
    }

    private static func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: "major"
        case .warning: "minor"
        case .note: "info"
        }
    }
}
