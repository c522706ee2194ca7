internal import RapporteurDiagnostics
internal import Glibc

/// Turns the bytes of one encoding into UTF-8, by the C library's iconv; one class owns one iconv handle.
///
/// Pieces may be cut anywhere: what is left of a character at the end of a piece waits for the next.
final class TextDecoder {
    private let handle: iconv_t
    private let raw: UnsafeMutableRawPointer
    private let rawCapacity = 64 * 1024
    /// Bytes at the start of `raw` that wait to be decoded.
    private var pending = 0
    /// Set once bytes were met that are no character of the encoding; nothing is decoded after that.
    private(set) var failed = false

    /// Nil when the C library does not know the encoding. `name` holds nothing but letters, digits and `._-:`.
    init?(encoding name: String) {
        guard let handle = iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else { return nil }
        self.handle = handle
        raw = .allocate(byteCount: rawCapacity, alignment: 16)
    }

    deinit {
        iconv_close(handle)
        raw.deallocate()
    }

    /// Reads one piece and appends its UTF-8 form to `output`.
    ///
    /// - Returns: whether the source may have more.
    func decode(
        from pull: (UnsafeMutableRawBufferPointer) throws(WorkError) -> Int, into output: inout GrowableBuffer<UInt8>
    ) throws(WorkError) -> Bool {
        guard !failed, pending < rawCapacity else { return false }
        let count = try pull(UnsafeMutableRawBufferPointer(start: raw + pending, count: rawCapacity - pending))
        guard count > 0 else {
            failed = pending > 0
            if !failed { finish(into: &output) }
            return false
        }
        convert(pending + count, into: &output)
        return !failed
    }

    private func convert(_ available: Int, into output: inout GrowableBuffer<UInt8>) {
        var input: UnsafeMutablePointer<CChar>? = raw.assumingMemoryBound(to: CChar.self)
        var inputLeft = available
        while inputLeft > 0 {
            output.reserve(max(4096, inputLeft))
            let room = output.capacity - output.count
            var targetLeft = room
            var target = Self.target(in: output)
            let result = iconv(handle, &input, &inputLeft, &target, &targetLeft)
            let code = errno
            output.count += room - targetLeft
            // E2BIG: the output was full, and grows above. EINVAL: a character is cut; the rest comes later.
            if result != -1 || code == E2BIG { continue }
            failed = code == EILSEQ
            break
        }
        if inputLeft > 0, let input { memmove(raw, input, inputLeft) }
        pending = inputLeft
    }

    /// Encodings with shift states may owe a last character.
    private func finish(into output: inout GrowableBuffer<UInt8>) {
        output.reserve(64)
        let room = output.capacity - output.count
        var targetLeft = room
        var target = Self.target(in: output)
        _ = iconv(handle, nil, nil, &target, &targetLeft)
        output.count += room - targetLeft
    }

    private static func target(in output: GrowableBuffer<UInt8>) -> UnsafeMutablePointer<CChar>? {
        UnsafeMutableRawPointer(output.base + output.count).assumingMemoryBound(to: CChar.self)
    }
}
