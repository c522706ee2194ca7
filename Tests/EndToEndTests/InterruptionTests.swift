import Foundation
import TestSupport
import Testing

/// A run that is asked to stop finishes what it is at, says what it has not done, and leaves nothing by halves.
@Suite struct InterruptionTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        for name in ["a", "b", "d", "e"] { try tool.folder.write(Small.valid, to: "\(name).xml") }
        // The third document is a pipe: the run waits at it until somebody writes, or asks it to stop.
        try tool.folder.write("a.xml\nb.xml\nc\nd.xml\ne.xml\n", to: "list")
    }

    /// Runs a command that gets stuck at the third document, sends signals when the first two are done, and prints the
    /// exit code.
    private func interrupted(_ command: String, done: String, signals: String = "INT") throws -> Tool.Outcome {
        try tool.shell(
            """
            set -m; mkfifo c; exec 3<> c; \(command) 2> errors & pid=$!
            for i in $(seq 400); do \(done) && break; sleep 0.05; done
            sleep 0.2
            for signal in \(signals); do kill -$signal $pid; sleep 0.3; done
            wait $pid; echo $?
            """)
    }

    @Test(arguments: ["1", "3"], ["INT 130", "TERM 143", "HUP 129"])
    func whatIsDoneStaysAndTheManifestSaysSo(_ jobs: String, _ ending: String) throws {
        let signal = ending.split(separator: " ").map(String.init)
        let outcome = try interrupted(
            "\"$tool\" convert --files-from list --to json --output-dir out --jobs \(jobs)",
            done: "[ -e out/b.json ]", signals: signal[0])
        #expect(outcome.text == "\(signal[1])\n")
        let names = try tool.names(in: "out")
        // One thread gets no further than the pipe; of three the others go on.
        let expected = jobs == "1" ? ["a.json", "b.json"] : ["a.json", "b.json", "d.json", "e.json"]
        #expect(names == expected)
        let done = expected.count
        let said = "\(done) converted (small 1)\nInterrupted: \(done) of 5 documents are done.\n"
        #expect(try tool.content("errors") == said)
        #expect(try tool.content("out/\(Tool.manifest)").split(separator: "\n").count == done)
        let rest = try tool.shell("rm c; cp a.xml c; \"$tool\" convert --files-from list --to json --output-dir out --resume")
        #expect(rest.errors == "\(5 - done) converted, \(done) done before (small 1)\n")
    }

    @Test func aSecondSignalEndsAtOnce() throws {
        // A document that is read from a file is finished first, unless there is a second signal.
        let many = String(repeating: "<n>1234567</n>", count: 600_000)
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "big.xml")
        let outcome = try tool.shell(
            """
            set -m; "$tool" convert big.xml --output-dir out 2> errors & pid=$!
            for i in $(seq 400); do [ -n "$(ls -A out 2>/dev/null)" ] && break; sleep 0.02; done
            kill -INT $pid; sleep 0.05; kill -INT $pid; wait $pid; echo $?; ls -A out | wc -l; wc -c < errors
            """)
        #expect(outcome.text.split(whereSeparator: \.isWhitespace) == ["130", "0", "0"])
    }

    @Test func aDocumentThatIsBeingReadIsFinished() throws {
        let many = String(repeating: "<n>1234567</n>", count: 100_000)
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "big.xml")
        let outcome = try tool.shell(
            """
            set -m; "$tool" convert big.xml a.xml --output-dir out --jobs 1 2> errors & pid=$!
            for i in $(seq 400); do [ -n "$(ls -A out 2>/dev/null)" ] && break; sleep 0.01; done
            kill -INT $pid; wait $pid; echo $?; ls out
            """)
        #expect(outcome.text == "130\nbig.json\n")
        #expect(try tool.content("errors").hasSuffix("Interrupted: 1 of 2 documents are done.\n"))
    }

    @Test func linesThatWereWrittenAreWhole() throws {
        let shown = try interrupted(
            "\"$tool\" convert --files-from list --to jsonl --jobs 1 > out", done: "[ $(wc -l < out) = 2 ]")
        #expect(shown.text == "130\n")
        let lines = try tool.content("out")
        #expect(lines.hasSuffix("}\n") && lines.split(separator: "\n").count == 2)
        try tool.folder.write("old", to: "file")
        let file = try tool.shell(
            """
            set -m; exec 3<> c; "$tool" convert --files-from list --to jsonl --jobs 1 -o file 2> errors & pid=$!
            for i in $(seq 40); do [ -n "$(ls -A | grep '^.rapporteur')" ] && break; sleep 0.05; done
            sleep 0.3; kill -INT $pid; wait $pid; echo $?; cat file; ls -A | grep -c '^.rapporteur'
            """)
        #expect(file.text == "130\nold0\n")
    }

    @Test func validateSaysWhatItHasChecked() throws {
        let outcome = try interrupted(
            "\"$tool\" validate --files-from list --format json --jobs 3 > out", done: "sleep 2")
        #expect(outcome.text == "130\n")
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(try tool.content("out").utf8)) as? [String: Any])
        #expect((report["documents"] as? [Any])?.count == 4)
        #expect(try tool.content("errors").hasSuffix("Interrupted: 4 of 5 documents are done.\n"))
        try tool.folder.write("old", to: "report")
        let file = try tool.shell(
            """
            set -m; exec 3<> c; "$tool" validate --files-from list --format sarif -o report --write-baseline known 2> errors & pid=$!
            sleep 0.5; kill -INT $pid; wait $pid; echo $?; cat report; ls known
            """)
        #expect(file.text == "130\nold")
    }

    @Test func waitingForStandardInputEnds() throws {
        for arguments in ["-", "--files-from -"] {
            let outcome = try tool.shell(
                """
                set -m; rm -f p; mkfifo p; exec 4<> p; "$tool" validate \(arguments) < p 2> errors & pid=$!
                sleep 0.5; kill -INT $pid; wait $pid; echo $?
                """)
            #expect(outcome.text == "130\n")
        }
    }
}
