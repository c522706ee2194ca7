/// All that a Word file prints, part by part, in the order of the index: the body, notes, headers and footers, charts.
struct WordStories {
    var all: [WordStory]
    /// The notes by kind, as places in `all`.
    var notes: [WordNoteKey.Kind: Int] = [:]

    init(body: WordStory) { all = [body] }

    var body: WordStory { all[0] }

    /// Gives each paragraph its place in one index, of which paragraphs are the lines.
    mutating func makeIndex() -> SourceIndex {
        var scalars: [Unicode.Scalar] = []
        var starts: [Int] = []
        var parts: [SourcePart] = []
        for story in all.indices {
            parts.append(SourcePart(name: all[story].part, firstLine: starts.count + 1))
            for paragraph in all[story].paragraphs.indices {
                starts.append(scalars.count)
                all[story].paragraphs[paragraph].offset = scalars.count
                scalars += all[story].paragraphs[paragraph].scalars
            }
        }
        return SourceIndex(scalars: scalars, lineStarts: starts, parts: parts.filter { $0.firstLine <= starts.count })
    }

    /// Runs that are no text, each with the reason.
    var dropped: [DroppedText] { all.flatMap { $0.paragraphs.flatMap(\.droppedRuns) } }

    /// Where words lead to an address, as offsets in the index.
    var links: [SourceLink] {
        all.flatMap { story in
            story.paragraphs.flatMap { paragraph in
                paragraph.links.map {
                    SourceLink(
                        range: paragraph.offset + $0.range.lowerBound..<paragraph.offset + $0.range.upperBound,
                        target: $0.target)
                }
            }
        }
    }
}

extension WordStory {
    /// The text of all paragraphs, to tell the language by.
    var allText: [Unicode.Scalar] {
        var text: [Unicode.Scalar] = []
        for paragraph in paragraphs where text.count < 20_000 {
            text += paragraph.text.scalars
            text.append("\n")
        }
        return text
    }
}

extension WordParagraph {
    /// What is text, with the places in the index.
    var text: SourceText {
        var text = SourceText()
        for index in scalars.indices where fates[index] == nil {
            text.append(scalars[index], origin: Int32(truncatingIfNeeded: offset + index), style: styles[index])
        }
        return text
    }

    /// What is no text, in runs of one reason.
    var droppedRuns: [DroppedText] {
        var runs: [DroppedText] = []
        var run = SourceText()
        var reason: DroppedText.Reason?
        func close() {
            if let reason, !run.isEmpty { runs.append(DroppedText(run, reason)) }
            run = SourceText()
        }
        for index in scalars.indices {
            if fates[index] != reason {
                close()
                reason = fates[index]
            }
            if reason != nil { run.append(scalars[index], origin: Int32(truncatingIfNeeded: offset + index)) }
        }
        close()
        return runs
    }
}
