/// The attributes of one complex type as validators look them up.
struct AttributeTable: BitwiseCopyable {
    struct Use: BitwiseCopyable {
        let type: Unmanaged<SimpleType>
        let symbol: Int32
        let isRequired: Bool
        /// The type takes any text, so nothing has to be checked.
        let isUnconstrained: Bool
        let isFixed: Bool
        /// Values of the type are IDs, IDREFs, ENTITYs or NOTATIONs, or lists or unions that have some.
        let needsTracking: Bool
    }

    /// From symbol to the index of the use.
    let uses: SymbolMap
    let list: UnsafePointer<Use>
    let count: Int32
    let requiredCount: Int32
    /// Some attribute has a default that is an ID reference, which counts where the attribute is not written.
    let hasTrackedDefaults: Bool
    let hasWildcard: Bool
    let wildcard: WildcardRecord
}

// It points into memory that its type owns and that nothing changes.
extension AttributeTable: @unchecked Sendable {}
extension AttributeTable.Use: @unchecked Sendable {}
