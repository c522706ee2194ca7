import RapporteurDiagnostics

/// Small files, read whole.
enum FileBytes {
    /// - Throws: `WorkError` of kind `input` when the file cannot be read (`input.…`) or is longer than `limit`
    ///   bytes (`input.limit`).
    static func read(_ path: String, limit: Int) throws(WorkError) -> [UInt8] {
        let reader = try ByteReader(.file(path))
        let bytes = try reader.peek(limit + 1)
        guard bytes.count <= limit else {
            throw WorkError(
                .input, code: "input.limit", message: Message("input.limit", ["path": .text(path), "limit": .number(limit)]),
                location: Location(file: path))
        }
        return Array(bytes)
    }
}
