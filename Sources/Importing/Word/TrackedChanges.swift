/// Which text of a Word file is read where changes were tracked.
public enum TrackedChanges: String, Sendable, CaseIterable {
    /// As if all changes were accepted.
    case accepted
    /// As it was before them.
    case original
}
