import RapporteurDiagnostics
import Glibc

/// Bytes written once and read again: in memory while they are few, else in a file without a name.
final class Spool {
    /// Output beyond this goes to a file.
    static let memoryLimit = 8 << 20

    let sink: ByteSink
    private var descriptor: Int32 = -1
    private var bytes: [UInt8]?

    /// - Parameter expected: about how many bytes will come, where that is known.
    init(expecting expected: Int?) throws(WorkError) {
        guard expected ?? .max > Self.memoryLimit else {
            sink = ByteSink()
            return
        }
        descriptor = try Self.unlinkedFile()
        sink = ByteSink(descriptor: descriptor, name: UnnamedFile.folder)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Opens what was written at its beginning. No more is written after that.
    func read(as name: String) throws(WorkError) -> ByteReader {
        guard descriptor >= 0 else {
            let held = bytes ?? sink.takeBytes()
            bytes = held
            return try ByteReader(.bytes(held), name: name)
        }
        try sink.flush()
        lseek(descriptor, 0, SEEK_SET)
        return try ByteReader(.descriptor(descriptor), name: name)
    }

    private static func unlinkedFile() throws(WorkError) -> Int32 {
        let descriptor = UnnamedFile.open()
        guard descriptor >= 0 else {
            let reason = MessageArgument.reason(errno)
            throw WorkError(
                .output, code: "output.temporary",
                message: Message(
                    "output.temporary", ["folder": .text(UnnamedFile.folder), "reason": reason]),
                hint: Message("output.temporary/hint"))
        }
        return descriptor
    }
}
