/// Places where print was damaged before the text was made. They are told, and the text stays as it is.
enum TextDamage {
    /// Digits right behind a word, or behind a year: the marker of a note that lost its place.
    static func gluedNumbers(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        words(in: scalars).filter { isGlued(scalars[$0]) }
    }

    /// Letters among digits as scanners confuse them: `l9`, `2OO1`, `8/21029` for S/21029.
    static func confusedLetters(in scalars: [Unicode.Scalar]) -> [Int] {
        words(in: scalars).filter { isConfused(scalars[$0]) }.map(\.lowerBound)
    }

    /// Runs of letters, digits and slashes.
    private static func words(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            guard isPart(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, isPart(scalars[index]) { index += 1 }
            // Numbers with points, commas or hyphens around them are parts of longer ones.
            if index < scalars.count, "-.,".unicodeScalars.contains(scalars[index]), index + 1 < scalars.count, scalars[index + 1].isDigit { continue }
            if start > 0, ".,-$*".unicodeScalars.contains(scalars[start - 1]) { continue }
            result.append(start..<index)
        }
        return result
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool { scalar.isLetter || scalar.isDigit || scalar == "/" }

    private static func isGlued(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        let digits = word.reversed().prefix { $0.isDigit }.count
        let letters = word.dropLast(digits)
        if letters.isEmpty {
            // A year and one or two digits: numbers of five digits have a comma or a space.
            guard digits == 5 || digits == 6 else { return false }
            let year = word.prefix(4).reduce(0) { $0 * 10 + Int($1.value) - 48 }
            return (1945...2049).contains(year) && word.dropFirst(4).first != "0"
        }
        return (1...2).contains(digits) && letters.count >= 5
            && letters.dropFirst().allSatisfy(\.isLowercase) && word.dropFirst(letters.count).first != "0"
    }

    private static func isConfused(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        if word.starts(with: "8/".unicodeScalars) {
            let number = word.dropFirst(2)
            return (4...5).contains(number.count) && number.allSatisfy(\.isDigit)
        }
        // A year with the letters that look like its digits.
        guard word.count == 4, word.contains(where: { !$0.isDigit }), word.contains(where: \.isDigit) else { return false }
        let read = word.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "O", "o": "0"
            case "l", "I": "1"
            default: scalar
            }
        }
        return read.allSatisfy(\.isDigit) && (read.starts(with: "19".unicodeScalars) || read.starts(with: "20".unicodeScalars))
    }
}
