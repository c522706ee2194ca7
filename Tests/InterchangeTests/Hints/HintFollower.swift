import Foundation
import RapporteurDiagnostics

/// Does what a hint says, as a reader would who knows nothing else.
struct HintFollower {
    let outline: MarkupOutline
    let finding: Finding
    /// The namespaces of the names that findings write so.
    let namespaces: ExactMap<[String]>

    /// What came of it.
    struct Followed {
        var text: String
        /// The names of what was added: it is empty still, and findings of it are no fault of the hint.
        var added: [String] = []
    }

    /// - Returns: nil where the hint says nothing that a machine could do; several where it leaves a choice.
    func follow() -> [Followed]? {
        guard let hint = finding.hint?.text(in: .english), let line = finding.location.line, let column = finding.location.column,
            let index = outline.element(line: line, column: column)
        else { return nil }
        let element = outline.elements[index]
        if finding.code.hasPrefix("xsd.element.missing"), let match = hint.firstMatch(of: #/^Add (.*?)(?: before <([^>]+)>)?\.(?: |$)/#) {
            return add(steps: String(match.1), before: match.2 != nil, index)
        }
        if finding.code == "xsd.attribute.missing", let match = hint.firstMatch(of: #/^Add ([^=]+)="…"/#) {
            return [Followed(text: insert(" \(match.1)=\"\"", intoStartTagOf: element), added: ["@\(match.1)"])]
        }
        if finding.code.hasPrefix("xsd.element"), let match = hint.firstMatch(of: #/^Did you mean <([^>]+)>\?$/#) {
            return [Followed(text: renamed(index, to: String(match.1)))]
        }
        if finding.code == "xsd.attribute.unexpected", let match = hint.firstMatch(of: #/^(?:Did you mean|Write) “([^”]+)”/#) {
            return attribute(of: element, at: line, column).map {
                [Followed(text: outline.replacing($0.range, with: "\(match.1)=\"\($0.value)\""))]
            }
        }
        if finding.code == "xsd.attribute.unexpected", hint.hasPrefix("Remove it") {
            return attribute(of: element, at: line, column).map { [Followed(text: outline.replacing($0.range, with: ""))] }
        }
        if finding.code == "xsd.element.misplaced" { return move(index, hint) }
        if finding.code == "xsd.element.tooMany" || hint.hasPrefix("Remove it") && finding.code == "xsd.element.unexpected" {
            return [Followed(text: removingAll())]
        }
        if finding.code == "xsd.element.unexpected", hint.contains("keep one of the two") { return [Followed(text: removingAll())] }
        if finding.code.hasPrefix("xsd.value"), let match = hint.firstMatch(of: #/(?:^Did you mean|^Write) “([^”]+)”/#) {
            return value(String(match.1), index, line, column)
        }
        return nil
    }

    /// `<a>, then <b> or <c>`, added as empty elements; one choice for each of several names.
    private func add(steps: String, before: Bool, _ index: Int) -> [Followed] {
        let all = steps.components(separatedBy: ", then ").map { step in
            step.matches(of: #/<([^>]+)>/#).map { String($0.1) }
        }
        let most = all.map(\.count).max() ?? 0
        return (0..<most * 2).map { choice in
            let names = all.compactMap { $0.isEmpty ? nil : $0[min(choice / 2, $0.count - 1)] }
            let markup = names.map { tag($0, choice % 2) }.joined()
            let element = outline.elements[index]
            let text: String
            if before {
                text = outline.replacing(element.range.lowerBound..<element.range.lowerBound, with: markup)
            } else if element.content != nil {
                text = outline.replacing(element.endTag..<element.endTag, with: markup)
            } else {
                let open = outline.text(element.startTag).dropLast(2)
                text = outline.replacing(element.range, with: "\(open)>\(markup)</\(element.name)>")
            }
            return Followed(text: text, added: names)
        }
    }

    /// An empty element in the namespace that its name stands for; one name may be in two.
    private func tag(_ name: String, _ choice: Int) -> String {
        let known = namespaces[name] ?? [""]
        return "<\(MarkupOutline.local(name)) xmlns=\"\(known[min(choice, known.count - 1)])\"/>"
    }

    private func asWritten(_ name: String, like index: Int) -> String {
        let own = outline.elements[index].name
        guard let colon = own.firstIndex(of: ":") else { return MarkupOutline.local(name) }
        return own[...colon] + MarkupOutline.local(name)
    }

    private func renamed(_ index: Int, to name: String) -> String {
        let element = outline.elements[index]
        let name = asWritten(name, like: index)
        var bytes = outline.bytes
        if element.content != nil { bytes.replaceSubrange((element.endTag + 2)..<(element.endTag + 2 + element.name.utf8.count), with: name.utf8) }
        bytes.replaceSubrange((element.startTag.lowerBound + 1)..<(element.startTag.lowerBound + 1 + element.name.utf8.count), with: name.utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func move(_ index: Int, _ hint: String) -> [Followed]? {
        let element = outline.elements[index]
        guard let parent = element.parent else { return nil }
        if let match = hint.firstMatch(of: #/^Move it up, before <([^>]+)>/#), let next = outline.child(of: parent, named: String(match.1)) {
            return [Followed(text: outline.moving(element.range, to: outline.elements[next].range.lowerBound))]
        }
        if let match = hint.firstMatch(of: #/^Move <([^>]+)> up, before <([^>]+)>/#),
            let one = outline.elements[parent].children.last(where: { outline.isNamed($0, String(match.1)) }),
            let next = outline.child(of: parent, named: String(match.2))
        {
            return [Followed(text: outline.moving(outline.elements[one].range, to: outline.elements[next].range.lowerBound))]
        }
        if let match = hint.firstMatch(of: #/^Move <([^>]+)> down, after <([^>]+)>/#),
            let one = outline.elements[parent].children.first(where: { outline.isNamed($0, String(match.1)) }),
            let previous = outline.elements[parent].children.last(where: { outline.isNamed($0, String(match.2)) })
        {
            return [Followed(text: outline.moving(outline.elements[one].range, to: outline.elements[previous].range.upperBound))]
        }
        return nil
    }

    /// Without the element at each place of the finding, the last first.
    private func removingAll() -> String {
        var text = outline.text(0..<outline.bytes.count)
        let places = [finding.location] + finding.others
        let indices = places.compactMap { place in place.line.flatMap { line in place.column.flatMap { outline.element(line: line, column: $0) } } }
        for index in Set(indices).sorted(by: >) {
            let now = MarkupOutline(text)
            text = now.replacing(now.elements[index].range, with: "")
        }
        return text
    }

    private func attribute(of element: MarkupOutline.Element, at line: Int, _ column: Int) -> (name: String, value: String, range: Range<Int>)? {
        var start = 0
        for _ in 1..<line { start = (outline.bytes[start...].firstIndex(of: 0x0A) ?? outline.bytes.count - 1) + 1 }
        let rest = outline.text(start..<outline.bytes.count)
        let offset = start + String(String.UnicodeScalarView(rest.unicodeScalars.prefix(column - 1))).utf8.count
        return element.attributes.first { $0.range.contains(offset) }
    }

    private func insert(_ markup: String, intoStartTagOf element: MarkupOutline.Element) -> String {
        let at = element.startTag.lowerBound + 1 + element.name.utf8.count
        return outline.replacing(at..<at, with: markup)
    }

    private func value(_ value: String, _ index: Int, _ line: Int, _ column: Int) -> [Followed]? {
        let element = outline.elements[index]
        if let attribute = attribute(of: element, at: line, column) {
            return [Followed(text: outline.replacing(attribute.range, with: "\(attribute.name)=\"\(value)\""))]
        }
        return element.content.map { [Followed(text: outline.replacing($0, with: value))] }
    }
}
