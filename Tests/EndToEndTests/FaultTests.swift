import Foundation
import TestSupport
import Testing

/// What can go wrong with one document of many: it is said of that one, the others are done, nothing is left by halves.
@Suite struct FaultTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        for name in ["a", "b", "z"] { try tool.folder.write(Small.valid, to: "in/\(name).xml") }
    }

    /// Nothing but outputs and manifests: no temporary file.
    private func leftovers(in folder: String = ".") throws -> String {
        try tool.shell("find \(folder) -name '.rapporteur-*.part'").text
    }

    @Test(arguments: ["validate in", "convert in --output-dir out", "convert in --to jsonl"])
    func whatCannotBeReadStopsNoOther(_ command: String) throws {
        let kinds = try tool.shell("mkdir in/folder.xml; ln -s nowhere in/link.xml; ln -s link2.xml in/link2.xml; mkfifo in/pipe.xml")
        #expect(kinds.status == 0)
        // Nobody but root reads what nobody may read.
        try tool.folder.write(Small.valid, to: "in/closed.xml")
        let outcome = try tool.shell("chmod 000 in/closed.xml; \"$tool\" \(command); status=$?; cat in/closed.xml > /dev/null 2>&1; echo $?; exit $status")
        #expect(outcome.status == 2)
        let isRoot = outcome.text.hasSuffix("\n0\n") || outcome.text == "0\n"
        let shown = outcome.text + outcome.errors
        for code in ["input.missing", "input.unreadable", "input.special"] { #expect(shown.contains(code), "\(code): \(shown)") }
        #expect(outcome.errors.contains(isRoot ? "4 " : "3 "), "\(outcome.errors)")
        #expect(try leftovers().isEmpty)
    }

    @Test func aFileThatVanishesIsMissing() throws {
        // The run waits at a pipe while the next file goes.
        let outcome = try tool.shell(
            """
            mkfifo pipe; printf 'in/a.xml\npipe\nin/b.xml\nin/z.xml\n' > list
            "$tool" convert --files-from list --to json --output-dir out --jobs 1 & pid=$!
            exec 3<> pipe
            for i in $(seq 400); do [ -e out/a.json ] && break; sleep 0.02; done
            rm in/b.xml; cat in/a.xml > pipe; exec 3>&-; wait $pid; echo $?; ls out
            """)
        #expect(outcome.text == "2\na.json\npipe.json\nz.json\n", "\(outcome.errors)")
        #expect(outcome.errors.contains("in/b.xml: error:") && outcome.errors.contains("[input.missing]"))
        #expect(outcome.errors.hasSuffix("3 converted, 1 not converted (small 1)\n"))
    }

    @Test(arguments: ["validate", "convert --output-dir out", "convert --to jsonl -o lines"])
    func aFileThatGrowsWhileItIsReadIsNotChecked(_ command: String) throws {
        let many = String(repeating: "<n>1234567</n>", count: 150_000)
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "in/grows.xml")
        // White space behind the root element is no fault: only that it grows is.
        let outcome = try tool.shell(
            """
            (while [ ! -e stop ]; do printf ' ' >> in/grows.xml; done) & writer=$!
            "$tool" \(command) in; status=$?; touch stop; wait $writer; exit $status
            """)
        #expect(outcome.status == 2, "\(outcome.errors)")
        let lines = command.hasSuffix("lines") ? try tool.content("lines") : ""
        let shown = outcome.text + outcome.errors + lines
        #expect(shown.contains("input.changed") && !shown.contains("xml.malformed"), "\(shown.prefix(2000))")
        #expect(outcome.errors.contains("3 ") && outcome.errors.contains(", 1 not c"))
        if command.contains("out") { #expect(try tool.names(in: "out") == ["a.json", "b.json", "z.json"]) }
        #expect(try leftovers().isEmpty)
    }

    @Test func tenThousandFindingsAreCounted() throws {
        let many = (1...10_000).map { "<n>x\($0)</n>\n" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "in/bad.xml")
        let text = try tool.run("validate", "in")
        #expect(text.status == 1 && text.text.split(separator: "\n").count < 60)
        let all = try tool.run("validate", "in", "--format", "json", "--max-findings", "20000")
        let documents = try #require(
            (JSONSerialization.jsonObject(with: all.output) as? [String: Any])?["documents"] as? [[String: Any]])
        let counts = documents.map { ($0["findings"] as? [Any])?.count ?? 0 }
        #expect(counts == [0, 0, 10_000, 0])
        let lines = try tool.run("convert", "in", "--to", "jsonl")
        #expect(lines.status == 1 && lines.text.contains("\"omitted\":9000"))
        #expect(try tool.run("convert", "in", "--output-dir", "out").status == 1)
        #expect(try tool.names(in: "out") == ["a.json", "b.json", "z.json"])
    }

    @Test func aFolderThatCannotBeWrittenIsSaid() throws {
        let outcome = try tool.shell(
            """
            mkdir out; if [ "$(id -u)" = 0 ]; then mount -t tmpfs -o ro tmpfs out || exit 99; else chmod 555 out; fi
            "$tool" convert in --output-dir out; status=$?; ls -A out | wc -l
            umount out 2> /dev/null; exit $status
            """)
        if outcome.status == 99 { return }
        #expect(outcome.status == 2 && outcome.text == "0\n", "\(outcome.errors)")
        #expect(outcome.errors.components(separatedBy: "[output.write]").count == 4, "\(outcome.errors)")
        #expect(outcome.errors.contains("3 not converted"))
    }

    @Test func aFullDiskStopsNoSmallerDocument() throws {
        let many = (1...20_000).map { "<n>\($0)</n>" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "in/big.xml")
        let limited = try tool.shell("trap '' XFSZ; ulimit -f 16; \"$tool\" convert in --output-dir out")
        #expect(limited.status == 2 && limited.errors.contains("[output.write]"), "\(limited.errors)")
        #expect(try tool.names(in: "out") == ["a.json", "b.json", "z.json"])
        #expect(try leftovers().isEmpty)
        let more = try tool.run("convert", "in", "--output-dir", "out", "--resume")
        #expect(more.errors == "1 converted, 3 done before (small 1)\n")
        let disk = try tool.shell(
            """
            mkdir disk && mount -t tmpfs -o size=64k tmpfs disk || exit 99
            "$tool" convert in --output-dir disk/out; status=$?; ls disk/out; umount disk; exit $status
            """)
        if disk.status != 99 { #expect(disk.status == 2 && disk.text == "a.json\nb.json\nz.json\n", "\(disk.errors)") }
    }
}
