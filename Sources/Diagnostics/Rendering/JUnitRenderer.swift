/// Writes outcomes as JUnit XML, for what shows test results: a test suite a run, a test case a document.
///
/// An invalid document is a failure, one that was not checked an error; findings that change nothing are its output.
/// Test cases are kept until the end, because their number comes first.
public final class JUnitRenderer: FindingsRenderer {
    private let sink: ByteSink
    private let version: String
    private let cases = ByteSink()
    private let text: TextRenderer
    private var tests = 0
    private var failures = 0
    private var errors = 0

    /// - Parameters:
    ///   - version: that of rapporteur.
    ///   - language: that of messages.
    public init(_ sink: ByteSink, version: String, language: Language = .english) {
        self.sink = sink
        text = TextRenderer(namesAllPlaces: true, language: language)
        self.version = version
    }

    public func add(_ document: DocumentResult) {
        tests += 1
        let (folder, name) = Self.split(document.file)
        cases.append("    <testcase classname=\"\(Self.value(folder))\" name=\"\(Self.value(name))\"")
        let findings = text.text(for: document)
        switch document.outcome {
        case .valid where findings.isEmpty: cases.append("/>\n")
        case .valid: add("system-out", "", findings)
        case .invalid:
            failures += 1
            add("failure", attributes(Self.gravest(document), document), findings)
        case .notChecked:
            errors += 1
            add("error", attributes(document.reasonNotChecked ?? Self.gravest(document), document), findings)
        }
    }

    public func finish(_ run: RunResult) {
        let counts = "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
        sink.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        sink.append("<testsuites name=\"rapporteur\" \(counts)>\n")
        sink.append("  <testsuite name=\"rapporteur validate\" \(counts) skipped=\"0\">\n    <properties>\n")
        add("rapporteur", version)
        for part in run.summary.parts { add("\(part.kind.rawValue) \(part.label)", "sha256:\(part.sha256 ?? "")") }
        if run.summary.accepted > 0 { add("accepted", String(run.summary.accepted)) }
        sink.append("    </properties>\n")
        sink.append(cases.takeBytes())
        if !run.findings.isEmpty {
            sink.append("    <system-out>\(MarkupText.escaped(text.text(for: run.findings), keepsLines: true))</system-out>\n")
        }
        sink.append("  </testsuite>\n</testsuites>\n")
    }

    private func add(_ element: String, _ attributes: String, _ findings: String) {
        let body = MarkupText.escaped(findings, keepsLines: true)
        cases.append(">\n      <\(element)\(attributes)>\(body)</\(element)>\n    </testcase>\n")
    }

    private func add(_ name: String, _ value: String) {
        sink.append("      <property name=\"\(Self.value(name))\" value=\"\(Self.value(value))\"/>\n")
    }

    private func attributes(_ finding: Finding?, _ document: DocumentResult) -> String {
        guard let finding else { return " message=\"\(Self.value(document.outcome.rawValue))\" type=\"rapporteur\"" }
        return " message=\"\(Self.value(finding.message.text(in: text.language)))\" type=\"\(Self.value(finding.code))\""
    }

    /// The first of the gravest findings that count.
    private static func gravest(_ document: DocumentResult) -> Finding? {
        let counting = document.findings.filter { $0.acceptance == nil }
        return Severity.allCases.reversed().lazy.compactMap { severity in
            counting.first { $0.severity == severity }
        }.first
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.utf8.index(after: slash)...]))
    }

    private static func value(_ text: String) -> String { MarkupText.escaped(text) }
}
