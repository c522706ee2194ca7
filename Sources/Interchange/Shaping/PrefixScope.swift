import RapporteurXMLSchema
import RapporteurXMLStream

/// The namespace declarations in force, for values that are names. Elements that declare nothing cost nothing.
final class PrefixScope: NamespaceResolving {
    struct Declaration {
        var prefix: [UInt8]
        var uri: String
        /// How many elements are around the one that declares it.
        var depth: Int
        /// Where that element begins.
        var offset: Int
    }

    @exclusivity(unchecked) private var declarations: [Declaration] = []
    /// How many of them declare a prefix.
    @exclusivity(unchecked) private var prefixes = 0
    var hasPrefixes: Bool { prefixes > 0 }
    /// Is told of what may be a prefix in text; nil where nobody asks.
    var watch: PrefixWatch?

    /// Takes in what a start tag declares; `depth` counts the elements around it.
    func declare(_ event: XMLEvent, in batch: XMLEventBatch, depth: Int) {
        for declaration in batch.namespaces(of: event) {
            declarations.append(
                Declaration(
                    prefix: Array(batch[declaration.prefix]), uri: batch.string(declaration.uri), depth: depth,
                    offset: event.offset))
            if declaration.prefix.count > 0 { prefixes += 1 }
        }
    }

    /// The declarations of the start tag that came last.
    func innermost(_ event: XMLEvent) -> ArraySlice<Declaration> { declarations.suffix(Int(event.namespaceCount)) }

    /// Takes back what elements at this depth or deeper declared.
    @inline(__always)
    func leave(depth: Int) {
        while let last = declarations.last, last.depth >= depth {
            if !last.prefix.isEmpty { prefixes -= 1 }
            declarations.removeLast()
        }
    }

    func declaration(of prefix: some Collection<UInt8>) -> Declaration? {
        declarations.last { $0.prefix.elementsEqual(prefix) }
    }

    func namespace(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> String? {
        if let declaration = declaration(of: prefix) { return declaration.uri }
        if prefix.elementsEqual("xml".utf8) { return WellKnownNamespace.xml }
        return prefix.isEmpty ? "" : nil
    }

    /// The name that a prefixed name stands for; nil where it is none, or its prefix is not declared.
    func resolve(_ literal: UnsafeBufferPointer<UInt8>) -> ExpandedName? {
        let literal = literal.trimmed
        guard !literal.isEmpty else { return nil }
        let colon = literal.firstIndex(of: UInt8(ascii: ":")) ?? -1
        let prefix = UnsafeBufferPointer(rebasing: literal[..<max(0, colon)])
        let local = UnsafeBufferPointer(rebasing: literal[(colon + 1)...])
        guard colon != 0, XMLNames.isNCName(local), let uri = namespace(forPrefix: prefix),
            colon < 0 || !uri.isEmpty
        else { return nil }
        return ExpandedName(namespace: uri, local: String(decoding: local, as: UTF8.self))
    }
}

/// What stands before a colon in text that may be a prefix.
extension PrefixScope {
    /// Looks through a whole value.
    @inline(__always)
    func note(_ value: UnsafeBufferPointer<UInt8>) {
        if let watch, watch.isAwake { watch.look(through: value) }
    }

    /// Looks through text that comes in pieces, until `endText`.
    @inline(__always)
    func noteText(_ piece: UnsafeBufferPointer<UInt8>) {
        if let watch, watch.isAwake { watch.lookOn(through: piece) }
    }

    @inline(__always)
    func endText() { watch?.endText() }

    /// Text whose words are names, with the names written as they stand in JSON. Markup stays as it is; what stands in
    /// a prefix comes behind the namespace.
    func expandingNames(in source: UnsafeBufferPointer<UInt8>) -> String {
        var text: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "<") {
                let end = Markup.end(in: source, from: index) ?? source.count
                text += source[index..<end]
                index = end
            } else if source[index].isXMLSpace {
                text.append(source[index])
                index += 1
            } else {
                index = expandWord(of: source, from: index, into: &text)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// - Returns: where the word ends that begins at an index.
    private func expandWord(of source: UnsafeBufferPointer<UInt8>, from start: Int, into text: inout [UInt8]) -> Int {
        // The word without the markup in it, and the markup by how much of the word stands before it.
        var word: [UInt8] = []
        var markup: [(before: Int, range: Range<Int>)] = []
        var index = start
        while index < source.count, !source[index].isXMLSpace {
            if source[index] == UInt8(ascii: "<") {
                let end = Markup.end(in: source, from: index) ?? source.count
                markup.append((word.count, index..<end))
                index = end
            } else {
                word.append(source[index])
                index += 1
            }
        }
        guard let name = word.withUnsafeBufferPointer(resolve) else {
            text += source[start..<index]
            return index
        }
        let local = name.local.utf8.count
        text += name.description.escapedAsText.dropLast(local)
        var done = word.count - local
        for (before, range) in markup {
            if before > done {
                text += word[done..<before]
                done = before
            }
            text += source[range]
        }
        text += word[done...]
        return index
    }
}

extension String {
    fileprivate var escapedAsText: [UInt8] {
        utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "&"): Array("&amp;".utf8)
            case UInt8(ascii: "<"): Array("&lt;".utf8)
            default: [byte]
            }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Without white space (XML 1.0, production 3) around.
    var trimmed: UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = count
        while start < end, self[start].isXMLSpace { start += 1 }
        while end > start, self[end - 1].isXMLSpace { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }
}

extension UInt8 {
    @inline(__always)
    var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}
