/// Numbers as Word writes them (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat). A format that is not among these is
/// written in digits.
enum NumberFormat {
    static func text(_ number: Int, _ format: String) -> String {
        guard number >= 0, number < 1_000_000 else { return "\(number)" }
        switch format {
        case "none": return ""
        case "decimalZero": return number < 10 ? "0\(number)" : "\(number)"
        case "upperRoman": return roman(number)
        case "lowerRoman": return roman(number).lowercased()
        case "upperLetter": return letters(number, from: "A", count: 26)
        case "lowerLetter": return letters(number, from: "a", count: 26)
        case "russianUpper": return letter(number, in: "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
        case "russianLower": return letter(number, in: "абвгдежзиклмнопрстуфхцчшщыэюя")
        case "arabicAlpha": return letter(number, in: "أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
        case "arabicAbjad": return letter(number, in: "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
        case "ordinal": return "\(number)" + ending(number)
        case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand":
            return chinese(number)
        case "decimalFullWidth", "decimalFullWidth2":
            return String(String.UnicodeScalarView("\(number)".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        case "hindiNumbers", "hindiCounting":
            return String(String.UnicodeScalarView("\(number)".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0x630) }))
        default: return "\(number)"
        }
    }

    private static func roman(_ number: Int) -> String {
        guard (1..<4000).contains(number) else { return "\(number)" }
        let values: [(Int, String)] = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var result = ""
        for (value, numeral) in values {
            while rest >= value {
                result += numeral
                rest -= value
            }
        }
        return result
    }

    /// After the last letter come two of the first, then two of the second: aa, bb.
    private static func letters(_ number: Int, from first: Unicode.Scalar, count: Int) -> String {
        guard (1...count * 30).contains(number), let scalar = Unicode.Scalar(first.value + UInt32((number - 1) % count)) else {
            return "\(number)"
        }
        return String(repeating: Character(scalar), count: (number - 1) / count + 1)
    }

    private static func letter(_ number: Int, in alphabet: String) -> String {
        let letters = Array(alphabet)
        guard (1...letters.count * 30).contains(number) else { return "\(number)" }
        return String(repeating: letters[(number - 1) % letters.count], count: (number - 1) / letters.count + 1)
    }

    private static func ending(_ number: Int) -> String {
        if (11...13).contains(number % 100) { return "th" }
        return [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    }

    private static func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...99).contains(number) else { return "\(number)" }
        let tens = number / 10
        return (tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十") + digits[number % 10]
    }
}
