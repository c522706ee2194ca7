import Foundation
import TestSupport
import Testing

/// No command can be made to harm what it reads, or to lose what it writes, whatever option and whatever name leads
/// there.
@Suite struct OverwriteTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "a.xml")
        try tool.folder.write(Small.valid, to: "in/b.xml")
        try tool.folder.write(Small.valid, to: "in/b/c.xml")
        try tool.folder.write("a.xml\n", to: "list")
        try tool.folder.write("{\"accepted\": []}", to: "known.json")
        try tool.folder.write(
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="part.xsd"/></xs:schema>
            """, to: "whole.xsd")
        try tool.folder.write("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"e\"/></xs:schema>", to: "part.xsd")
        try tool.folder.write("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include schemaLocation=\"part.xsd\"/><xs:element name=\"x\" type=\"none\"/></xs:schema>", to: "broken.xsd")
        for name in ["communication", "note-verbale", "protection-of-migrants"] {
            let sample = SharedData.projectRoot.appendingPathComponent("Samples/\(name).xml")
            try tool.folder.write(try Data(contentsOf: sample), to: "\(name).xml")
        }
        try tool.folder.write("General Assembly\n\n1. Text.\n", to: "text.txt")
        _ = try tool.shell("cp a.xml z.xml; tar -czf docs.tgz z.xml; rm z.xml")
    }

    /// What each command reads, as it is named, and the file that is to stay.
    static let reading: [(command: String, options: String, file: String)] = [
        ("validate", "a.xml", "a.xml"), ("validate", "in", "in/b/c.xml"), ("validate", "docs.tgz", "docs.tgz"),
        ("validate", "--files-from list", "list"), ("validate", "--files-from list", "a.xml"),
        ("validate", "- < a.xml", "a.xml"), ("validate", "--files-from - < list", "list"),
        ("validate", "a.xml --schema t.xsd", "t.xsd"), ("validate", "a.xml --schema whole.xsd", "part.xsd"),
        ("validate", "a.xml --schema broken.xsd", "part.xsd"),
        ("validate", "a.xml --schema packs/small", "packs/small/t.xsd"), ("validate", "a.xml", "packs/small/pack.json"),
        ("validate", "a.xml --baseline known.json", "known.json"), ("validate", "'*.xml'", "a.xml"),
        ("convert", "a.xml", "a.xml"), ("convert", "in/b.xml", "in/b.xml"), ("convert", "docs.tgz", "docs.tgz"),
        ("convert", "--files-from list", "list"), ("convert", "- < a.xml", "a.xml"),
        ("convert", "a.xml --schema t.xsd", "t.xsd"), ("convert", "a.xml --schema whole.xsd", "part.xsd"),
        ("convert", "a.xml", "packs/small/t.xsd"),
        ("extract", "a.xml --table documents", "a.xml"), ("extract", "in --table documents", "in/b.xml"),
        ("extract", "docs.tgz --table documents", "docs.tgz"), ("extract", "--files-from list --table documents", "list"),
        ("extract", "a.xml --schema t.xsd --table /list", "t.xsd"), ("extract", "- --table documents < a.xml", "a.xml"),
        ("import", "text.txt", "text.txt"), ("import", "- < text.txt", "text.txt"),
        ("compile", "protection-of-migrants.xml communication.xml", "protection-of-migrants.xml"),
        ("compile", "protection-of-migrants.xml communication.xml", "communication.xml"),
        ("compile", "protection-of-migrants.xml communication.xml --note-verbale note-verbale.xml", "note-verbale.xml"),
        ("compile", "protection-of-migrants.xml in", "in/b.xml"),
    ]

    /// The options of each command that write, without the path.
    static let writing: [String: [String]] = [
        "validate": ["-o", "--format json -o", "--write-baseline", "--summary-page"],
        "convert": ["-o", "--to jsonl -o", "--losses", "--summary-page", "--output-dir made --losses"],
        "extract": ["--to csv -o", "--to jsonl -o", "--to sqlite -o", "--to xlsx -o"],
        "import": ["-o", "--source-map"],
        "compile": ["-o", "--to json -o"],
    ]

    /// Other names of one file: another spelling, links of both kinds, a link to its folder.
    static let spellings = ["$f", "./$f", "$PWD/$f", "in/../$f", "soft", "hard", "here/$f"]

    @Test(arguments: reading.indices)
    func noInputIsWrittenOver(_ index: Int) throws {
        let (command, options, file) = Self.reading[index]
        if options.contains("t.xsd") { try tool.folder.write(Small.schema, to: "t.xsd") }
        for option in try #require(Self.writing[command]) {
            // A baseline may be written anew, which is what it is for.
            if file == "known.json", option == "--write-baseline" { continue }
            for spelling in Self.spellings {
                let before = try tool.content(file)
                let parts = options.split(separator: "<", maxSplits: 1).map(String.init)
                let redirection = parts.count > 1 ? "< \(parts[1])" : ""
                let outcome = try tool.shell(
                    """
                    f=\(file); rm -f soft hard here; ln -s $f soft; ln $f hard; ln -s . here
                    "$tool" \(command) \(parts[0]) \(option) "\(spelling)" \(redirection)
                    """)
                let what = "\(command) \(options) \(option) \(spelling): \(outcome.errors)"
                #expect(outcome.status == 64, "\(what)")
                #expect(outcome.errors.contains("[usage.overwrite]"), "\(what)")
                #expect(try tool.content(file) == before, "\(what)")
                #expect(try !tool.names().contains("made"), "\(what)")
            }
        }
    }

    /// Two outputs of one run in one place, or one that the other needs as a folder.
    @Test(arguments: [
        "validate a.xml -o x --summary-page x", "validate a.xml -o x --write-baseline ./x",
        "validate a.xml --summary-page x --write-baseline here/x", "validate a.xml -o old --summary-page linked",
        "convert a.xml -o x --losses x", "convert a.xml -o x --summary-page $PWD/x", "convert a.xml --losses x --summary-page x",
        "convert a.xml --to jsonl -o x --losses x", "convert a.xml --output-dir out --losses out/a.json",
        "convert in --output-dir out --summary-page out/b/c.json", "convert in --output-dir out --summary-page new/../out/b.json",
        "convert in --output-dir out --losses out/.rapporteur-manifest.jsonl",
        "convert in/b.xml in/b/../b.xml --output-dir out", "convert in/b.xml in/d/b.xml --output-dir out",
        "convert a.xml --output-dir out --losses out", "convert a.xml --output-dir out --summary-page out/a.json/x",
        "import text.txt -o x --source-map x", "import text.txt -o x --source-map ./x",
        "extract a.xml --table documents --to sqlite -o x.db --files-from x.db-journal",
        "validate a.xml -o x --summary-page x/y",
    ])
    func noOutputIsLostToAnother(_ arguments: String) throws {
        let outcome = try tool.shell(
            """
            ln -s . here; echo old > old; ln -s old linked; mkdir in/d; cp a.xml in/d/b.xml; cp list x.db-journal
            ls -AR > before; "$tool" \(arguments); status=$?; ls -AR | diff before - | grep -v before; exit $status
            """)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains("[usage."), "\(outcome.errors)")
        #expect(outcome.text.split(separator: "\n").filter { $0.hasPrefix(">") && !$0.contains("before") }.isEmpty, "\(outcome.text)")
    }

    /// A document that becomes a file where another needs a folder of that name.
    @Test(arguments: [("d/a.xml", "d/a.json/b.xml"), ("x.xml", "x.json/y/z.xml"), ("d/e/a.xml", "d/e/a.json/b.xml")])
    func aFileIsNoFolder(_ file: String, _ other: String) throws {
        try tool.folder.write(Small.valid, to: "docs/\(file)")
        try tool.folder.write(Small.valid, to: "docs/\(other)")
        let outcome = try tool.run("convert", "docs", "--to", "json", "--output-dir", "out")
        #expect(outcome.status == 64 && outcome.errors.contains("a file and a folder"), "\(outcome.errors)")
        #expect(try !tool.names().contains("out"))
    }

    @Test func whatStandardOutputGoesToIsNotRead() throws {
        for arguments in ["validate a.xml >> a.xml", "validate a.xml 2>> a.xml", "convert a.xml 1<> a.xml", "validate --files-from list >> list"] {
            let outcome = try tool.shell("cp a.xml kept; cp list kept.list; \"$tool\" \(arguments); status=$?; cmp a.xml kept || cat a.xml; exit $status")
            #expect(outcome.status == 64, "\(arguments): \(outcome.errors)")
            #expect(try tool.content("a.xml").hasPrefix(Small.valid), "\(arguments)")
        }
    }

    @Test func aManifestThatIsALinkIsNotFollowed() throws {
        for target in ["victim", "nowhere"] {
            try tool.folder.write("precious\n", to: "victim")
            let outcome = try tool.shell("rm -rf out; mkdir out; ln -s ../\(target) out/\(Tool.manifest); \"$tool\" convert a.xml --output-dir out --resume")
            #expect(outcome.status == 64 && outcome.errors.contains("[usage.output]"), "\(outcome.errors)")
            #expect(try tool.content("victim") == "precious\n")
            #expect(try !tool.names().contains("nowhere"))
        }
    }

    @Test func aBaselineMayBeWrittenAnew() throws {
        let outcome = try tool.run("validate", "a.xml", "--baseline", "known.json", "--write-baseline", "known.json")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    /// What is no file cannot become one: a pipe may have no reader, a device is not ours to replace.
    @Test(arguments: [
        "validate a.xml -o", "validate a.xml --summary-page", "validate a.xml --write-baseline", "convert a.xml -o",
        "convert a.xml --to jsonl -o", "convert a.xml --losses", "import text.txt -o", "import text.txt --source-map",
        "compile protection-of-migrants.xml communication.xml -o", "extract a.xml --table documents --to csv -o",
        "extract a.xml --table documents --to sqlite -o", "extract a.xml --table documents --to xlsx -o",
    ])
    func anOutputIsAFile(_ command: String) throws {
        for path in ["pipe", "/dev/zero", "linked", "packs", "gone/"] {
            let outcome = try tool.shell("mkfifo pipe; ln -s pipe linked; timeout 20 \"$tool\" \(command) \(path) < /dev/null")
            #expect(outcome.status == 64 && outcome.errors.contains("[usage.output]"), "\(command) \(path): \(outcome.errors)")
        }
        #expect(try tool.shell("[ -p pipe ]").status == 0)
    }

    /// The null device takes what nobody wants, several times in one run, and stays what it is.
    @Test(arguments: [
        "validate a.xml -o /dev/null --summary-page /dev/null", "convert a.xml -o /dev/null --losses /dev/null",
        "convert a.xml --to jsonl -o /dev/null", "import text.txt -o /dev/null --source-map /dev/null",
        "extract protection-of-migrants.xml --table documents -o /dev/null",
        "extract protection-of-migrants.xml --table documents --to xlsx -o /dev/null",
    ])
    func theNullDeviceTakesOutput(_ command: String) throws {
        let outcome = try tool.shell("\"$tool\" \(command) < /dev/null; a=$?; [ -c /dev/null ] || exit 99; exit $a")
        #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
}
