import Foundation
import TestSupport
import Testing

/// The house as CONTRIBUTING draws it: imports point down its list, and a C library shows in one room alone.
@Suite struct HouseTests {
    private static let sources = SharedData.projectRoot.appendingPathComponent("Sources")

    /// The rooms, from the roof to the ground.
    private static func rooms() throws -> [[String]] {
        let text = try String(contentsOf: SharedData.projectRoot.appendingPathComponent("CONTRIBUTING.md"), encoding: .utf8)
        let start = try #require(text.range(of: "## The house"))
        return text[start.upperBound...].components(separatedBy: "\n")
            .drop { !$0.hasPrefix("| `") }.prefix { $0.hasPrefix("| `") }
            .map { row in
                row.components(separatedBy: "|")[1].components(separatedBy: "`").enumerated()
                    .filter { $0.offset % 2 == 1 }.map(\.element)
            }
    }

    private static func files(in room: String) throws -> [URL] {
        let folder = sources.appendingPathComponent(room)
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    }

    /// The modules that a file imports.
    private static func imports(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n").compactMap { line in
            let words = line.components(separatedBy: " ")
            guard let index = words.firstIndex(of: "import"), index + 1 < words.count, !line.contains("//") else { return nil }
            let named = words.last?.components(separatedBy: ".").first
            return named
        }
    }

    @Test func importsPointDown() throws {
        let rooms = try Self.rooms()
        #expect(rooms.count > 10)
        var rank: [String: Int] = [:]
        for (index, names) in rooms.enumerated() { for name in names { rank[name] = index } }
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
            .filter { !$0.hasPrefix("C") || $0 == "Compiling" }
        for folder in folders {
            let own = try #require(rank[folder], "CONTRIBUTING does not list \(folder)")
            for file in try Self.files(in: folder) {
                for module in try Self.imports(of: file) where module.hasPrefix("Rapporteur") {
                    let room = String(module.dropFirst("Rapporteur".count))
                    // Data that is no room: Messages and Schemas.
                    guard let other = rank[room] else { continue }
                    #expect(other > own || room == folder, "\(folder)/\(file.lastPathComponent) imports \(room)")
                }
            }
        }
    }

    @Test(arguments: [
        ("CLibXML2", "XMLStream"), ("CLibArchive", "Archives"), ("CSQLite3", "SQLiteFile"), ("CLibXLSXWriter", "XLSXFile"),
        ("CLibPoppler", "PDFFile"),
    ])
    func librariesOfCShowInOneRoom(_ library: String, _ room: String) throws {
        var users: Set<String> = []
        for folder in try FileManager.default.contentsOfDirectory(atPath: Self.sources.path) {
            for file in try Self.files(in: folder) where try Self.imports(of: file).contains(library) { users.insert(folder) }
        }
        #expect(users == [room])
    }
}
