import RapporteurDiagnostics
@testable import RapporteurCompiling
@testable import RapporteurReportModel
import Testing

@Suite struct CompilingTests {
    private func options(
        section: String? = nil, order: ReportCompiler.Order = .given, renumbers: Bool = false
    ) -> ReportCompiler.Options {
        var options = ReportCompiler.Options()
        options.section = section
        options.order = order
        options.renumbers = renumbers
        return options
    }

    private func compile(
        _ draft: Report, _ communications: [Communication], _ options: ReportCompiler.Options = .init()
    ) throws -> ReportCompiler.Result {
        try ReportCompiler.compile(
            .report(draft), path: "draft.xml", communications.enumerated().map { submission($1, $0) }, options: options)
    }

    // MARK: The sample

    @Test func theSampleIsPutTogetherAgain() throws {
        let whole = try sampleReport()
        let apart = try Decomposed()
        let result = try ReportCompiler.compile(
            .report(apart.draft), path: "draft.xml", apart.submissions, options: options(section: "II"))
        #expect(result.report.paragraphs == whole.paragraphs)
        #expect(result.report.replies.map(\.facts) == whole.replies.map(\.facts))
        #expect(result.report.summary?.blocks.paragraphs.map(\.content.plainText) == whole.summary?.blocks.paragraphs.map(\.content.plainText))
        #expect(result.report.contents?.entries.map(\.paragraphs) == whole.contents?.entries.map(\.paragraphs))
        #expect(result.report.contents?.entries.map(\.page) == ["3", "3", nil, nil, nil])
        #expect(result.findings.map(\.code) == ["compile.contents.pages"])
        let first = try #require(result.report.replies.first)
        #expect(first.source == "0.xml" && first.sha256 == String(repeating: "0", count: 64))
        #expect(first.heading?.plainText == "Belarus")
        #expect(first.sourceLines.map(\.plainText) == ["[Original: English]", "[31 July 2001]"])
        #expect(try Report(contentsOf: .bytes(result.report.xml())).xml() == result.report.xml())
    }

    @Test func someOfTheSampleChangeSummaryAndContents() throws {
        let apart = try Decomposed()
        let some = ["SDN", "MEX", "BLR"].compactMap { code in apart.communications.first { $0.facts.respondent == code } }
        let result = try compile(apart.draft, some, options(section: "Reports on the status of  implementation", order: .state, renumbers: true))
        #expect(result.report.replies.map(\.facts.respondent) == ["BLR", "MEX", "SDN"])
        #expect(result.report.paragraphs.map(\.label) == (1...23).map(String.init))
        let summary = try #require(result.report.summary).blocks.paragraphs.map(\.content.plainText)
        #expect(summary[2].hasPrefix("The report contains a summary of communications received from three States: Belarus, Mexico and the Sudan. Most of"))
        #expect(result.report.contents?.entries.map(\.paragraphs?.text) == ["1–6", "7–11", "12", "13–15", "16–23"])
        #expect(result.findings.contains { $0.code == "compile.paragraphs.renumbered" && $0.message.description == "Paragraphs 45 to 56 of the draft are now 12 to 23." })
    }

    @Test func mentionsOfMovedParagraphsAreListed() throws {
        let draft = Report(
            language: "en", title: ["Title"],
            sections: [
                Section(number: "I", heading: ["Introduction"], blocks: [.paragraph(Paragraph(label: "1", content: ["See paragraphs 2 and 3 below."]))]),
                Section(number: "II", heading: ["Replies received from Governments"]),
                Section(
                    number: "III", heading: ["Conclusions"],
                    blocks: [
                        .paragraph(Paragraph(label: "2", content: ["As paragraph 1 above says, and paragraph 3 of the present report."])),
                        .paragraph(Paragraph(label: "3", content: ["Under paragraph 2 of resolution 56/170, and paragraph 12."])),
                    ]),
            ])
        let result = try compile(draft, [reply("FRA"), reply("ALB")], options(section: "II", renumbers: true))
        let mentions = result.findings.filter { $0.code == "compile.paragraphs.mentioned" }
        #expect(
            mentions.map { "\($0.location.place ?? "") \($0.message)" } == [
                "paragraph 1 “paragraphs 2 and 3”: paragraph 2 of the draft is now 4.",
                "paragraph 1 “paragraphs 2 and 3”: paragraph 3 of the draft is now 5.",
                "paragraph 4 “paragraph 3”: paragraph 3 of the draft is now 5.",
            ])
        #expect(result.report.paragraphs.first?.content == ["See paragraphs 2 and 3 below."])
    }

    @Test(arguments: [
        ("en", "paras. 12 (b) to 15 above", ["12", "15"]), ("fr", "voir les paragraphes 12 et 15 ci-dessus", ["12", "15"]),
        ("fr", "au paragraphe 12 de la résolution", []), ("es", "véase el párrafo 12 supra", ["12"]), ("es", "el párrafo 4 del informe", []),
        ("ru", "см. пункты 12–15 выше", ["12", "15"]), ("ru", "пункт 4 резолюции", []), ("ar", "انظر الفقرة 12 أعلاه", ["12"]),
        ("ar", "الفقرة 12 من القرار", []), ("zh", "见上文第12至15段", ["12", "15"]), ("en", "paragraph 12/3, article 12", []),
    ] as [(String, String, [String])])
    func paragraphsAreMentioned(language: String, text: String, numbers: [String]) {
        #expect(ParagraphMentions(language).all(in: text).flatMap(\.numbers) == numbers)
    }

    @Test func theSameBytesEachTime() throws {
        let apart = try Decomposed()
        let runs = try (0..<2).map { _ in
            try ReportCompiler.compile(
                .report(apart.draft), path: "d", apart.submissions, options: options(section: "II", order: .state)
            ).report.xml()
        }
        #expect(runs[0] == runs[1])
    }

    // MARK: Order

    @Test(arguments: [
        (ReportCompiler.Order.given, ["FRA", "CIV", "ALB", "ESP"]), (.date, ["ESP", "CIV", "FRA", "ALB"]),
        (.state, ["ALB", "CIV", "ESP", "FRA"]),
    ]) func repliesAreOrdered(order: ReportCompiler.Order, expected: [String]) throws {
        let given = [reply("FRA", "2002-05"), reply("CIV", "2002-03-01"), reply("ALB"), reply("ESP", "2001")]
        let draft = Report(language: "fr", title: ["Titre"])
        #expect(try compile(draft, given, options(order: order)).report.replies.map(\.facts.respondent) == expected)
    }

    /// Names in order, per language.
    @Test(arguments: [
        ("en", "Bosnia and Herzegovina|the Bahamas", false), ("en", "Côte d’Ivoire|Croatia", true),
        ("en", "Guinea|Guinea-Bissau", true), ("fr", "Égypte|Équateur", true), ("fr", "l’Égypte|la Finlande", true),
        ("fr", "Érythrée|Espagne", true), ("es", "España|Ecuador", false), ("es", "Niño|Níger", false),
        ("es", "Nz|Ñu", true), ("en", "Türkiye|Turkmenistan", true), ("ru", "Ёж|Жук", true),
        ("ar", "إكوادور|ألمانيا", true), ("ar", "البرتغال|بنن", true), ("ar", "المكسيك|هايتي", true),
    ]) func namesAreSorted(language: String, names: String, isFirst: Bool) {
        let keys = names.split(separator: "|").map { SortingKey.of(String($0), language: language) }
        #expect(keys[0].unicodeScalars.lexicographicallyPrecedes(keys[1].unicodeScalars) == isFirst, "\(keys)")
    }

    @Test func othersFollowStates() throws {
        var bureau = reply("iom")
        bureau.facts.respondentType = .organization
        bureau.sender = Party(code: "iom", text: "Bureau of the IOM")
        let result = try compile(Report(title: ["T"]), [bureau, reply("ZWE")], options(order: .state))
        #expect(result.report.replies.map(\.heading?.plainText) == ["Zimbabwe", "Bureau of the IOM"])
    }

    // MARK: Places

    @Test(arguments: [
        ("en", "Information from Governments"), ("fr", "Réponses reçues des Gouvernements"),
        ("es", "Respuestas recibidas de los gobiernos"), ("ru", "Ответы, полученные от правительств"),
        ("ar", "الردود الواردة من الحكومات"), ("zh", "收到的答复"),
    ]) func aHeadingAnnouncesReplies(language: String, heading: String) throws {
        let draft = Report(
            language: language, title: ["T"],
            sections: [
                Section(number: "I", heading: ["Introduction"], blocks: [plain("1")]),
                Section(number: "II", heading: [.text(heading)]), Section(number: "III", heading: ["Conclusions"]),
            ])
        let result = try compile(draft, [reply("BLR", "2002-05-01")])
        #expect(result.report.sections[1].blocks.count == 1 && result.findings.isEmpty, "\(result.findings)")
        #expect(result.report.sections[1].blocks.containReply)
        #expect(try !result.report.xml().isEmpty)
    }

    @Test func repliesFollowThoseOfTheDraft() throws {
        let old = Reply(facts: reply("BLR").facts, blocks: [plain("2")])
        let inner = Section(number: "A", heading: ["Replies"], blocks: [plain("1"), .reply(old), plain(nil)])
        let draft = Report(title: ["T"], sections: [Section(number: "I", heading: ["H"], sections: [inner])])
        let result = try compile(draft, [reply("ALB")], options(order: .state))
        #expect(result.report.replies.map(\.facts.respondent) == ["BLR", "ALB"])
        #expect(result.report.paragraphs.map(\.label) == ["1", "2", "3", "4"])
        #expect(result.replies.map(\.facts.respondent) == ["ALB"])
        let ordered = try compile(draft, [reply("ALB")], options(order: .state, renumbers: true))
        #expect(ordered.report.replies.map(\.facts.respondent) == ["ALB", "BLR"])
    }

    @Test func aSectionIsMadeWhereThereIsNone() throws {
        let draft = Report(title: ["T"], sections: [Section(number: "III", heading: ["H"], blocks: [plain("7")])])
        let result = try compile(draft, [reply("BLR")])
        #expect(result.report.sections.map(\.number) == ["III", "IV"])
        #expect(result.report.sections[1].heading.plainText == "Replies received from Governments")
        #expect(result.findings.map(\.code) == ["compile.section.made"])
    }

    @Test func anUnknownSectionIsWrongUsage() throws {
        let error = workError { try compile(Report(title: ["T"]), [reply("BLR")], options(section: "IX")) }
        #expect(error?.kind == .usage && error?.findings.map(\.code) == ["compile.section.missing"])
    }

    // MARK: Numbers

    private func draft(_ before: [String?], _ after: [String?]) -> Report {
        Report(
            title: ["T"],
            sections: [
                Section(number: "I", heading: ["Introduction"], blocks: before.map { plain($0) }),
                Section(number: "II", heading: ["Replies received"]),
                Section(number: "III", heading: ["Conclusions"], blocks: after.map { plain($0) }),
            ])
    }

    @Test(arguments: [
        // Numbers go on; what has none after them gets one.
        (["1", "2"], [nil, nil], false, ["1", "2", "3", "4", "5", "6"]),
        // New ones fit between.
        (["1"], ["4"], false, ["1", "2", "3", "4"]),
        // They do not: each reply begins again.
        (["1"], ["2", "3"], false, ["1", "1", "1", "2", "3"]),
        (["1"], ["2", "3"], true, ["1", "2", "3", "4", "5"]),
        // No numbers at all.
        ([nil], [nil], false, ["1", "2", "3", "4"]), ([], [], false, ["1", "2"]),
        // Only some without a number: they have none for a reason.
        (["1"], [nil, "4"], false, ["1", "2", "3", nil, "4"]),
        // Labels that are no plain numbers stay.
        (["1", "1.1"], ["7.2"], true, ["1", "1.1", "2", "3", "7.2"]),
    ] as [([String?], [String?], Bool, [String?])])
    func paragraphsAreNumbered(before: [String?], after: [String?], renumbers: Bool, expected: [String?]) throws {
        let result = try compile(
            draft(before, after), [reply("BLR"), reply("ALB")], options(renumbers: renumbers))
        #expect(result.report.paragraphs.map(\.label) == expected)
        #expect(result.report.sections[0].blocks.paragraphs.map(\.label) == (before.contains(nil) ? ["1"] : before))
    }

    @Test func beginningAgainIsKeptUp() throws {
        var draft = try compile(draft(["1"], ["2"]), [reply("BLR")]).report
        draft.sections[2].blocks = []
        let result = try ReportCompiler.compile(.report(draft), path: "d", [submission(reply("ALB"), 7)])
        #expect(result.report.paragraphs.map(\.label) == ["1", "1", "1"])
    }

    // MARK: Identity

    @Test func namesThatAreTakenAreChangedWithWhatRefersToThem() throws {
        func noted(_ state: String) -> Communication {
            var value = reply(state, id: "p")
            value.blocks = [
                .paragraph(
                    Paragraph(
                        id: "p",
                        content: [
                            .quantity(Quantity(value: 7, id: "a", content: ["7"])), " of ",
                            .quantity(Quantity(value: 70, id: "b", content: ["70"])), " or ",
                            .quantity(Quantity(value: 10, unit: "percent", part: "a", whole: "b", content: ["10 per cent"])),
                            .noteRef(NoteRef(note: "n", text: "1")),
                        ]))
            ]
            value.notes = Notes(notes: [Note(id: "n", marker: "1", content: ["Note."])])
            return value
        }
        let result = try compile(Report(title: ["T"]), [noted("BLR"), noted("ALB"), noted("ALB")])
        let xml = String(decoding: try result.report.xml(), as: UTF8.self)
        for text in ["id=\"p\"", "id=\"alb-p\"", "id=\"alb-2-p\"", "note=\"alb-n\"", "part=\"alb-2-a\"", "whole=\"alb-b\""] {
            #expect(xml.contains(text), "\(text)")
        }
    }

    @Test func whatWasCompiledIsNotCompiledAgain() throws {
        let first = try compile(Report(title: ["T"]), [reply("BLR"), reply("ALB")])
        let error = workError { try compile(first.report, [reply("BLR"), reply("ALB")]) }
        #expect(error?.findings.map(\.code) == ["compile.duplicate", "compile.duplicate", "compile.nothing"])
        let more = try ReportCompiler.compile(
            .report(first.report), path: "d", [submission(reply("BLR"), 0), submission(reply("BLR", "2003"), 5)])
        #expect(more.report.replies.map(\.facts.respondent) == ["BLR", "ALB", "BLR"])
        #expect(more.findings.map(\.code) == ["compile.duplicate", "compile.respondent.repeated"])
    }

    // MARK: Note verbale

    private func request(_ language: String = "en") throws -> NoteVerbale {
        NoteVerbale(
            dated: try #require(PartialDate("2002-04-30")), deadline: PartialDate("2002-06"), language: language, title: ["T"],
            sender: Party(text: "Office"), addressees: [Party(text: "Governments")], blocks: [plain(nil)])
    }

    @Test(arguments: [
        ("2002-06-30", nil, false), ("2002-07-01", nil, true), ("2002", nil, false), (nil, nil, false),
        ("2002-05-01", "2002-07-02", true), ("2002-08-01", "2002-06-01", false),
    ] as [(String?, String?, Bool)])
    func lateCommunicationsAreNoted(dated: String?, received: String?, isLate: Bool) throws {
        let result = try ReportCompiler.compile(
            .noteVerbale(try request()), path: "nv.xml", [submission(reply("BLR", dated, received: received), 1)])
        #expect(result.findings.contains { $0.code == "compile.late" && $0.location.file == "in/1.xml" } == isLate)
    }

    @Test func repliesToAnotherNoteVerbaleAreRefused() throws {
        var other = reply("BLR", "2001-07-31")
        other.facts.inReplyTo = "note-verbale:2001-06-15"
        let result = try ReportCompiler.compile(
            .noteVerbale(try request()), path: "nv.xml", [submission(other, 1), submission(reply("QAT", "2002-05-01"), 2)])
        #expect(result.report.replies.map(\.facts.respondent) == ["QAT"])
        let refusal = try #require(result.findings.first { $0.code == "compile.request.other" })
        #expect(refusal.severity == .error && refusal.location.file == "in/1.xml")
        #expect(refusal.message.description == "It answers the note verbale of 2001-06-15, not that of 2002-04-30; it was left out.")
    }

    @Test func addresseesWithoutAnAnswerAreNamed() throws {
        var request = try request()
        request.addressees = [
            Party(code: "QAT", text: "Qatar"), Party(code: "BLR", text: "Belarus"), Party(code: "MEX", text: "Mexico"), Party(text: "Others"),
        ]
        let result = try ReportCompiler.compile(.noteVerbale(request), path: "nv.xml", [submission(reply("QAT", "2002-05-01"), 1)])
        let finding = try #require(result.findings.first { $0.code == "compile.request.unanswered" })
        #expect(finding.message.description == "2 addressees of 3 in the note verbale have not answered: Belarus, Mexico.")
    }

    @Test(arguments: [
        ("en", "the following States: Italy, Spain and the Sudan.", "[Original: Spanish]", "[1 May 2002]"),
        ("fr", "des États suivants\u{A0}: Espagne, Italie et Soudan.", "[Original\u{A0}: espagnol]", "[1er mai 2002]"),
        ("es", "de los Estados siguientes: España, Italia y Sudán.", "[Original: español]", "[1 de mayo de 2002]"),
        ("ru", "Испания, Италия и Судан.", "[Оригинал: испанский]", "[1 мая 2002]"),
        ("ar", "إسبانيا، إيطاليا والسودان.", "[الأصل: بالإسبانية]", "[1 أيار/مايو 2002]"),
        ("zh", "意大利、西班牙和苏丹。", "[原文：西班牙文]", "[2002年5月1日]"),
    ]) func aSkeletonIsInTheLanguageOfTheRequest(language: String, states: String, original: String, date: String) throws {
        let replies = ["SDN", "ESP", "ITA"].enumerated().map { submission(reply($1, "2002-05-01", language: "es"), $0) }
        let result = try ReportCompiler.compile(.noteVerbale(try request(language)), path: "nv.xml", replies)
        let report = result.report
        #expect(try Report(contentsOf: .bytes(report.xml())).xml() == report.xml())
        #expect(Set(result.findings.map(\.code)) == (language == "es" ? [] : ["compile.reply.language"]))
        let sentence = report.summary?.blocks.paragraphs.first?.content.plainText ?? ""
        #expect(sentence.hasSuffix(states), "\(sentence)")
        #expect(report.replies.first?.sourceLines.map(\.plainText) == [original, date])
        #expect(report.replies.first?.facts.inReplyTo == "note-verbale:2002-04-30")
        #expect(report.replies.first?.facts.basis == .inferred)
        #expect(report.paragraphs.map(\.label) == ["1", "2", "3"])
        #expect(report.contents?.entries.map(\.paragraphs?.text) == [nil, "1–3"])
    }

    @Test func anUnknownLanguageIsTold() throws {
        let result = try compile(Report(language: "pt", title: ["T"]), [reply("BLR", "2002-05-01")])
        #expect(result.findings.map(\.code) == ["compile.language", "compile.section.made"])
    }

    @Test func spanishYIsEBeforeI() throws {
        let list = try Compilation(.report(Report(language: "es", title: ["T"])), path: "d", options: .init())
            .list(of: ["ESP", "ITA"])
        #expect(list.plainText == "España e Italia")
    }

    @Test func annexesFollowUnderTheRespondent() throws {
        var one = reply("BLR")
        one.annexes = [Annex(designation: "Enclosure", heading: ["Laws"], blocks: [plain("1")])]
        let single = try compile(Report(title: ["T"]), [one]).report.annexes
        #expect(single.map(\.designation) == ["Annex"] && single.map(\.heading?.plainText) == ["Belarus: Laws"])
        let second = try compile(Report(title: ["T"], annexes: [Annex(number: "I", designation: "Annex I")]), [one])
        #expect(second.report.annexes.map(\.number) == ["I", "II"])
        #expect(second.report.annexes.last?.designation == "Annex II")
        #expect(second.report.annexes.last?.blocks == [plain("1")])
    }
}
