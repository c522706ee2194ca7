import Foundation
import TestSupport

/// Runs the built binary, which stands beside the test binary, in a folder of its own.
struct Tool {
    struct Outcome {
        var status: Int32
        var output: Data
        var errors: String
        /// Whether a signal ended the process.
        var crashed: Bool
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    static let binary: URL = {
        let test = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("rapporteur")
    }()

    /// The working folder; caches and packs of the process are below it, too.
    let folder: TemporaryFolder
    var environment: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        environment = [
            "HOME": folder.url.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "RAPPORTEUR_PACKS": folder.path("packs"), "XDG_CACHE_HOME": folder.path("cache"), "LANG": "C.UTF-8",
        ]
    }

    /// Runs the binary and waits for it.
    func run(_ arguments: String..., input: Data = Data()) throws -> Outcome {
        try launch(Self.binary.path, arguments, input: input)
    }

    func run(_ arguments: [String]) throws -> Outcome { try launch(Self.binary.path, arguments, input: Data()) }

    /// Runs a shell script in which `$tool` is the binary.
    func shell(_ script: String) throws -> Outcome {
        try launch("/bin/bash", ["-c", script], input: Data())
    }

    private func launch(_ program: String, _ arguments: [String], input: Data) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = environment.merging(["tool": Self.binary.path]) { $1 }
        // Files instead of pipes: nothing can block, however much is written.
        let streams = try TemporaryFolder()
        let files = try ["in", "out", "err"].map { name in
            let path = try streams.write(name == "in" ? input : Data(), to: name)
            return try FileHandle(forUpdatingAtPath: path).orThrow()
        }
        process.standardInput = files[0]
        process.standardOutput = files[1]
        process.standardError = files[2]
        try process.run()
        process.waitUntilExit()
        let output = try Data(contentsOf: streams.url.appendingPathComponent("out"))
        let errors = try Data(contentsOf: streams.url.appendingPathComponent("err"))
        return Outcome(
            status: process.terminationStatus, output: output, errors: String(decoding: errors, as: UTF8.self),
            crashed: process.terminationReason == .uncaughtSignal)
    }

    /// Names in the working folder or one below, caches and manifests left out.
    func names(in path: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(path))
            .filter { $0 != "cache" && $0 != Self.manifest }.sorted()
    }

    /// What an output folder has beside outputs.
    static let manifest = ".rapporteur-manifest.jsonl"

    func content(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(path))), as: UTF8.self)
    }
}

extension Optional {
    struct Missing: Error {}
    func orThrow() throws -> Wrapped {
        guard let self else { throw Missing() }
        return self
    }
}

/// A small schema and documents of it.
enum Small {
    static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns="urn:t"
            elementFormDefault="qualified">
          <xs:element name="list">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="title" type="xs:string" minOccurs="0"/>
                <xs:element name="n" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
                <xs:element name="list" type="nested" minOccurs="0"/>
              </xs:sequence>
              <xs:attribute name="id" type="xs:ID"/>
            </xs:complexType>
          </xs:element>
          <xs:complexType name="nested">
            <xs:sequence><xs:element name="list" type="nested" minOccurs="0"/></xs:sequence>
          </xs:complexType>
        </xs:schema>
        """
    static let pack = """
        {"id": "small", "title": "Small", "version": "1", "xsd": "t.xsd", "prefixes": {"": "urn:t"},
         "match": [{"root": "list", "namespace": "urn:t"}]}
        """
    static let valid = "<list xmlns=\"urn:t\"><title>a</title><n>1</n><n>2</n></list>\n"
    static let invalid = "<list xmlns=\"urn:t\">\n  <n>x</n>\n</list>\n"
    static let malformed = "<list xmlns=\"urn:t\"><n>1</list>\n"
    static let unknown = "<other/>\n"
    static let json = "{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"title\": \"a\", \"n\": [1, 2]}}\n"
    static let invalidJSON = "{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"n\": [\"x\"]}}\n"
    static let foreignJSON = "{\"$schema\": \"urn:else\", \"a\": 1}\n"

    /// A tool that has the small pack, and its schema as t.xsd.
    static func tool() throws -> Tool {
        let tool = try Tool()
        try tool.folder.write(schema, to: "packs/small/t.xsd")
        try tool.folder.write(pack, to: "packs/small/pack.json")
        return tool
    }
}
