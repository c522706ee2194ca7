/// What checking a literal came to.
package struct LiteralResult {
    private let resolved: Unmanaged<SimpleType>
    /// The literal after white space handling: points into the literal where that changed nothing, else into the
    /// context, where it is good until the next check.
    package let value: UnsafeBufferPointer<UInt8>
    /// What is wrong, if anything is.
    package let failure: LiteralFailure?

    package var isValid: Bool { failure == nil }

    /// The atomic or list type that validated the literal: the member type of a union, else the type asked.
    ///
    /// Good as long as the type that was asked lives.
    package var type: SimpleType { resolved.takeUnretainedValue() }

    init(type: SimpleType, value: UnsafeBufferPointer<UInt8>, failure: LiteralFailure? = nil) {
        resolved = .passUnretained(type)
        self.value = value
        self.failure = failure
    }
}
