import RapporteurDiagnostics

/// Reads a text file into lines: bytes, characters, lines, the marks of bold and italics.
struct TextReader {
    var lines: [SourceLine] = []
    var dropped: [DroppedText] = []
    var findings: [Finding] = []
    let index: SourceIndex
    /// Whether form feeds tell where pages end.
    let hasPages: Bool

    init(_ bytes: [UInt8], name: String) {
        let encoding = TextEncoding(bytes)
        let scalars = encoding.decode(bytes)
        if let finding = encoding.finding(name: name) { findings.append(finding) }
        var starts = [0]
        for (offset, scalar) in scalars.enumerated() {
            let isReturn = scalar == "\r" && !(offset + 1 < scalars.count && scalars[offset + 1] == "\n")
            if scalar == "\n" || isReturn || scalar == "\u{2028}" { starts.append(offset + 1) }
        }
        index = SourceIndex(scalars: scalars, lineStarts: starts)
        hasPages = scalars.contains("\u{C}")
        var page = 1
        for number in starts.indices {
            let end = number + 1 < starts.count ? starts[number + 1] : scalars.count
            addLine(number + 1, starts[number]..<end, page: &page)
        }
        reportUnreadable(name: name)
        markStyles(name: name)
    }

    /// Form feeds stand before the first line of a page.
    private mutating func addLine(_ number: Int, _ range: Range<Int>, page: inout Int) {
        var text = SourceText()
        var column = 0
        var indent: Int?
        var isNewPage = false
        for offset in range {
            let scalar = index.scalars[offset]
            if scalar == "\u{C}" {
                isNewPage = true
                continue
            }
            guard scalar.isAllowedInXML, scalar != "\u{FEFF}" || offset > 0 else {
                var text = SourceText()
                text.append(scalar, origin: Int32(truncatingIfNeeded: offset))
                dropped.append(DroppedText(text, scalar == "\u{FEFF}" ? .byteOrderMark : .notAllowed))
                continue
            }
            if indent == nil {
                if scalar.isBlank {
                    column = scalar == "\t" ? column / 8 * 8 + 8 : column + 1
                    continue
                }
                indent = column
            }
            text.append(scalar, origin: Int32(truncatingIfNeeded: offset))
        }
        if isNewPage { page += 1 }
        lines.append(SourceLine(number: number, page: page, indent: indent ?? 0, text: text.trimmed))
    }

    private mutating func reportUnreadable(name: String) {
        let notAllowed = dropped.filter { $0.reason == .notAllowed }
        if let first = notAllowed.first, let origin = first.text.origins.first {
            findings.append(
                Finding(
                    code: "import.character.notAllowed", severity: .warning,
                    message: Message("import.character.notAllowed"),
                    location: location(of: Int(origin), name), count: notAllowed.count))
        }
        let scalars = index.scalars
        tell("import.character.lost", at: scalars.indices.filter { scalars[$0] == "\u{FFFD}" }, name) { _ in
            Message("import.character.lost")
        }
        tell(
            "import.text.ocr", .note, at: TextDamage.confusedLetters(in: scalars), name,
            hint: Message("import.text.ocr/hint")
        ) { Message("import.text.ocr", ["sample": $0]) }
        tell(
            "import.text.mojibake", at: Mojibake.places(in: scalars), name, hint: Message("import.text.mojibake/hint")
        ) { Message("import.text.mojibake", ["sample": $0]) }
    }

    /// Adds one finding for all places with the same damage, at the first of them; its message may quote that.
    private mutating func tell(
        _ code: String, _ severity: Severity = .warning, at places: [Int], _ name: String, hint: Message? = nil,
        message: (MessageArgument) -> Message
    ) {
        guard let first = places.first else { return }
        findings.append(
            Finding(
                code: code, severity: severity, message: message(.text(sample(first))), hint: hint,
                location: location(of: first, name), count: places.count))
    }

    private func sample(_ place: Int) -> String {
        var start = place
        var end = place
        while start > 0, place - start < 12, !index.scalars[start - 1].isBlank { start -= 1 }
        while end < index.scalars.count, end - place < 12, !index.scalars[end].isBlank { end += 1 }
        return String(index.scalars[start..<end])
    }

    private func location(of offset: Int, _ name: String) -> Location {
        Location(file: name, line: index.line(of: offset), column: index.column(of: offset))
    }

    private mutating func markStyles(name: String) {
        var marks = StyleMarks()
        marks.apply(to: &lines)
        dropped += marks.dropped
        if let line = marks.unbalanced.first {
            findings.append(
                Finding(
                    code: "import.mark.unbalanced", severity: .note,
                    message: Message("import.mark.unbalanced"),
                    location: Location(file: name, line: line), count: marks.unbalanced.count))
        }
    }
}

/// Places where a text was decoded as Latin-1 although it was MacRoman or UTF-8.
enum Mojibake {
    static func places(in scalars: [Unicode.Scalar]) -> [Int] {
        var places: [Int] = []
        for index in scalars.indices.dropFirst().dropLast() {
            let scalar = scalars[index]
            switch scalar {
            case "Õ", "Ô", "Ò", "Ó":
                // MacRoman quotation marks: a capital between small letters, or with a space on one side.
                let before = scalars[index - 1]
                let after = scalars[index + 1]
                if before.isLowercase, after.isLowercase || (scalar == "Õ" && after.isBlank) { places.append(index) }
            case "Ã":
                // Both bytes of a letter in UTF-8, each as a letter.
                if (0x80...0xBF).contains(scalars[index + 1].value) { places.append(index) }
            case "â":
                if scalars[index + 1] == "€" || scalars[index + 1].value == 0x80 { places.append(index) }
            default: break
            }
        }
        return places
    }
}
