public import RapporteurDiagnostics

/// A file that is written bit by bit and appears when it is whole.
///
/// Whether it may be written `RunFiles` has said before.
public final class PendingFile {
    private let output: FileOutput
    public let sink: ByteSink

    /// - Parameter makesFolders: whether folders of the path that are missing are made.
    /// - Throws: `WorkError` of kind `output`.
    public init(_ path: String, makesFolders: Bool = false) throws(WorkError) {
        output = FileOutput(path, makesFolders: makesFolders)
        sink = try output.begin()
    }

    /// Puts the file in its place.
    ///
    /// - Throws: `WorkError` of kind `output`.
    public func publish() throws(WorkError) {
        try sink.flush()
        try output.publish()
    }
}
