import RapporteurDiagnostics

/// What a run works on: items that are all known, or that come while it works.
struct WorkItems<Item: Sendable>: Sendable {
    /// How many there are; more than anybody counts where that is not known.
    let count: Int
    /// Whether there is an item of a number; waits until that is known.
    let has: @Sendable (Int) -> Bool
    let item: @Sendable (Int) -> Item
    let name: @Sendable (Int) -> String
    /// Called when the result of an item was delivered.
    let forget: @Sendable (Int) -> Void

    init(_ items: [Item], name: @escaping @Sendable (Int) -> String) {
        count = items.count
        has = { $0 < items.count }
        item = { items[$0] }
        self.name = name
        forget = { _ in }
    }

    init(_ stream: EntryStream, item: @escaping @Sendable (InputEntry) -> Item) {
        count = .max
        has = { stream.has($0) }
        self.item = { item(stream.entry($0)) }
        name = { stream.name($0) }
        forget = { stream.forget($0) }
    }
}
