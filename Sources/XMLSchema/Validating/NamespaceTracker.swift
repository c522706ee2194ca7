import RapporteurDiagnostics
import RapporteurXMLStream

/// The namespaces in scope, for QName values and `xsi:type`.
///
/// Declarations are kept in one list; elements that declare none cost nothing.
final class NamespaceTracker: NamespaceResolving {
    @exclusivity(unchecked) private var declarations: [(prefix: [UInt8], uri: String, depth: Int)] = []

    func declare(_ batch: XMLEventBatch, _ event: XMLEvent, depth: Int) {
        for declaration in batch.namespaces(of: event) {
            declarations.append((Array(batch[declaration.prefix]), batch.string(declaration.uri), depth))
        }
    }

    /// Takes back what elements at this depth or deeper declared.
    @inline(__always)
    func leave(depth: Int) {
        while let last = declarations.last, last.depth >= depth { declarations.removeLast() }
    }

    /// A prefix that is bound to a namespace here, the innermost first; nil where there is none. For findings.
    func prefix(for namespace: String) -> String? {
        if namespace == WellKnownNamespace.xml { return "xml" }
        for (index, declaration) in declarations.enumerated().reversed()
        where declaration.uri == namespace && !declaration.prefix.isEmpty {
            let isHidden = declarations[(index + 1)...].contains { $0.prefix == declaration.prefix }
            if !isHidden { return String(decoding: declaration.prefix, as: UTF8.self) }
        }
        return nil
    }

    func namespace(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> String? {
        for declaration in declarations.reversed() where declaration.prefix.elementsEqual(prefix) {
            // An empty URI takes the default namespace back; a prefix cannot be taken back in XML 1.0.
            return declaration.uri
        }
        if prefix.elementsEqual("xml".utf8) { return WellKnownNamespace.xml }
        return prefix.isEmpty ? "" : nil
    }
}
