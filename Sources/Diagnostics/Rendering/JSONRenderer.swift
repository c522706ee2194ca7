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
                json.namespaces(schema.namespaces)
            } else {
                json.null("pack")
                json.member("rules", 0)
            }
            json.array("findings") {
                for finding in document.findings { json.finding(finding, of: document.file, in: language) }
            }
            if document.omitted > 0 { json.member("omitted", document.omitted) }
        }
    }

    public func finish(_ run: RunResult) {
        json.close("]", onItsOwnLine: true)
        if !run.findings.isEmpty {
            json.array("findings") {
                for finding in run.findings { json.finding(finding, of: nil, in: language) }
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
}
