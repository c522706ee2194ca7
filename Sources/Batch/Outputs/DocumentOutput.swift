package import RapporteurDiagnostics

/// Where a converted document goes; it appears there when it is published, and not before.
protocol DocumentOutput: AnyObject {
    /// An empty sink; what an earlier one got is dropped.
    func begin() throws(WorkError) -> ByteSink
    /// A reader of what the sink got, from its beginning; the sink must have been flushed.
    func open() throws(WorkError) -> ByteReader
    /// Puts the document in its place.
    func publish() throws(WorkError)
}

/// A file: written under a temporary name in the same folder, and renamed.
///
/// What is not published leaves no trace; a file that was there stays as it was.
final class FileOutput: DocumentOutput {
    private let path: String
    private let makesFolders: Bool
    private var temporary: TemporaryFile?

    /// - Parameter makesFolders: whether folders of the path that are missing are made.
    init(_ path: String, makesFolders: Bool) {
        self.path = path
        self.makesFolders = makesFolders
    }

    func begin() throws(WorkError) -> ByteSink {
        temporary = nil
        let file = try TemporaryFile(for: path, makesFolders: makesFolders)
        temporary = file
        return ByteSink(descriptor: file.descriptor, name: path)
    }

    func open() throws(WorkError) -> ByteReader {
        try ByteReader(.wholeFile(temporary?.descriptor ?? -1), name: path)
    }

    func publish() throws(WorkError) {
        // A document that was given up, because work on it was stuck, must not appear later.
        try Deadline.check(path)
        try temporary?.publish()
        temporary = nil
    }
}

/// Standard output: gets the document once it is known to be valid.
final class SpooledOutput: DocumentOutput {
    private let descriptor: Int32
    private var spool: Spool?

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func begin() throws(WorkError) -> ByteSink {
        let fresh = Spool()
        spool = fresh
        return fresh.sink
    }

    func open() throws(WorkError) -> ByteReader { try (spool ?? Spool()).open(name: "-") }

    func publish() throws(WorkError) {
        try spool?.copy(to: descriptor)
        spool = nil
    }
}

/// A descriptor that gets bytes as they are made; for `--stream`, where the exit code says whether to believe them.
final class StreamOutput: DocumentOutput {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func begin() throws(WorkError) -> ByteSink { ByteSink(descriptor: descriptor) }

    func open() throws(WorkError) -> ByteReader {
        throw WorkError(.usage, code: "usage.stream", message: Message("usage.stream", ["path": .text("-")]))
    }

    func publish() throws(WorkError) {}
}

/// What a document became, kept for whoever puts documents together.
///
/// Unchecked, because the thread that made it hands it over whole and keeps nothing of it.
public struct KeptDocument: @unchecked Sendable {
    let spool: Spool

    /// How many bytes of memory it takes.
    var weight: Int { spool.memoryUse }

    /// A reader at its beginning.
    ///
    /// - Throws: `WorkError` of kind `input` when a temporary file cannot be read back.
    package func open(name: String) throws(WorkError) -> ByteReader { try spool.open(name: name) }
}

/// Nowhere yet: a document is kept when it is known to be valid.
final class KeptOutput: DocumentOutput {
    /// What waits in memory, of each document: many may have to wait for one that takes long.
    private static let memoryLimit = 2 << 20

    private let name: String
    private var spool: Spool?
    private(set) var published: KeptDocument?

    init(name: String) {
        self.name = name
    }

    func begin() throws(WorkError) -> ByteSink {
        let fresh = Spool(memoryLimit: Self.memoryLimit)
        spool = fresh
        return fresh.sink
    }

    func open() throws(WorkError) -> ByteReader { try (spool ?? Spool()).open(name: name) }

    func publish() throws(WorkError) {
        published = spool.map { KeptDocument(spool: $0) }
        spool = nil
    }
}
