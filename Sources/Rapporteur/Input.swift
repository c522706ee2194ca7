import RapporteurBatch
import RapporteurDiagnostics

/// A document to read: XML or JSON; for an import text, Word or PDF. It can be read any number of times.
public struct Input: Sendable {
    enum Source: Sendable {
        case file(String)
        case bytes([UInt8])
        case collected(Collected)
    }

    let source: Source
    /// What findings call it.
    let name: String

    /// A file, by its path.
    public static func file(_ path: String) -> Input { Input(source: .file(path), name: path) }

    /// Bytes in memory.
    public static func bytes(_ bytes: some Sequence<UInt8>, name: String = "document") -> Input {
        Input(source: .bytes(Array(bytes)), name: name)
    }

    /// Text in memory.
    public static func text(_ text: String, name: String = "document") -> Input { .bytes(text.utf8, name: name) }

    /// What a closure gives, piece by piece, until it gives nil.
    ///
    /// Beyond 8 MB the bytes wait in a temporary file.
    /// - Throws: what the closure throws; `RapporteurError.output` when the temporary file cannot be written.
    public static func collecting(name: String = "document", _ next: () throws -> [UInt8]?) throws -> Input {
        let collected = Collected()
        while let piece = try next() { try collected.take(piece) }
        return Input(source: .collected(collected), name: name)
    }

    /// What an asynchronous sequence gives, such as the body of a request: taken in as from a closure.
    ///
    /// - Throws: what the sequence throws; `RapporteurError.output` when the temporary file cannot be written.
    public static func collecting<Pieces: AsyncSequence>(
        _ pieces: Pieces, name: String = "document"
    ) async throws -> Input where Pieces.Element: Sequence<UInt8> {
        let collected = Collected()
        for try await piece in pieces { try collected.take(Array(piece)) }
        return Input(source: .collected(collected), name: name)
    }
}

extension Input {
    /// Bytes that were taken in.
    ///
    /// Unchecked, because whoever makes it fills it before handing it on, and from then on it is only read.
    final class Collected: @unchecked Sendable {
        let spool: Spool

        init() { spool = Spool() }

        func take(_ piece: [UInt8]) throws(RapporteurError) {
            spool.sink.append(piece)
            guard spool.sink.hasFailed else { return }
            do throws(WorkError) { try spool.sink.flush() } catch { throw RapporteurError(error, in: .english) }
        }
    }

    /// The path, where it is a file.
    var path: String? {
        if case .file(let path) = source { path } else { nil }
    }

    var item: InputItem { InputItem(path: name, origin: .named, relativePath: name) }

    /// The opened document.
    ///
    /// - Throws: `WorkError` of kind `input` or `output`.
    func open() throws(WorkError) -> DocumentSource {
        switch source {
        case .file: try DocumentSource(item)
        case .bytes(let bytes): DocumentSource(bytes, name: name)
        case .collected(let collected): try DocumentSource(collected.spool, name: name)
        }
    }

    /// The same for what has a document in memory as a whole.
    ///
    /// - Throws: `WorkError` of kind `input` or `output`.
    func byteSource() throws(WorkError) -> ByteSource {
        switch source {
        case .file(let path): return .file(path)
        case .bytes(let bytes): return .bytes(bytes)
        case .collected(let collected):
            try collected.spool.sink.flush()
            return .bytes(Array(try collected.spool.open(name: name).peek(Int.max)))
        }
    }
}
