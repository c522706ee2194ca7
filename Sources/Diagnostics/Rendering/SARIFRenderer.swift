/// Writes findings as SARIF 2.1.0, for code hosts, editors and dashboards.
///
/// Results are written as documents come; the rules they name, the files and the invocation follow them, because the
/// order of members means nothing in JSON.
public final class SARIFRenderer: FindingsRenderer {
    private let json: JSONOutput
    private let version: String
    private let language: Language
    private let help: (String) -> CodeHelp?
    /// Codes in order of first use, and the severity they were first used with.
    private var rules: [(code: String, severity: Severity)] = []
    private var ruleIndexes: ExactMap<Int> = [:]
    private var documents: [(file: String, outcome: Outcome, pack: String?, omitted: Int)] = []
    /// A file that was named twice is one artifact.
    private var documentIndexes: ExactMap<Int> = [:]
    private var notChecked: [(file: String, reason: Finding?)] = []

    /// - Parameters:
    ///   - version: that of rapporteur.
    ///   - language: that of messages.
    ///   - help: what is known of a code.
    public init(
        _ sink: ByteSink, version: String, language: Language = .english,
        help: @escaping (String) -> CodeHelp? = { _ in nil }
    ) {
        json = JSONOutput(sink)
        self.version = version
        self.language = language
        self.help = help
        json.open("{")
        json.member(
            "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        json.member("version", "2.1.0")
        json.open("[", "runs")
        json.open("{")
        json.member("columnKind", "unicodeCodePoints")
        json.member("language", language.rawValue)
        json.open("[", "results")
    }

    public func add(_ document: DocumentResult) {
        let index = documentIndexes[document.file] ?? documents.count
        if index == documents.count {
            documentIndexes[document.file] = index
            documents.append((document.file, document.outcome, document.schema?.pack, document.omitted))
        }
        for finding in document.findings { add(finding, document: index, file: document.file) }
        if document.outcome == .notChecked || document.reasonNotChecked != nil {
            notChecked.append((document.file, document.reasonNotChecked ?? document.findings.first))
        }
    }

    public func finish(_ run: RunResult) {
        json.close("]", onItsOwnLine: true)
        json.array("artifacts") {
            for document in documents { add(document) }
        }
        json.object("tool", onItsOwnLine: true) { addTool(run.summary.parts) }
        json.array("invocations", onItsOwnLine: true) {
            json.object { addInvocation(run) }
        }
        json.close("}")
        json.close("]")
        json.close("}")
        json.sink.append("\n")
    }

    private func text(_ message: Message) -> String { message.text(in: language) }

    // MARK: Results

    private func add(_ finding: Finding, document: Int, file: String) {
        let location = finding.location
        json.object(onItsOwnLine: true) {
            json.member("ruleId", finding.code)
            json.member("ruleIndex", rule(finding))
            json.member("level", finding.severity.rawValue)
            addMessage(finding)
            json.array("locations") {
                for location in [location] + finding.others { add(location, document: document, file: file) }
            }
            if finding.count > 1 { json.member("occurrenceCount", finding.count) }
            json.object("partialFingerprints") { json.member("findingPlace/v1", finding.fingerprint(at: location)) }
            if let acceptance = finding.acceptance {
                json.array("suppressions") {
                    json.object {
                        json.member("kind", "external")
                        json.member("status", "accepted")
                        json.member(
                            "justification",
                            text(
                                Message(
                                    "page.accepted/until",
                                    ["reason": .text(acceptance.reason), "day": .text(acceptance.expires)])))
                    }
                }
            }
            if finding.hint != nil || location.pointer != nil {
                json.object("properties") {
                    json.member("hint", finding.hint.map(text))
                    json.member("pointer", location.pointer)
                }
            }
        }
    }

    private func add(_ location: Location, document: Int, file: String) {
        json.object {
            json.object("physicalLocation") {
                json.object("artifactLocation") {
                    json.member("uri", FileURI.reference(location.file ?? file))
                    if (location.file ?? file) == file { json.member("index", document) }
                }
                addRegion(location)
            }
            addLogicalLocation(location)
        }
    }

    /// The message with its hint: most viewers show nothing else.
    private func addMessage(_ finding: Finding) {
        let sentences = Message.sentences([finding.message] + (finding.hint.map { [$0] } ?? []))
        json.object("message") { json.member("text", text(sentences)) }
    }

    private func addRegion(_ location: Location) {
        guard let line = location.line, line > 0 else { return }
        json.object("region") {
            json.member("startLine", line)
            if let column = location.column, column > 0 { json.member("startColumn", column) }
            if let end = location.end {
                json.member("endLine", end.line)
                json.member("endColumn", end.column)
            }
        }
        if let excerpt = location.excerpt {
            json.object("contextRegion") {
                json.member("startLine", line)
                json.object("snippet") { json.member("text", excerpt.text) }
            }
        }
    }

    private func addLogicalLocation(_ location: Location) {
        guard let path = location.xpath ?? location.pointer else { return }
        json.array("logicalLocations") {
            json.object {
                json.member("name", location.place)
                json.member("fullyQualifiedName", path)
                json.member("kind", location.xpath != nil ? "element" : "member")
            }
        }
    }

    private func rule(_ finding: Finding) -> Int {
        if let known = ruleIndexes[finding.code] { return known }
        ruleIndexes[finding.code] = rules.count
        rules.append((finding.code, finding.severity))
        return rules.count - 1
    }

    // MARK: The run

    private func add(_ document: (file: String, outcome: Outcome, pack: String?, omitted: Int)) {
        json.object(onItsOwnLine: true) {
            json.object("location") { json.member("uri", FileURI.reference(document.file)) }
            json.array("roles") { json.item("analysisTarget") }
            json.object("properties") {
                json.member("outcome", document.outcome.rawValue)
                json.member("pack", document.pack)
                if document.omitted > 0 { json.member("omitted", document.omitted) }
            }
        }
    }

    private func addTool(_ parts: [CheckedPart]) {
        json.object("driver") {
            json.member("name", "rapporteur")
            json.member("version", version)
            json.member("semanticVersion", version)
            json.array("rules") {
                for rule in rules { addRule(rule.code, rule.severity) }
            }
        }
        guard !parts.isEmpty else { return }
        json.array("extensions") {
            for part in parts {
                json.object {
                    json.member("name", part.name)
                    json.member("version", part.version)
                    json.object("properties") {
                        json.member("kind", part.kind.rawValue)
                        json.member("sha256", part.sha256)
                    }
                }
            }
        }
    }

    private func addRule(_ code: String, _ severity: Severity) {
        let help = help(code)
        json.object(onItsOwnLine: true) {
            json.member("id", code)
            if let help {
                json.object("shortDescription") { json.member("text", help.summary) }
            }
            json.object("help") {
                let more = Message("page.explain", ["code": .text(code)])
                let known = (help?.mending ?? help?.summary).map { [Message.verbatim($0)] } ?? []
                json.member("text", text(.sentences(known + [more])))
            }
            // Pages have no address of their own; the name is stable, and tells what to look up.
            json.member("helpUri", "urn:rapporteur:finding:" + FileURI.reference(code))
            json.object("defaultConfiguration") { json.member("level", severity.rawValue) }
        }
    }

    private func addInvocation(_ run: RunResult) {
        json.member("executionSuccessful", run.summary.notChecked == 0)
        json.member("exitCode", Int(run.exitCode))
        json.array("toolExecutionNotifications") {
            for document in notChecked { addNotification(document.file, document.reason) }
        }
        if !run.findings.isEmpty {
            json.array("toolConfigurationNotifications") {
                for finding in run.findings { addNotification(finding) }
            }
        }
        json.object("properties") {
            json.member("valid", run.summary.valid)
            json.member("invalid", run.summary.invalid)
            json.member("notChecked", run.summary.notChecked)
            json.member("accepted", run.summary.accepted)
        }
    }

    private func addNotification(_ file: String, _ reason: Finding?) {
        json.object(onItsOwnLine: true) {
            if let reason { json.object("descriptor") { json.member("id", reason.code) } }
            json.member("level", "error")
            json.object("message") {
                let why = reason.map { MessageArgument.message($0.message) } ?? .text("")
                json.member("text", text(Message("page.notChecked", ["file": .text(file), "reason": why])))
            }
            addNotified(reason?.location ?? Location(), file: file)
        }
    }

    private func addNotification(_ finding: Finding) {
        json.object(onItsOwnLine: true) {
            json.object("descriptor") { json.member("id", finding.code) }
            json.member("level", finding.severity.rawValue)
            addMessage(finding)
            if let file = finding.location.file { addNotified(finding.location, file: file) }
        }
    }

    private func addNotified(_ location: Location, file: String) {
        json.array("locations") {
            json.object {
                json.object("physicalLocation") {
                    json.object("artifactLocation") {
                        json.member("uri", FileURI.reference(location.file ?? file))
                    }
                    if let line = location.line, line > 0 {
                        json.object("region") { json.member("startLine", line) }
                    }
                }
            }
        }
    }
}
