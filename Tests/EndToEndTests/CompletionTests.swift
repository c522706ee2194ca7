import Foundation
import Testing
import TestSupport

/// What shells are told; `Scripts/completions` presses the key in shells that run.
@Suite struct CompletionTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    /// What is offered for the last of the words.
    private func offered(_ words: String..., command: String, for argument: String) throws -> [String] {
        let asked = ["---completion"] + command.split(separator: " ").map(String.init) + ["--", argument]
        let made = try tool.run(asked + ["\(words.count)", "\(words[words.count - 1].utf8.count)", "rapporteur"] + words)
        #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
        return made.text.split(separator: "\n").map(String.init)
    }

    @Test func schemasArePacksAndFiles() throws {
        try tool.folder.write("", to: "a.xsd")
        try tool.folder.write("", to: "a.xml")
        try tool.folder.write("", to: "deep/b.xsd")
        try tool.folder.write("", to: ".hidden.xsd")
        let all = try offered("validate", "--schema", "", command: "validate", for: "--schema")
        #expect(all == ["report", "small", "a.xsd", "cache/", "deep/", "packs/"].filter { all.contains($0) })
        #expect(all.contains("small") && all.contains("a.xsd") && all.contains("deep/"))
        #expect(try offered("validate", "--schema", "deep/b", command: "validate", for: "--schema").contains("deep/b.xsd"))
        // The folder of packs that the line names.
        try tool.folder.write("", to: "none/keep")
        let other = try offered("validate", "--packs", "none", "--schema", "", command: "validate", for: "--schema")
        #expect(other.contains("report") && !other.contains("small"))
    }

    @Test func whatIsNotThereIsNoFault() throws {
        for prefix in ["nowhere/", "/dev/null/", String(repeating: "a/", count: 3000), "\u{7}"] {
            #expect(!(try offered("validate", "--schema", prefix, command: "validate", for: "--schema")).contains { $0.contains("\u{7}") })
        }
        #expect(try offered("extract", "--schema", "nowhere", "--table", "", command: "extract", for: "--table").first == "all")
    }

    @Test func tablesAreThoseOfTheSchema() throws {
        let tables = try offered("extract", "--schema", "small", "--table", "", command: "extract", for: "--table")
        #expect(tables.contains("replies") && tables.contains("/list"))
        #expect(try offered("schema", "tables", "small", "--table", "", command: "schema tables", for: "--table").contains("/list"))
    }

    @Test func packsThatCanBeRemovedAreTheUsers() throws {
        let packs = try offered("schema", "remove", "", command: "schema remove", for: "positional@0")
        #expect(packs == ["small"])
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func scriptsKnowTheCommands(shell: String) throws {
        let script = try tool.run("--generate-completion-script", shell)
        #expect(script.status == 0 && script.errors.isEmpty)
        #expect(script.text.contains("write-baseline") && !script.text.contains("cross-check-worker"))
        // Behind folders zsh leaves no space.
        #expect(script.text.contains("compadd -S ''") == (shell == "zsh"))
    }
}
