/// Watches a piece of markup that is still unfinished after many kilobytes.
///
/// The parser gathers a whole tag before it reports anything, compares all its attributes with each other, and
/// has no bounds of its own once large documents are allowed. So the bytes of a tag that does not end are read
/// along here before the parser gets them. It costs nothing in ordinary documents, where no tag is that long.
struct MarkupGuard {
    /// How many bytes may be under way before anything is looked at.
    static let threshold = 16 << 10

    private var tagStart = -1
    private var scanned = 0
    private var quote: UInt8 = 0
    private var run = 0
    private var values = 0
    private var ended = false

    /// Looks at the bytes of the markup that begins at `start`; each byte once over several calls.
    ///
    /// - Returns: the bound that is reached, if any.
    mutating func check(
        _ bytes: UnsafePointer<UInt8>, start: Int, end: Int, limits: XMLLimits
    ) -> Refusal? {
        if start != tagStart {
            self = MarkupGuard()
            tagStart = start
            scanned = start
        }
        while scanned < end, !ended {
            let byte = bytes[scanned - start]
            scanned += 1
            run += 1
            if quote != 0 {
                if byte == quote {
                    quote = 0
                    run = 0
                } else if run > limits.valueLength {
                    return .valueLength(limits.valueLength)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                quote = byte
                run = 0
                values += 1
                if values > limits.attributesPerElement { return .attributes(limits.attributesPerElement) }
            case UInt8(ascii: ">"): ended = true
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: "<"): run = 0
            default: if run > limits.nameLength { return .nameLength(limits.nameLength) }
            }
        }
        return nil
    }
}
