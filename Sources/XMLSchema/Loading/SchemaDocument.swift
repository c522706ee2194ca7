internal import RapporteurDiagnostics
import RapporteurXMLStream

/// One schema document in one role: a document that is included into several namespaces (a chameleon) is loaded
/// once for each.
final class SchemaDocument {
    let path: String
    /// The namespace its components get: its own, or that of the document that includes it.
    var targetNamespace = ""
    /// The document has no target namespace itself and took that of the one that includes it.
    var isChameleon = false
    /// The user named it; nothing else led to it.
    var isChosen = false
    var root: SchemaNode?
    /// The documents that it includes or redefines.
    var parts: [SchemaDocument] = []
    /// Namespaces that the document imports; "" for `<import/>` without a namespace.
    var imports: ExactSet = []

    var qualifiesElements = false
    var qualifiesAttributes = false
    var blockDefault: DerivationSet = []
    var finalDefault: DerivationSet = []

    init(path: String) {
        self.path = path
    }

    /// Itself and all that it includes or redefines, directly or not.
    var closure: [SchemaDocument] {
        var found = [self]
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(self)]
        var next = 0
        while next < found.count {
            for part in found[next].parts where seen.insert(ObjectIdentifier(part)).inserted { found.append(part) }
            next += 1
        }
        return found
    }
}
