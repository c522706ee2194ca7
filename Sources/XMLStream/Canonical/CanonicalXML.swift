public import RapporteurDiagnostics

/// Exclusive XML Canonicalization 1.0 of whole documents (https://www.w3.org/TR/xml-exc-c14n/): the one form that
/// documents share which differ only in what XML says does not matter.
public enum CanonicalXML {
    /// The canonical form of a document.
    ///
    /// - Parameter comments: whether comments are kept.
    /// - Throws: `WorkError` of kind `input`: the source cannot be read, or, with the document's findings, it is
    ///   malformed or refused.
    public static func canonicalize(
        _ source: ByteSource, comments: Bool = true, limits: XMLLimits = XMLLimits(), allowDoctype: Bool = false
    ) throws -> [UInt8] {
        let sink = ByteSink()
        try canonicalize(
            ByteReader(source), into: sink, comments: comments, limits: limits, allowDoctype: allowDoctype)
        return sink.takeBytes()
    }

    /// The same into a sink, in constant memory.
    public static func canonicalize(
        _ source: ByteReader, into sink: ByteSink, comments: Bool = true, limits: XMLLimits = XMLLimits(),
        allowDoctype: Bool = false
    ) throws {
        let names = NameTable()
        let findings = FindingLog()
        let writer = CanonicalWriter(to: sink, names: names, comments: comments)
        let reader = XMLReader(limits: limits, names: names, allowDoctype: allowDoctype)
        guard try reader.read(source, into: writer, findings: findings) == .complete else {
            throw WorkError(.input, findings: findings.findings)
        }
    }
}
