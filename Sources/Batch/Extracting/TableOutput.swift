package import Diagnostics
package import Reports

/// Where rows of tables go, as documents come.
package protocol TableOutput: AnyObject {
    /// Adds the rows of a document.
    ///
    /// - Parameter key: what the column `document` says.
    /// - Throws: `WorkError` of kind `output` when rows can no longer be written.
    func add(_ rows: DocumentRows, key: String) throws(WorkError)
    /// Puts what was written in its place.
    ///
    /// - Throws: `WorkError` of kind `output`.
    func finish() throws(WorkError)
}
