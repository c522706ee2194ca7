import RapporteurDiagnostics
import RapporteurReportModel

/// Goes through a draft in the order of print and marks the facts in its texts.
struct FactPass {
    private let finder: FactFinder
    private(set) var findings: [Finding] = []
    private var memory: FactMemory
    private let author: String?
    /// Where markers lead, as far as the source says so itself.
    private let markers: NoteMarkers
    private let links: SymbolLinks
    /// Notes by marker, to which markers in the text lead.
    private var notes: [DraftNote] = []
    private var markedNotes: ExactMap<[Int]> = [:]
    private var numberedNotes: [Int: Int] = [:]
    private var usedNotes = ExactSet()
    /// Where markers of numbered notes stand that nothing raises.
    private(set) var numberedMarkers = NoteLinks()
    /// How many of the notes stand before the text at work.
    private var passedNotes = 0
    /// The notes of the table at work.
    private var ownNotes: [DraftNote] = []
    private var section = FactContext()
    private let reviews: ReviewFinder
    /// The State under review, where the title is its name.
    private var reviewed: String?
    /// What the last numbered paragraph says of the recommendations that it introduces.
    private var lead: ReviewFinder.Lead?
    /// Whether the text at work is one of those.
    private var isUnderLead = false

    init(_ finder: FactFinder, issued: PartialDate?, author: String?, markers: NoteMarkers, links: SymbolLinks) {
        self.finder = finder
        self.author = author
        self.markers = markers
        self.links = links
        memory = FactMemory(issued: issued)
        reviews = ReviewFinder(finder.words, states: finder.states)
    }

    mutating func mark(_ draft: inout DraftDocument) {
        notes = draft.notes
        for (place, note) in notes.enumerated() {
            // Where the source itself leads to a note, no other sign does.
            if let number = note.number {
                numberedNotes[number] = place
            } else {
                markedNotes[Self.marker(of: note), default: []].append(place)
            }
        }
        if !markers.areRaised { numberedMarkers = NoteLinks(notes, in: draft.texts, NoteWords.named(draft.language)) }
        memory.speaker = draft.speaker
        mark(&draft.head)
        reviewed = reviews.state(in: draft.head.titleLines + draft.head.typeLines)
        if var contents = draft.contents {
            for index in contents.entries.indices { contents.entries[index].marks = stars(in: contents.entries[index].heading) }
            draft.contents = contents
        }
        if var summary = draft.summary {
            section = FactContext(place: .summary)
            for index in summary.blocks.indices { mark(&summary.blocks[index]) }
            draft.summary = summary
        }
        draft.mandates = mandates(draft)
        section = FactContext(author: author)
        for index in draft.preamble.indices { mark(&draft.preamble[index]) }
        for index in draft.corrections.indices { mark(&draft.corrections[index]) }
        for index in draft.items.indices { mark(&draft.items[index]) }
        wrapTreatyStatus(&draft)
    }

    private mutating func mark(_ item: inout BodyItem) {
        switch item {
        case .heading(var heading):
            lead = nil
            section = FactContext(respondent: section.respondent, author: author, heading: heading.text.text.string)
            mark(&heading.text, .heading)
            item = .heading(heading)
        case .annex(var annex):
            lead = nil
            section = FactContext(author: author)
            for line in annex.heading.indices { mark(&annex.heading[line], .heading) }
            item = .annex(annex)
        case .block(var block):
            mark(&block)
            item = .block(block)
        }
    }

    private mutating func mark(_ head: inout DraftHead) {
        if var text = head.agendaLineText {
            text.marks = markers(in: text.text)
            head.agendaLineText = text
        }
        for index in head.agendaTitleTexts.indices {
            head.agendaTitleTexts[index].marks = markers(in: head.agendaTitleTexts[index].text)
        }
        for index in head.titleTexts.indices { mark(&head.titleTexts[index], .heading) }
        for index in head.typeTexts.indices { mark(&head.typeTexts[index], .heading) }
    }

    // MARK: Texts

    private mutating func mark(_ text: inout DraftText, _ place: FactContext.Place) {
        var context = section
        context.place = place
        let markers = markers(in: text.text)
        // The marker of a note is no part of the number or word that it touches: "in 2023.2".
        var marks = finder.marks(in: text.text.blanking(markers.map(\.range)), context, &memory)
        if isUnderLead, let lead { marks = reviews.mark(marks, in: text.text.scalars, under: lead) }
        links.settle(&marks, in: text.text)
        text.marks = marks + markers
    }

    private mutating func mark(_ block: inout DraftBlock) {
        switch block {
        case .paragraph(var paragraph):
            let isPoint = paragraph.label.map { $0.contains(".") } ?? false
            if let label = paragraph.label, !isPoint {
                lead = reviews.lead(paragraph.lead, label: label, addressee: reviewed, goesOn: lead != nil)
            }
            isUnderLead = isPoint && lead != nil
            mark(&paragraph.parts)
            isUnderLead = false
            block = .paragraph(paragraph)
        case .note(var note):
            mark(&note.text, .note)
            passedNotes += 1
            block = .note(note)
        case .table(var table):
            ownNotes = table.notes
            if let caption = table.caption { table.caption = marked(caption) }
            table.cellMarks = table.table.rows.map { $0.map { cell in superscripts(in: cell.text) } }
            for index in table.notes.indices { mark(&table.notes[index].text, .note) }
            ownNotes = []
            passedNotes += table.notes.count
            block = .table(table)
        case .figure(var figure):
            if let caption = figure.caption { figure.caption = marked(caption) }
            block = .figure(figure)
        case .reply(var reply):
            let outer = section
            section.respondent = reply.facts.respondentType == .state ? reply.facts.respondent : nil
            if var heading = reply.heading {
                mark(&heading, .heading)
                reply.heading = heading
            }
            for index in reply.blocks.indices { mark(&reply.blocks[index]) }
            for index in reply.inner.indices { mark(&reply.inner[index]) }
            section = outer
            block = .reply(reply)
        case .quotation(var blocks):
            // What is quoted is said by others.
            let outer = section
            section.author = nil
            for index in blocks.indices { mark(&blocks[index]) }
            section = outer
            block = .quotation(blocks)
        case .treatyStatus(var status):
            for index in status.blocks.indices { mark(&status.blocks[index]) }
            block = .treatyStatus(status)
        }
    }

    private mutating func marked(_ caption: DraftCaption) -> DraftCaption {
        var caption = caption
        for line in caption.lines.indices { mark(&caption.lines[line], .heading) }
        return caption
    }

    /// Lists nest as deep as there are kinds of labels.
    private mutating func mark(_ parts: inout [DraftPart]) {
        for index in parts.indices {
            switch parts[index] {
            case .text(var text):
                mark(&text, section.place)
                parts[index] = .text(text)
            case .list(var items):
                let outer = isUnderLead
                isUnderLead = lead != nil
                for item in items.indices { mark(&items[item].parts) }
                isUnderLead = outer
                parts[index] = .list(items)
            }
        }
    }

    private mutating func mark(_ correction: inout DraftCorrection) {
        mark(&correction.target, .heading)
        if var instruction = correction.instruction {
            mark(&instruction, .heading)
            correction.instruction = instruction
        }
        for index in correction.reading.indices { mark(&correction.reading[index]) }
    }

    // MARK: Notes

    private static let stars = TextPattern(#"[*∗]+"#)

    /// The markers in a text that lead to notes: asterisks after a word, numbers that a note on a page has and that stand
    /// apart, superscript ones.
    private mutating func markers(in text: SourceText) -> [FactMark] {
        var marks = stars(in: text)
        marks += superscripts(in: text)
        if !numberedMarkers.markers.isEmpty { marks += numbers(in: text, besides: marks) }
        return marks
    }

    private mutating func stars(in text: SourceText) -> [FactMark] {
        var marks: [FactMark] = []
        let scalars = text.scalars
        for match in Self.stars.matches(in: scalars) {
            let marker = String(scalars[match.range])
            // A marker touches the word before it, or stands alone at the end of a title.
            guard match.range.lowerBound > 0,
                !scalars[match.range.lowerBound - 1].isBlank || match.range.upperBound == scalars.count,
                let note = note(marker, at: text.origins[match.range.lowerBound])
            else { continue }
            marks.append(FactMark(match.range, .noteRef(id: note.id)))
        }
        return marks
    }

    private mutating func note(_ marker: String, at origin: Int32) -> DraftNote? {
        if let number = markers.note(at: origin), let place = numberedNotes[number] {
            usedNotes.insert(notes[place].id)
            return notes[place]
        }
        let plain = marker.replacing("∗", with: "*")
        let found = ownNotes.first { Self.marker(of: $0) == plain }
            ?? nearestNote(plain)
        if let found { usedNotes.insert(found.id) }
        return found
    }

    /// The next note of a marker, or the last before. O(log notes).
    private func nearestNote(_ marker: String) -> DraftNote? {
        guard let places = markedNotes[marker] else { return nil }
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < passedNotes { low = middle + 1 } else { high = middle }
        }
        return notes[low < places.count ? places[low] : places[places.count - 1]]
    }

    private static func marker(of note: DraftNote) -> String { note.marker.string.replacing("∗", with: "*") }

    private mutating func superscripts(in text: SourceText) -> [FactMark] {
        var marks: [FactMark] = []
        var index = 0
        while index < text.count {
            guard text.styles[index].contains(.superscript) else {
                index += 1
                continue
            }
            var end = index
            while end < text.count, text.styles[end].contains(.superscript) { end += 1 }
            if let note = note(String(text.scalars[index..<end]), at: text.origins[index]) {
                marks.append(FactMark(index..<end, .noteRef(id: note.id)))
            } else {
                marks += listedMarkers(in: text, index..<end)
            }
            index = end
        }
        return marks
    }

    /// Several markers in one: `a, b`.
    private mutating func listedMarkers(in text: SourceText, _ range: Range<Int>) -> [FactMark] {
        var marks: [FactMark] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound {
            let isEnd = index == range.upperBound || text.scalars[index] == "," || text.scalars[index].isBlank
            guard isEnd else { continue }
            if start < index, let note = note(String(text.scalars[start..<index]), at: text.origins[start]) {
                marks.append(FactMark(start..<index, .noteRef(id: note.id)))
            }
            start = index + 1
        }
        return marks
    }

    /// The markers of numbered notes that nothing raises.
    private mutating func numbers(in text: SourceText, besides marks: [FactMark]) -> [FactMark] {
        var result: [FactMark] = []
        for index in text.scalars.indices where text.origins[index] >= 0 {
            guard let found = numberedMarkers.markers[text.origins[index]] else { continue }
            let range = index..<min(index + found.length, text.count)
            guard !marks.contains(where: { $0.range.overlaps(range) }) else { continue }
            usedNotes.insert(notes[found.note].id)
            result.append(FactMark(range, .noteRef(id: notes[found.note].id)))
        }
        return result
    }

    // MARK: Mandate and treaty status

    private static let request = TextPattern(
        #"(?:[Pp]ursuant to|in accordance with|[Ii]n response to|submitted pursuant to)[^.]{0,40}?$"#)

    /// The resolution pursuant to which the document is submitted: cited first, after such words.
    private func mandates(_ draft: DraftDocument) -> [Mandate] {
        let blocks = (draft.summary?.blocks ?? []) + draft.items.prefix(12).compactMap { if case .block(let block) = $0 { block } else { nil } }
        for block in blocks {
            guard case .paragraph(let paragraph) = block, case .text(var text)? = paragraph.parts.first else { continue }
            if text.marks.isEmpty {
                var memory = memory
                text.marks = finder.marks(in: text.text, FactContext(), &memory)
            }
            for mark in text.marks {
                guard case .citation(.resolution, let symbol?, _, _, false) = mark.fact, mark.range.lowerBound < 160 else { continue }
                let before = Array(text.text.scalars[..<mark.range.lowerBound])
                guard Self.request.firstMatch(in: before) != nil else { continue }
                let adopted = text.marks.lazy.compactMap { inner -> PartialDate? in
                    guard case .date(let value, .day, _) = inner.fact, mark.range.contains(inner.range.lowerBound) else { return nil }
                    return value
                }.first
                return [Mandate(symbol: symbol, adopted: adopted)]
            }
        }
        return []
    }

    private static let status = TextPattern(
        #"[Aa]s (?:at|of) [^,]{6,24}, (\w+(?:-\w+)?) States (?:had|have) (?:acceded to|ratified|become part(?:y|ies) to|signed and ratified|ratified or acceded to)"#)

    /// Paragraphs that say who is party to an instrument, in treaty status elements.
    private mutating func wrapTreatyStatus(_ draft: inout DraftDocument) {
        for index in draft.items.indices {
            guard case .block(.paragraph(let paragraph)) = draft.items[index],
                case .text(let text)? = paragraph.parts.first,
                let match = Self.status.firstMatch(in: text.text.scalars)
            else { continue }
            let parties = text.marks.filter { if case .state(_, .party) = $0.fact { true } else { false } }
            guard parties.count >= 2, let instrument = instrument(text.marks, before: match.range.upperBound + 80) else { continue }
            var status = DraftTreatyStatus(instrument: instrument, blocks: [.paragraph(paragraph)])
            status.declared = match[1].flatMap { NumberWords.value(Array(text.text.scalars[$0])) }
            for mark in text.marks {
                if case .date(let value, .day, _) = mark.fact, match.range.contains(mark.range.lowerBound) { status.asAt = value }
            }
            draft.items[index] = .block(.treatyStatus(status))
        }
    }

    private func instrument(_ marks: [FactMark], before limit: Int) -> String? {
        var found: String?
        for mark in marks where mark.range.lowerBound < limit {
            if case .citation(.treaty, let symbol?, _, _, _) = mark.fact { found = symbol }
        }
        return found
    }
}
