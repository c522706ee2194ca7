/// Writes findings as JSON: one object, described by Schemas/findings.schema.json, one line a document and finding.
public final class JSONRenderer: FindingsRenderer {
    private let json: JSONOutput
    private let language: Language

    /// Begins the object; `version` is that of rapporteur, `language` that of messages and hints.
    public init(_ sink: ByteSink, version: String, language: Language = .english) {
        json = JSONOutput(sink)
        self.language = language
        json.open("{")
        json.member("rapporteur", version)
        json.open("[", "documents")
    }

    public func add(_ document: DocumentResult) {
        json.object(onItsOwnLine: true) {
            json.member("file", document.file)
            json.member("outcome", document.outcome.rawValue)
            if let schema = document.schema {
                json.member("pack", schema.pack)
                json.member("rules", schema.rules)
                append(schema.namespaces)
            } else {
                json.null("pack")
                json.member("rules", 0)
            }
            json.array("findings") {
                for finding in document.findings { add(finding, of: document.file) }
            }
            if document.omitted > 0 { json.member("omitted", document.omitted) }
        }
    }

    public func finish(_ run: RunResult) {
        json.close("]", onItsOwnLine: true)
        if !run.findings.isEmpty {
            json.array("findings") {
                for finding in run.findings { add(finding, of: nil) }
            }
        }
        json.array("checkedWith") {
            for part in run.summary.parts {
                json.object {
                    json.member("kind", part.kind.rawValue)
                    json.member("name", part.name)
                    json.member("version", part.version)
                    json.member("sha256", part.sha256)
                }
            }
        }
        json.object("summary") {
            json.member("valid", run.summary.valid)
            json.member("invalid", run.summary.invalid)
            json.member("notChecked", run.summary.notChecked)
            json.member("accepted", run.summary.accepted)
        }
        json.close("}")
        json.sink.append("\n")
    }

    private func add(_ finding: Finding, of file: String?) {
        let location = finding.location
        json.object(onItsOwnLine: true) {
            json.member("code", finding.code)
            json.member("severity", finding.severity.rawValue)
            json.member("message", finding.message.text(in: language))
            json.member("hint", finding.hint?.text(in: language))
            // A finding in another file, such as the schema's, says so.
            if location.file != file { json.member("file", location.file) }
            json.member("place", location.place)
            json.member("line", location.line)
            json.member("column", location.column)
            json.member("xpath", location.xpath)
            json.member("pointer", location.pointer)
            if let excerpt = location.excerpt {
                json.object("excerpt") {
                    json.member("text", excerpt.text)
                    json.member("caret", excerpt.caret)
                }
            }
            json.member("count", finding.count)
            if let acceptance = finding.acceptance {
                json.object("accepted") {
                    json.member("reason", acceptance.reason)
                    json.member("expires", acceptance.expires)
                }
            }
        }
    }

    private func append(_ namespaces: [String: String]) {
        guard !namespaces.isEmpty else { return }
        json.object("namespaces") {
            for (prefix, namespace) in namespaces.sorted(by: { $0.key < $1.key }) {
                json.member(named: prefix, namespace)
            }
        }
    }
}
