/// Where every character of a source went: into which element, or out, for which reason. White space aside, each
/// stands here exactly once; what does not is found by `unaccounted` and `twice`.
struct Ledger {
    /// What a run of the source became.
    enum Destination: Sendable, Hashable {
        case element(String)
        case dropped(DroppedText.Reason)
    }

    struct Entry: Sendable {
        var destination: Destination
        var origins: [Int32]
    }

    private(set) var entries: [Entry] = []
    private var owner: [Int32]
    /// Offsets that were given to two elements.
    private(set) var twice: [Int] = []
    /// What was written, in the order of writing: offsets of the source, or text that was supplied.
    private(set) var written: [Written] = []

    enum Written: Sendable {
        case source([Int32])
        case supplied(String)
    }

    init(size: Int) {
        owner = [Int32](repeating: -1, count: size)
    }

    mutating func write(_ text: SourceText, to path: String) {
        take(text, .element(path))
        written.append(.source(text.origins))
    }

    /// Text that the source does not have, such as a symbol given on the command line.
    mutating func supply(_ text: String) { written.append(.supplied(text)) }

    mutating func drop(_ text: DroppedText) { take(text.text, .dropped(text.reason)) }

    private mutating func take(_ text: SourceText, _ destination: Destination) {
        let number = Int32(entries.count)
        var origins: [Int32] = []
        origins.reserveCapacity(text.count)
        for (index, origin) in text.origins.enumerated() where origin >= 0 && !text.scalars[index].isBlank {
            if owner.indices.contains(Int(origin)), owner[Int(origin)] == -1 {
                owner[Int(origin)] = number
            } else {
                twice.append(Int(origin))
            }
            origins.append(origin)
        }
        entries.append(Entry(destination: destination, origins: origins))
    }

    /// Offsets of characters that went nowhere.
    func unaccounted(_ source: SourceIndex) -> [Int] {
        owner.indices.filter { owner[$0] == -1 && !source.scalars[$0].isBlank }
    }

    /// The entry that holds an offset.
    func entry(of offset: Int) -> Entry? {
        guard owner.indices.contains(offset), owner[offset] >= 0 else { return nil }
        return entries[Int(owner[offset])]
    }

    func entryNumber(of offset: Int) -> Int? {
        owner.indices.contains(offset) && owner[offset] >= 0 ? Int(owner[offset]) : nil
    }
}
