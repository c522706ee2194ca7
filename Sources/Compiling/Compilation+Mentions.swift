import RapporteurDiagnostics
import RapporteurImporting
import RapporteurReportModel

extension Compilation {
    /// Says which places of the draft's text mention a paragraph that has another number now.
    ///
    /// The words stay: whether they mean this report's paragraph is for people to say. Each number mentioned has a
    /// finding of its own, at its place, with the old and the new one.
    ///
    /// - Parameter draft: the report before replies were put in.
    mutating func noteMentions(in draft: Report) {
        var new: ExactMap<String> = [:]
        var twice = ExactSet()
        for (old, now) in moved where new.updateValue(now, forKey: old) != nil { twice.insert(old) }
        guard !new.isEmpty else { return }
        let mentions = ParagraphMentions(words.code)
        var body = draft
        // Numbers in an annex are its own.
        body.annexes = []
        var place = "summary"
        for block in (draft.summary?.blocks ?? []) + body.bodyBlocks {
            let content: [Inline]
            switch block {
            case .paragraph(let paragraph):
                if let label = paragraph.label { place = "paragraph " + (new[label] ?? label) }
                content = paragraph.content
            case .note(let note): content = note.content
            case .list(let list): content = list.items.flatMap(\.content)
            // Tables and quotations have words of others; what replies hold comes by itself.
            case .table, .quotation, .figure, .reply, .treatyStatus: continue
            }
            for mention in mentions.all(in: content.ownText) {
                for number in mention.numbers where !twice.contains(number) {
                    guard let now = new[number] else { continue }
                    findings.append(
                        Finding(
                            code: "compile.paragraphs.mentioned", severity: .warning,
                            message: Message(
                                "compile.paragraphs.mentioned",
                                ["mention": .text(mention.words), "from": .text(number), "to": .text(now)]),
                            hint: Message("compile.paragraphs.mentioned/hint"),
                            location: Location(file: path, place: place)))
                }
            }
        }
    }
}

extension Compilation {
    /// Says which places of a new reply mention a paragraph of the reply that has another number in the report: as the
    /// Government submitted it, "paragraph 1 above" would lead elsewhere.
    mutating func noteMentionsInReplies() {
        for (index, reply) in report.replies.enumerated() {
            guard let moved = movedInReplies[index + 1] else { continue }
            var new: ExactMap<String> = [:]
            var twice = ExactSet()
            for (old, now) in moved where new.updateValue(now, forKey: old) != nil { twice.insert(old) }
            let mentions = ParagraphMentions(reply.language ?? words.code)
            var place: String?
            for block in reply.allBlocks {
                let content: [Inline]
                switch block {
                case .paragraph(let paragraph):
                    if let label = paragraph.label { place = "paragraph " + label }
                    content = paragraph.content
                case .note(let note): content = note.content
                case .list(let list): content = list.items.flatMap(\.content)
                case .table, .quotation, .figure, .reply, .treatyStatus: continue
                }
                for mention in mentions.all(in: content.ownText) {
                    for number in mention.numbers where !twice.contains(number) {
                        guard let now = new[number] else { continue }
                        findings.append(
                            Finding(
                                code: "compile.reply.mentioned", severity: .warning,
                                message: Message(
                                    "compile.reply.mentioned",
                                    [
                                        "mention": .text(mention.words), "from": .text(number), "to": .text(now),
                                        "respondent": .text(reply.heading?.plainText ?? reply.facts.respondent),
                                    ]),
                                hint: Message("compile.reply.mentioned/hint"), location: Location(file: path, place: place)))
                    }
                }
            }
        }
    }

    /// A report is in one language: what a Government wrote in another has to be translated first.
    mutating func noteLanguage(of communication: Communication, _ submission: ReportCompiler.Submission) {
        guard let language = communication.language?.prefix(while: { $0 != "-" }).lowercased(),
            let own = report.language?.prefix(while: { $0 != "-" }).lowercased(), language != own
        else { return }
        note(
            "compile.reply.language", .warning,
            Message("compile.reply.language", ["language": .text(language), "report": .text(own)]),
            hint: Message("compile.reply.language/hint"), path: submission.path)
    }
}

/// Finds the words by which a report mentions its own paragraphs: "paragraphs 12 and 15 above".
struct ParagraphMentions {
    private let pattern: TextPattern
    private static let number = TextPattern(#"\d{1,4}"#)

    init(_ language: String) {
        // What follows may say that the paragraph is of another document.
        let forms: (before: String, joint: String, after: String) =
            switch language {
            case "fr": (#"\b(?:[Pp]aragraphes?|[Pp]ar\.) "#, ",| et| à|–|-", "(?! (?:de |du |des |d[’'])(?!présent))")
            case "es": (#"\b(?:[Pp]árrafos?|[Pp]árrs?\.) "#, ",| y| a|–|-", "(?! (?:de |del )(?!presente))")
            case "ru": (#"\b(?:[Пп]ункт[а-я]*|пп?\.) "#, ",| и|–|-", "(?! (?:[а-я]+ )?(?:резолюци|решени|доклад|постановляющ|конвенци|заявлени))")
            case "ar": (#"\b[وفبكل]?(?:الفقرة|الفقرات|الفقرتان|الفقرتين|للفقرة) "#, "،| و| إلى|-", "(?! (?:\\(\\w\\) )?من (?!هذا))")
            case "zh": ("第 ?", "、|和|至|-", " ?段")
            default: (#"\b(?:[Pp]aragraphs?|[Pp]aras?\.) "#, ",| and|, and| to|–|-", "(?! (?:of|in) (?!the present|this ))")
            }
        let one = #"\d{1,4}(?: ?\([a-z]\)| [a-z]\))?"#
        pattern = TextPattern(forms.before + one + "(?:(?:" + forms.joint + ") ?" + one + #")*(?![\d/(])"# + forms.after)
    }

    func all(in text: String) -> [(words: String, numbers: [String])] {
        let scalars = text.unicodeScalars.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }
        return pattern.matches(in: scalars).map { match in
            let words = Array(scalars[match.range])
            return (String(words), Self.number.matches(in: words).map { String(words[$0.range]) })
        }
    }
}

extension [Inline] {
    /// The words without what is cited or quoted, which numbers paragraphs of its own.
    fileprivate var ownText: String {
        map { inline in
            switch inline {
            case .citation, .quote, .quotation: "¤"
            case .list(let list): list.items.map { "\n" + $0.content.ownText }.joined()
            case .text, .state, .noteRef, .lineBreak: inline.plainText
            default: inline.parts.ownText
            }
        }.joined()
    }
}
