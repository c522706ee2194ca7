import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// Notes, headings and tables in text with the layout of a page.
@Suite struct TextNoteAndTableTests {
    private func imported(_ text: String) throws -> String {
        String(decoding: try Importer.importDocument(.bytes(Array(text.utf8)), name: "x.txt").xml, as: UTF8.self)
    }

    private static let filler = (1...8).map { _ in "        The Office went on with its work in the region and reported on it in time, as" }.joined(separator: "\n")

    /// A number that counts posts is no marker, nor is one on another page than the note.
    @Test func markersStandOnThePageOfTheirNote() throws {
        let text = """
            1.    The Office has 3 posts (1 P-4, 1 P-3 and 1 P-2), and it proposes more of them for
            \(Self.filler)
            the plan foresees. Of the posts proposed, 1 is new.
            \u{C}
            2.    The Office spent $266,700, 1 representing all that it had, and it proposes more of
            \(Self.filler)
            the plan foresees.

            __________________
               1
                   Estimates as at the end of the year.
            \u{C}
            3.    The third paragraph is here.
            """
        let xml = try imported(text)
        #expect(xml.ranges(of: "<noteRef").count <= 1, "\(xml)")
        #expect(xml.contains("<noteRef note=\"note1\">1</noteRef> representing"), "\(xml)")
    }

    /// A name in the plural has no number where one alone follows it. A marker that is not found keeps none back on later pages.
    @Test(arguments: [
        ("the Regional Goals 1 and its own plans", ["1", "2"]), ("the Regional Goals 1 and 2 and its own plans", ["2"]),
        ("the plan of Article 1 and its own plans", ["2"]),
    ] as [(String, [String])])
    func markersAfterNamesInThePlural(words: String, markers: [String]) throws {
        let text = """
            1.    The Office worked for \(words) in the whole of the region and
            \(Self.filler)
            the plan foresees.

            __________________
               1
                   Estimates as at the end of the year.
            \u{C}
            2.    The Office spent what it had in its account; 2 and it proposes more of it in
            \(Self.filler)
            the plan foresees.

            __________________
               2
                   See the report of the Office.
            """
        let xml = try imported(text)
        #expect(xml.ranges(of: "<noteRef").count == markers.count, "\(xml)")
        for marker in markers { #expect(xml.contains("<noteRef note=\"note\(marker)\">\(marker)</noteRef> and"), "\(xml)") }
        #expect(xml.ranges(of: "<note ").count == 2, "\(xml)")
    }

    /// A short heading has room for more on its line: what follows below is a heading of its own.
    @Test func shortHeadingsEndWithTheirLine() throws {
        let text = """
               I. Introduction
                     1.    The first paragraph goes on over a whole line so that the measure of it is known
                     and it ends here.

               II. Other matters
                  Safety of staff
                     2.    The second paragraph goes on over a whole line so that the measure of it is known
                     and it ends here.

               III. Conclusions of the report on the matters that were before the Office in the year
                    and recommendations
                     3.    The third paragraph goes on over a whole line so that the measure of it is known
                     and it ends here.
            """
        let xml = try imported(text)
        #expect(xml.contains("<heading>Other matters</heading>") && xml.contains("<heading>Safety of staff</heading>"), "\(xml)")
        #expect(xml.contains("in the year and recommendations</heading>"), "\(xml)")
    }

    /// Numbers of a chapter go on after the numbered rows of a table between them.
    @Test func numbersOfAChapterGoOnAfterOthers() throws {
        let text = """
                    4.1     The table below lists all deliverables of the office for the year under review.

            Category and subcategory                                                                     planned   actual   planned

            A. Facilitation of the work of organs and of the bodies of experts that report to them
                Parliamentary documentation (number of documents)                                             2        2         1
                1. Reports to the Assembly and to the Council on the work of the office and its
                   programme for the region                                                                   2        2         1
                2. Meetings of the Committee                                                                 13       13        13
                3. Meetings of the Council and of its bodies, including on the programme for the region and
                   on the forum                                                                              10       10        10

                    4.2     The second paragraph is here and goes on so that it has the length of a paragraph in
                            such a document, and ends here.
            """
        let xml = try imported(text)
        #expect(xml.ranges(of: #"label="4."#).count == 2 && xml.contains(#"label="4.2""#), "\(xml)")
        #expect(xml.ranges(of: "<table").count == 1, "\(xml)")
        #expect(xml.contains("<cell>2. Meetings of the Committee</cell>"), "\(xml)")
    }

    /// The groups of rows that are told in words belong to the table; a section with such a letter does not.
    @Test func letteredGroupsBelongToTheTable() throws {
        let text = """
            A.    Programme
                    4.1     The table below lists all deliverables of the office for the year under review.

            Category and subcategory                                                                     planned   actual   planned

            A. Facilitation of the work of organs and of the bodies of experts that report to them
                Meetings (number of meetings)                                                                46       41        48
                1. Meetings of the Committee                                                                 13       13        13
            B. Substantive deliverables
                Consultation, advice and advocacy: advice to the members of the group on the work of the office, and
                support of the network of offices.
            C. Communication deliverables
                Outreach: events for the public.


            B.    Budget
                    4.2     The second paragraph is here and goes on so that it has the length of a paragraph in
                            such a document, and ends here.
            """
        let xml = try imported(text)
        #expect(xml.contains("<cell>C. Communication deliverables</cell>") && xml.contains("<cell>B. Substantive deliverables</cell>"), "\(xml)")
        #expect(xml.ranges(of: "<section ").count == 1 && xml.contains("<heading>Budget</heading>"), "\(xml)")
    }

    /// Headings below one another at one margin are two, where the first had room for more.
    @Test func headingsAtOneMargin() throws {
        let text = """
                    1.    The first paragraph goes on over a whole line so that the measure of it is known well
                    and then over a second line, which is as long as the first, and over a third line that
                    is as long as these two, so that most lines of the page end at the right margin of it,
                    and it ends here.

                    Result 1: enhanced transparency of the countries
                    Programme performance in the year and target for the next
                    2.    The second paragraph goes on over a whole line so that the measure of it is known well
                    and then over a second line, which is as long as the first, and over a third line that
                    is as long as these two, so that most lines of the page end at the right margin of it,
                    and it ends here.

                    Result 2: enhanced transparency of the countries of the region and of
                    Subsaharan Africa
                    3.    The third paragraph goes on over a whole line so that the measure of it is known well
                    and then over a second line, which is as long as the first, and over a third line that
                    is as long as these two, so that most lines of the page end at the right margin of it,
                    and it ends here.
            """
        let xml = try imported(text)
        #expect(xml.contains("<heading>Result 1: enhanced transparency of the countries</heading>"), "\(xml)")
        #expect(xml.contains("region and of Subsaharan Africa</heading>"), "\(xml)")
    }

    /// A line over some of the columns belongs to the table, not to the heading above it.
    @Test func linesOverColumnsBelongToTheTable() throws {
        let text = """
                    1.    The first paragraph goes on over a whole line so that the measure of it is known
                    and it ends here.

            Financial resources
            (Thousands of United States dollars)


                                                                                 Variance
                                        Approved    Expenditure   Amount        Percentage
            Category                   (2024/25)     (2024/25)

            Personnel                     350.2        336.4       (14.2)            (4.0)
            Operations                     54.1         44.8        (9.3)           (17.2)
            """
        let xml = try imported(text)
        #expect(xml.contains("<caption>Financial resources</caption>") && xml.contains("<unitLine>"), "\(xml)")
        #expect(xml.contains("<cell>Variance</cell>") && !xml.contains("<heading>Variance"), "\(xml)")
    }

    /// Letters that lead to the notes under a table: apart, several, on a number, on a word that stands elsewhere too.
    @Test(arguments: [
        ("Appropriation for 2025/26 a, b", ["a", "b"]), ("Appropriation for 2025/26 a,b", ["a", "b"]), ("Appropriation (revised)a", ["a"]),
        ("Appropriation 2025a", ["a"]), ("Officea", ["a"]), ("Appropriation a", ["a"]), ("Data", []), ("Appropriation", []),
    ] as [(String, [String])])
    func lettersOfTables(cell: String, markers: [String]) throws {
        let text = """
            1.    The Office has a post in the region, and it proposes more of them for the year.

                  \(cell.padded(60))  $56,436,100
                  \("Projected expenditure".padded(60))  $52,675,900
                  \("Recommendation of the Office".padded(60))  $55,828,100

                   a
                     Includes contributions received from the Government.
                   b
                     Estimates as at 28 February 2026.


            2.    The second paragraph is here.
            """
        let xml = try imported(text)
        for marker in ["a", "b"] {
            #expect(xml.contains(">\(marker)</noteRef>") == markers.contains(marker), "\(xml)")
        }
    }

    /// A line that begins with a number in the middle of a sentence is no note, though the number comes again behind it.
    @Test func countsAtTheFootAreNoNotes() throws {
        let text = """
            1.    The Office went on with its work in the region and reported on it in time.1

            1 See A/78/100, para. 4.
            \u{C}
            2.    The Office has posts in the region and reported on them in time, as it had been asked to

                  do. Of the posts in the region there are proposed to be abolished twenty-two (1 P-5,
                  2 P-3, 2 Field Service and 17 national General Service) in the year.
            \u{C}
            3.    The third paragraph is here.
            """
        let xml = try imported(text)
        #expect(xml.ranges(of: "<note ").count == 1 && xml.contains("2 P-3"), "\(xml)")
    }

    /// A line that begins with a date is no note.
    @Test func datesAtTheFootAreNoNotes() throws {
        let text = """
            1. The Office went on with its work in the region and reported on it, as in Goal 1 and
            on its site.1

            It closed the joint office as of
            1 July 2026, and it is proposed that two posts be abolished.
            2. The second paragraph is here.
            \u{C}
            3. The third paragraph is here.
            """
        let xml = try imported(text)
        #expect(!xml.contains("<note ") && xml.contains("<paragraph label=\"2\">"), "\(xml)")
    }

    /// Letters of a list in a sentence begin no items, where the first happens to begin a line.
    @Test(arguments: [
        ("(a) investment revenue ($11,502,200); (b) other revenue ($811,500); and (c) the rest.", 0),
        ("(a) Investment revenue, which amounts to eleven million dollars, as it did before;", 1),
    ])
    func listsInSentences(line: String, items: Int) throws {
        let text = """
            1.    The Office went on with its work in the region and reported on it in time, with what it
                  had of funds and revenue in the year, which was as follows in all of the sums:
                  \(line)
                  It went on.

            2.    The second paragraph goes on over a whole line so that the measure of it is known well
                  and then over a second line, which is as long as the first, and over a third line that
                  is as long as these two, so that most lines of the page end at the right margin of it.
            """
        let xml = try imported(text)
        #expect(xml.ranges(of: "<item ").count == items, "\(xml)")
    }

    /// A part of a document begins with the number that its first paragraph has in the whole.
    @Test func partsBeginInTheMiddle() throws {
        let text = """
            The Office went on with its work in the region and reported on it in time, as it had been asked
            to in the whole of the region.

            6.    The Office went on with its work in the region and reported on it in time, as it had
            been asked to.

            7.    The Office went on with its work in the region and reported on it in time, as it had
            been asked to.
            """
        let xml = try imported(text)
        #expect(xml.contains("<paragraph label=\"6\">") && xml.contains("<paragraph label=\"7\">"), "\(xml)")
    }

    /// A number on a year at the end of a line is the marker of a note, and the next number begins a paragraph.
    @Test func numbersOnYearsEndSentences() throws {
        let text = """
            1. The Office went on with its work in the region and gave training to officers of
            the coast guard, of whom it has trained four hundred and sixty in 2022 and 2023.1
            2. The Office went on with its work in the region and gave training to officers of
            the coast guard, of whom it has trained four hundred and sixty in 2022 and 2023.
            1See A/78/100, para. 4.
            \u{C}
            3. The Office went on with its work in the region and gave training to officers of
            the coast guard, of whom it has trained four hundred and sixty in 2022 and 2023.
            """
        let xml = try imported(text)
        #expect(["1", "2", "3"].allSatisfy { xml.contains("<paragraph label=\"\($0)\">") }, "\(xml)")
        #expect(xml.contains("<noteRef note=\"note1\">1</noteRef>"), "\(xml)")
    }

    /// Where numbers stand on lines of their own and no form feeds part the pages, the notes of a page are at its foot all the same.
    @Test func notesOfPagesWithoutFormFeeds() throws {
        let text = """
            A/79/200

            1.
            The Office went on with its work in the region and reported on it in time, as it had
            been asked to.1
            2.
            The Office went on with its work in the region.
            1See A/78/100, para. 4.

            25-01234 (E) 010225

            A/79/200

            3.
            The Office went on with its work in the region and reported on it in time, as it had
            been asked to.
            """
        let xml = try imported(text)
        #expect(xml.contains("<note id=\"note1\" marker=\"1\">") && xml.contains("<noteRef note=\"note1\">1</noteRef>"), "\(xml)")
    }
}

extension String {
    fileprivate func padded(_ count: Int) -> String { self + String(repeating: " ", count: max(0, count - self.count)) }
}
