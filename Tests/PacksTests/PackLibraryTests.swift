import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing

@testable import RapporteurPacks

@Suite struct PackLibraryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func addPack(_ id: String, root: String, in name: String? = nil) throws {
        try folder.write(
            """
            {"id": "\(id)", "title": "T", "version": "1", "xsd": "a.xsd", "match": [{"root": "\(root)", "namespace": "urn:a"}]}
            """, to: "\(name ?? id)/pack.json")
    }

    private func library() throws -> PackLibrary { try PackLibrary(folder: folder.url.path) }

    @Test func theReportPackIsBuiltIn() throws {
        let library = try PackLibrary(folder: nil)
        #expect(library.packs.map(\.label) == ["report 1.0"])
        for root in ["report", "communication", "noteVerbale", "document"] {
            #expect(try library.pack(forRoot: root, namespace: "urn:rapporteur:report:1.0").id == "report")
        }
        #expect(try library.pack(forSchemaID: "urn:rapporteur:pack:report:1.0").id == "report")
    }

    @Test func aFolderThatIsNotThereHasNoPacks() throws {
        #expect(try PackLibrary(folder: folder.path("nothing")).packs.count == 1)
    }

    @Test func choosesByRootAndNamespace() throws {
        try addPack("a", root: "r")
        try addPack("b", root: "s")
        let library = try library()
        #expect(try library.pack(forRoot: "r", namespace: "urn:a").id == "a")
        #expect(try library.pack(forRoot: "s", namespace: "urn:a").id == "b")
        for (root, namespace) in [("r", ""), ("r", "urn:b"), ("t", "urn:a")] {
            let error = try #require(throws: WorkError.self) { try library.pack(forRoot: root, namespace: namespace) }
            #expect(error.kind == .schema && error.findings[0].code == "pack.none")
            #expect(error.findings[0].message.description.contains(root))
        }
    }

    @Test func twoThatMatchAreNamed() throws {
        try addPack("a", root: "r")
        try addPack("b", root: "r")
        let library = try library()
        let error = try #require(throws: WorkError.self) { try library.pack(forRoot: "r", namespace: "urn:a") }
        #expect(error.findings[0].code == "pack.several")
        #expect(error.findings[0].message.description.contains("a 1") && error.findings[0].message.description.contains("b 1"))
    }

    @Test func noPackTakesTheIdOfABuiltInOne() throws {
        try addPack("report", root: "r", in: "mine")
        let library = try library()
        #expect(library.packs.map(\.origin) == [.builtIn])
        #expect(library.problems.map(\.code) == ["pack.id.taken"])
        #expect(library.problems.map(\.severity) == [.warning])
        #expect(throws: WorkError.self) { try library.pack(named: folder.path("mine")) }
    }

    @Test func aBrokenPackKeepsNoOtherFromBeingUsed() throws {
        try addPack("a", root: "r")
        try folder.write("{", to: "broken/pack.json")
        try folder.write("x", to: "stray.txt")
        let library = try library()
        #expect(library.packs.map(\.id) == ["report", "a"])
        #expect(!library.problems.isEmpty)
        #expect(library.problems.allSatisfy { $0.location.file == folder.path("broken") + "/pack.json" })
    }

    @Test func schemaNamesAPackAFolderOrAFile() throws {
        try addPack("a", root: "r")
        try addPack("b", root: "s", in: "elsewhere")
        try folder.write("<x/>", to: "x.xsd")
        let library = try library()
        #expect(try library.pack(named: "a").id == "a")
        #expect(try library.pack(named: folder.path("elsewhere/")).id == "b")
        #expect(try library.pack(named: folder.path("x.xsd")).origin == .schemaFiles([folder.path("x.xsd")]))
        let error = try #require(throws: WorkError.self) { try library.pack(named: "nothing") }
        #expect(error.findings[0].code == "schema.unknown")
        #expect(error.findings[0].hint?.description.contains("report") == true)
    }
}

@Suite struct EmbeddedPacksTests {
    /// The table in Schemas/Embedding/Embedded.c has every file of the folder, as it is.
    @Test func areTheFilesOfTheFolder() throws {
        let folder = SharedData.projectRoot.appendingPathComponent("Schemas/report")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.path + "/" + name, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        let embedded = EmbeddedPacks.files(of: "report")
        #expect(Set(embedded.keys) == Set(names))
        for name in names {
            #expect(embedded[name] == [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))), "\(name)")
        }
    }

    @Test func passTheFullCheck() throws {
        for pack in try EmbeddedPacks.packs() { try PackCheck.check(pack) }
    }
}

@Suite struct UserFoldersTests {
    @Test(
        arguments: [
            (["RAPPORTEUR_PACKS": "p", "HOME": "/h"], "p"), (["HOME": "/h"], "/h/.local/share/rapporteur/packs"),
            (["HOME": "/h", "XDG_DATA_HOME": "/d"], "/d/rapporteur/packs"),
            (["HOME": "/h", "XDG_DATA_HOME": "d", "RAPPORTEUR_PACKS": ""], "/h/.local/share/rapporteur/packs"),
            ([:], nil), (["HOME": "h"], nil),
        ] as [([String: String], String?)])
    func packs(_ environment: [String: String], _ folder: String?) {
        #expect(UserFolders.packs { environment[$0] } == folder)
    }
}
