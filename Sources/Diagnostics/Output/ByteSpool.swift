import Glibc

/// Bytes that wait until they are read back piece by piece: in memory up to a bound, beyond that in a file without a name.
///
/// It belongs to one thread at a time.
package final class ByteSpool {
    private let file = SpoolFile()
    package let sink: ByteSink

    /// - Parameter memoryLimit: how many bytes are kept in memory.
    package init(memoryLimit: Int = 1 << 20) {
        let file = file
        sink = ByteSink(spillingBeyond: memoryLimit) { file.open() }
    }

    /// How many bytes were taken in.
    package var count: Int { sink.count }

    /// Appends a piece to another sink. What cannot be read back is missing there, and the sink says so when it is
    /// flushed.
    ///
    /// - Throws: `WorkError` of kind `output` when the temporary file could not be written or read.
    package func append(_ range: Range<Int>, to out: ByteSink) throws(WorkError) {
        if file.descriptor < 0 {
            try sink.flush()
            sink.withBytes { out.append(UnsafeBufferPointer(rebasing: $0[range])) }
            return
        }
        try sink.flush()
        var start = range.lowerBound
        while start < range.upperBound, !out.hasFailed {
            let wanted = min(range.upperBound - start, Self.piece)
            let count = pread(file.descriptor, out.reserve(wanted), wanted, off_t(start))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = MessageArgument.reason(count < 0 ? errno : EIO)
                throw WorkError(
                    .output, code: "output.write", message: Message("output.write/unnamed", ["reason": reason]))
            }
            out.advance(by: count)
            start += count
        }
    }

    private static let piece = 64 * 1024
}

/// A temporary file that is opened when it is needed, and closed with this.
private final class SpoolFile {
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
