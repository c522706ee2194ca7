package import RapporteurDiagnostics

/// What a value that is not valid was probably meant to be: other spellings of it that the type admits.
///
/// Nothing is guessed: where a date can be read in two ways, both are given.
struct Suggestion {
    private let type: SimpleType
    private var found: [(literal: String, meaning: Message?)] = []

    /// How to write the value, as a sentence; nil where no other spelling of it is valid.
    static func hint(for value: String, type: SimpleType) -> Message? {
        guard !value.isEmpty, value.utf8.count <= 200 else { return nil }
        var suggestion = Suggestion(type: type, written: value)
        suggestion.collect(value)
        guard !suggestion.found.isEmpty else { return nil }
        let parts = suggestion.found.prefix(2).map { literal, meaning in
            meaning.map { 
                Message("xsd.value/suggestion.meaning", ["value": Wording.quoted(literal), "meaning": .message($0)]) }
                ?? Message("xsd.value/suggestion", ["value": Wording.quoted(literal)])
        }
        return Message("xsd.value/hint.write", ["values": .list(parts.map(MessageArgument.message), .or)])
    }

    /// The only other spelling of a value that is valid; nil where there is none, or more than one.
    static func only(for value: String, type: SimpleType) -> String? {
        guard !value.isEmpty, value.utf8.count <= 200 else { return nil }
        var suggestion = Suggestion(type: type, written: value)
        suggestion.collect(value)
        return suggestion.found.count == 1 ? suggestion.found[0].literal : nil
    }

    /// What was written, which is no other spelling of itself.
    private let written: String

    private init(type: SimpleType, written: String) {
        self.type = type
        self.written = written
    }

    private mutating func collect(_ value: String) {
        for (literal, meaning) in DateReading.readings(of: value) { add(literal, meaning) }
        guard found.isEmpty else { return }
        let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let words = value.unicodeScalars.split(whereSeparator: isSpace).map { String($0) }
        let joined = words.joined()
        switch value.lowercased() {
        case "yes", "y", "on", "true": add("true", nil)
        case "no", "n", "off", "false": add("false", nil)
        default: break
        }
        if type.primitive == .decimal || type.primitive == .double || type.primitive == .float {
            // "1,500,000" is a number with groups, "1,5" has a comma for a point, and who can tell of "1,500"?
            let groups = joined.pieces(between: ",", keepingEmpty: true)
            if groups.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 }) {
                add(joined.filter { $0 != "," && $0 != "'" }, nil)
            }
            if groups.count == 2, !value.has(".") {
                add(String(joined.map { $0 == "," ? "." : $0 }), nil)
            }
            let digits = joined.prefix { $0.isNumber }
            if ["st", "nd", "rd", "th", ".", "%"].contains(joined.dropFirst(digits.count)) { add(String(digits), nil) }
            return
        }
        add(words.joined(separator: " "), nil)
        if words.count > 1 {
            add(words.joined(separator: type.primitive == .anyURI ? "%20" : "_"), nil)
            if found.isEmpty { add(joined, nil) }
        }
        if found.isEmpty { add(String(value.map { $0 == "_" ? "-" : $0 }), nil) }
        if found.isEmpty { add(value.lowercased(), nil) }
        if found.isEmpty { add(value.uppercased(), nil) }
    }

    private mutating func add(_ literal: String, _ meaning: Message?) {
        guard !literal.isEmpty, literal != written, !found.contains(where: { $0.literal == literal }) else { return }
        var text = literal
        var context = LiteralContext()
        if text.withUTF8({ type.check($0, in: &context).isValid }) { found.append((literal, meaning)) }
    }
}

/// Dates as people write them.
package enum DateReading {
    /// The day that a text says, in the form of `xs:date`; nil where it says none, or may say two.
    package static func only(of text: String) -> String? {
        let found = readings(of: text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        return found.count == 1 ? found[0].literal : nil
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// The dates that a text may mean, in the form of `xs:date`; each with its words where there are two.
    static func readings(of text: String) -> [(literal: String, meaning: Message?)] {
        let parts = text.split(whereSeparator: { " /.-,".contains($0) }).map(String.init)
        guard parts.count == 3, text.utf8.count <= 30 else { return [] }
        if let month = parts.firstIndex(where: { self.month($0) != nil }), month < 2 {
            guard let day = Int(parts[1 - month].filter { $0.isNumber }), let year = year(parts[2]),
                let number = self.month(parts[month])
            else { return [] }
            return [iso(year, number, day)].compactMap { $0 }.map { ($0, nil) }
        }
        let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
        guard numbers.count == 3 else { return [] }
        if parts[0].count == 4 {
            return [iso(numbers[0], numbers[1], numbers[2])].compactMap { $0 }.map { ($0, nil) }
        }
        guard parts[2].count == 4 else { return [] }
        let dayFirst = iso(numbers[2], numbers[1], numbers[0]), monthFirst = iso(numbers[2], numbers[0], numbers[1])
        guard let dayFirst, let monthFirst, dayFirst != monthFirst else {
            return [dayFirst ?? monthFirst].compactMap { $0 }.map { ($0, nil) }
        }
        return [
            (dayFirst, words(numbers[2], numbers[1], numbers[0])), (monthFirst, words(numbers[2], numbers[0], numbers[1])),
        ]
    }

    private static func month(_ word: String) -> Int? {
        let word = word.lowercased()
        guard word.count >= 3 else { return nil }
        return months.firstIndex { $0 == word || $0.begins(with: word) && word.count <= 4 }.map { $0 + 1 }
    }

    private static func year(_ word: String) -> Int? { word.count == 4 ? Int(word) : nil }

    private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func words(_ year: Int, _ month: Int, _ day: Int) -> Message {
        Message("xsd.value/day", ["day": .number(day), "month": .number(month), "year": .number(year)])
    }
}

extension SimpleType {
    /// What a value of the type is, with its article: “a date”, “one of “a” and “b””.
    package var kindOfValue: Message { kindOfValue(within: 4) }

    private func kindOfValue(within depth: Int) -> Message {
        if let literals = facets.enumeration?.literals, !literals.isEmpty {
            let shown = literals.prefix(6).map { MessageArgument.quoted($0) }
            if literals.count > 6 {
                return Message("xsd.kind/more", ["values": .list(shown), "count": .number(literals.count - 6)])
            }
            return Message("xsd.kind/values", ["values": .list(shown, .or)])
        }
        switch variety {
        case .list:
            guard depth > 0, let item = itemType?.kindOfValue(within: depth - 1) else { return Message("xsd.noun/list") }
            return Message("xsd.kind/list", ["item": .message(item)])
        case .union:
            guard depth > 0 else { return Message("xsd.kind/value") }
            var kinds: [Message] = []
            for member in memberTypes {
                let kind = member.kindOfValue(within: depth - 1)
                if !kinds.contains(kind) { kinds.append(kind) }
            }
            return Message("xsd.kind/values", ["values": .list(kinds.map(MessageArgument.message), .or)])
        default: return LexicalWording(builtin).noun
        }
    }
}
