import Glibc
import RapporteurDiagnostics
import RapporteurXMLStream

/// An element of a catalogue.
struct QT3Element {
    let tree: DocumentTree
    let node: NodeID

    static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw QT3Failure("cannot read \(path)") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    static func read(_ path: String) throws -> QT3Element {
        let tree = try Self.tree([bytes(path)])
        guard let root = tree.firstElement(below: .document) else { throw QT3Failure("no root in \(path)") }
        return QT3Element(tree: tree, node: root)
    }

    /// One tree with all documents.
    static func tree(_ documents: [[UInt8]]) throws -> DocumentTree {
        let names = NameTable()
        let reader = XMLReader(names: names, allowDoctype: true)
        let builder = DocumentTreeBuilder(names: names)
        builder.begin(positions: reader)
        for (index, bytes) in documents.enumerated() {
            if index > 0 {
                builder.endDocument()
                builder.beginDocument()
            }
            let log = FindingLog()
            _ = try reader.read(ByteReader(.bytes(bytes)), into: builder, findings: log)
            if log.outcome != .valid { throw QT3Failure("malformed: \(log.findings.map(\.code))") }
        }
        guard let tree = builder.finish() else { throw QT3Failure("refused") }
        return tree
    }

    var name: String { tree.expandedName(of: node)?.local ?? "" }
    func attribute(_ name: String) -> String? { tree.attribute(ExpandedName(local: name), of: node) }
    var text: String { tree.string(of: node) }

    var elements: [QT3Element] {
        var result: [QT3Element] = []
        var child = tree.firstChild(of: node)
        while let here = child {
            if tree.kind(of: here) == .element { result.append(QT3Element(tree: tree, node: here)) }
            child = tree.nextSibling(of: here)
        }
        return result
    }

    subscript(name: String) -> [QT3Element] { elements.filter { $0.name == name } }
}

struct QT3Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension DocumentTree {
    func firstElement(below node: NodeID) -> NodeID? {
        var child = firstChild(of: node)
        while let here = child {
            if kind(of: here) == .element { return here }
            child = nextSibling(of: here)
        }
        return nil
    }
}
