public import RapporteurDiagnostics

/// Small files that accompany a run.
public enum OutputFile {
    /// Writes a file whole, or not at all.
    ///
    /// - Throws: `WorkError` of kind `output`.
    public static func write(_ bytes: [UInt8], to path: String, makesFolders: Bool = false) throws(WorkError) {
        let file = try PendingFile(path, makesFolders: makesFolders)
        file.sink.append(bytes)
        try file.publish()
    }
}
