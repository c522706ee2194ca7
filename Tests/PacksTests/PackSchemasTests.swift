import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing
import RapporteurXMLSchema

@testable import RapporteurPacks

@Suite struct PackSchemasTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a">
          <xs:include schemaLocation="types.xsd"/>
          <xs:element name="r" type="t"/>
        </xs:schema>
        """
    private static let types = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a">
          <xs:complexType name="t"><xs:sequence><xs:element name="n" type="xs:int"/></xs:sequence></xs:complexType>
        </xs:schema>
        """
    /// Loads, and fails the full check: two particles may take the same element.
    private static let ambiguous = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a">
          <xs:complexType name="t"><xs:sequence>
            <xs:element name="n" minOccurs="0" type="xs:int"/><xs:element name="n" type="xs:int"/>
          </xs:sequence></xs:complexType>
        </xs:schema>
        """

    private func writePack(types: String = Self.types, root: String = "r", xsd: String = "a.xsd") throws -> String {
        try folder.write(Self.schema, to: "p/a.xsd")
        try folder.write(types, to: "p/types.xsd")
        try folder.write(
            """
            {"id": "a", "title": "T", "version": "1", "xsd": "\(xsd)", "match": [{"root": "\(root)", "namespace": "urn:a"}]}
            """, to: "p/pack.json")
        return folder.path("p")
    }

    private func cached() throws -> [String] {
        let found = FileManager.default.subpaths(atPath: folder.path("cache")) ?? []
        return found.filter { $0.contains("/") }
    }

    private var schemas: PackSchemas { PackSchemas(cache: CheckCache(folder: folder.path("cache"))) }

    @Test func aBareSchemaIsCheckedFullyOnce() throws {
        let path = try writePack() + "/a.xsd"
        #expect(try schemas.schema(of: .bare([path])).targetNamespace == "urn:a")
        #expect(try cached().count == 1)
        _ = try schemas.schema(of: .bare([path]))
        #expect(try cached().count == 1)
        // A change in an included file is another schema.
        try folder.write(Self.types + "\n", to: "p/types.xsd")
        _ = try schemas.schema(of: .bare([path]))
        #expect(try cached().count == 2)
    }

    @Test func aFaultThatOnlyTheFullCheckFindsIsNotRemembered() throws {
        let path = try writePack(types: Self.ambiguous) + "/a.xsd"
        for _ in 0..<2 {
            let error = try #require(throws: WorkError.self) { try schemas.schema(of: .bare([path])) }
            #expect(error.kind == .schema)
        }
        #expect(try cached().isEmpty)
    }

    @Test func theSameErrorComesAtEveryCall() throws {
        let path = try writePack(types: "<x") + "/a.xsd"
        let schemas = schemas
        let first = try #require(throws: WorkError.self) { try schemas.schema(of: .bare([path])) }
        try folder.write(Self.types, to: "p/types.xsd")
        let second = try #require(throws: WorkError.self) { try schemas.schema(of: .bare([path])) }
        #expect(first.findings == second.findings)
    }

    @Test func aPackThatWasAddedNeedsNoCache() throws {
        let source = try writePack()
        let library = try PackLibrary(folder: folder.path("packs"))
        let installer = PackInstaller(library: library, folder: folder.path("packs"))
        let added = try installer.add([source], id: nil)
        #expect(!added.replaced && added.pack.id == "a")
        let pack = try #require(try PackLibrary(folder: folder.path("packs"))["a"])
        _ = try schemas.schema(of: pack)
        #expect(try cached().isEmpty)
        // Changed after it was added: checked again.
        try folder.write(Self.types + "\n", to: "packs/a/types.xsd")
        _ = try schemas.schema(of: pack)
        #expect(try cached().count == 1)
    }

    @Test func addingTwiceReplaces() throws {
        let source = try writePack()
        let installer = PackInstaller(library: try PackLibrary(folder: nil), folder: folder.path("packs"))
        _ = try installer.add([source], id: nil)
        #expect(try installer.add([source + "/"], id: nil).replaced)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("packs/a")).sorted()
                == ["SHA256SUMS", "a.xsd", "pack.json", "types.xsd"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("packs")) == ["a"])
    }

    @Test func aSchemaFileBecomesAPack() throws {
        let source = try writePack() + "/a.xsd"
        let installer = PackInstaller(library: try PackLibrary(folder: nil), folder: folder.path("packs"))
        let added = try installer.add([source], id: "mine")
        #expect(added.pack.match == [Pack.Root(name: "r", namespace: "urn:a")])
        let library = try PackLibrary(folder: folder.path("packs"))
        #expect(try library.pack(forRoot: "r", namespace: "urn:a").id == "mine")
        #expect(try schemas.schema(of: library.pack(named: "mine")).globalElements.count == 1)
    }

    @Test func nothingIsAddedOfAPackThatCannotBeUsed() throws {
        let installer = PackInstaller(library: try PackLibrary(folder: nil), folder: folder.path("packs"))
        let broken: [() throws -> String] = [
            { try writePack(types: Self.ambiguous) }, { try writePack(root: "other") },
            { try writePack(xsd: "missing.xsd") }, { folder.path("nothing") },
        ]
        for write in broken {
            let source = try write()
            #expect(throws: WorkError.self) { try installer.add([source], id: nil) }
        }
        let good = try writePack()
        for id in ["report", "A", "", "../x"] {
            #expect(throws: WorkError.self) { try installer.add([good], id: id) }
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("packs")))
    }

    @Test(arguments: [
        ("akomantoso30.xsd", "akomantoso30"), ("My Schema v1.2.xsd", "my-schema-v1-2"), ("É.xsd", "schema"),
        ("a", "a"), ("-.xsd", "schema"),
    ])
    func suggestsIDs(_ file: String, _ id: String) {
        #expect(PackInstaller.suggestedID(file) == id)
    }
}
