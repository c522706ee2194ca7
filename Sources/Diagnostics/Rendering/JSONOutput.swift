/// Writes JSON with its commas, for the renderers of this module, which stands below the one that writes JSON.
final class JSONOutput {
    let sink: ByteSink
    /// Whether nothing stands between tokens, and all on one line.
    private let isCompact: Bool
    private var needsComma = false

    init(_ sink: ByteSink, isCompact: Bool = false) {
        self.sink = sink
        self.isCompact = isCompact
    }

    func object(_ name: StaticString? = nil, onItsOwnLine: Bool = false, _ body: () -> Void) {
        enclose("{", "}", name, onItsOwnLine, body)
    }

    func array(_ name: StaticString? = nil, onItsOwnLine: Bool = false, _ body: () -> Void) {
        enclose("[", "]", name, onItsOwnLine, body)
    }

    /// Begins an object or array that `close` ends later.
    func open(_ bracket: StaticString, _ name: StaticString? = nil) {
        begin(name)
        sink.append(bracket)
        needsComma = false
    }

    func close(_ bracket: StaticString, onItsOwnLine: Bool = false) {
        if onItsOwnLine, needsComma { sink.append("\n") }
        sink.append(bracket)
        needsComma = true
    }

    /// Ends a text; the next one starts on a line of its own.
    func endLine() {
        sink.append("\n")
        needsComma = false
    }

    /// A member, left out where it has no value.
    func member(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        begin(name)
        JSONText.append(text, to: sink)
        needsComma = true
    }

    func member(_ name: StaticString, _ number: Int?) {
        guard let number else { return }
        begin(name)
        sink.append(String(number))
        needsComma = true
    }

    func member(_ name: StaticString, _ truth: Bool) {
        begin(name)
        sink.append(truth ? "true" : "false")
        needsComma = true
    }

    /// A member whose name comes from elsewhere.
    func member(named name: String, _ text: String) {
        begin(nil)
        JSONText.append(name, to: sink)
        sink.append(isCompact ? ":" : ": ")
        JSONText.append(text, to: sink)
        needsComma = true
    }

    func null(_ name: StaticString) {
        begin(name)
        sink.append("null")
        needsComma = true
    }

    func item(_ text: String) {
        begin(nil)
        JSONText.append(text, to: sink)
        needsComma = true
    }

    private func enclose(
        _ start: StaticString, _ end: StaticString, _ name: StaticString?, _ onItsOwnLine: Bool, _ body: () -> Void
    ) {
        begin(name, onItsOwnLine: onItsOwnLine)
        sink.append(start)
        needsComma = false
        body()
        sink.append(end)
        needsComma = true
    }

    /// A member whose value others append, as JSON.
    func member(_ name: StaticString, _ value: (ByteSink) throws(WorkError) -> Void) throws(WorkError) {
        begin(name)
        try value(sink)
        needsComma = true
    }

    private func begin(_ name: StaticString?, onItsOwnLine: Bool = false) {
        if needsComma { sink.append(",") }
        if !isCompact {
            if onItsOwnLine { sink.append("\n") } else if needsComma { sink.append(" ") }
        }
        guard let name else { return }
        sink.append("\"")
        sink.append(name)
        sink.append(isCompact ? "\":" : "\": ")
    }
}

/// JSON strings.
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
