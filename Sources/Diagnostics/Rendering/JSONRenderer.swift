/// Writes findings for machines: the object that Schemas/findings.schema.json describes.
///
/// Documents are written as they come, one after the other, so that a run over thousands of files keeps nothing.
/// What is unknown is left out, except `pack`, which is null where no schema was found.
public final class JSONRenderer {
    private let sink: ByteSink
    private let language: Language
    private var isFirst = true

    /// Begins the object; `version` is that of rapporteur, `language` that of messages and hints.
    public init(_ sink: ByteSink, version: String, language: Language = .english) {
        self.sink = sink
        self.language = language
        sink.append("{\"rapporteur\": ")
        JSONText.append(version, to: sink)
        sink.append(", \"documents\": [")
    }

    public func add(_ document: DocumentResult) {
        sink.append(isFirst ? "\n" : ",\n")
        isFirst = false
        sink.append("{\"file\": ")
        JSONText.append(document.file, to: sink)
        append("outcome", document.outcome.rawValue)
        if let schema = document.schema {
            append("pack", schema.pack)
            append("rules", schema.rules)
            if !schema.namespaces.isEmpty { append(schema.namespaces) }
        } else {
            sink.append(", \"pack\": null, \"rules\": 0")
        }
        sink.append(", \"findings\": [")
        for (index, finding) in document.findings.enumerated() {
            sink.append(index == 0 ? "\n  " : ",\n  ")
            add(finding, of: document.file)
        }
        sink.append("]")
        if document.omitted > 0 { append("omitted", document.omitted) }
        sink.append("}")
    }

    /// Ends the object; nothing may follow.
    public func finish(_ summary: Summary) {
        sink.append(isFirst ? "]" : "\n]")
        sink.append(", \"summary\": {\"valid\": \(summary.valid), \"invalid\": \(summary.invalid)")
        sink.append(", \"notChecked\": \(summary.notChecked)}}\n")
    }

    private func add(_ finding: Finding, of file: String) {
        sink.append("{\"code\": ")
        JSONText.append(finding.code, to: sink)
        append("severity", finding.severity.rawValue)
        append("message", finding.message.text(in: language))
        append("hint", finding.hint?.text(in: language))
        let location = finding.location
        // A finding in another file, such as the schema's, says so.
        if location.file != file { append("file", location.file) }
        append("place", location.place)
        append("line", location.line)
        append("column", location.column)
        append("xpath", location.xpath)
        append("pointer", location.pointer)
        append("count", finding.count)
        sink.append("}")
    }

    private func append(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        appendName(name)
        JSONText.append(text, to: sink)
    }

    private func append(_ name: StaticString, _ number: Int?) {
        guard let number else { return }
        appendName(name)
        sink.append(String(number))
    }

    private func append(_ namespaces: [String: String]) {
        appendName("namespaces")
        for (index, entry) in namespaces.sorted(by: { $0.key < $1.key }).enumerated() {
            sink.append(index == 0 ? "{" : ", ")
            JSONText.append(entry.key, to: sink)
            sink.append(": ")
            JSONText.append(entry.value, to: sink)
        }
        sink.append("}")
    }

    private func appendName(_ name: StaticString) {
        sink.append(", \"")
        sink.append(name)
        sink.append("\": ")
    }
}

/// JSON strings, for this module, which stands below the one that writes JSON.
enum JSONText {
    /// Appends a string with its quotes; what a terminal must not get raw is written as an escape.
    static func append(_ text: String, to sink: ByteSink) {
        sink.append("\"")
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": sink.append("\\\"")
            case "\\": sink.append("\\\\")
            case "\n": sink.append("\\n")
            case "\t": sink.append("\\t")
            case "\r": sink.append("\\r")
            default:
                if TerminalText.needsEscape(scalar) {
                    for unit in String(scalar).utf16 { appendEscape(unit, to: sink) }
                } else {
                    sink.append(String(scalar))
                }
            }
        }
        sink.append("\"")
    }

    private static func appendEscape(_ unit: UInt16, to sink: ByteSink) {
        let digits = String(unit, radix: 16)
        sink.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
}
