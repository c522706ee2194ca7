// Ways through a document, in the order of print.

extension Report {
    /// All blocks of the body: of the report, its sections and its annexes, and after a reply or a treaty status those
    /// inside it. Summary, quotations and notes at the end are left out.
    public var bodyBlocks: [Block] { blocks.withInner + sections.blocks + annexes.blocks }

    /// The communications that the report gives.
    public var replies: [Reply] {
        bodyBlocks.compactMap { if case .reply(let reply) = $0 { reply } else { nil } }
    }

    /// The paragraphs of the body, numbered or not.
    public var paragraphs: [Paragraph] { bodyBlocks.paragraphs }
}

extension Communication {
    /// The paragraphs of the body, numbered or not.
    public var paragraphs: [Paragraph] { (blocks.withInner + sections.blocks + annexes.blocks).paragraphs }
}

extension NoteVerbale {
    /// The paragraphs of the body, numbered or not.
    public var paragraphs: [Paragraph] { (blocks.withInner + annexes.blocks).paragraphs }
}

extension Document {
    /// All blocks of the body: of the document, its sections and its annexes, and after a reply or a treaty status
    /// those inside it. Summary, preamble, corrections, quotations and notes at the end are left out.
    public var bodyBlocks: [Block] { blocks.withInner + sections.blocks + annexes.blocks }

    /// The paragraphs of the body, numbered or not.
    public var paragraphs: [Paragraph] { bodyBlocks.paragraphs }
}

extension Reply {
    /// The paragraphs of the reply, its sections included.
    public var paragraphs: [Paragraph] { allBlocks.paragraphs }

    /// All blocks of the reply, its sections included.
    package var allBlocks: [Block] { blocks.withInner + sections.blocks }
}

extension [Block] {
    /// The paragraphs among these blocks.
    public var paragraphs: [Paragraph] {
        compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
    }

    /// The blocks, those inside a reply or a treaty status after it.
    fileprivate var withInner: [Block] {
        var all: [Block] = []
        for block in self {
            all.append(block)
            switch block {
            case .reply(let reply): all += reply.blocks.withInner + reply.sections.blocks
            case .treatyStatus(let status): all += status.blocks.withInner
            case .paragraph, .list, .table, .quotation, .figure, .note: break
            }
        }
        return all
    }
}

extension [Section] {
    package var blocks: [Block] { flatMap { $0.blocks.withInner + $0.sections.blocks } }
}

extension [Annex] {
    package var blocks: [Block] { flatMap { $0.blocks.withInner + $0.sections.blocks } }
}
