import RapporteurDiagnostics
import RapporteurXMLStream

/// Which mapping a document is converted with: one known beforehand, or one that its root element asks for.
struct RootChoice {
    let choose: (ExpandedName) throws(WorkError) -> JSONMapping
}

/// Which mapping a JSON document is converted with: one known beforehand, or the one that its `$schema` names.
struct SchemaChoice {
    let choose: (String) throws(WorkError) -> JSONMapping
    /// The mapping known beforehand, which holds for documents without a `$schema` too.
    let fixed: JSONMapping?
}
