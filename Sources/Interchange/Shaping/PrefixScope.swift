import RapporteurXMLSchema
import RapporteurXMLStream

/// The namespace declarations in force, for values that are names. Elements that declare nothing cost nothing.
final class PrefixScope: NamespaceResolving {
    @exclusivity(unchecked) private var declarations: [(prefix: [UInt8], uri: String, depth: Int)] = []

    /// Takes in what a start tag declares; `depth` counts the elements around it.
    func declare(_ event: XMLEvent, in batch: XMLEventBatch, depth: Int) {
        for declaration in batch.namespaces(of: event) {
            declarations.append((Array(batch[declaration.prefix]), batch.string(declaration.uri), depth))
        }
    }

    /// Takes back what elements at this depth or deeper declared.
    @inline(__always)
    func leave(depth: Int) {
        while let last = declarations.last, last.depth >= depth { declarations.removeLast() }
    }

    func namespace(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> String? {
        for declaration in declarations.reversed() where declaration.prefix.elementsEqual(prefix) {
            return declaration.uri
        }
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
