import Foundation
import TestSupport
import Testing

/// Whatever a program can use of the library says what it is: read from the symbol graph of the built modules.
@Suite struct DocumentationTests {
    private struct Graph: Decodable {
        struct Symbol: Decodable {
            struct Identifier: Decodable { var precise: String }
            struct Comment: Decodable {}

            var identifier: Identifier
            var pathComponents: [String]
            var docComment: Comment?
        }

        var symbols: [Symbol]
    }

    private static let build = SharedData.projectRoot.appendingPathComponent(".build/debug")

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: build.appendingPathComponent("Modules").path), "built elsewhere"),
        arguments: ["Rapporteur", "RapporteurReportModel"])
    func everySymbolIsDocumented(_ module: String) throws {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            [
                "swift", "symbolgraph-extract", "-module-name", module, "-target", Self.target, "-I",
                Self.build.appendingPathComponent("Modules").path, "-minimum-access-level", "public", "-output-dir",
                folder.url.path, "-Xcc", "-I/usr/include/libxml2",
            ] + (try Self.moduleMaps().flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] })
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let data = try Data(contentsOf: folder.url.appendingPathComponent("\(module).symbols.json"))
        let symbols = try JSONDecoder().decode(Graph.self, from: data).symbols.filter {
            !$0.identifier.precise.contains("::SYNTHESIZED::")
        }
        #expect(symbols.count > 150)
        let bare = symbols.filter { $0.docComment == nil }.map { $0.pathComponents.joined(separator: ".") }
        #expect(bare == [])
    }

    /// The maps of the modules of C that the modules stand on.
    private static func moduleMaps() throws -> [String] {
        var maps: [String] = []
        for folder in [build, SharedData.projectRoot.appendingPathComponent("Sources")] {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                let map = folder.appendingPathComponent("\(name)/module.modulemap").path
                if FileManager.default.fileExists(atPath: map) { maps.append(map) }
            }
        }
        return maps
    }

    private static var target: String {
        #if arch(arm64)
            "aarch64-unknown-linux-gnu"
        #else
            "x86_64-unknown-linux-gnu"
        #endif
    }
}
