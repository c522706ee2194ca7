public import RapporteurDiagnostics

extension DocumentTree {
    /// Reads a document.
    ///
    /// - Parameter maximumNodes: elements, attributes, texts, comments and instructions together.
    /// - Returns: nil when it is malformed or refused; `findings` then say why.
    /// - Throws: `WorkError` of kind `input` when the source cannot be read.
    public convenience init?(
        reading source: ByteReader, limits: XMLLimits = XMLLimits(), allowDoctype: Bool = false,
        maximumNodes: Int = 5_000_000, findings: FindingLog
    ) throws {
        let names = NameTable()
        let reader = XMLReader(limits: limits, names: names, allowDoctype: allowDoctype)
        var treeLimits = TreeLimits()
        treeLimits.nodes = maximumNodes
        let builder = DocumentTreeBuilder(names: names, limits: treeLimits)
        builder.begin(positions: reader)
        guard try reader.read(source, into: builder, findings: findings) == .complete else { return nil }
        guard let parts = builder.takeParts() else {
            findings.addNotChecked(
                Finding(
                    code: "xml.limit.nodes", message: Message("xml.limit.nodes", ["limit": .number(maximumNodes)]),
                    hint: Message("xml.limit.nodes/hint"), location: Location(file: source.name)))
            return nil
        }
        self.init(parts)
    }
}
