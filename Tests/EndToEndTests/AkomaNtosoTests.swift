import Foundation
import TestSupport
import Testing

/// `convert --to akn` and `--to report` through the binary.
@Suite struct AkomaNtosoTests {
    private static let samples = SharedData.projectRoot.appendingPathComponent("Samples").path

    private func tool() throws -> Tool {
        let tool = try Tool()
        _ = try tool.shell("cp '\(Self.samples)'/*.xml '\(Self.samples)'/*.json .; rm *.akn.xml *.analysis.json *.imported.xml")
        return tool
    }

    @Test(arguments: ["protection-of-migrants", "communication", "note-verbale"])
    func samplesGoAndComeBack(name: String) throws {
        let tool = try tool()
        let there = try tool.run("convert", "--to", "akn", "--verify", "\(name).xml", "-o", "a.akn.xml")
        #expect(there.status == 0)
        #expect(there.errors.contains("1 converted and verified (report 1.0"))
        #expect(there.errors.contains("1 comment or instruction was not carried. [akn.markup.notCarried]"))
        // JSON is the same document.
        #expect(try tool.run("convert", "--to", "akn", "\(name).json", "-o", "b.akn.xml").status == 0)
        #expect(try tool.content("a.akn.xml") == tool.content("b.akn.xml"))
        let back = try tool.run("convert", "--to", "report", "--verify", "a.akn.xml", "-o", "back.xml")
        #expect(back.status == 0)
        #expect(back.errors.hasPrefix("1 converted and verified (report 1.0"), "\(back.errors)")
        // What came back says the same once more.
        #expect(try tool.run("convert", "--to", "akn", "back.xml").text == tool.content("a.akn.xml"))
        #expect(try tool.run("validate", "back.xml").status == 0)
    }

    @Test func optionsSetWhatTheySay() throws {
        let tool = try tool()
        let run = { (options: [String]) in
            try tool.shell("\"$tool\" convert --to akn protection-of-migrants.xml \(options.joined(separator: " "))").text
        }
        let plain = try run([])
        #expect(plain.contains("<doc name=\"progressReport\""))
        #expect(plain.contains("value=\"/akn/un/doc/paper/un-sg/2002-07-02/"))
        #expect(plain.contains("<FRBRauthor href=\"#converter\" as=\"#editor\"/>"))
        #expect(!plain.contains("<documentCollection"))
        #expect(try run(["--doc-name", "positionPaper"]).contains("<doc name=\"positionPaper\""))
        let acted = try run(["--actor", "un-dgacm"])
        #expect(acted.contains("value=\"/akn/un/doc/paper/un-dgacm/2002-07-02/"))
        #expect(acted.contains("<FRBRauthor href=\"#un-dgacm\" as=\"#author\"/>"))
        #expect(try run(["--manifestation-author", "dgacm"]).contains("<FRBRauthor href=\"#dgacm\" as=\"#editor\"/>"))
        let wrapped = try run(["--wrapper", "documentCollection"])
        #expect(wrapped.contains("<documentCollection name=\"publicationReport\""))
        #expect(try run(["--compact"]).split(separator: "\n").count < 10)
        // All of them come back as the same report.
        for options in ["--doc-name x --actor un --manifestation-author y", "--wrapper documentCollection", "--compact"] {
            let back = try tool.shell(
                "\"$tool\" convert --to akn protection-of-migrants.xml \(options) -o o.akn.xml && \"$tool\" convert --to report o.akn.xml -o o.xml && \"$tool\" convert --to akn o.xml")
            #expect(back.text == plain, "\(options): \(back.errors)")
        }
    }

    @Test func foldersKeepTheirNames() throws {
        let tool = try tool()
        _ = try tool.shell("mkdir -p in/deep; mv communication.xml in/; mv note-verbale.json in/deep/")
        let there = try tool.run("convert", "--to", "akn", "in", "--output-dir", "out")
        #expect(there.status == 0 && there.errors.contains("2 converted"))
        #expect(try tool.names(in: "out") == ["communication.akn.xml", "deep"])
        let back = try tool.run("convert", "--to", "report", "out", "--output-dir", "back")
        #expect(back.status == 0)
        #expect(try tool.names(in: "back/deep") == ["note-verbale.akn.report.xml"])
    }

    @Test(arguments: [
        (["--to", "report", "--doc-name", "x"], "are for --to akn"), (["--to", "json", "--actor", "x"], "are for --to akn"),
        (["--to", "akn", "--stream"], "--stream"), (["--to", "akn", "--strict"], "--strict"),
        (["--to", "akn", "--schema", "report"], "--schema is for XML and JSON"), (["--to", "akn", "--wrapper", "box"], "box"),
    ])
    func optionsThatMakeNoSense(options: [String], said: String) throws {
        let tool = try tool()
        let outcome = try tool.shell("\"$tool\" convert protection-of-migrants.xml \(options.joined(separator: " "))")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(said), "\(outcome.errors)")
    }

    private static let start = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>"

    /// What is refused, why, and that nothing is left of it.
    @Test(arguments: [
        ("report", "<akomaNtoso><doc>", "xml.malformed", 1), ("report", "<a/>", "akn.root", 2), ("report", "{}", "xml.malformed", 1),
        ("report", "<a", "xml.malformed", 1), ("report", "", "xml.empty", 1),
        ("report", "<!DOCTYPE akomaNtoso [<!ENTITY a 'b'>]>\(start)<doc/></akomaNtoso>", "xml.doctype", 2),
        ("report", "<?xml version='1.1'?>\(start)<doc/></akomaNtoso>", "xml.version", 2),
        ("akn", "\(start)<doc/></akomaNtoso>", "akn.input", 2), ("akn", "<a/>", "xsd.root.undeclared", 1),
        ("akn", "<report xmlns='urn:rapporteur:report:1.0'/>", "xsd.", 1), ("akn", "nothing", "input.format", 2),
        ("akn", "<a><b>", "xml.malformed", 1),
    ])
    func badInput(to: String, text: String, code: String, status: Int32) throws {
        let tool = try Tool()
        try tool.folder.write(text, to: "x.xml")
        let outcome = try tool.run("convert", "--to", to, "x.xml", "-o", "y.xml")
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains("[\(code)"), "\(outcome.errors)")
        #expect(try tool.names() == (status == 0 ? ["x.xml", "y.xml"] : ["x.xml"]))
    }

    @Test(arguments: ["akn", "report"]) func depthIsBounded(to: String) throws {
        let tool = try Tool()
        let depth = 100_000
        let root = to == "akn" ? "report" : "akomaNtoso"
        let space = to == "akn" ? "urn:rapporteur:report:1.0" : "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
        let inner = to == "akn" ? "section" : "doc"
        try tool.folder.write(
            "<\(root) xmlns='\(space)'>" + String(repeating: "<\(inner)>", count: depth)
                + String(repeating: "</\(inner)>", count: depth) + "</\(root)>", to: "deep.xml")
        let outcome = try tool.run("convert", "--to", to, "deep.xml", "-o", "y.xml")
        #expect(outcome.status != 0 && !outcome.crashed)
        #expect(outcome.errors.contains("[xml.limit.depth]"))
        #expect(try tool.names() == ["deep.xml"])
    }

    @Test func changedExportsAreRefused() throws {
        let tool = try tool()
        _ = try tool.run("convert", "--to", "akn", "protection-of-migrants.xml", "-o", "a.akn.xml")
        let made = try tool.content("a.akn.xml")
        try tool.folder.write(made.replacing("rap:kind=\"resolution\"", with: "rap:kind=\"song\""), to: "b.akn.xml")
        let outcome = try tool.run("convert", "--to", "report", "b.akn.xml", "-o", "b.xml")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("“song” cannot be the value of rap:kind. [akn.exported]"))
        let french = try tool.run("convert", "--to", "report", "--messages", "fr", "b.akn.xml", "-o", "b.xml")
        #expect(french.errors.contains("«\u{A0}song\u{A0}» ne peut pas être la valeur de rap:kind."))
        // Cut off anywhere: never a part of a report.
        for share in [10, 50, 95] {
            try tool.folder.write(String(made.prefix(made.count * share / 100)), to: "cut.akn.xml")
            #expect(try tool.run("convert", "--to", "report", "cut.akn.xml", "-o", "cut.xml").status == 1)
        }
        #expect(!FileManager.default.fileExists(atPath: tool.folder.path("cut.xml")))
    }

    /// Notes on habits are said once in a run; every other format has all.
    @Test func habitsAreSaidOnce() throws {
        let tool = try Tool()
        let text = { (author: String) in
            "\(Self.start)<statement name='resolution'><meta><identification source='#x'><FRBRWork>"
                + "<FRBRuri value='/akn/un/statement/deliberation/unga/2024-06-28/1-2'/><FRBRauthor href='\(author)'/>"
                + "</FRBRWork></identification></meta><coverPage><p><docNumber>A/1</docNumber></p></coverPage>"
                + "<preface><p><docTitle>T</docTitle></p></preface><mainBody><p>W</p></mainBody></statement></akomaNtoso>"
        }
        for name in ["a", "b", "c"] { try tool.folder.write(text("ga"), to: "in/\(name).xml") }
        try tool.folder.write(text("sc"), to: "in/d.xml")
        let outcome = try tool.run("convert", "--to", "report", "in", "--output-dir", "out", "--jobs", "2")
        #expect(outcome.status == 0)
        #expect(outcome.errors.components(separatedBy: "[akn.reference.mark]").count == 3)
        #expect(outcome.errors.contains("in/a.xml:1:"))
        #expect(outcome.errors.contains("2 notes are left out here: the same was shown of another document. [findings.repeated]"))
    }
}

/// What is exported, against the schema of Akoma Ntoso and the rules of its pack: by this tool and by xmllint.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct AkomaNtosoValidityTests {
    static let xmllint = "/usr/bin/xmllint"

    private func tool() throws -> Tool {
        let tool = try Tool()
        let script = SharedData.projectRoot.appendingPathComponent("Scripts/akoma-ntoso").path
        let added = try tool.shell("'\(script)' \"$tool\" '\(SharedData.url("akn/akomantoso30.xsd").path)'")
        try #require(added.status == 0, "\(added.errors)")
        return tool
    }

    private func exports(_ tool: Tool) throws {
        let samples = SharedData.projectRoot.appendingPathComponent("Samples").path
        let made = try tool.shell(
            """
            for name in protection-of-migrants communication note-verbale; do
              for wrapper in none documentCollection; do
                "$tool" convert --to akn --wrapper $wrapper "\(samples)/$name.xml" -o $name.$wrapper.xml --verify || exit
              done
            done
            """)
        try #require(made.status == 0, "\(made.errors)")
    }

    @Test func samplesAreValidByTheSchemaAndTheRules() throws {
        let tool = try tool()
        try exports(tool)
        let outcome = try tool.shell("\"$tool\" validate *.xml")
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.errors.hasPrefix("6 valid (akoma-ntoso 3.0, "), "\(outcome.errors)")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: xmllint), "xmllint (libxml2-utils) is not there"))
    func samplesAreValidByLibxml2() throws {
        let tool = try Tool()
        try exports(tool)
        let outcome = try tool.shell(
            "\(Self.xmllint) --noout --nonet --schema '\(SharedData.url("akn/akomantoso30.xsd").path)' *.xml")
        #expect(outcome.status == 0, "\(outcome.errors.suffix(2000))")
    }

    /// Reports imported from published texts, and from Word files: each comes back equal (`--verify` compares values)
    /// and is valid. A few here; all with ALL_DOCUMENTS=1.
    @Test func importedReportsComeBackAndAreValid() throws {
        let tool = try tool()
        let isAll = ProcessInfo.processInfo.environment["ALL_DOCUMENTS"] == "1"
        var files: [String] = []
        for folder in ["texts", "word"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: SharedData.url(folder).path).sorted()
            where name.hasSuffix(".txt") || name.hasSuffix(".docx") {
                files.append(SharedData.url("\(folder)/\(name)").path)
            }
        }
        #expect(files.count >= 22)
        var imported = 0
        for (index, file) in files.enumerated() where isAll || index % 5 == 1 || file.hasSuffix("Add.1.docx") {
            let outcome = try tool.run("import", file, "-o", "in-\(index).xml")
            imported += 1
            #expect(outcome.status == 0, "\(file): \(outcome.errors)")
        }
        let there = try tool.shell("\"$tool\" convert --to akn --verify in-*.xml --output-dir akn")
        #expect(there.errors.contains("\(imported) converted and verified (report 1.0"), "\(there.errors)")
        let valid = try tool.run("validate", "akn")
        #expect(valid.errors.hasPrefix("\(imported) valid (akoma-ntoso 3.0"), "\(valid.text)\(valid.errors)")
        let back = try tool.run("convert", "--to", "report", "akn", "--output-dir", "back")
        #expect(back.errors.hasPrefix("\(imported) converted (report 1.0"), "\(back.errors)")
        let same = try tool.shell("for f in in-*.xml; do cmp $f back/${f%.xml}.akn.report.xml || exit; done")
        #expect(same.status == 0, "\(same.text)\(same.errors)")
    }
}
