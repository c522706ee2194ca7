import Foundation
import TestSupport
import Testing

@Suite struct ExtractSQLiteTests {
    private static let sample = SharedData.projectRoot.appendingPathComponent("Samples/protection-of-migrants.xml").path
    /// Runs SQL with Python's module and prints rows.
    private static let query = """
        query() { python3 -c 'import sqlite3, sys
        for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(*row, sep="|")' "$1" "$2"; }
        dump() { python3 -c 'import sqlite3, sys
        print("\\n".join(sqlite3.connect(sys.argv[1]).iterdump()))' "$1"; }
        """.replacingOccurrences(of: "\n        ", with: "\n")

    @Test func soundAndTheSameTwice() throws {
        let tool = try Tool()
        let outcome = try tool.shell("""
            \(Self.query)
            run() { "$tool" extract '\(Self.sample)' --table all --to sqlite -o t.db 2> errors || exit 9; }
            run; dump t.db > one; run; dump t.db > two; cmp one two || exit 8
            query t.db 'PRAGMA integrity_check'; query t.db 'PRAGMA foreign_key_check'
            query t.db 'SELECT count(*), sum(words) FROM paragraphs'
            query t.db 'SELECT m49, typeof(m49) FROM replies WHERE iso3 = "BHR"'
            query t.db 'SELECT value, typeof(value) FROM quantities WHERE value = 296461'
            query t.db 'SELECT section_number, title FROM paragraphs_in_context WHERE label = "45"'
            query t.db 'SELECT count(*) FROM states_in_context'
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.text.split(separator: "\n").map(String.init)
        #expect(lines == [
            "ok", "61|5292", "048|text", "296461|integer", "III|Protection of migrants", "121",
        ])
    }

    /// Rows of a document that changed take the place of the old ones.
    @Test func changedDocuments() throws {
        let tool = try Tool()
        func report(_ paragraphs: String) -> String {
            "<report xmlns=\"urn:rapporteur:report:1.0\"><symbol>A/1</symbol><title>T</title>\(paragraphs)</report>"
        }
        try tool.folder.write(report("<paragraph>a</paragraph><paragraph>b</paragraph>"), to: "a.xml")
        #expect(try tool.run("extract", "a.xml", "--table", "all", "--to", "sqlite", "-o", "t.db").status == 0)
        try tool.folder.write(report("<paragraph>c</paragraph>"), to: "a.xml")
        #expect(try tool.run("extract", "a.xml", "--table", "all", "--to", "sqlite", "-o", "t.db").status == 0)
        let outcome = try tool.shell("\(Self.query)\nquery t.db 'SELECT text FROM paragraphs'")
        #expect(outcome.text == "c\n", "\(outcome.errors)")
    }

    @Test func outputsThatFail() throws {
        let tool = try Tool()
        let outcome = try tool.shell("""
            echo text > f; "$tool" extract '\(Self.sample)' --table all --to sqlite -o f; [ $? = 2 ] || exit 9
            [ "$(cat f)" = text ] || exit 8
            "$tool" extract '\(Self.sample)' --table all --to sqlite -o none/t.db; [ $? = 2 ] || exit 7
            (ulimit -f 64; trap '' XFSZ; "$tool" extract '\(Self.sample)' --table all --to sqlite -o full.db); [ $? = 2 ] || exit 6
            "$tool" extract '\(Self.sample)' --table all --to sqlite; [ $? = 64 ] || exit 5
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try tool.names() == ["f"])
    }
}
