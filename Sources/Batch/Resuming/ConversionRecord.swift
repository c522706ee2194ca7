/// What is to be noted of a document that was converted, or could not be.
package struct ConversionRecord: Sendable {
    let entry: ManifestEntry
}
