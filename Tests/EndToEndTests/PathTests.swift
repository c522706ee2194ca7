import Foundation
import TestSupport
import Testing

/// Paths are bytes, lists of them are bounded, and what is no file is not taken for one.
@Suite struct PathTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "a.xml")
        try tool.folder.write(Small.schema, to: "t.xsd")
    }

    /// Names as `printf` makes them: no UTF-8, parts of it, surrogates, what we write such bytes as ourselves.
    @Test(arguments: [
        "\\377", "\\376x", "a\\303", "\\303\\050", "\\200\\201", "\\355\\240\\200", "\\364\\217\\272\\200", "\\364\\217\\273\\277z",
        "\\300\\257", "\\360\\237\\230", "caf\\351", "\\342\\202\\254\\377",
    ])
    func namesNeedNotBeUTF8(_ name: String) throws {
        let outcome = try tool.shell(
            """
            n=$(printf '\(name)'); set -e; mkdir in "$n"; cp a.xml "in/$n.xml"; cp a.xml "$n/b.xml"
            "$tool" validate in "$n" "in/$n.xml" --schema t.xsd
            "$tool" convert in "$n" --to json --output-dir "out$n"; [ -f "out$n/$n.json" ]; [ -f "out$n/b.json" ]
            "$tool" convert in "$n" --to json --output-dir "out$n" --resume 2>&1 | grep -q '2 done before'
            "$tool" convert a.xml -o "$n.json"; [ -s "$n.json" ]
            ls in/* | "$tool" validate --files-from -
            printf 'in/%s.xml\\0' "$n" | "$tool" validate --files-from - -0 -o "$n.txt"; [ -f "$n.txt" ]
            cp t.xsd "$n.xsd"; "$tool" validate a.xml --schema "$n.xsd" --cross-check
            cp "in/$n.xml" kept; "$tool" convert "in/$n.xml" -o "in/$n.xml" && exit 9; [ $? = 64 ]; cmp kept "in/$n.xml"
            """)
        #expect(outcome.status == 0, "\(outcome.text) \(outcome.errors)")
    }

    @Test func whatIsShownOfThemIsTheirBytes() throws {
        let outcome = try tool.shell("\"$tool\" validate \"$(printf 'x\\377\\303.xml')\"")
        #expect(outcome.status == 2 && outcome.text.contains("x\\xFF\\xC3.xml"), "\(outcome.text)")
        let sarif = try tool.shell("\"$tool\" validate \"$(printf 'x\\377.xml')\" --format sarif")
        #expect(sarif.text.contains("x%FF.xml"), "\(sarif.text)")
    }

    @Test(arguments: ["", "\\r"])
    func listsMayEndPathsWithZeroBytes(_ end: String) throws {
        try tool.folder.write(Small.valid, to: "two\nlines.xml")
        for list in ["-", "list"] {
            let outcome = try tool.shell("printf 'a.xml\\0two\\nlines.xml\\0\\0' > list; \"$tool\" validate --files-from \(list) -0 < list")
            #expect(outcome.status == 0 && outcome.errors.hasPrefix("2 valid"), "\(outcome.errors)")
            let lines = try tool.shell("printf 'a.xml\(end)\\n\(end)\\na.xml' > list; \"$tool\" validate --files-from \(list) < list")
            #expect(lines.errors.hasPrefix("2 valid"), "\(lines.errors)")
            for content in ["a.xml\\0a.xml\\0", "a.xml\\na\\0b\\n", "\\0", "a.xml\\0"] {
                let zero = try tool.shell("printf '\(content)' > list; \"$tool\" validate --files-from \(list) < list")
                #expect(zero.status == 64 && zero.errors.contains("[usage.null]"), "\(zero.errors)")
            }
        }
        #expect(try tool.run("validate", "a.xml", "-0").status == 64)
    }

    /// Nothing that never ends, or never begins, holds a command up.
    @Test(arguments: [
        "validate --files-from /dev/zero", "validate --files-from pipe", "validate --files-from - < /dev/zero",
        "validate --files-from - -0 < long", "validate --files-from /dev/urandom", "validate a.xml --schema pipe",
        "validate a.xml --schema /dev/zero", "validate a.xml --schema including.xsd", "validate a.xml --baseline pipe",
        "validate a.xml --baseline /dev/zero", "schema check pipe", "schema check /dev/urandom", "schema check including.xsd",
        "schema add pipe", "schema add including.xsd", "convert a.xml --schema pipe", "extract a.xml --schema pipe --table /list --to csv",
    ])
    func pipesAndDevicesAreRefused(_ arguments: String) throws {
        try tool.folder.write(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include schemaLocation=\"pipe\"/></xs:schema>",
            to: "including.xsd")
        let outcome = try tool.shell("mkfifo pipe; head -c 100000 /dev/zero | tr '\\0' x > long; timeout 20 \"$tool\" \(arguments)")
        #expect([1, 2, 64].contains(outcome.status), "\(outcome.status) \(outcome.errors)")
        #expect((outcome.text + outcome.errors).contains("error:"), "\(outcome.errors)")
    }

    @Test func aPipeThatAShellMakesIsAList() throws {
        let outcome = try tool.shell("\"$tool\" validate --files-from <(echo a.xml)")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func aDocumentMayComeThroughAPipe() throws {
        let outcome = try tool.shell("mkfifo pipe; cat a.xml > pipe & \"$tool\" validate pipe <(cat a.xml)")
        #expect(outcome.status == 0, "\(outcome.text) \(outcome.errors)")
    }

    @Test func zeroBytesInPathsOfPacksAreRefused() throws {
        for member in ["\"xsd\": \"t\\u0000.xsd\"", "\"xsd\": \"t.xsd\", \"rules\": [\"r\\u0000.sch\"]"] {
            try tool.folder.write(Small.schema, to: "p/t")
            try tool.folder.write(Small.schema, to: "p/t.xsd")
            try tool.folder.write("{\"id\": \"p\", \"title\": \"P\", \"version\": \"1\", \(member), \"match\": [{\"root\": \"list\", \"namespace\": \"urn:t\"}]}", to: "p/pack.json")
            let outcome = try tool.run("validate", "a.xml", "--schema", "p")
            #expect(outcome.status == 2, "\(outcome.text) \(outcome.errors)")
        }
    }
}
