import RapporteurDiagnostics

/// What keys may cost: a document of n elements may have as many keys as it has pairs of elements, one within the other, or
/// as many as the schema has constraints on each.
extension IdentityTracker {
    /// Fields of one element and another that are open at once: they are gathered in memory, 50 bytes and more each.
    private static let mostHeldFields = 2_000_000

    @inline(__always)
    var isBeyondBounds: Bool { entries > mostEntries || steps > mostSteps || heldFields > Self.mostHeldFields }

    /// Says that a bound was reached, once, and lets go of all keys: nothing more is looked at in this document.
    func giveUp(_ validator: Validator, _ frame: UnsafeMutablePointer<Frame>) {
        validator.reportNotChecked(frame, steps > mostSteps ? .identitySteps : .identityKeys)
        hasGivenUp = true
        scopes.removeAll()
        screens.removeAll()
        candidates.removeAll()
        heldFields = 0
        inherited.removeAll()
    }
}
