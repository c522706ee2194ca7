package import RapporteurDiagnostics
import Glibc

/// The bytes of one document: opened once, read from the beginning as often as needed.
///
/// A regular file is read again as it is, a file of an archive as it was unpacked; standard input, a pipe or a device is kept aside first, in memory up to
/// 8 MB and beyond that in a temporary file that has no name.
package final class DocumentSource {
    let name: String
    package let format: DocumentFormat?
    /// What is said of it where it is neither XML nor JSON.
    package var foreignFinding: Finding { ForeignFormat.finding(foreign, path: name) }
    /// What it is where it is neither XML nor JSON.
    let foreign: ForeignFormat?
    private var descriptor: Int32 = -1
    /// What the file was when it was opened.
    private var content: FileStatus.Content?
    /// The only reader of what can be read once; nil when it was given out.
    private var once: ByteReader?
    private var spool: Spool?
    /// The whole document, where it can be read once and is small.
    private var kept: [UInt8]?
    private var knownSize: Int?
    /// What was given out of what can be read once.
    private var pipe: ByteReader?

    /// How many bytes the document has; of a pipe that streams, how many were read of it.
    var size: Int { knownSize ?? pipe?.bytesTaken ?? 0 }

    /// - Throws: `WorkError` of kind `input` when it cannot be opened or its first bytes cannot be read.
    package init(_ item: InputItem) throws(WorkError) {
        name = item.path
        let first: ByteReader
        if case .standardInput(let input) = item.origin {
            first = input.reader
            once = first
        } else if case .archive(let member) = item.origin {
            let unpacked = try member.unpacked(name: item.path)
            spool = unpacked
            first = try unpacked.open(name: item.path)
        } else {
            descriptor = FileSystem.open(item.path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
            if descriptor >= 0, let status = FileStatus(descriptor: descriptor), status.isRegular {
                content = status.content
                first = try ByteReader(.wholeFile(descriptor), name: item.path)
            } else {
                if descriptor >= 0 { close(descriptor) }
                descriptor = -1
                first = try ByteReader(.stream(item.path))
                once = first
            }
        }
        let start: ArraySlice<UInt8>
        do {
            start = try first.peek(DocumentFormat.peekLength)
        } catch {
            if descriptor >= 0 { close(descriptor) }
            throw error
        }
        format = DocumentFormat.recognise(start, name: item.path)
        foreign = format == nil ? ForeignFormat.recognise(start) ?? ForeignFormat.rest(start) : nil
        knownSize = first.knownSize
    }

    /// A document that is in memory.
    package init(_ bytes: [UInt8], name: String) {
        self.name = name
        kept = bytes
        knownSize = bytes.count
        format = DocumentFormat.recognise(bytes.prefix(DocumentFormat.peekLength), name: name)
        foreign = format == nil ? ForeignFormat.recognise(bytes.prefix(DocumentFormat.peekLength)) : nil
    }

    /// A document that was taken in before.
    ///
    /// - Throws: `WorkError` of kind `output` or `input` when its temporary file cannot be written or read back.
    package init(_ spool: Spool, name: String) throws(WorkError) {
        try spool.sink.flush()
        let start = try spool.open(name: name).peek(DocumentFormat.peekLength)
        self.name = name
        self.spool = spool
        knownSize = spool.sink.count
        format = DocumentFormat.recognise(start, name: name)
        foreign = format == nil ? ForeignFormat.recognise(start) ?? ForeignFormat.rest(start) : nil
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Makes sure that `open()` can be called more than once.
    ///
    /// - Throws: `WorkError` of kind `input` or `output` when the document cannot be kept aside.
    package func makeRepeatable() throws(WorkError) {
        guard descriptor < 0, spool == nil, kept == nil, let reader = once else { return }
        once = nil
        spool = try Spool(readingAll: reader)
        knownSize = spool?.sink.count
    }

    /// Makes sure of the same for a document of at most 8 MB, which is kept in memory; a longer one streams.
    ///
    /// - Throws: `WorkError` of kind `input` when it cannot be read.
    func keepIfSmall() throws(WorkError) {
        guard descriptor < 0, spool == nil, kept == nil, let reader = once else { return }
        let bytes = try reader.peek(Self.keptLength + 1)
        guard bytes.count <= Self.keptLength else { return }
        kept = Array(bytes)
        knownSize = bytes.count
        once = nil
    }

    private static let keptLength = 8 << 20

    /// Whether `open()` can be called again.
    var isRepeatable: Bool { descriptor >= 0 || spool != nil || kept != nil }

    /// What tells the document from any other; it is kept aside for it where it can be read once.
    ///
    /// - Throws: `WorkError` of kind `input` or `output`, as `makeRepeatable()` and `open()`.
    func digest() throws(WorkError) -> FileDigest {
        try makeRepeatable()
        return try FileDigest(of: open())
    }

    /// Whether somebody has written to the file since it was opened: what was read is then neither the old document
    /// nor the new one.
    var hasChanged: Bool {
        guard let content, let now = FileStatus(descriptor: descriptor)?.content else { return false }
        return now != content
    }

    /// What is said of a document that has changed.
    var changed: Finding {
        Finding(
            code: "input.changed", message: Message("input.changed", ["path": .text(name)]),
            hint: Message("input.changed/hint"), location: Location(file: name))
    }

    /// A reader at the document's beginning.
    ///
    /// - Throws: `WorkError` of kind `input`, also at a second call for what can be read once.
    package func open() throws(WorkError) -> ByteReader {
        if descriptor >= 0 { return try ByteReader(.wholeFile(descriptor), name: name) }
        if let spool { return try spool.open(name: name) }
        if let kept { return try ByteReader(.bytes(kept), name: name) }
        if let reader = once {
            once = nil
            pipe = reader
            return reader
        }
        throw WorkError(
            .input, code: "input.once", message: Message("input.once", ["path": .text(name)]), location: Location(file: name))
    }
}
