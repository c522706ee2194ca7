package import RapporteurDiagnostics
package import RapporteurInterchange

/// Where rows of tables go, as documents come.
package protocol TableOutput: AnyObject {
    /// Who gives documents their keys; nil where there is nothing yet that documents could be in.
    var keys: (any DocumentKeys)? { get }
    /// Adds the rows of a document.
    ///
    /// - Parameter key: what the columns that say the document have.
    /// - Returns: what is to be said of it.
    /// - Throws: `WorkError` of kind `output` when rows can no longer be written.
    func add(_ rows: some RowSource, key: [TableValue]) throws(WorkError) -> [Finding]
    /// Puts what was written in its place.
    ///
    /// - Throws: `WorkError` of kind `output`.
    func finish() throws(WorkError)
}

extension TableOutput {
    package var keys: (any DocumentKeys)? { nil }
}
