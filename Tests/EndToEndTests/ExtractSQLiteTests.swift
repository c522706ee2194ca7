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

    private static func report(_ symbol: String, _ text: String) -> String {
        "<report xmlns=\"urn:rapporteur:report:1.0\" xml:lang=\"en\"><symbol>\(symbol)</symbol><title>T</title><paragraph>\(text)</paragraph></report>"
    }

    /// Runs over parts of the inputs, in any order, give what one run over all gives.
    @Test(arguments: ["a b c d", "d c b a", "b d a c", "a a b c d c"])
    func severalRuns(_ order: String) throws {
        let tool = try Tool()
        try tool.folder.write(Self.report("A/1", "first"), to: "in/a.xml")
        try tool.folder.write(Self.report("A/1", "second"), to: "in/b.xml")
        try tool.folder.write(Self.report("A/2", "other"), to: "in/c.xml")
        try tool.folder.write("<report", to: "in/d.xml")
        let outcome = try tool.shell("""
            \(Self.query)
            "$tool" extract in --table all --to sqlite -o one.db 2> one.txt
            for name in \(order); do "$tool" extract in/$name.xml --table all --to sqlite -o several.db 2>> several.txt; done
            for db in one several; do
              for table in documents paragraphs findings inputs; do query $db.db "SELECT * FROM $table ORDER BY 1, 2, 3"; done > $db.rows
              query $db.db 'PRAGMA integrity_check'; query $db.db 'PRAGMA foreign_key_check'
            done
            diff one.rows several.rows && query one.db 'SELECT document LIKE "sha256:%", text FROM paragraphs ORDER BY text'
            """)
        #expect(outcome.text == "ok\nok\n0|first\n0|other\n1|second\n", "\(outcome.text)\(outcome.errors)")
        #expect(try tool.content("several.txt").contains("extract.duplicate") || order == "d c b a" || order == "b d a c")
    }

    /// What a file gave before goes when it was mended, or damaged, or got another symbol.
    @Test func mendedFiles() throws {
        let tool = try Tool()
        let outcome = try tool.shell("""
            \(Self.query)
            run() { "$tool" extract in --table all --to sqlite -o t.db 2>> errors
              query t.db 'SELECT (SELECT group_concat(text) FROM (SELECT text FROM paragraphs ORDER BY 1)), (SELECT count(*) FROM findings), (SELECT count(*) FROM inputs)'; }
            mkdir in; echo '<report' > in/a.xml; run
            echo '\(Self.report("A/1", "x"))' > in/a.xml; run
            echo '\(Self.report("A/2", "y"))' > in/a.xml; run
            cp in/a.xml in/b.xml; run; echo '\(Self.report("A/1", "z"))' > in/a.xml; run
            echo '<report' > in/a.xml; run
            """)
        #expect(outcome.text == "None|1|1\nx|0|1\ny|0|1\ny|0|2\ny,z|0|2\ny|1|2\n", "\(outcome.text)\(outcome.errors)")
    }

    /// A table with other columns is refused before anything is written.
    @Test func otherColumns() throws {
        let tool = try Tool()
        let outcome = try tool.shell("""
            python3 -c 'import sqlite3; c = sqlite3.connect("t.db"); c.execute("CREATE TABLE votes (x)"); c.execute("INSERT INTO votes VALUES (1)"); c.commit()'
            cp t.db before.db; "$tool" extract '\(Self.sample)' --table all --to sqlite -o t.db; echo $?; cmp t.db before.db && echo same
            """)
        #expect(outcome.text == "2\nsame\n" && outcome.errors.contains("output.table"), "\(outcome.text)\(outcome.errors)")
    }

    /// Rows come in the order of print, and views keep it; of several languages one is counted.
    @Test func orderAndLanguages() throws {
        let tool = try Tool()
        for language in ["fr", "en", "de"] {
            let paragraphs = (1...12).map { "<paragraph>\($0)</paragraph>" }.joined()
            try tool.folder.write(
                "<report xmlns=\"urn:rapporteur:report:1.0\" xml:lang=\"\(language)\"><symbol>A/1</symbol><title>T</title>\(paragraphs)</report>",
                to: "in/\(language).xml")
        }
        let outcome = try tool.shell("""
            \(Self.query)
            "$tool" extract in --table all --to sqlite -o t.db 2> errors
            query t.db 'SELECT language, count(*) FROM paragraphs_distinct GROUP BY 1'
            query t.db 'SELECT count(*) FROM documents_distinct'
            query t.db 'SELECT group_concat(text, " ") FROM paragraphs_in_context WHERE language = "fr"'
            query t.db 'SELECT group_concat(text, " ") FROM paragraphs WHERE language = "de"'
            """)
        let numbers = (1...12).map(String.init).joined(separator: " ")
        #expect(outcome.text == "en|12\n1\n\(numbers)\n\(numbers)\n", "\(outcome.text)\(outcome.errors)")
    }

    /// A run that is killed leaves no database by half under its name, and what was there as it was.
    @Test(arguments: ["", "t.db"]) func whatIsKilledLeavesNothingByHalf(_ existing: String) throws {
        let tool = try Tool()
        let outcome = try tool.shell("""
            \(Self.query)
            if [ -n "\(existing)" ]; then "$tool" extract '\(Self.sample)' --table all --to sqlite -o t.db || exit 9; dump t.db > before; fi
            mkfifo c.xml; exec 3<> c.xml
            printf '\(Self.sample)\nc.xml\n' > list
            "$tool" extract --files-from list --table all --to sqlite -o t.db & pid=$!
            for i in $(seq 100); do ls -a | grep -qE 'journal|part' && break; sleep 0.05; done
            sleep 0.3; kill -KILL $pid; wait $pid
            if [ -n "\(existing)" ]; then dump t.db > after; cmp before after || exit 8; else [ ! -e t.db ] || exit 7; fi
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
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
