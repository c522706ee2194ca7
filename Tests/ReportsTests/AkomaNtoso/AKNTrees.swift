import RapporteurDiagnostics
import Foundation
@testable import RapporteurAkomaNtoso
import Testing
import TestSupport
import RapporteurXMLStream

/// Trees of Akoma Ntoso for tests, and the published corpus.
enum AKNTrees {
    static func tree(_ bytes: [UInt8]) throws -> AKNElement {
        let names = NameTable()
        let builder = AKNTreeBuilder(names: names)
        try XMLReader(names: names).read(ByteReader(.bytes(bytes)), into: builder, findings: FindingLog())
        return try #require(builder.finish())
    }

    /// The documents that libxml2 finds valid, by their paths in the archive.
    static func published() throws -> [(name: String, url: URL)] {
        let folder = try SharedData.unpacked("un-corpus.tar.xz")
        let isTop = FileManager.default.fileExists(atPath: folder.appendingPathComponent("cases.tsv").path)
        let root = isTop ? folder : folder.appendingPathComponent("un-corpus")
        let cases = try String(contentsOf: root.appendingPathComponent("cases.tsv"), encoding: .utf8)
        var files: [(name: String, url: URL)] = []
        for line in cases.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count > 1, fields[1] == "valid" else { continue }
            files.append((fields[0], root.appendingPathComponent(fields[0])))
        }
        return files
    }
}

extension AKNElement {
    /// The element and all within, in document order.
    var withDescendants: [AKNElement] { [self] + elements.flatMap(\.withDescendants) }
}
