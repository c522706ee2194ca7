import Foundation
import TestSupport
import Testing

/// `convert --output-dir` with `--resume`: what is there and right is left alone, and the end is the same.
@Suite struct ResumeTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        for index in 0..<12 {
            try tool.folder.write(Self.document(index), to: "in/\(index % 3)/\(index).xml")
        }
        try tool.folder.write(Small.invalid, to: "in/bad.xml")
    }

    private static func document(_ number: Int) -> String {
        "<list xmlns=\"urn:t\"><title>\(number)</title><n>\(number)</n></list>\n"
    }

    private func convert(_ arguments: String...) throws -> Tool.Outcome {
        try tool.shell("\"$tool\" convert in --output-dir out \(arguments.joined(separator: " "))")
    }

    private func manifest(_ folder: String = "out") throws -> [[String: Any]] {
        try tool.content("\(folder)/\(Tool.manifest)").split(separator: "\n").map {
            try (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]).orThrow()
        }
    }

    /// When outputs were written last: what is left alone keeps its time.
    private func times() throws -> [String: Date] {
        let paths = try tool.shell("find out -name '*.json'").text.split(separator: "\n").map(String.init)
        return try Dictionary(
            uniqueKeysWithValues: paths.map { path in
                let attributes = try FileManager.default.attributesOfItem(atPath: tool.folder.path(path))
                return (path, try (attributes[.modificationDate] as? Date).orThrow())
            })
    }

    /// Converts again; says which outputs were written, and the exit code.
    private func again(_ arguments: String) throws -> (written: [String], status: Int32) {
        let before = try times()
        usleep(20_000)
        let status = try convert(arguments).status
        let after = try times()
        return (after.filter { before[$0.key] != $0.value }.keys.sorted(), status)
    }

    @Test func theManifestSaysWhatWasDone() throws {
        #expect(try convert().status == 1)
        let lines = try manifest()
        #expect(lines.count == 13)
        let first = try #require(lines.first)
        #expect(first["source"] as? String == "in/0/0.xml" && first["output"] as? String == "0/0.json")
        let sums = try tool.shell("sha256sum in/0/0.xml out/0/0.json | cut -c 1-64; wc -c < out/0/0.json").text
            .split(separator: "\n").map(String.init)
        let input = try #require(first["input"] as? [String: Any])
        let written = try #require(first["written"] as? [String: Any])
        let pack = try #require(first["pack"] as? [String: Any])
        #expect(input["sha256"] as? String == sums[0] && written["sha256"] as? String == sums[1])
        #expect(written["bytes"] as? Int == Int(sums[2]))
        #expect(pack["id"] as? String == "small")
        let last = try #require(lines.last)
        #expect(last["outcome"] as? String == "invalid" && last["written"] == nil && last["findings"] as? Int == 1)
    }

    @Test func aSecondRunDoesWhatIsMissingOrChangedAndNothingElse() throws {
        let first = try convert()
        #expect(first.errors.hasSuffix("12 converted, 1 invalid (small 1)\n"))
        let whole = try tool.content("out/\(Tool.manifest)")
        let second = try again("--resume")
        #expect(second.written.isEmpty && second.status == 1)
        let third = try convert("--resume")
        #expect(third.errors.hasSuffix("0 converted, 12 done before, 1 invalid (small 1)\n"), "\(third.errors)")
        // What is wrong is said again.
        #expect(third.errors.contains("in/bad.xml:2:3: error:"))
        #expect(try tool.content("out/\(Tool.manifest)") == whole)
        let changed = try tool.shell(
            """
            rm out/0/0.json; printf 'x' >> out/1/1.json; sed -i s/2/3/ in/2/2.xml; touch in/0/3.xml out/0/6.json
            cp in/0/9.xml in/0/new.xml; touch -r in/1/4.xml stamp; sed -i s/4/5/g in/1/4.xml; touch -r stamp in/1/4.xml
            """)
        #expect(changed.status == 0)
        let expected = ["out/0/0.json", "out/0/new.json", "out/1/1.json", "out/1/4.json", "out/2/2.json"]
        // One that was deleted has no time before, one that was made neither.
        let last = try again("--resume")
        #expect(last.written == expected && last.status == 1, "\(last.written)")
        #expect(try tool.run("convert", "in", "--output-dir", "fresh").status == 1)
        #expect(try tool.shell("diff -r out fresh").text == "")
    }

    @Test func withoutResumeEverythingIsMadeAnew() throws {
        #expect(try convert().status == 1)
        let whole = try tool.content("out/\(Tool.manifest)")
        for option in ["", "--force"] {
            let anew = try again(option)
            #expect(anew.written.count == 12 && anew.status == 1)
            #expect(try tool.content("out/\(Tool.manifest)") == whole)
        }
    }

    @Test(arguments: ["--compact", "--no-markup", "--verify", "--profile analysis", "--schema t.xsd", "--allow-doctype"])
    func otherOptionsMakeEverythingAnew(_ option: String) throws {
        try tool.folder.write(Small.schema, to: "t.xsd")
        #expect(try convert().status == 1)
        let anew = try again("--resume \(option)")
        #expect(anew.written.count == 12 && anew.status == 1)
        // These shape no output.
        let same = try again("--resume \(option) --jobs 3 --max-findings 5 --messages fr --timings")
        #expect(same.written.isEmpty && same.status == 1)
    }

    @Test func anotherPackMakesEverythingAnew() throws {
        #expect(try convert().status == 1)
        // The same id and version, and a schema that differs.
        try tool.folder.write(Small.schema.replacing("xs:int", with: "xs:string"), to: "packs/small/t.xsd")
        #expect(try convert("--resume").errors.hasSuffix("13 converted (small 1)\n"))
        // One that claims the same documents: nothing is known of them any more.
        try tool.folder.write(Small.schema, to: "packs/other/t.xsd")
        try tool.folder.write(Small.pack.replacing("\"small\"", with: "\"other\""), to: "packs/other/pack.json")
        #expect(try convert("--resume").status == 2)
    }

    /// Wherever a run was killed, the next one ends as if nothing had happened.
    @Test func aManifestThatEndsAnywhereIsGoneOnFrom() throws {
        #expect(try tool.run("convert", "in", "--output-dir", "whole").status == 1)
        let lines = try tool.content("whole/\(Tool.manifest)").split(separator: "\n", omittingEmptySubsequences: false)
        let cuts: [String] = [
            "", "\(lines[0].prefix(40))", "\(lines[0])\n\(lines[1].prefix(7))", lines[...5].joined(separator: "\n"),
            "garbage\n\(lines[3])\n{\"manifest\":1}\n\u{0}\u{0}\n\(lines[2])\n\(lines[2])\n{}",
            lines.joined(separator: "\n").replacing("\"manifest\":1", with: "\"manifest\":2"),
        ]
        for cut in cuts {
            _ = try tool.shell("rm -rf out; cp -r whole out; rm out/0/0.json out/1/*; mkdir -p out/1; printf '{' > out/2/2.json")
            try tool.folder.write(cut, to: "out/\(Tool.manifest)")
            #expect(try convert("--resume").status == 1)
            #expect(try tool.shell("diff -r whole out").text == "", "\(cut)")
        }
    }

    @Test func aRunKilledAtAnyMomentIsGoneOnFrom() throws {
        for index in 0..<150 { try tool.folder.write(Self.document(index), to: "in/many/\(index).xml") }
        #expect(try tool.run("convert", "in", "--output-dir", "whole").status == 1)
        for delay in ["0.01", "0.03", "0.06", "0.1", "0.15"] {
            let outcome = try tool.shell(
                """
                rm -rf out; "$tool" convert in --output-dir out --jobs 2 2> /dev/null & sleep \(delay); kill -KILL $!; wait $!
                "$tool" convert in --output-dir out --resume 2> /dev/null; echo $?
                diff -r whole out
                """)
            #expect(outcome.text == "1\n", "\(outcome.text)")
        }
    }

    /// Temporary files that a killed run left go; those of one that goes on stay.
    @Test func whatAKilledRunLeftIsRemoved() throws {
        let outcome = try tool.shell(
            """
            mkdir -p out/0; a=out/0/.rapporteur-0123456789abcdef.part; b=out/0/.rapporteur-00000000deadbeef.part
            : > $a; : > $b; for n in config aaaaaa other 0123456789abcde.part 0123456789ABCDEF.part; do : > out/0/.rapporteur-$n; done
            exec 5< $b; flock -n 5
            "$tool" convert in/0 --output-dir out/0; ls -A out/0 | grep -c rapporteur-
            "$tool" convert in/0 --output-dir out/0 --resume; ls -A out/0 | grep rapporteur-
            """)
        // Whatever is not named as ours are stays, too.
        let left = outcome.text.split(separator: "\n").map(String.init)
        let own = ["config", "aaaaaa", "other", "0123456789abcde.part", "0123456789ABCDEF.part"].map { ".rapporteur-\($0)" }
        #expect(left.first == "8" && Set(left.dropFirst()) == Set(own + [".rapporteur-00000000deadbeef.part", Tool.manifest]), "\(left) \(outcome.errors)")
    }

    @Test func otherOutputsOfTheFolderStayInTheManifest() throws {
        #expect(try tool.run("convert", "in/0", "--output-dir", "out").status == 0)
        #expect(try tool.run("convert", "in/1", "--output-dir", "out", "--resume").status == 0)
        #expect(try tool.run("convert", "in/2", "--output-dir", "out").status == 0)
        #expect(try manifest().count == 12)
        let outcome = try tool.run("convert", "in/0", "in/1", "in/2", "--output-dir", "out", "--resume")
        #expect(outcome.errors == "0 converted, 12 done before (small 1)\n")
    }

    @Test func archivesStandardInputAndBothDirectionsAreGoneOnFrom() throws {
        try Data(ZipMaker.archive([.init("b/2.xml", Small.valid), .init("a.xml", Small.valid)]))
            .write(to: tool.folder.url.appendingPathComponent("in.zip"))
        for _ in 0..<2 { #expect(try tool.run("convert", "in.zip", "--output-dir", "out", "--resume").status == 0) }
        let archive = try tool.run("convert", "in.zip", "--output-dir", "out", "--resume")
        #expect(archive.errors == "0 converted, 2 done before (small 1)\n")
        let input = Data(Small.valid.utf8)
        #expect(try tool.run("convert", "-", "--output-dir", "one", input: input).status == 0)
        let same = try tool.run("convert", "-", "--output-dir", "one", "--resume", input: input)
        #expect(same.errors == "0 converted, 1 done before (small 1)\n")
        #expect(try tool.run("convert", "out", "--to", "xml", "--output-dir", "back").status == 0)
        let back = try tool.run("convert", "out", "--to", "xml", "--output-dir", "back", "--resume")
        #expect(back.errors == "0 converted, 2 done before (small 1)\n")
    }

    @Test(arguments: [
        "--resume", "--force", "--resume -o out.json", "--resume --force --output-dir out", "--resume --to jsonl",
        "--resume --losses l.json --output-dir out",
    ])
    func whatMakesNoSenseIsRefused(_ arguments: String) throws {
        let outcome = try tool.shell("\"$tool\" convert in/0/0.xml \(arguments)")
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.errors)")
    }

    @Test func aManifestThatCannotBeKeptIsSaid() throws {
        try tool.folder.write("", to: "out/\(Tool.manifest)/file")
        let folder = try convert("--resume")
        #expect(folder.status == 64 && folder.errors.contains(Tool.manifest), "\(folder.errors)")
        let device = try tool.shell("rm -rf out; mkdir out; ln -s /dev/zero out/\(Tool.manifest); \"$tool\" convert in --output-dir out")
        #expect(device.status == 64 && device.errors.contains(Tool.manifest), "\(device.errors)")
    }

    /// A disk that has room for outputs, and none for a line more of the manifest: what it has stays readable.
    @Test func aManifestThatGetsFullStopsNoDocument() throws {
        let full = try tool.shell("trap '' XFSZ; ulimit -f 4; \"$tool\" convert in --output-dir out")
        #expect(full.status == 2 && full.errors.contains("[output.write]"), "\(full.errors)")
        #expect(full.errors.contains("12 converted, 1 invalid"))
        #expect(try tool.shell("find out -name '*.json' | wc -l").text == "12\n")
        let kept = try manifest().count
        #expect((1..<12).contains(kept))
        let rest = try convert("--resume")
        #expect(rest.errors.hasSuffix("\(12 - kept) converted, \(kept) done before, 1 invalid (small 1)\n"), "\(rest.errors)")
    }
}
