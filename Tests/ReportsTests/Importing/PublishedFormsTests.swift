import RapporteurDiagnostics
@testable import RapporteurImporting
import RapporteurReportModel
import Testing

/// The forms in which documents are published, as pdftotext writes them.
@Suite struct PublishedFormsTests {
    private func imported(_ text: String) throws -> Importer.Result {
        try Importer.importDocument(.bytes(Array(text.utf8)), name: "x.txt")
    }

    private func xml(_ text: String) throws -> String { String(decoding: try imported(text).xml, as: UTF8.self) }

    private func report(_ text: String) throws -> [Reply] {
        switch try imported(text).document {
        case .report(let report): report.replies
        case .document(let document): document.bodyBlocks.compactMap { if case .reply(let reply) = $0 { reply } else { nil } }
        default: []
        }
    }

    private static let opening = """
                    United Nations                                                          A/80/300
                    General Assembly                                    Distr.: General
                                                                        1 July 2025
                                                                        Original: English


        Eightieth session
        Item 98 (s) of the preliminary list
        Promotion and protection of human rights


                    Protection of migrants in transit
                    Report of the Secretary-General


           I.     Introduction
                    1.    The present report is submitted pursuant to resolution 78/217.

        """

    private static let said = """
                          The protection of migrants in transit is of great importance, in particular that
                    of children, and the law on migration was amended.

        """

    // MARK: Replies

    /// The two lines in brackets, wherever they stand: right of the name, under it, in either order, on one line, over two.
    @Test(arguments: [
        "                    Argentina\n                                                   [Original: Spanish]\n                                                       [24 May 2025]\n",
        "                    Argentina\n                    [Original: Spanish]\n                    [24 May 2025]\n\n",
        "                    Argentina\n\n                                                       [24 May 2025]\n                                                   [Original: Spanish]\n\n",
        "                    Argentina\n                                    [Original: Spanish] [24 May 2025]\n",
        "                    Argentina                            [Original: Spanish]\n                                                       [24 May 2025]\n",
        "                    ARGENTINA\n                                   [Original: Spanish; 24 May 2025]\n",
        "                    1.   Argentina\n                                                   [Original:\n                                          Spanish]\n                        [24 May 2025]\n",
        "                    Reply from the Government of Argentina\n                                         [Original: Spanish]\n                    [24 May 2025]\n",
        "                    Argentina*\n                                                   [Original: Spanish]\n                       [24 May 2025]\n",
    ])
    func linesInBrackets(lines: String) throws {
        for head in ["           II.    Replies received from Governments\n", "        Annex I\n                    Replies received\n\n"] {
            let replies = try report(Self.opening + head + lines + Self.said + "\n")
            #expect(replies.map(\.facts.respondent) == ["ARG"], "\(lines)")
            #expect(replies.map(\.facts.originalLanguage) == ["es"], "\(lines)")
            #expect(replies.map { "\($0.facts.dated.map { "\($0)" } ?? "")" } == ["2025-05-24"], "\(lines)")
            #expect(replies.first?.paragraphs.count == 1, "\(lines)")
        }
    }

    /// Whose reply it is: names in brackets or over two lines, groups, organizations, those for whom a State speaks.
    @Test(arguments: [
        ("Bolivia (Plurinational State of)", "BOL"), ("Bolivia (Plurinational\n                    State of)", "BOL"),
        ("United Kingdom of Great Britain and\n                    Northern Ireland", "GBR"), ("CÔTE D’IVOIRE", "CIV"),
        ("Norway (on behalf of the Nordic countries)", "NOR"), ("Egypt, on behalf of the Group of Arab States", "EGY"),
        ("European Union", "eu"), ("EUROPEAN UNION", "eu"), ("Group of 77 and China", "Group of 77 and China"),
    ])
    func namesOfRespondents(name: String, code: String) throws {
        let lines = "                                                   [Original: English]\n                   [3 June 2025]\n"
        let replies = try report(
            Self.opening + "           II.    Replies received\n                    \(name)\n" + lines + Self.said + "                    Qatar\n" + lines + Self.said)
        #expect(replies.map(\.facts.respondent) == [code, "QAT"])
    }

    /// A reply's own headings and numbers are its own; a heading that goes on with those outside ends it; two submissions of
    /// one respondent are two replies.
    @Test func repliesKeepTheirParts() throws {
        let lines = "                                                   [Original: English]\n                   [3 June 2025]\n"
        let text = Self.opening + "           II.    Replies received from Governments\n                    Qatar\n" + lines
            + "                    Legislative framework\n\n                    1.    The law was amended.\n                    2.    The decree was repealed.\n\n"
            + lines.replacing("3 June", with: "9 June") + Self.said
            + "           III.   Conclusions\n\n                    2.    The replies are welcome.\n"
        let replies = try report(text)
        #expect(replies.map(\.facts.respondent) == ["QAT", "QAT"])
        #expect(replies.map { $0.facts.dated?.day } == [3, 9])
        #expect(replies.map(\.paragraphs.count) == [2, 1])
        #expect(replies.first?.sections.count == 1)
        #expect(try xml(text).contains("<section number=\"III\">"))
    }

    /// The published form in the other languages.
    @Test(arguments: [
        ("fr", "II. Réponses reçues des gouvernements", "Égypte", "[Original : arabe]", "[24 mai 2025]", "EGY", "ar"),
        ("es", "II. Respuestas recibidas de los Gobiernos", "Egipto", "[Original: árabe]", "[24 de mayo de 2025]", "EGY", "ar"),
        ("ru", "II. Ответы, полученные от правительств", "Египет", "[Подлинный текст на арабском языке]", "[24 мая 2025 года]", "EGY", "ar"),
        ("ar", "ثانياً - الردود الواردة من الحكومات", "مصر", "[الأصل: بالعربية]", "[24 أيار/مايو 2025]", "EGY", "ar"),
        ("zh", "二. 收到的答复", "埃及", "[原文：阿拉伯文]", "[2025年5月24日]", "EGY", "ar"),
    ])
    func repliesInOtherLanguages(_ language: String, section: String, name: String, original: String, date: String, code: String, of: String) throws {
        let opening = ["fr": "I. Introduction", "es": "I. Introducción", "ru": "I. Введение", "ar": "أولاً - مقدمة", "zh": "一. 导言"][language] ?? ""
        let text = "\(opening)\n\n1. Lorem ipsum dolor sit amet.\n\n\(section)\n\n\(name)\n\n\(original)\n\n\(date)\n\nLorem ipsum 1.\n"
        let result = try Importer.importDocument(.bytes(Array(text.utf8)), name: "x.txt", options: Importer.Options(language: language))
        guard case .document(let document) = result.document else {
            Issue.record("no document")
            return
        }
        let replies = document.bodyBlocks.compactMap { if case .reply(let reply) = $0 { reply } else { nil } }
        #expect(replies.map(\.facts.respondent) == [code])
        #expect(replies.map(\.facts.originalLanguage) == [of])
        #expect(replies.map { $0.facts.dated?.month } == [5])
    }

    /// What looks like a reply and is none: brackets in a text, a name without them outside a section of replies.
    @Test(arguments: [
        "                    Argentina\n\n                          [see document A/80/1]\n\n",
        "                    Argentina\n\n",
        "                    [24 May 2025]\n\n",
    ])
    func noReplies(lines: String) throws {
        #expect(try report(Self.opening + "           II.    Trends\n\n" + lines + Self.said).isEmpty)
    }

    // MARK: Notes

    /// Notes at the foot of a page without a rule; their markers glued to words and punctuation, or apart.
    @Test(arguments: [
        ("meetings.1 It adopted its agenda2 on Monday", "report.3"), ("meetings. 1 It adopted its agenda, 2 on Monday", "report. 3"),
        ("meetings”1 and adopted its agenda;2 on Monday", "report (see A/80/1).3"), ("meetings¹ and adopted its agenda² on Monday", "report.³"),
    ])
    func notesWithoutRule(first: String, last: String) throws {
        for feed in ["", "\u{C}"] {
            let text = """
                     1.     The Committee held twenty plenary \(first).
                     2.     The Committee met the High Commissioner.



                     1 For the minutes of the public meetings, see CMW/C/SR.571, which were issued in
                       the language of the speaker.
                     2 CMW/C/39/1.


                GE.25-10053                                                                                 3
                \(feed)A/80/48


                     3.     The Committee adopted its \(last)



                     3 See A/79/48.

                4                                                                                 GE.25-10053

                """
            let xml = try xml(text)
            #expect(xml.ranges(of: "<note id").count == 3, "\(xml)")
            for note in 1...3 { #expect(xml.contains("<noteRef note=\"note\(note)\">"), "\(xml)") }
            #expect(xml.ranges(of: "<paragraph label=").count == 3, "\(xml)")
        }
    }

    /// A paragraph that ends in a marker does not swallow the next, and a note whose marker is not there keeps none back.
    @Test func markersAtTheEndOfParagraphs() throws {
        let xml = try xml("""
                            1. The Office published a report on family life in the region. 1 The largest
                            campaigns took place in the north, the west and the centre of the region.
                            2. The Office continued to advance the right to a healthy environment. 2
                            3. The Office supported the inclusion of persons with disabilities. It did so in
                            ten countries. 4
                            4. The Office supported young people.5


                     __________________
                            1
                                 Interviews with sources.
                            2
                                 Interviews with sources and experts.
                            3
                                 See A/80/1.
                            4
                                 See A/80/2.
                            5
                                 See A/80/3.

            """)
        #expect(xml.ranges(of: "<paragraph label=").count == 4, "\(xml)")
        for note in [1, 2, 4, 5] { #expect(xml.contains("<noteRef note=\"note\(note)\">\(note)</noteRef>"), "\(xml)") }
        #expect(!xml.contains("<noteRef note=\"note3\""))
    }

    /// Numbers that are no markers, whatever notes there are.
    @Test(arguments: ["see paragraph 1 above", "in article 1 of the law", "of 1.5 per cent", "of 1,000 dollars", "in No. 1 of the series", "in 1 country", "on 1 May"])
    func numbersThatAreNoMarkers(words: String) throws {
        let xml = try xml("""
                 1.     The Committee held its meetings \(words), and it adopted the agenda of the year.



                 1 For the minutes of the public meetings, see CMW/C/SR.571.

            GE.25-10053                                                                                 3

            """)
        #expect(!xml.contains("<noteRef"), "\(xml)")
    }

    // MARK: Paragraphs

    /// A lead or heading without a full stop directly above a number; but a citation over the end of a line is none.
    @Test(arguments: [
        ("fiscal space and enormous constraints on their capacity to implement policies", true), ("Global trends", true),
        ("fiscal space and enormous constraints, as the Office said in its report, paragraph", false),
        ("fiscal space and enormous constraints, as the Office said in its report, No.", false),
    ])
    func numbersUnderLeads(lead: String, isOver: Bool) throws {
        let xml = try xml("""
                            1. The Office published a regional report on safeguarding the right to family life.

                                 The global economy is in a fragile state, with countries facing very limited
                                 \(lead)
                                 2. The succession of crises affecting the world continues to affect the economy.
                                 In June 2024, the World Bank projected that growth would hold steady.

            """)
        #expect(xml.contains("<paragraph label=\"2\">") == isOver, "\(xml)")
    }

    // MARK: Mastheads

    /// The title of the agenda item and that of the document, where no layout tells them apart.
    @Test(arguments: [
        "Item 71 (b) of the provisional agenda*\n\nPromotion and protection of human rights: other questions\n\nProtection of migrants at sea\nReport of the Secretary-General\n* A/79/150.\n",
        "Item 71 (b) of the provisional agenda*\nPromotion and protection of human rights: other questions\nProtection of migrants at sea\nReport of the Secretary-General\n* A/79/150.\n",
        "Item 71 (b) of the provisional agenda*\nPromotion and protection of human rights: other questions\n\nProtection of migrants at sea\n\nReport of the Secretary-General\n\n* A/79/150.\n",
    ])
    func titlesWithoutLayout(_ lines: String) throws {
        let xml = try xml(
            "United Nations A/79/200\nGeneral Assembly Distr.: General\n12 July 2024\nOriginal: English\nSeventy-ninth session\n" + lines
                + "\nI. Introduction\n1. The present report is submitted pursuant to a resolution of the General Assembly.\n")
        #expect(xml.contains("<title>Promotion and protection of human rights: other questions</title>"), "\(xml)")
        #expect(xml.contains("<title>Protection of migrants at sea</title>"), "\(xml)")
        #expect(xml.contains("marker=\"*\""), "\(xml)")
    }

    /// The column of organ, session, place and days, items and their titles, between the masthead and the title.
    @Test(arguments: [
        ("2025 session\n25 July 2024–30 July 2025\nAgenda item 15\nRegional cooperation", "E/2025/156", "Economic and Social Council", "2025", ["15"]),
        ("United Nations Forum on Forests\nTwentieth session\nNew York, 5–9 May 2025\nItems 3 (a), (c) and 6 of the provisional agenda*\nEmerging issues", "E/CN.18/2025/2", "Economic and Social Council", "20", ["3 (a)", "3 (c)", "6"]),
        ("Sixtieth session\n8 September–3 October 2025\nAgenda items 2 and 3\nAnnual report of the High Commissioner and reports of the Office\nand the Secretary-General", "A/HRC/60/5", "Human Rights Council", "60", ["2", "3"]),
        ("Annual session 2025\n2–5 June 2025, New York\nItem 4 of the provisional agenda\nGender equality", "DP/2025/3", "Executive Board of the Programme", "2025", ["4"]),
        ("115th session\nGeneva, 22 April–9 May 2025\nItem 4 of the provisional agenda\nReports of States parties", "CERD/C/115/2", "Committee on the Elimination of Racial Discrimination", "115", ["4"]),
        ("High-level political forum on sustainable development\nSevilla, Spain, 30 June–3 July 2025\nItem 2 of the provisional agenda\nSolutions", "E/HLPF/2025/5", "Economic and Social Council", nil, ["2"]),
    ] as [(String, String, String, String?, [String])])
    func columnsOfMastheads(column: String, symbol: String, organ: String, session: String?, items: [String]) throws {
        let text = """
                            United Nations                                                            \(symbol)
                            \(organ)                                 Distr.: General
                                                                                  2 May 2025
                                                                                  English
                                                                                  Original: Arabic, English, Russian
                                                                                  and Spanish




            \(column)


                            Compilation of main messages
                            Note by the Secretariat

                            1.    The Secretariat transmits herewith the main messages.

            """
        let result = try imported(text)
        guard case .document(let document) = result.document else {
            Issue.record("no document")
            return
        }
        #expect(document.symbols == [symbol])
        #expect(document.title?.plainText == "Compilation of main messages")
        #expect(document.documentType?.content.plainText == "Note by the Secretariat")
        #expect(document.masthead?.issued?.date == PartialDate(year: 2025, month: 5, day: 2))
        #expect(document.masthead?.originalLanguage?.languages == ["ar", "en", "ru", "es"])
        #expect(document.masthead?.sessions.first.map { "\($0.number)" } == session)
        #expect(document.masthead?.agendaItems.map(\.number) == items)
    }

    /// A resolution of the Security Council: its symbol has a space, and its title ends with a date.
    @Test func resolutionOfTheSecurityCouncil() throws {
        let xml = try xml("""
                           United Nations                                                     S/RES/2768 (2025)
                           Security Council                                   Distr.: General
                                                                              15 January 2025



                           Resolution 2768 (2025)
                           Adopted by the Security Council at its 9836th meeting, on
                           15 January 2025

                                The Security Council,
                                Recalling all its relevant resolutions,
                                 1.    Extends the reporting request in paragraph 10 of resolution 2722 (2024);
                                2.   Decides to remain seized of the matter.

            """)
        #expect(xml.contains("<symbol>S/RES/2768 (2025)</symbol>"), "\(xml)")
        #expect(xml.contains("<issued date=\"2025-01-15\">"), "\(xml)")
        #expect(xml.contains("<documentType kind=\"resolution\">Adopted by the"), "\(xml)")
        #expect(xml.contains("<preamble>"), "\(xml)")
    }

    // MARK: Letters

    @Test(arguments: [
        ("Letter dated 20 February 2025 from the Permanent Representative of Kenya to the\n                United Nations addressed to the Secretary-General", "KEN", ["the Secretary-General"]),
        ("Identical letters dated 20 February 2025 from the Permanent Representative of Israel to the\n                United Nations addressed to the Secretary-General and the President of the\n                Security Council", "ISR", ["the Secretary-General", "President of the Security Council"]),
        ("Note verbale dated 20 February 2025 from the Permanent Mission of Guyana to the\n                United Nations addressed to the Secretary-General", "GUY", ["the Secretary-General"]),
    ])
    func letters(title: String, sender: String, addressees: [String]) throws {
        let text = """
                            United Nations                                                             S/2025/107
                            Security Council                                                  Distr.: General
                                                                                              21 February 2025

                                                                                              Original: English




                            \(title)

                                  I have the honour to transmit herewith a statement (see annex).

                                                                              (Signed) The Representative
                                                                           Permanent Representative


            25-02500 (E)     250225
            *2502500*
            S/2025/107

                            Annex to the letter dated 20 February 2025 from the Permanent
                            Representative of Kenya to the United Nations addressed to the
                            Secretary-General

                                  Kenya welcomes the adoption of the resolution.

            """
        guard case .document(let document) = try imported(text).document else {
            Issue.record("no document")
            return
        }
        #expect(document.sender?.code == sender)
        #expect(document.addressees.map(\.text) == addressees)
        #expect(document.documentType?.author == nil)
        #expect(document.documentType?.content.plainText.hasSuffix(addressees.count > 1 ? "Security Council" : "Secretary-General") == true)
        #expect(document.annexes.count == 1)
        #expect(document.annexes.first?.blocks.count == 1)
        #expect(document.sections.isEmpty)
    }

    // MARK: White space

    /// White space of every kind is white space in patterns, and is written as printed.
    @Test(arguments: ["\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}"])
    func whiteSpaceOfEveryKind(space: String) throws {
        let xml = try xml("""
            Asamblea General

            1\(space)de\(space)julio\(space)de\(space)2025

            Tema\(space)58\(space)del programa

            Descolonización

            I.\(space)Introducción

            1.\(space)El informe se presenta de conformidad con la resolución\(space)78/217 de 19\(space)de\(space)diciembre de\(space)2023.

            """)
        #expect(xml.contains("<agendaItem number=\"58\">"), "\(xml)")
        #expect(xml.contains("<issued date=\"2025-07-01\">"), "\(xml)")
        #expect(xml.contains("symbol=\"A/RES/78/217\""), "\(xml)")
        #expect(xml.contains("resolución\(space)78/217"), "\(xml)")
        #expect(xml.contains("date value=\"2023-12-19\""), "\(xml)")
    }
}
