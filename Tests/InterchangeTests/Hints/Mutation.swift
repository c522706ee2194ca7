import Foundation

/// A document with one thing changed as people change things by mistake.
enum Mutation: String, CaseIterable, Sendable {
    case removed, doubled, swapped, misspelt, attributeRemoved, attributeMisspelt, attributeValue, value, unknown, moved

    /// - Returns: nil where the element has nothing of the kind.
    func apply(to outline: MarkupOutline, at index: Int) -> String? {
        let element = outline.elements[index]
        switch self {
        case .removed:
            return element.parent == nil ? nil : outline.replacing(element.range, with: "")
        case .doubled:
            return element.parent == nil ? nil : outline.replacing(element.range, with: outline.text(element.range) + outline.text(element.range))
        case .swapped:
            guard let parent = element.parent, let next = outline.elements[parent].children.first(where: { $0 > index }) else { return nil }
            return outline.moving(outline.elements[next].range, to: element.range.lowerBound)
        case .moved:
            guard let parent = element.parent, let first = outline.elements[parent].children.first, first != index else { return nil }
            return outline.moving(element.range, to: outline.elements[first].range.lowerBound)
        case .misspelt:
            guard element.name.count > 3 else { return nil }
            let wrong = element.name.dropLast(2) + element.name.suffix(1)
            var bytes = outline.bytes
            if element.content != nil { bytes.replaceSubrange((element.endTag + 2)..<(element.endTag + 2 + element.name.utf8.count), with: wrong.utf8) }
            bytes.replaceSubrange((element.startTag.lowerBound + 1)..<(element.startTag.lowerBound + 1 + element.name.utf8.count), with: wrong.utf8)
            return String(decoding: bytes, as: UTF8.self)
        case .attributeRemoved:
            return attribute(of: element).map { outline.replacing($0.range, with: "") }
        case .attributeMisspelt:
            return attribute(of: element).flatMap {
                $0.name.count > 3 ? outline.replacing($0.range, with: "\($0.name.dropLast())=\"\($0.value)\"") : nil
            }
        case .attributeValue:
            return attribute(of: element).map { outline.replacing($0.range, with: "\($0.name)=\"\($0.value.swapped)\"") }
        case .value:
            guard let content = element.content, element.children.isEmpty, !content.isEmpty else { return nil }
            return outline.replacing(content, with: outline.text(content).swapped)
        case .unknown:
            return element.content.map { outline.replacing($0.lowerBound..<$0.lowerBound, with: "<unheardOf/>") }
        }
    }

    private func attribute(of element: MarkupOutline.Element) -> (name: String, value: String, range: Range<Int>)? {
        element.attributes.first { !$0.name.hasPrefix("xmlns") && !$0.name.hasPrefix("xsi:") }
    }
}

extension String {
    /// Upper case for lower case, and an end that no type has.
    fileprivate var swapped: String {
        contains { $0.isLetter } ? String(map { $0.isUppercase ? Character($0.lowercased()) : Character($0.uppercased()) }) : self + "x"
    }
}
