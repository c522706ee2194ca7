/// Which marker leads to which numbered note, for all of a document at once.
struct NoteLinks {
    /// The markers found, by the offset in the source at which they begin: how many scalars, and the place of the note.
    private(set) var markers: [Int32: (length: Int, note: Int)] = [:]

    /// The offsets at which pages begin, in order; none where they are not known.
    private let pageStarts: [Int32]
    /// What a candidate on the page of its note weighs more.
    private static let samePage = 3
    /// The least weight of a marker in the cell of a table.
    private static let leastInCell = 5

    init() { pageStarts = [] }

    /// A candidate with its place in the source.
    private struct Place {
        var origin: Int32
        var length: Int
        var number: Int
        var weight: Int
    }

    /// Links the notes to markers in `texts`, which are in the order of print. Notes that stand together are those of a page;
    /// their markers stand between them and the notes before. O(n log n).
    init(_ notes: [DraftNote], in texts: [DraftDocument.MarkedText], _ words: NoteWords, pageStarts: [Int32]) {
        self.pageStarts = pageStarts
        var places: [Place] = []
        for marked in texts {
            let text = marked.text
            for candidate in NoteMarkers.candidates(in: text, words) where text.origins[candidate.range.lowerBound] >= 0 {
                // In a cell only what touches a word is a marker.
                if marked.isCell, candidate.weight < Self.leastInCell { continue }
                places.append(
                    Place(
                        origin: text.origins[candidate.range.lowerBound], length: candidate.range.count, number: candidate.number,
                        weight: candidate.weight))
            }
        }
        places.sort { $0.origin < $1.origin }
        let groups = Self.groups(notes, texts, pageStarts)
        var found = Set<Int>()
        var start: Int32 = -1
        for group in groups {
            link(places, from: start, to: group.end, group.notes, &found)
            start = group.end
        }
        // A marker that the end of a page, or a column, parts from its note.
        for (place, group) in groups.enumerated() {
            let rest = group.notes.filter { !found.contains($0.place) }
            guard !rest.isEmpty else { continue }
            let before = place >= 2 ? groups[place - 2].end : -1
            let after = place + 1 < groups.count ? groups[place + 1].end : Int32.max
            link(places.filter { $0.origin > before && $0.origin < after && $0.weight >= 4 }, from: before, to: after, rest, &found)
        }
    }

    /// The notes that no text of the body parts, with the offset before which their markers stand.
    private static func groups(_ notes: [DraftNote], _ texts: [DraftDocument.MarkedText], _ pageStarts: [Int32]) -> [(notes: [(number: Int, place: Int, page: Int)], end: Int32)] {
        var starts = texts.compactMap { $0.text.origins.first { $0 >= 0 } }
        starts.sort()
        var groups: [(notes: [(number: Int, place: Int, page: Int)], end: Int32)] = []
        var position = 0
        var lastOrigin: Int32 = -1
        for (place, note) in notes.enumerated() {
            guard let number = NoteMarkers.number(note.marker.string), let origin = note.marker.origins.first, origin >= 0 else { continue }
            while position < starts.count, starts[position] <= lastOrigin { position += 1 }
            let isApart = position < starts.count && starts[position] < origin
            if isApart || groups.isEmpty || origin < lastOrigin {
                groups.append(([], origin))
            }
            groups[groups.count - 1].notes.append((number, place, page(of: origin, in: pageStarts)))
            lastOrigin = origin
        }
        return groups
    }

    private func page(of origin: Int32) -> Int { Self.page(of: origin, in: pageStarts) }

    /// The 1-based page on which an offset stands; 0 where pages are not known.
    private static func page(of origin: Int32, in starts: [Int32]) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= origin { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The heaviest chain of places whose numbers are those of notes in their order.
    private mutating func link(
        _ places: [Place], from start: Int32, to end: Int32, _ notes: [(number: Int, place: Int, page: Int)], _ found: inout Set<Int>
    ) {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].origin <= start { low = middle + 1 } else { high = middle }
        }
        var ofNumber: [Int: [Int]] = [:]
        for (index, note) in notes.enumerated() { ofNumber[note.number, default: []].append(index) }
        var best = PrefixMaximum(count: notes.count)
        var chain: [(place: Int, note: Int, before: Int)] = []
        for place in places.indices[low...] {
            guard places[place].origin < end else { break }
            guard markers[places[place].origin] == nil else { continue }
            // Later notes first, so that one place is not taken for two.
            for note in ofNumber[places[place].number, default: []].suffix(8).reversed() {
                let before = best.upTo(note)
                chain.append((place, note, before.link))
                let isOnPage = page(of: places[place].origin) == notes[note].page && notes[note].page > 0
                best.raise(note, to: before.weight + places[place].weight + (isOnPage ? Self.samePage : 0), link: chain.count - 1)
            }
        }
        var link = best.upTo(notes.count).link
        while link >= 0 {
            let step = chain[link]
            markers[places[step.place].origin] = (places[step.place].length, notes[step.note].place)
            found.insert(notes[step.note].place)
            link = step.before
        }
    }
}

/// The greatest weight among those before a place. O(log count) each.
private struct PrefixMaximum {
    private var tree: [(weight: Int, link: Int)]

    init(count: Int) { tree = Array(repeating: (0, -1), count: count + 1) }

    /// The greatest before `place`.
    func upTo(_ place: Int) -> (weight: Int, link: Int) {
        var best = (weight: 0, link: -1)
        var index = place
        while index > 0 {
            if tree[index].weight > best.weight { best = tree[index] }
            index -= index & -index
        }
        return best
    }

    mutating func raise(_ place: Int, to weight: Int, link: Int) {
        var index = place + 1
        while index < tree.count {
            if tree[index].weight < weight { tree[index] = (weight, link) }
            index += index & -index
        }
    }
}
