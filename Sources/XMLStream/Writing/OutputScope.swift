/// Which prefix stands for which namespace at the place a writer is at, and what its open start tag has used.
struct OutputScope {
    struct Binding {
        var prefix: Int32
        var namespace: Int32
    }

    /// All declarations in force, the innermost last.
    private var bindings: [Binding] = []
    /// What the names of the open start tag stand for: a declaration on it must not change that.
    private var used: [Binding] = []
    /// Where the declarations of the open start tag begin in `bindings`.
    private var tagStart = 0

    mutating func beginTag() {
        tagStart = bindings.count
        if !used.isEmpty { used.removeAll(keepingCapacity: true) }
    }

    /// How many declarations to go back to when the element ends.
    var mark: Int { tagStart }

    mutating func leave(to mark: Int) {
        if bindings.count > mark { bindings.removeLast(bindings.count - mark) }
        tagStart = bindings.count
        if !used.isEmpty { used.removeAll(keepingCapacity: true) }
    }

    /// What a prefix stands for; no namespace if nothing.
    func namespace(of prefix: Int32) -> Int32 {
        if prefix == OutputNames.xml { return OutputNames.xml }
        var index = bindings.count
        while index > 0 {
            index -= 1
            if bindings[index].prefix == prefix { return bindings[index].namespace }
        }
        return OutputNames.none
    }

    /// A prefix in force for a namespace; the innermost.
    func prefix(of namespace: Int32, allowingDefault: Bool) -> Int32? {
        var index = bindings.count
        while index > 0 {
            index -= 1
            let binding = bindings[index]
            if binding.namespace == namespace, allowingDefault || binding.prefix != OutputNames.none,
                self.namespace(of: binding.prefix) == namespace
            {
                return binding.prefix
            }
        }
        return nil
    }

    mutating func use(_ prefix: Int32, for namespace: Int32) {
        used.append(Binding(prefix: prefix, namespace: namespace))
    }

    /// Whether a declaration of the prefix on the open tag would contradict what is there.
    func isTaken(_ prefix: Int32) -> Bool {
        bindings[tagStart...].contains { $0.prefix == prefix } || used.contains { $0.prefix == prefix }
    }

    func isDeclaredOnTag(_ prefix: Int32) -> Bool { bindings[tagStart...].contains { $0.prefix == prefix } }

    var declaredOnTag: ArraySlice<Binding> { bindings[tagStart...] }

    mutating func declare(_ prefix: Int32, _ namespace: Int32) {
        bindings.append(Binding(prefix: prefix, namespace: namespace))
    }
}
