/// Which prefixes in the text of a document stand for what, so that those of another with the same text can be compared.
///
/// The document that was written may declare more than the one that was read: what a prefix stands for counts where it
/// stood for something there.
final class PrefixTrail {
    /// The numbers of prefixes, as they come in text, that stood for something.
    private var known: [Int] = []
    private var isRepeated = false
    private var count = 0
    private var next = 0
    /// Those that were met since the owner last looked.
    var resolved: [(prefix: String, uri: String)] = []

    /// The same text comes again.
    func startOver(asRepeated: Bool) {
        isRepeated = asRepeated
        if !asRepeated { known = [] }
        count = 0
        next = 0
        resolved = []
    }

    func note(_ prefix: UnsafeBufferPointer<UInt8>, _ scope: PrefixScope) {
        defer { count += 1 }
        if isRepeated {
            guard next < known.count, known[next] == count else { return }
            next += 1
            resolved.append((String(decoding: prefix, as: UTF8.self), scope.declaration(of: prefix)?.uri ?? ""))
        } else if let declaration = scope.declaration(of: prefix) {
            known.append(count)
            resolved.append((String(decoding: prefix, as: UTF8.self), declaration.uri))
        }
    }
}
