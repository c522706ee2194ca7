import Foundation
import TestSupport
import Testing

@Suite struct SchemaCommandTests {
    private let tool: Tool

    init() throws { tool = try Tool() }

    @Test func listsShowsChecksAndAdds() throws {
        try tool.folder.write(Small.schema, to: "p/t.xsd")
        try tool.folder.write(Small.pack, to: "p/pack.json")
        try tool.folder.write(Small.valid, to: "valid.xml")
        #expect(try tool.run("schema", "list").text.split(separator: "\n").count == 1)
        #expect(try tool.run("validate", "valid.xml").status == 2)
        #expect(try tool.run("schema", "check", "p").status == 0)
        #expect(try tool.run("schema", "check", "p/t.xsd").status == 0)
        let added = try tool.run("schema", "add", "p")
        #expect(added.status == 0 && added.errors.hasPrefix("Added small 1"), "\(added.errors)")
        #expect(try tool.run("schema", "list").text.contains("small 1     added     Small\n"))
        #expect(try tool.run("validate", "valid.xml").status == 0)
        let shown = try tool.run("schema", "show", "small").text
        #expect(shown.contains("urn:t") && shown.contains("urn:rapporteur:pack:small:1"))
        #expect(try tool.shell("cd packs/small && sha256sum -c --quiet SHA256SUMS").status == 0)
    }

    @Test func packsOptionGoesBeforeTheEnvironment() throws {
        try tool.folder.write(Small.schema, to: "other/small/t.xsd")
        try tool.folder.write(Small.pack, to: "other/small/pack.json")
        #expect(try !tool.run("schema", "list").text.contains("small"))
        #expect(try tool.run("schema", "list", "--packs", "other").text.contains("small"))
    }

    @Test func checkSays0And1And2() throws {
        try tool.folder.write(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:attribute name=\"a\" type=\"b\"/></xs:schema>",
            to: "bad.xsd")
        try tool.folder.write("<x", to: "malformed.xsd")
        let bad = try tool.run("schema", "check", "bad.xsd")
        #expect(bad.status == 1 && bad.text.hasPrefix("bad.xsd:1:"), "\(bad.text)")
        #expect(try tool.run("schema", "check", "malformed.xsd").status == 1)
        #expect(try tool.run("schema", "check", "missing.xsd").status == 2)
        #expect(try tool.run("schema", "check", "report").status == 0)
    }

    @Test func aBadPackIsAWarningWithAPlace() throws {
        try tool.folder.write("{\"id\": 1}", to: "packs/bad/pack.json")
        let outcome = try tool.run("schema", "list")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("packs/bad/pack.json:1:"), "\(outcome.errors)")
        #expect(outcome.errors.contains("warning:"))
    }
}

/// Schemas of several documents, in any folder, and documents that name their own.
@Suite struct SchemaDocumentsTests {
    private let tool: Tool

    init() throws { tool = try Tool() }

    private static let base = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b" xmlns="urn:b" elementFormDefault="qualified">
          <xs:element name="head" abstract="true" type="xs:string"/>
          <xs:element name="root"><xs:complexType><xs:sequence><xs:element ref="head"/></xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """
    private static let more = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:e" xmlns:b="urn:b">
          <xs:import namespace="urn:b" schemaLocation="../common/b.xsd"/><xs:element name="mine" substitutionGroup="b:head"/>
        </xs:schema>
        """

    private func write() throws {
        try tool.folder.write(Self.base, to: "schemas/common/b.xsd")
        try tool.folder.write(Self.more, to: "schemas/own/e.xsd")
        try tool.folder.write(
            "<root xmlns=\"urn:b\" xmlns:e=\"urn:e\"><e:mine>x</e:mine></root>", to: "a.xml")
    }

    /// A document is one, whichever relative path leads to it.
    @Test func oneDocumentByTwoPaths() throws {
        let head = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
        try tool.folder.write(
            head + "<xs:include schemaLocation=\"../a/t.xsd\"/><xs:include schemaLocation=\"t.xsd\"/><xs:element name=\"r\" type=\"t\"/></xs:schema>",
            to: "a/s.xsd")
        try tool.folder.write(
            head + "<xs:include schemaLocation=\"../../\(tool.folder.url.lastPathComponent)/a/s.xsd\"/><xs:complexType name=\"t\"/></xs:schema>",
            to: "a/t.xsd")
        for command in ["cd a && $tool schema check s.xsd", "cd a && $tool schema check ./t.xsd s.xsd", "$tool schema check a/s.xsd"] {
            let outcome = try tool.shell(command)
            #expect(outcome.status == 0, "\(command): \(outcome.text)")
        }
    }

    @Test func allThatAreNamedMakeOneSchema() throws {
        try write()
        let (one, other) = ("schemas/common/b.xsd", "schemas/own/e.xsd")
        #expect(try tool.run("validate", "a.xml", "--schema", one).status == 1)
        for arguments in [[one, other], [other, one]] {
            let outcome = try tool.run("validate", "a.xml", "--schema", arguments[0], "--schema", arguments[1])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try tool.run("schema", "check", arguments[0], arguments[1]).status == 0)
            let converted = try tool.run("convert", "a.xml", "--verify", "--schema", arguments[0], "--schema", arguments[1])
            #expect(converted.status == 0, "\(converted.errors)")
        }
        let wrong = try tool.run("validate", "a.xml", "--schema", one, "--schema", "report")
        #expect(wrong.status == 64 && wrong.errors.contains("usage.schema"), "\(wrong.errors)")
        #expect(try tool.run("validate", "a.xml", "--schema", one, "--schema", "none.xsd").status == 2)
    }

    @Test func aPackTakesTheSmallestFolder() throws {
        try write()
        for (script, xsd) in [
            ("$tool schema add schemas/own/e.xsd --id x", "own/e.xsd"),
            ("cd schemas/own && $tool schema add e.xsd --id x", "own/e.xsd"),
            ("cd schemas/own && $tool schema add ./e.xsd --id x", "own/e.xsd"),
            ("$tool schema add \"$PWD/schemas/own/../own/e.xsd\" --id x", "own/e.xsd"),
            ("cd schemas/common && $tool schema add b.xsd --id x", "b.xsd"),
            ("$tool schema add schemas/own/e.xsd schemas/common/b.xsd --id x", "[\"own/e.xsd\", \"common/b.xsd\"]"),
        ] {
            let added = try tool.shell(script)
            #expect(added.status == 0, "\(script): \(added.errors)")
            let pack = try tool.content("packs/x/pack.json").filter { !" \n\"[]".contains($0) }
            #expect(pack.contains("xsd:" + xsd.filter { !" \n\"[]".contains($0) } + ","), "\(script): \(pack)")
            #expect(try tool.shell("cd packs/x && sha256sum -c --quiet SHA256SUMS").status == 0)
            #expect(try tool.run("schema", "check", "x").status == 0)
        }
        // A pack of two documents is a schema of both, and its own folder can be added.
        #expect(try tool.run("validate", "a.xml", "--schema", "x").status == 0)
        #expect(try tool.shell("cp -r packs/x copy && cd copy && $tool schema add . --id y").status == 0)
        #expect(try tool.run("validate", "a.xml", "--schema", "y").status == 0)
    }

    /// An import that leads nowhere keeps nobody from using the rest, in a pack no more than elsewhere.
    @Test func anImportThatLeadsNowhereIsTreatedAlike() throws {
        try tool.folder.write(
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:g="urn:g">
              <xs:import namespace="urn:g" schemaLocation="../gone/g.xsd"/><xs:import namespace="urn:h" schemaLocation="h.xsd"/>
              <xs:element name="e" type="xs:int"/><xs:element name="f" type="g:f"/>
            </xs:schema>
            """, to: "s/s.xsd")
        try tool.folder.write("<e>1</e>", to: "e.xml")
        try tool.folder.write("<f>1</f>", to: "f.xml")
        let check = try tool.run("schema", "check", "s/s.xsd")
        #expect(check.status == 0 && check.text.contains("warning:") && check.text.contains("schema.src-resolve"), "\(check.text)")
        #expect(try tool.run("schema", "add", "s/s.xsd", "--id", "x").status == 0)
        for schema in ["s/s.xsd", "x"] {
            #expect(try tool.run("validate", "e.xml", "--schema", schema).status == 0)
            let missing = try tool.run("validate", "f.xml", "--schema", schema)
            #expect(missing.status == 1 && missing.text.contains("xsd.type.missing"), "\(missing.text)")
        }
    }

    @Test func documentsNameSchemasWhereTheyMay() throws {
        try write()
        let xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation"
        func document(_ locations: String) -> String {
            "<root xmlns=\"urn:b\" xmlns:e=\"urn:e\" \(xsi)=\"\(locations)\"><e:mine>x</e:mine></root>"
        }
        try tool.folder.write(document("urn:e schemas/own/e.xsd"), to: "near.xml")
        try tool.folder.write(document("urn:b common/b.xsd  urn:e own/e.xsd"), to: "far.xml")
        try tool.folder.write(document("urn:e ../own/e.xsd"), to: "schemas/documents/below.xml")
        try tool.folder.write(Self.more, to: "outside/e.xsd")
        try tool.folder.write(document("urn:e outside/e.xsd"), to: "outside.xml")
        try tool.folder.write(document("urn:e http://example.org/e.xsd"), to: "net.xml")
        let base = "schemas/common/b.xsd"
        for (name, status) in [
            ("near.xml", Int32(0)), ("far.xml", 0), ("schemas/documents/below.xml", 0), ("outside.xml", 1), ("net.xml", 1), ("a.xml", 1),
        ] {
            let plain = try tool.run("validate", name, "--schema", base)
            #expect(plain.status == 1, "\(name): never followed unless asked")
            for command in ["validate", "convert"] {
                let followed = try tool.run(command, name, "--schema", base, "--schema-locations", "schemas")
                #expect(followed.status == status, "\(name): \(followed.errors)\(followed.text)")
            }
        }
        // Without --schema what the document names is the schema.
        #expect(try tool.run("validate", "far.xml", "--schema-locations", "schemas").status == 0)
        #expect(try tool.run("validate", "net.xml", "--schema-locations", "schemas").status == 2)
        #expect(try tool.run("validate", "far.xml", "--schema-locations", "nowhere").status == 2)
        let input = Data(document("urn:e own/e.xsd").utf8)
        #expect(try tool.run("validate", "-", "--schema", base, "--schema-locations", "schemas", input: input).status == 0)
    }

    @Test func anExternalDTDIsAWarning() throws {
        try write()
        try tool.folder.write("<!DOCTYPE root SYSTEM \"b.dtd\">\n<root xmlns=\"urn:b\" xmlns:e=\"urn:e\"><e:mine>x</e:mine></root>", to: "d.xml")
        #expect(try tool.run("validate", "d.xml", "--schema", "schemas/own/e.xsd").status == 2)
        let allowed = try tool.run("validate", "d.xml", "--schema", "schemas/own/e.xsd", "--allow-doctype")
        #expect(allowed.status == 0 && allowed.text.contains("warning:") && allowed.text.contains("xml.doctype.external"), "\(allowed.text)")
        try tool.folder.write("<!DOCTYPE xs:schema SYSTEM \"XMLSchema.dtd\">\n" + Self.base, to: "d.xsd")
        #expect(try tool.run("schema", "check", "d.xsd").status == 0)
        try tool.folder.write("<!DOCTYPE xs:schema SYSTEM \"XMLSchema.dtd\" [<!ENTITY a SYSTEM 'x'>]>\n<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" id=\"&a;\"/>", to: "entity.xsd")
        let unreadable = try tool.run("schema", "check", "entity.xsd")
        #expect(unreadable.status == 1 && unreadable.text.contains("error:"), "\(unreadable.text)")
    }
}

/// The built-in schema is for other tools, too.
@Suite struct BuiltInSchemaTests {
    @Test func xmllintValidatesTheSamplesWithIt() throws {
        let tool = try Tool()
        #expect(try tool.shell("command -v xmllint").status == 0, "xmllint is missing: Scripts/setup xmllint")
        let root = SharedData.projectRoot.path
        let outcome = try tool.shell(
            """
            cd '\(root)' && count=0
            for sample in Samples/*.xml; do
                grep -q 'xmlns="urn:rapporteur:report:1.0"' "$sample" || continue
                xmllint --nonet --noout --schema Schemas/report/report.xsd "$sample" 2>&1 || exit 1
                count=$((count + 1))
            done
            echo "checked $count"
            """)
        #expect(outcome.status == 0, "\(outcome.text)")
        let count = Int(outcome.text.split(separator: " ").last?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "") ?? 0
        #expect(count >= 3, "\(outcome.text)")
        // One that is wrong is refused, so that the test can fail.
        try tool.folder.write("<report xmlns=\"urn:rapporteur:report:1.0\" xml:lang=\"not a language\"/>", to: "wrong.xml")
        #expect(try tool.shell("xmllint --noout --schema '\(root)/Schemas/report/report.xsd' wrong.xml").status == 3)
    }
}
