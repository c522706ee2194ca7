/// An agenda item: the line that gives its number, and its title.
public struct AgendaItem: Sendable, Hashable {
    /// The number of the item as printed, for example 111 (b).
    public var number: String
    /// The symbol of the agenda or list that the number refers to, for example A/57/50/Rev.1.
    public var list: String?
    /// The line as printed, for example Item 111 (b) of the preliminary list*. Left out where the line before names
    /// several items.
    public var line: [Inline]?
    /// The title of the item as printed.
    public var title: [Inline]?

    /// The parts in the order of print; what is left out is not there.
    public init(number: String, list: String? = nil, line: [Inline]? = nil, title: [Inline]? = nil) {
        self.number = number
        self.list = list
        self.line = line
        self.title = title
    }
}
