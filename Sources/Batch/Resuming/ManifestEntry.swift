import RapporteurDiagnostics
import RapporteurJSONStream

/// What a manifest says of one document: a line of it.
package struct ManifestEntry: Sendable, Hashable {
    /// The pack that a document was converted with.
    struct Pack: Sendable, Hashable {
        /// Its id, or the path of a bare schema.
        var id: String
        var version: String?
        var sha256: String?
    }

    /// The form of manifests; lines of another are as if they were not there.
    static let version = 1

    /// The document, by the path that the run named it by.
    var source: String
    var outcome: Outcome
    var input: FileDigest
    /// Nil where the conversion does not depend on one, or none was found.
    var pack: Pack?
    /// Tells the options and the tool of the run from any others.
    var settings: RunSettings
    /// How many findings there were; where there were any, they have to be shown again.
    var findings: Int
    /// The path below the output folder.
    var output: String
    /// What was written; nil where nothing was.
    var written: FileDigest?

    /// The line, with its end.
    package var line: [UInt8] {
        var members: [(String, JSONValue)] = [
            ("manifest", .number(String(Self.version))), ("output", .string(output)), ("source", .string(source)),
            ("outcome", .string(outcome.rawValue)), ("findings", .number(String(findings))),
            ("input", Self.value(input)),
        ]
        if let written { members.append(("written", Self.value(written))) }
        if let pack {
            var parts: [(String, JSONValue)] = [("id", .string(pack.id))]
            if let version = pack.version { parts.append(("version", .string(version))) }
            if let sha256 = pack.sha256 { parts.append(("sha256", .string(sha256))) }
            members.append(("pack", .object(JSONObject(parts))))
        }
        members.append(("tool", .string(settings.tool)))
        members.append(("options", .string(settings.options)))
        let sink = ByteSink()
        let writer = JSONWriter(sink, layout: .compact)
        writer.value(.object(JSONObject(members)))
        writer.endLine()
        return sink.takeBytes()
    }

    private static func value(_ digest: FileDigest) -> JSONValue {
        .object(JSONObject([("sha256", .string(digest.sha256)), ("bytes", .number(String(digest.size)))]))
    }
}

extension ManifestEntry {
    /// Reads a line; nil for one that is no entry, such as the half of one that a killed run left.
    package init?(line: [UInt8]) {
        guard let value = try? JSONDocument(.bytes(line)).value, value["manifest"]?.int == Self.version,
            let output = value["output"]?.string, let source = value["source"]?.string,
            let outcome = value["outcome"]?.string.flatMap(Outcome.init(rawValue:)),
            let findings = value["findings"]?.int, let input = Self.digest(value["input"]),
            let tool = value["tool"]?.string, let options = value["options"]?.string
        else { return nil }
        self.init(
            source: source, outcome: outcome, input: input, pack: nil,
            settings: RunSettings(tool: tool, options: options), findings: findings, output: output,
            written: Self.digest(value["written"]))
        if let id = value["pack"]?["id"]?.string {
            pack = Pack(
                id: id, version: value["pack"]?["version"]?.string, sha256: value["pack"]?["sha256"]?.string)
        }
    }

    private static func digest(_ value: JSONValue?) -> FileDigest? {
        guard let sha256 = value?["sha256"]?.string, let size = value?["bytes"]?.int else { return nil }
        return FileDigest(sha256: sha256, size: size)
    }
}
