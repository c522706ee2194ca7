internal import RapporteurDiagnostics

/// Fields (ISO/IEC 29500-1, 17.16): what they say stays, what makes them say it goes.
extension StoryReader {
    func beginSimpleField(_ attributes: WordAttributes) {
        let instruction = attributes["instr"] ?? ""
        append(instruction.unicodeScalars, fate: .fieldInstruction)
        fields.append(Field(instruction: instruction, isInResult: true, resultStart: place))
    }

    func changeField(_ type: String?) {
        switch type {
        case "begin":
            fields.append(Field())
            instructions += 1
        case "separate":
            guard let last = fields.indices.last, !fields[last].isInResult else { return }
            instructions -= 1
            fields[last].isInResult = true
            fields[last].resultStart = place
        case "end": endField()
        default: break
        }
    }

    func endField() {
        guard let field = fields.popLast() else { return }
        if !field.isInResult { instructions -= 1 }
        guard let start = field.resultStart, let target = Self.target(field.instruction),
            open.last?.index == start.paragraph
        else { return }
        addLink(start.paragraph, from: start.start, target)
    }

    private var place: (paragraph: Int, start: Int)? {
        open.last.map { ($0.index, story.paragraphs[$0.index].scalars.count) }
    }

    /// The address in `HYPERLINK "https://docs.un.org/en/A/RES/56/170" \o "…"`.
    private static func target(_ instruction: String) -> String? {
        let words = instruction.pieces(between: " ", atMost: 1)
        guard words.count == 2, words[0].uppercased() == "HYPERLINK" else { return nil }
        let rest = words[1].drop { $0 == " " }
        guard rest.first == "\"" else { return nil }
        return rest.dropFirst().pieces(between: "\"", atMost: 1, keepingEmpty: true).first.map(String.init)
    }
}

/// Characters of the fonts of signs that Word names by their place in the font.
enum SymbolFonts {
    /// The character itself where its font is not among those known.
    static func scalar(_ code: String?, font: String?) -> Unicode.Scalar? {
        guard let code, let value = UInt32(code, radix: 16) else { return nil }
        // Fonts of signs have their places from F000 on.
        let place = value >= 0xF000 && value <= 0xF0FF ? value - 0xF000 : value
        let known: [UInt32: Unicode.Scalar]
        switch font?.lowercased() {
        case "symbol": known = symbol
        case "wingdings": known = wingdings
        default: known = [:]
        }
        return known[place] ?? Unicode.Scalar(value)
    }

    private static let symbol: [UInt32: Unicode.Scalar] = {
        var known: [UInt32: Unicode.Scalar] = [
            0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
            0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xAB: "↔", 0xA5: "∞", 0xBC: "…", 0xD7: "⋅", 0xD6: "√", 0xE5: "∑",
            0x2A: "∗", 0x2D: "−", 0xA7: "♣", 0xA8: "♦", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™",
        ]
        for (place, letter) in zip(0x41...0x5A as ClosedRange<UInt32>, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ".unicodeScalars) {
            known[place] = letter
        }
        for (place, letter) in zip(0x61...0x7A as ClosedRange<UInt32>, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ".unicodeScalars) {
            known[place] = letter
        }
        // Digits and the plain signs stand where they stand in ASCII.
        for place in (0x20...0x3F as ClosedRange<UInt32>) where known[place] == nil && ![0x22, 0x24, 0x27].contains(place) {
            known[place] = Unicode.Scalar(place)
        }
        return known
    }()

    private static let wingdings: [UInt32: Unicode.Scalar] = [
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢",
        0xE0: "→", 0xDF: "←", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x76: "❖",
    ]
}
