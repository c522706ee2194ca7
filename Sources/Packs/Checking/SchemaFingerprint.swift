import RapporteurDiagnostics

/// What tells a schema from any other: the digests of all files it was loaded from.
struct SchemaFingerprint {
    /// The bound on a schema file that is read for its digest.
    static let sizeLimit = 256 << 20

    /// Path and SHA-256, in the order they were loaded.
    let files: [(path: String, digest: String)]

    /// - Throws: `WorkError` of kind `input` when a file cannot be read.
    init(of paths: [String]) throws(WorkError) {
        var files: [(path: String, digest: String)] = []
        for path in paths { files.append((path, SHA256.hex(of: try FileBytes.read(path, limit: Self.sizeLimit)))) }
        self.files = files
    }

    /// One digest for all: the same wherever the files are, as long as they are the same in the same order.
    var digest: String { SHA256.hex(of: Array(files.map(\.digest).joined(separator: "\n").utf8)) }
}
