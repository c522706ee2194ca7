/// A path in which `*` stands for anything but a slash and `**` for anything; `\` takes the meaning of what follows.
///
/// It serves for files, XPaths and JSON Pointers alike.
struct PlacePattern: Sendable, Hashable {
    private enum Token: Hashable {
        case byte(UInt8)
        case withinStep
        case anything
    }

    private let tokens: [Token]
    /// The text itself, where nothing in it is a wildcard.
    let literal: String?

    init(_ text: String) {
        var tokens: [Token] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: "\\"), let next = bytes.popFirst() {
                tokens.append(.byte(next))
            } else if byte == UInt8(ascii: "*") {
                if bytes.first == byte {
                    while bytes.first == byte { bytes.removeFirst() }
                    tokens.append(.anything)
                } else {
                    tokens.append(.withinStep)
                }
            } else {
                tokens.append(.byte(byte))
            }
        }
        self.tokens = tokens
        let plain = tokens.compactMap { token in
            if case .byte(let byte) = token { byte } else { nil }
        }
        literal = plain.count == tokens.count ? String(decoding: plain, as: UTF8.self) : nil
    }

    /// The pattern that matches a text and nothing else.
    static func quoting(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "*" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// Whether the whole text matches; takes time in the product of the lengths at most.
    func matches(_ text: String) -> Bool {
        if let literal { return literal == text }
        // Where in the pattern one may be: no backtracking, whatever the pattern.
        var reached = [Bool](repeating: false, count: tokens.count + 1)
        reached[0] = true
        pass(&reached)
        for byte in text.utf8 {
            var next = [Bool](repeating: false, count: tokens.count + 1)
            for index in tokens.indices where reached[index] {
                switch tokens[index] {
                case .byte(let wanted): if wanted == byte { next[index + 1] = true }
                case .withinStep: if byte != UInt8(ascii: "/") { next[index] = true }
                case .anything: next[index] = true
                }
            }
            pass(&next)
            reached = next
        }
        return reached[tokens.count]
    }

    /// Wildcards may stand for nothing.
    private func pass(_ reached: inout [Bool]) {
        for index in tokens.indices where reached[index] {
            switch tokens[index] {
            case .byte: break
            case .withinStep, .anything: reached[index + 1] = true
            }
        }
    }
}
