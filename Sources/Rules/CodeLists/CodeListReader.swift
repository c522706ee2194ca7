package import RapporteurDiagnostics

extension CodeList {
    /// Reads a list. Documentation/code-lists.md describes the format.
    ///
    /// - Parameter name: what names the file in findings.
    /// - Throws: `WorkError` of kind `schema` with all that is wrong with the file, by line (`codelist.…`); one of
    ///   kind `input` when it cannot be read.
    package static func read(_ source: ByteSource, name: String) throws(WorkError) -> CodeList {
        let bytes = try ByteReader(source, name: name).peek(CodeListReader.sizeLimit + 1)
        var reader = CodeListReader(bytes: Array(bytes), name: name)
        guard let list = reader.read() else { throw WorkError(.schema, findings: reader.findings) }
        return list
    }
}

/// Reads the lines of a code list: its head, then codes, each with its names.
struct CodeListReader {
    /// The most bytes a list may have.
    static let sizeLimit = 16 << 20
    /// The most findings that are told of one list.
    static let findingLimit = 100

    private(set) var findings: [Finding] = []
    private let name: String
    private let text: CodeListText
    private var head = CodeListHead()
    private var rows = CodeListRows()
    private var line = 0
    private var seen = ExactSet()

    init(bytes: [UInt8], name: String) {
        text = CodeListText(bytes: bytes)
        self.name = name
    }

    /// The list; nil when there are findings.
    mutating func read() -> CodeList? {
        let bytes = text.bytes
        guard bytes.count <= Self.sizeLimit else {
            report("codelist.limit", Message("codelist.limit", ["limit": .number(Self.sizeLimit)]), Message("codelist.limit/hint"))
            return nil
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            report("codelist.encoding", Message("codelist.encoding"), Message("json.malformed.encoding/hint"))
            return nil
        }
        var start = 0
        while start < bytes.count, findings.count < Self.findingLimit {
            var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            let next = end + 1
            if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            line += 1
            if end > start, bytes[start] != UInt8(ascii: "#") { readLine(start..<end) }
            start = next
        }
        line = 0
        if findings.count < Self.findingLimit { checkWhole() }
        return findings.isEmpty ? CodeList(head: head, text: text, rows: rows) : nil
    }

    private mutating func readLine(_ line: Range<Int>) {
        let pieces = text.bytes[line]
            .split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { $0.startIndex..<$0.endIndex }
        if let empty = pieces.firstIndex(where: \.isEmpty) {
            report(
                "codelist.line", Message("codelist.line/empty", ["column": .number(empty + 1)]),
                Message("codelist.line/hint.empty"))
            return
        }
        switch text[pieces[0]] {
        case "code": readCode(pieces, line)
        case "name": readName(pieces)
        case let word: readHead(word, pieces)
        }
    }

    private mutating func readHead(_ word: String, _ pieces: [Range<Int>]) {
        let values = pieces.dropFirst().map { text[$0] }
        guard !values.isEmpty, rows.codes.isEmpty else {
            report(
                "codelist.line", Message("codelist.line/place", ["word": .text(word)]), Message("codelist.line/hint.place"))
            return
        }
        if word != "source", !seen.insert(word).inserted {
            report("codelist.line", Message("codelist.line/twice", ["word": .text(word)]), Message("codelist.line/hint.twice"))
        }
        let severalValues = word == "fields" || word == "keys"
        if !severalValues && values.count > 1 {
            report("codelist.line", Message("codelist.line/values", ["word": .text(word)]),
                Message("codelist.line/hint.values"))
        }
        switch word {
        case "list": head.id = values[0]
        case "version": head.version = values[0]
        case "title": head.title = values[0]
        case "source": head.sources.append(values[0])
        case "fields": head.fields = values
        case "keys": head.keys = values
        default:
            report(
                "codelist.line", Message("codelist.line/word", ["word": .text(word)]), Message("codelist.line/hint.word"))
        }
    }

    /// `code CODE FROM TO VALUE…`
    private mutating func readCode(_ pieces: [Range<Int>], _ line: Range<Int>) {
        guard pieces.count == 4 + head.fields.count else {
            report(
                "codelist.line", Message("codelist.line/columns", ["count": .number(pieces.count)]),
                Message(
                    "codelist.line/hint.columns",
                    [
                        "count": .number(4 + head.fields.count),
                        "columns": .list((["code", "the code", "from", "to"] + head.fields).map(MessageArgument.text)),
                    ]))
            return
        }
        guard let validity = validity(pieces[2], pieces[3]) else { return }
        let code = text[pieces[1]]
        let values = head.fields.isEmpty ? line.upperBound..<line.upperBound : pieces[4].lowerBound..<line.upperBound
        let period = CodeListRows.Period(validity: validity, values: values)
        if let last = rows.codes.indices.last, text[rows.codes[last].code] == code {
            let before = rows.periods[rows.codes[last].periods.upperBound - 1].validity
            guard rows.codes[last].names.isEmpty, before.last < validity.first else {
                report(
                    "codelist.duplicate", Message("codelist.duplicate/period", ["code": .text(code)]),
                    Message("codelist.duplicate/hint.period"))
                return
            }
            rows.periods.append(period)
            rows.codes[last].periods = rows.codes[last].periods.lowerBound..<rows.periods.count
            return
        }
        guard seen.insert("code \(code)").inserted else {
            report("codelist.duplicate", Message("codelist.duplicate", ["code": .text(code)]), Message("codelist.duplicate/hint"))
            return
        }
        rows.periods.append(period)
        rows.codes.append(
            CodeListRows.Code(
                code: pieces[1], periods: rows.periods.count - 1..<rows.periods.count,
                names: rows.names.count..<rows.names.count))
    }

    /// `name LANGUAGE KIND FROM TO TEXT`
    private mutating func readName(_ pieces: [Range<Int>]) {
        guard let last = rows.codes.indices.last, pieces.count == 6 else {
            report(
                "codelist.line", rows.codes.isEmpty
                    ? Message("codelist.line/name")
                    : Message("codelist.line/columns", ["count": .number(pieces.count)]),
                Message("codelist.line/hint.name"))
            return
        }
        guard let kind = CodeName.Kind(rawValue: text[pieces[2]]) else {
            report(
                "codelist.line", Message("codelist.line/kind", ["text": .text(text[pieces[2]])]),
                Message("codelist.line/hint.kind"))
            return
        }
        guard let validity = validity(pieces[3], pieces[4]) else { return }
        rows.names.append(
            CodeListRows.Name(language: pieces[1], kind: kind, validity: validity, text: pieces[5]))
        rows.codes[last].names = rows.codes[last].names.lowerBound..<rows.names.count
    }

    private mutating func validity(_ from: Range<Int>, _ to: Range<Int>) -> DayRange? {
        var dates: [DayRange?] = []
        for piece in [from, to] {
            let word = text[piece]
            let date = DayRange(word)
            if date == nil && word != "-" {
                report(
                    "codelist.date", Message("codelist.date", ["text": .text(word)]), Message("codelist.date/hint"))
                return nil
            }
            dates.append(date)
        }
        guard let validity = DayRange(from: dates[0], to: dates[1]) else {
            report("codelist.date", Message("codelist.date/order", ["to": .text(text[to]), "from": .text(text[from])]),
                Message("codelist.date/hint.order"))
            return nil
        }
        return validity
    }

    private mutating func checkWhole() {
        let missing = [
            ("list", head.id), ("version", head.version), ("title", head.title), ("source", head.sources.first ?? ""),
        ].filter(\.1.isEmpty).map(\.0)
        for word in missing {
            report("codelist.head", Message("codelist.head", ["word": .text(word)]), Message("codelist.head/hint"))
        }
        for key in head.keys where !head.fields.contains(key) {
            report("codelist.head", Message("codelist.head/key", ["key": .text(key)]),
                Message("codelist.head/hint.key", ["fields": .list(head.fields.map(MessageArgument.text))]))
        }
        if rows.codes.isEmpty { report("codelist.head", Message("codelist.head/codes"), Message("codelist.head/hint.codes")) }
    }

    private mutating func report(_ code: String, _ message: Message, _ hint: Message) {
        findings.append(
            Finding(
                code: code, message: message, hint: hint,
                location: Location(file: name, line: line > 0 ? line : nil, column: line > 0 ? 1 : nil)))
    }
}
