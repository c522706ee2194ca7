internal import RapporteurDiagnostics

/// What a person calls the places of an element, as a pack declares it: "paragraph {label}", "paragraph {./num}".
///
/// `{name}` stands for the value of that attribute, `{./name}` for the text of the first child of that name,
/// `{.//name}` for that of the first element of that name inside. Where one of them is missing or empty the place has
/// no name of its own, and is called by what is around it.
public struct Handle: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case text(String)
        case attribute(String)
        case child(String)
        case descendant(String)
    }

    let parts: [Part]

    /// Nil when braces do not match, or name nothing.
    public init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].utf8.firstIndex(of: UInt8(ascii: "}")) else { return nil }
            if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
            guard let part = Self.placeholder(rest[rest.utf8.index(after: brace)..<end]) else { return nil }
            parts.append(part)
            rest = rest[rest.utf8.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    private static func placeholder(_ text: Substring) -> Part? {
        let (prefix, make): (String, (String) -> Part) =
            if text.begins(with: ".//") {
                (".//", Part.descendant)
            } else if text.begins(with: "./") {
                ("./", Part.child)
            } else if text.begins(with: "@") {
                ("@", Part.attribute)
            } else {
                ("", Part.attribute)
            }
        let name = text.after(bytes: prefix.utf8.count)
        guard !name.isEmpty, !name.contains(where: { "{/@ ".contains($0) }) else { return nil }
        return make(String(name))
    }

    /// Whether text of elements inside is a part of it.
    var needsText: Bool {
        parts.contains { part in
            switch part {
            case .text, .attribute: false
            case .child, .descendant: true
            }
        }
    }
}
