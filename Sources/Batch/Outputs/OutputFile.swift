public import RapporteurDiagnostics

/// Small files that accompany a run.
public enum OutputFile {
    /// Writes a file whole, or not at all.
    ///
    /// - Throws: `WorkError` of kind `output`.
    public static func write(_ bytes: [UInt8], to path: String) throws(WorkError) {
        let output: any DocumentOutput =
            FileStatus(path).map { $0.isRegular } ?? true
            ? FileOutput(path, makesFolders: false) : SpooledOutput(.file(path), name: path)
        let sink = try output.begin()
        sink.append(bytes)
        try sink.flush()
        try output.publish()
    }
}
