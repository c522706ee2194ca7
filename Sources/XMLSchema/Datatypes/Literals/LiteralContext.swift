/// Resolves prefixes where a QName or NOTATION literal stands.
package protocol NamespaceResolving: AnyObject {
    /// The namespace bound to a prefix: for the empty prefix the default namespace or "", nil for an undeclared prefix.
    func namespace(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> String?
}

/// What checking literals needs from one to the next: scratch memory and the automata built so far.
///
/// A context belongs to one thread at a time and may serve any number of documents, one after the other. Make one and
/// pass it on; a copy would share the scratch memory.
package struct LiteralContext {
    /// Where prefixes are looked up; nil takes every prefix as declared, and compares names as written.
    package var namespaces: (any NamespaceResolving)?
    /// White space handling writes here when it changes a literal.
    let scratch = ScratchBuffer()
    let patterns = PatternMatchers()
    private var key: [UInt8] = []

    package init(namespaces: (any NamespaceResolving)? = nil) {
        self.namespaces = namespaces
    }

    /// An empty array that keeps its memory from one key to the next.
    mutating func takeKey() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &key)
        taken.removeAll(keepingCapacity: true)
        return taken
    }

    mutating func giveBack(_ taken: [UInt8]) {
        key = taken
    }
}

/// Memory that stays in place until it has to grow, so that pointers into it outlive the call that filled it.
final class ScratchBuffer {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    init(capacity: Int = 256) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit {
        base.deallocate()
    }

    /// Memory for at least `count` bytes; earlier pointers are gone only when it has to grow.
    func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if count > capacity {
            base.deallocate()
            capacity = max(count, capacity * 2)
            base = .allocate(capacity: capacity)
        }
        return base
    }
}
