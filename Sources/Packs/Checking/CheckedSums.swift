import RapporteurDiagnostics

/// `SHA256SUMS` in a pack's folder: the files of the schema as they were when `schema add` checked it fully.
///
/// The form is that of sha256sum, whose `-c` reads it too.
struct CheckedSums {
    static let name = "SHA256SUMS"

    /// Digest by path within the pack.
    let digests: ExactMap<String>

    /// The sums of a folder; empty where there are none.
    init(folder: String) {
        var digests: ExactMap<String> = [:]
        let bytes = (try? FileBytes.read("\(folder)/\(Self.name)", limit: 1 << 20)) ?? []
        for line in String(decoding: bytes, as: UTF8.self).pieces(between: "\n") {
            let digest = line.utf8.prefix(64)
            let path = line.utf8.dropFirst(66)
            if digest.count == 64, !path.isEmpty { digests[String(Substring(path))] = String(Substring(digest)) }
        }
        self.digests = digests
    }

    /// Whether all files of a schema are in the folder and unchanged.
    func cover(_ fingerprint: SchemaFingerprint, folder: String) -> Bool {
        !fingerprint.files.isEmpty
            && fingerprint.files.allSatisfy { file in
                Folders.name(of: file.path, in: folder).map { digests[$0] == file.digest } ?? false
            }
    }

    /// The text of the file for these files of a folder.
    static func text(_ fingerprint: SchemaFingerprint, folder: String) -> String {
        fingerprint.files
            .map { "\($0.digest)  \(Folders.name(of: $0.path, in: folder) ?? $0.path)\n" }
            .joined()
    }
}
