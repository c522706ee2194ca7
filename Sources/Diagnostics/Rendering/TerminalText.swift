/// Text of documents and paths, made safe to show on a terminal.
public enum TerminalText {
    /// The text with control characters, bidirectional overrides and other invisible format characters
    /// written as `\u{202E}`: what is shown cannot move the cursor, change colours or reorder what stands around it.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: needsEscape) else { return text }
        var result = ""
        for scalar in text.unicodeScalars { result += shown(scalar) }
        return result
    }

    /// A message, made safe to show; of a language that is written from right to left its isolates stay.
    public static func escaped(_ message: Message, in language: Language) -> String {
        let text = message.text(in: language)
        guard language.isRightToLeft else { return escaped(text) }
        var result = ""
        for scalar in text.unicodeScalars { result += shown(scalar, isolates: true) }
        return result
    }

    /// One scalar as it is shown; of an excerpt a tab is shown as one space.
    ///
    /// - Parameter isolates: whether directional isolates stay, because they are ours and are closed.
    static func shown(_ scalar: Unicode.Scalar, isolates: Bool = false) -> String {
        guard needsEscape(scalar) else { return String(scalar) }
        if isolates, scalar == Isolate.start || scalar == Isolate.end { return String(scalar) }
        // A byte of a path that is not UTF-8.
        if PathText.escapes.contains(scalar.value) { return "\\x" + String(scalar.value & 0xFF, radix: 16, uppercase: true) }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u{" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "}"
    }

    static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x61B: false
        case 0...0x1F, 0x7F...0x9F: true
        // Zero-width joiners shape Arabic and Indic words; the marks around them order text.
        case 0x200C, 0x200D: false
        case 0x2028, 0x2029: true
        default: scalar.properties.generalCategory == .format || PathText.escapes.contains(scalar.value)
        }
    }

    /// Letters and digits of scripts that run from right to left: Hebrew, Arabic and their neighbours.
    static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    /// How many columns a terminal gives a scalar: none for marks, two for East Asian wide characters.
    package static func width(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
