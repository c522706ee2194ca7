import Foundation
import TestSupport
import Testing

/// Lists of paths on standard input are answered line by line: paths in, lines out.
@Suite struct LineByLineTests {
    private static let sample = SharedData.projectRoot.appendingPathComponent("Samples/note-verbale.xml").path

    /// Asks about a path only after the answer about the one before has come.
    private static let talk = """
        import subprocess, sys, json
        tool, end, *arguments = sys.argv[1:]
        end = b"\\0" if end == "0" else b"\\n"
        process = subprocess.Popen([tool, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for path in ["a.xml", "none.xml", "bad.xml", "a.xml"]:
            process.stdin.write(path.encode() + end)
            process.stdin.flush()
            line = json.loads(process.stdout.readline())
            print(line.get("source", line.get("document")), line.get("outcome", line.get("id")))
        process.stdin.close()
        print(process.wait(), process.stdout.read())
        """

    private static func tool() throws -> Tool {
        let tool = try Tool()
        try tool.folder.write(talk, to: "talk.py")
        try tool.folder.write(String(contentsOf: URL(fileURLWithPath: sample), encoding: .utf8), to: "a.xml")
        try tool.folder.write("<report", to: "bad.xml")
        return tool
    }

    @Test(arguments: [
        "0 convert --to jsonl --files-from - -0", "n convert --to jsonl --files-from - --jobs 1",
        "0 validate --format jsonl --files-from - -0", "n validate --format jsonl --files-from -",
    ])
    func answersBeforeTheListEnds(_ arguments: String) throws {
        let outcome = try Self.tool().shell("timeout 60 python3 talk.py \"$tool\" \(arguments)")
        #expect(
            outcome.text == "a.xml valid\nnone.xml not checked\nbad.xml invalid\na.xml valid\n2 b''\n",
            "\(outcome.text)\(outcome.errors)")
    }

    /// Rows of one table, as documents come; a document that gives none is passed over in silence.
    @Test func rowsBeforeTheListEnds() throws {
        let outcome = try Self.tool().shell("""
            mkfifo pipe; (timeout 60 "$tool" extract --files-from - --table documents --to jsonl < pipe > out 2> errors; echo $? > code) &
            exec 3> pipe; echo bad.xml >&3; echo a.xml >&3
            for i in $(seq 300); do [ -s out ] && break; sleep 0.1; done; wc -l < out; exec 3>&-; wait; cat code
            """)
        #expect(outcome.text == "1\n1\n", "\(outcome.text)\(outcome.errors)")
    }

    /// The same lines as when the list is in a file, whatever the number of workers.
    @Test func sameAsAList() throws {
        let outcome = try Self.tool().shell("""
            for i in $(seq 50); do sed "s/2002/20$((i + 10))/" a.xml > $i.xml; done; ls *.xml > list
            "$tool" convert --to jsonl --files-from list > one 2> errors
            for jobs in 1 3; do "$tool" convert --to jsonl --files-from - --jobs $jobs < list > $jobs.out 2>> errors; cmp one $jobs.out; done
            printf '' | "$tool" convert --to jsonl --files-from - 2> none; echo $?; wc -l < one
            """)
        #expect(outcome.text == "2\n52\n", "\(outcome.text)\(outcome.errors)")
    }

    /// Somebody may ask to stop while nothing comes.
    @Test func stopsWhileItWaits() throws {
        let outcome = try Self.tool().shell("""
            mkfifo pipe; sleep 30 > pipe & sleeper=$!
            "$tool" convert --to jsonl --files-from - < pipe > out 2> errors & tool_id=$!
            sleep 1; kill -TERM $tool_id; wait $tool_id; echo $?; kill $sleeper
            """)
        #expect(outcome.text == "143\n", "\(outcome.text)\(outcome.errors)")
    }
}
