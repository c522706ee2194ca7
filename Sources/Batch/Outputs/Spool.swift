package import RapporteurDiagnostics
import Glibc

/// Bytes that wait: in memory up to 8 MB unless somebody says, beyond that in a temporary file without a name.
package final class Spool {
    package let sink: ByteSink
    private let file = UnlinkedFile()

    package init(memoryLimit: Int = 8 << 20) {
        let file = file
        sink = ByteSink(spillingBeyond: memoryLimit) { file.open() }
    }

    /// Takes in all that a reader has.
    convenience init(readingAll reader: ByteReader) throws(WorkError) {
        self.init()
        try take { (buffer) throws(WorkError) -> Int in try reader.read(into: buffer) }
    }

    /// Takes in all that `read` gives, until it gives nothing.
    func take(_ read: (UnsafeMutableRawBufferPointer) throws(WorkError) -> Int) throws(WorkError) {
        let piece = 256 * 1024
        while !sink.hasFailed {
            let room = sink.reserve(piece)
            let count = try read(UnsafeMutableRawBufferPointer(start: room, count: piece))
            if count == 0 { break }
            sink.advance(by: count)
        }
        try sink.flush()
    }

    /// A reader of all that was taken in; the sink must have been flushed.
    package func open(name: String) throws(WorkError) -> ByteReader {
        if file.descriptor >= 0 { return try ByteReader(.wholeFile(file.descriptor), name: name) }
        return try ByteReader(.bytes(sink.withBytes { Array($0) }), name: name)
    }

    /// How many of the bytes are in memory.
    var memoryUse: Int { file.descriptor < 0 ? sink.count : 0 }

    /// Writes all that was taken in to a descriptor.
    ///
    /// - Throws: as `append(to:leavingOut:)`.
    func copy(to descriptor: Int32) throws(WorkError) {
        try append(to: ByteSink(descriptor: descriptor))
    }

    /// Appends what was taken in to another sink, and flushes that.
    ///
    /// - Parameter last: how many bytes at the end are left out.
    /// - Throws: `WorkError` of kind `output` when that fails, `input` when the temporary file cannot be read back.
    func append(to out: ByteSink, leavingOut last: Int = 0) throws(WorkError) {
        var left = max(0, sink.count - last)
        if file.descriptor < 0 {
            sink.withBytes { out.append(UnsafeBufferPointer(rebasing: $0.prefix(left))) }
        } else {
            let reader = try ByteReader(.wholeFile(file.descriptor), name: UnnamedFile.folder)
            let piece = 64 * 1024
            while !out.hasFailed, left > 0 {
                let room = out.reserve(piece)
                let count = try reader.read(into: UnsafeMutableRawBufferPointer(start: room, count: min(piece, left)))
                if count == 0 { break }
                out.advance(by: count)
                left -= count
            }
        }
        try out.flush()
    }
}

/// A temporary file that is opened when it is needed, and closed with this.
private final class UnlinkedFile {
    private(set) var descriptor: Int32 = -1

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// - Returns: the descriptor, or a negative number with `errno` set.
    func open() -> Int32 {
        descriptor = UnnamedFile.open()
        return descriptor
    }
}
