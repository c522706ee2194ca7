/// The headers and footers of a file, by what pages print them.
struct WordFurniture {
    struct Story {
        /// The place among the stories.
        var index: Int
        var isHeader: Bool
        var isPrinted: Bool
        var isOnFirstPage: Bool
    }

    private(set) var stories: [Story] = []

    mutating func add(_ index: Int, isHeader: Bool, isPrinted: Bool, isOnFirstPage: Bool) {
        if let known = stories.firstIndex(where: { $0.index == index }) {
            stories[known].isPrinted = stories[known].isPrinted || isPrinted
            stories[known].isOnFirstPage = stories[known].isOnFirstPage || isOnFirstPage
        } else {
            stories.append(Story(index: index, isHeader: isHeader, isPrinted: isPrinted, isOnFirstPage: isOnFirstPage))
        }
    }
}
