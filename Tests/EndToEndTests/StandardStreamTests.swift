import Foundation
import TestSupport
import Testing

/// Whatever of standard input, output and error is closed: no message gets into a file, no result is lost in silence.
@Suite struct StandardStreamTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "in/a.xml")
        try tool.folder.write(Small.invalid, to: "in/b.xml")
        try tool.folder.write("General Assembly\n\n1. Text.\n", to: "text.txt")
    }

    /// The same run with streams open and closed writes the same files.
    @Test(
        arguments: [
            "validate in --summary-page made", "validate in --write-baseline made", "validate in -o made", "validate in --format json -o made",
            "convert in --to jsonl -o made", "convert in/a.xml -o made", "convert in/a.xml -o other --losses made",
            "convert in --to json --output-dir out --summary-page made", "import text.txt -o made", "import text.txt --source-map made -o other",
            "extract in --table findings --to csv -o made", "extract in --schema packs/small --table /list --to jsonl -o made",
        ], ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
    func nothingGetsIntoFiles(_ arguments: String, _ closed: String) throws {
        let outcome = try tool.shell(
            """
            "$tool" \(arguments) > /dev/null 2>&1 < /dev/null; a=$?; mv made kept; rm -rf out other
            "$tool" \(arguments) \(closed); b=$?; [ $a = $b ] && cmp made kept
            """)
        #expect(outcome.status == 0, "\(outcome.text) \(outcome.errors)")
    }

    @Test(arguments: ["convert in/a.xml >&-", "validate in --format json >&-", "convert in --to jsonl >&-", "schema list >&-", "explain >&-", "validate - <&-", "validate --files-from - <&-"])
    func whatIsMissingIsTold(_ arguments: String) throws {
        let outcome = try tool.shell("\"$tool\" \(arguments)")
        #expect(outcome.status == 2, "\(outcome.status) \(outcome.errors)")
        #expect((outcome.text + outcome.errors).contains("Bad file descriptor"), "\(outcome.errors)")
    }

    @Test(arguments: ["explain", "schema list", "schema sample report", "schema json-schema report", "convert big.xml", "convert big.xml --stream", "convert big.xml big.xml --to jsonl", "validate big.xml --format json"])
    func aClosedPipeIsSilent(_ arguments: String) throws {
        let many = (1...50_000).map { "<n>\($0)</n>" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "big.xml")
        let outcome = try tool.shell("exec 3>&1; { \"$tool\" \(arguments); echo $? > status; } | true; cat status")
        // What fits into the pipe may be written before its reader is gone.
        #expect(["141\n", "0\n"].contains(outcome.text), "\(outcome.text)")
        #expect(!outcome.errors.contains("error:"), "\(outcome.errors)")
    }

    /// Too large a file and too little memory end in a finding, and nothing stays behind.
    @Test func whatTheSystemRefusesIsAFinding() throws {
        let many = (1...60_000).map { "<n>\($0)</n>" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "big.xml")
        for arguments in ["convert big.xml -o made", "validate big.xml --format json --schema packs/small -o made --max-findings 1", "extract big.xml --schema packs/small --table /list/n --to csv -o made", "extract big.xml --schema packs/small --table /list/n --to sqlite -o made"] {
            let outcome = try tool.shell("ulimit -f 1; \"$tool\" \(arguments) < /dev/null")
            #expect(outcome.status == 2 || (outcome.status == 0 && arguments.hasPrefix("validate")), "\(arguments): \(outcome.status) \(outcome.errors)")
            #expect(!outcome.crashed && (outcome.status == 0 || outcome.errors.contains("[output.write]")), "\(outcome.errors)")
            #expect(try tool.names().filter { !$0.hasPrefix("made") } == ["big.xml", "in", "packs", "text.txt"])
            _ = try tool.shell("rm -f made*")
        }
        for kilobytes in stride(from: 60_000, through: 300_000, by: 40_000) {
            let outcome = try tool.shell("ulimit -v \(kilobytes); \"$tool\" convert big.xml big.xml --output-dir out --jobs 2; s=$?; ls -A out; exit $s")
            #expect(!outcome.text.contains(".part"), "\(kilobytes): \(outcome.text)")
        }
    }
}
