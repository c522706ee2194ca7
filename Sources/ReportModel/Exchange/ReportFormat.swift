/// What a document is written in, recognised by its first bytes.
enum ReportFormat {
    case xml, json

    /// - Returns: nil for what is neither.
    init?(_ bytes: [UInt8]) {
        // Zero bytes are the other halves of UTF-16 and UTF-32; byte order marks say nothing about the format.
        let skipped: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x09, 0x0A, 0x0D]
        switch bytes.first(where: { !skipped.contains($0) }) {
        case UInt8(ascii: "<"): self = .xml
        case UInt8(ascii: "{"): self = .json
        default: return nil
        }
    }
}
