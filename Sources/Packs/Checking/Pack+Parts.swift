import RapporteurDiagnostics
import RapporteurXMLSchema

extension Pack {
    /// The pack, its rules and its code lists with the digests that tell them from any other version.
    ///
    /// The pack's digest is that of the listing that `sha256sum` gives for `pack.json` and the files of the schema, in
    /// bytewise order of their names; that of a bare schema is that of its files, as the cache of checked schemas has it.
    /// Files that can no longer be read have none.
    ///
    /// - Parameter digests: whether digests are wanted: they take a millisecond for each 245 KB.
    func parts(_ schema: Schema, digests: Bool) -> [CheckedPart] {
        var parts: [CheckedPart] = []
        let digest = digests ? digest(schema) : nil
        if case .schemaFiles = origin {
            parts.append(CheckedPart(.pack, name: label, sha256: digest))
        } else {
            parts.append(CheckedPart(.pack, name: id, version: version, sha256: digest))
        }
        // Code lists are for rules: without any they check nothing.
        guard !rules.isEmpty else { return parts }
        for name in rules {
            guard let bytes = bytes(of: name) else { continue }
            parts.append(CheckedPart(.rules, name: name, sha256: digests ? SHA256.hex(of: bytes) : nil))
        }
        for file in codelists {
            guard let bytes = bytes(of: file) else { continue }
            let head = Self.head(of: bytes)
            parts.append(
                CheckedPart(
                    .codelist, name: head["list"] ?? file, version: head["version"],
                    sha256: digests ? SHA256.hex(of: bytes) : nil))
        }
        return parts
    }

    /// Name and version of a code list: its first lines, a word, a tab and what it says.
    private static func head(of bytes: [UInt8]) -> ExactMap<String> {
        var head: ExactMap<String> = [:]
        for line in bytes.prefix(400).split(separator: UInt8(ascii: "\n")).prefix(2) {
            let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
            guard fields.count == 2 else { continue }
            head[String(decoding: fields[0], as: UTF8.self)] = String(decoding: fields[1], as: UTF8.self)
        }
        return head
    }

    private func digest(_ schema: Schema) -> String? {
        switch origin {
        case .schemaFiles: return (try? SchemaFingerprint(of: schema.ownFiles))?.digest
        case .builtIn: return listing(["pack.json"] + schema.ownFiles)
        case .folder(let folder):
            let own = schema.ownFiles.map { path in
                path.begins(with: folder + "/") ? String(path.after(bytes: folder.utf8.count + 1)) : path
            }
            return listing(["pack.json"] + own)
        }
    }

    private func listing(_ names: [String]) -> String? {
        var text = ""
        for name in ExactSet(names).sorted() {
            guard let bytes = bytes(of: name) else { return nil }
            text += "\(SHA256.hex(of: bytes))  \(name)\n"
        }
        return SHA256.hex(of: Array(text.utf8))
    }

    private func bytes(of name: String) -> [UInt8]? {
        switch origin {
        case .builtIn: EmbeddedPacks.files(of: id)[name]
        case .folder(let folder): try? FileBytes.read("\(folder)/\(name)", limit: SchemaFingerprint.sizeLimit)
        case .schemaFiles: nil
        }
    }
}
