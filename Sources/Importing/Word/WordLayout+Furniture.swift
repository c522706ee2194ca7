/// Headers and footers: the masthead and the job number of the first page; the rest belongs to pages.
extension WordLayout {
    mutating func readFurniture() {
        // Headers first: one of those on the first page is the masthead.
        let masthead = furniture.stories.filter { $0.isHeader && $0.isPrinted && $0.isOnFirstPage }
            .max { fieldCount($0) < fieldCount($1) }
        for story in furniture.stories {
            for paragraph in stories.all[story.index].paragraphs where !paragraph.text.trimmed.isEmpty {
                if !story.isPrinted {
                    drop(paragraph, .unprintedHeader)
                } else if story.index == masthead?.index, fieldCount(story) > 1 {
                    addMasthead(paragraph)
                } else if story.isHeader {
                    drop(paragraph, .runningHead)
                } else {
                    addFoot(paragraph)
                }
            }
        }
    }

    private func fieldCount(_ story: WordFurniture.Story) -> Int {
        stories.all[story.index].paragraphs.count { fields.fields(in: block(of: $0).text) != nil }
    }

    /// Pieces of a foot: job number, bar code, number of the page.
    private mutating func addFoot(_ paragraph: WordParagraph) {
        for line in block(of: paragraph).lines {
            switch PageFurniture.kind(ofFoot: line.scalars) {
            case .jobNumber?:
                if jobNumber == nil { jobNumber = line } else { dropped.append(DroppedText(line, .jobNumber)) }
            case let reason?: dropped.append(DroppedText(line, reason))
            case nil: dropped.append(DroppedText(line, .runningFoot))
            }
        }
    }
}
