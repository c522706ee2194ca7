import RapporteurDiagnostics

/// A wildcard as validators test it: one bit for each namespace the schema mentions.
struct WildcardRecord: BitwiseCopyable {
    enum Process: UInt8, BitwiseCopyable { case strict, lax, skip }

    private let bits: UnsafePointer<UInt64>
    /// Whether namespaces that the schema does not mention are admitted.
    let admitsUnknown: Bool
    let process: Process

    static func build(_ wildcard: Wildcard, symbols: SymbolTable) -> (record: WildcardRecord, memory: FixedBuffer<UInt64>) {
        let count = symbols.namespaces.count
        var words = [UInt64](repeating: 0, count: count / 64 + 1)
        if case .oneOf(let set) = wildcard.constraint {
            // Only those that it names, so that thousands of wildcards do not each look at thousands of namespaces.
            for namespace in set {
                if let index = symbols.namespaceIndex(of: namespace) { words[index / 64] |= 1 << UInt64(index % 64) }
            }
        } else {
            for (index, namespace) in symbols.namespaces.enumerated() where wildcard.allows(namespace) {
                words[index / 64] |= 1 << UInt64(index % 64)
            }
        }
        let memory = FixedBuffer(words)
        let admitsUnknown = if case .oneOf = wildcard.constraint { false } else { true }
        let process: Process =
            switch wildcard.process {
            case .strict: .strict
            case .lax: .lax
            case .skip: .skip
            }
        return (WildcardRecord(bits: memory.base, admitsUnknown: admitsUnknown, process: process), memory)
    }

    /// - Parameter namespace: index in `SymbolTable.namespaces`; -1 for one that is not there.
    @inline(__always)
    func admits(_ namespace: Int32) -> Bool {
        if namespace < 0 { return admitsUnknown }
        return bits[Int(namespace) / 64] & (1 << UInt64(namespace % 64)) != 0
    }
}
