import RapporteurDiagnostics

/// Exchange JSON that the model has no place for.
struct ExchangeMismatch: Error {
    var code: String
    var message: Message
    var hint: Message?
    /// The way to the value, from the inside out.
    private var steps: [String] = []

    init(code: String = "report.value.unexpected", _ message: Message, hint: Message? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The same, seen from the value around it.
    func inside(_ step: some CustomStringConvertible) -> ExchangeMismatch {
        var outer = self
        outer.steps.append(step.description)
        return outer
    }

    /// The value's RFC 6901 pointer.
    var pointer: String {
        var pointer = ""
        for step in steps.reversed() {
            pointer += "/"
            for character in step {
                switch character {
                case "~": pointer += "~0"
                case "/": pointer += "~1"
                default: pointer.append(character)
                }
            }
        }
        return pointer
    }

    func error(file: String?) -> WorkError {
        WorkError(
            .input, code: code, message: message, hint: hint, location: Location(file: file, pointer: pointer))
    }
}
