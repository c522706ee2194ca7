import RapporteurBatch
import RapporteurDiagnostics

/// Where a document goes that was made.
public struct Output {
    enum Target {
        case file(String)
        case pieces((UnsafeRawBufferPointer) throws -> Void)
    }

    let target: Target

    /// A file, which appears whole or not at all, and never in the place of what is read.
    public static func file(_ path: String) -> Output { Output(target: .file(path)) }

    /// A closure, which gets the document piece by piece once it is known to be right. It may throw, which ends the work
    /// and is thrown on.
    public static func pieces(_ take: @escaping (UnsafeRawBufferPointer) throws -> Void) -> Output {
        Output(target: .pieces(take))
    }
}

extension KeptDocument {
    /// Hands on all bytes, piece by piece.
    ///
    /// - Throws: what `take` throws, and `WorkError` when a temporary file cannot be read back.
    func forEachPiece(_ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
        defer { buffer.deallocate() }
        let reader = try open(name: "document")
        while case let count = try reader.read(into: buffer), count > 0 {
            try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
