/// matches, replace and tokenize (F&O 7.6).
extension FunctionLibrary {
    static let regexes: [FunctionDefinition] = [
        boolean("matches", 2...3) { (call, e) throws(XPathError) in
            let text = try scalars(call, e)
            return try regex(call, flags: 2, e).search(text, from: 0, captures: false, e) != nil
        },
        string("replace", 3...4) { (call, e) throws(XPathError) in
            let text = try scalars(call, e)
            let regex = try regex(call, flags: 3, e)
            if try regex.search([], from: 0, captures: false, e) != nil { throw XPathError(.FORX0003) }
            let isLiteral = try flags(call, 3, e).contains(.literal)
            let replacement = try Replacement(call.required(2, e).string, groups: regex.groups, isLiteral: isLiteral)
            var result = ReplacedText(e)
            var place = 0
            while place <= text.count, let match = try regex.search(text, from: place, captures: true, e) {
                try result.append(text[place..<match[0]])
                try replacement.apply(text, match, to: &result)
                place = max(match[1], place)
                if match[1] == match[0] { break }
            }
            if place < text.count { try result.append(text[place...]) }
            return String(result.scalars)
        },
        sequence("tokenize", 2...3) { (call, e) throws(XPathError) in
            let text = try scalars(call, e)
            let regex = try regex(call, flags: 2, e)
            if try regex.search([], from: 0, captures: false, e) != nil { throw XPathError(.FORX0003) }
            if text.isEmpty { return .empty }
            var tokens = ContiguousArray<Item>()
            var place = 0
            while let match = try regex.search(text, from: place, captures: true, e), match[1] > match[0] {
                tokens.append(.string(string(text[place..<match[0]])))
                place = match[1]
                try e.check(length: tokens.count)
            }
            tokens.append(.string(string(text[place...])))
            return Value(tokens)
        },
    ]

    private static func scalars(_ call: Call, _ e: Evaluation) throws(XPathError) -> [UInt32] {
        let text = try call.text(0, e)
        try e.count(bytes: text.byteCount * 4)
        return text.string.unicodeScalars.map(\.value)
    }

    private static func flags(_ call: Call, _ index: Int, _ e: Evaluation) throws(XPathError) -> RegexFlags {
        call.has(index) ? try RegexFlags(call.required(index, e).string) : []
    }

    /// Patterns are kept with the evaluation: most are asked again.
    private static func regex(_ call: Call, flags index: Int, _ e: Evaluation) throws(XPathError) -> Regex {
        let flags = try flags(call, index, e)
        let pattern = try call.required(1, e)
        let key = RegexKey(pattern: pattern.withBytes { Array($0) }, flags: flags)
        if let known = e.regexes[key] { return known }
        if e.regexes.count >= 1_000 { e.regexes.removeAll() }
        try e.count(pattern.byteCount)
        let regex = try Regex(pattern.string, flags)
        e.regexes[key] = regex
        return regex
    }

    fileprivate static func append(_ scalars: ArraySlice<UInt32>, to result: inout String.UnicodeScalarView) {
        for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { result.append(scalar) } }
    }

    private static func string(_ scalars: ArraySlice<UInt32>) -> String {
        var result = String.UnicodeScalarView()
        append(scalars, to: &result)
        return String(result)
    }
}

/// What replace has made so far; a little may become much with each match, so each piece is counted.
private struct ReplacedText {
    private(set) var scalars = String.UnicodeScalarView()
    private var bytes = 0
    private let evaluation: Evaluation

    init(_ evaluation: Evaluation) { self.evaluation = evaluation }

    mutating func append(_ piece: ArraySlice<UInt32>) throws(XPathError) {
        // Counting the text itself each time would take as long as it is.
        bytes += piece.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x1_0000 ? 3 : 4) }
        try evaluation.check(bytes: bytes)
        try evaluation.count(bytes: piece.count)
        FunctionLibrary.append(piece, to: &scalars)
    }
}

/// The third argument of replace: text with `$1`, `\$` and `\\` (F&O 7.6.3).
private struct Replacement {
    private enum Part {
        case text([UInt32])
        case group(Int)
    }

    private var parts: [Part] = []

    init(_ text: String, groups: Int, isLiteral: Bool) throws(XPathError) {
        let scalars = text.unicodeScalars.map(\.value)
        if isLiteral {
            parts = [.text(scalars)]
            return
        }
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case 0x5C:
                guard index < scalars.count, scalars[index] == 0x5C || scalars[index] == 0x24 else { throw XPathError(.FORX0004, text) }
                parts.append(.text([scalars[index]]))
                index += 1
            case 0x24:
                guard index < scalars.count, 0x30...0x39 ~= scalars[index] else { throw XPathError(.FORX0004, text) }
                var number = Int(scalars[index] - 0x30)
                index += 1
                // As many digits as name a group.
                while index < scalars.count, 0x30...0x39 ~= scalars[index], number * 10 + Int(scalars[index] - 0x30) <= groups {
                    number = number * 10 + Int(scalars[index] - 0x30)
                    index += 1
                }
                parts.append(.group(number))
            default: parts.append(.text([scalar]))
            }
        }
    }

    func apply(_ text: [UInt32], _ match: [Int], to result: inout ReplacedText) throws(XPathError) {
        for part in parts {
            switch part {
            case .text(let scalars): try result.append(scalars[...])
            case .group(let number):
                guard 2 * number + 1 < match.count, match[2 * number] >= 0, match[2 * number + 1] >= 0 else { continue }
                try result.append(text[match[2 * number]..<match[2 * number + 1]])
            }
        }
    }
}
