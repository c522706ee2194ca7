import Glibc
import RapporteurXMLStream

/// What a cross-check worker answers for a document: one record for each path it is given.
///
/// Paths and answers end with a zero byte; the fields of an answer are apart by U+001F.
enum CrossCheckMessage {
    static let terminator: UInt8 = 0
    private static let separator: Character = "\u{1F}"

    static func encoded(_ verdict: SecondOpinion.Verdict) -> [UInt8] {
        let fields: [String] =
            switch verdict {
            case .valid: ["valid", "0", ""]
            case .invalid(let message, let line): ["invalid", String(line), message]
            case .failed(let failure, let text): ["failed", failure.rawValue, text]
            }
        let text = fields.joined(separator: String(separator))
        return text.utf8.filter { $0 != terminator } + [terminator]
    }

    static func verdict(_ bytes: some Collection<UInt8>) -> SecondOpinion.Verdict {
        let fields = String(decoding: bytes, as: UTF8.self)
            .split(separator: separator, maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3 else { return .failed(.garbled) }
        switch fields[0] {
        case "valid": return .valid
        case "invalid": return .invalid(message: String(fields[2]), line: Int(fields[1]) ?? 0)
        default:
            return .failed(SecondOpinion.Failure(rawValue: String(fields[1])) ?? .garbled, text: String(fields[2]))
        }
    }
}
