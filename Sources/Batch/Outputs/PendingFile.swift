public import RapporteurDiagnostics

/// A file that is written bit by bit and appears when it is whole.
public final class PendingFile {
    private let output: any DocumentOutput
    public let sink: ByteSink

    /// - Parameter makesFolders: whether folders of the path that are missing are made.
    /// - Throws: `WorkError` of kind `output`; of kind `usage` where the path is a folder, or the file is an input.
    public init(_ path: String, inputs: [InputEntry], makesFolders: Bool = false) throws(WorkError) {
        try Self.check(path, inputs: inputs)
        let status = FileStatus(path)
        output =
            status.map { $0.isRegular } ?? true
            ? FileOutput(path, makesFolders: makesFolders) : SpooledOutput(.file(path), name: path)
        sink = try output.begin()
    }

    /// Makes sure that a path can be that of a result.
    ///
    /// - Throws: `WorkError` of kind `usage` where it is a folder, or an input.
    static func check(_ path: String, inputs: [InputEntry]) throws(WorkError) {
        let status = FileStatus(path)
        if status?.isFolder == true || path.ends(with: "/") {
            throw WorkError(.usage, code: "usage.output", message: Message("usage.output/folder", ["path": .text(path)]),
                hint: Message("usage.output/hint.name"))
        }
        if let status, status.isRegular, let input = Self.input(status.identity, among: inputs) {
            throw WorkError(
                .usage, code: "usage.overwrite", message: Message("usage.overwrite", ["path": .text(path), "input": .text(input)]),
                hint: Message("usage.overwrite/hint"))
        }
    }

    /// Puts the file in its place.
    ///
    /// - Throws: `WorkError` of kind `output`.
    public func publish() throws(WorkError) {
        try sink.flush()
        try output.publish()
    }

    private static func input(_ identity: FileStatus.Identity, among inputs: [InputEntry]) -> String? {
        for case .document(let item) in inputs {
            if case .standardInput = item.origin {
                if FileStatus(descriptor: 0)?.identity == identity { return "standard input" }
            } else if FileStatus(item.path)?.identity == identity {
                return item.path
            }
        }
        return nil
    }
}
