import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// What pages do to a text: columns, maps, heads and feet, titles and headings over lines.
@Suite struct PageLayoutTests {
    private static let head = """
        UNITED
        NATIONS                                                                       S
                       Security Council
                                                                     Distr.
                                                                     GENERAL

                                                                     S/1998/4123
                                                                     4 May 1998

                                                                     ORIGINAL:  ENGLISH


        """

    private func imported(_ text: String) throws -> Importer.Result { try Importer.importDocument(.bytes(Array(text.utf8)), name: "x") }

    private func report(_ text: String) throws -> Report {
        guard case .report(let report) = try imported(text).document else {
            Issue.record("not a report")
            return Report(language: "en", title: [])
        }
        return report
    }

    private func text(_ content: [Inline]) -> String { content.plainText }

    private func paragraphs(_ text: String) throws -> [String] {
        try report(text).paragraphs.map { ($0.label.map { $0 + ". " } ?? "") + self.text($0.content) }
    }

    // MARK: Two columns

    private static let leftColumn = """
        I. Introduction

        1.   The harbour commission of the northern islands was
        set up in the spring of that year and has met in every
        month since then, with all of its members present, and
        its reports were sent to the councils of the islands.
        The councils read them in the light of their plans for
        the coming years, and thanked the commission for them.

        2.   The pilots of the three harbours were trained in a
        course of nine weeks by instructors of two neighbouring
        """
    private static let rightColumn = """
        ports. They passed the examination that was held by the
        commission, and began their work in the month of March.

             Lights and buoys

        3.   The lights on the outer reefs had been out for many
        years, and ships could enter by day alone. Eleven lights
        were put up again, and the others will follow before the
        autumn storms begin in the waters around the islands.
        Buoys were laid in the channels of the old harbour, with
        chains that the yards of the largest of the islands gave
        without charge, and the pilots have marked them in their
        charts, which every ship that enters a harbour can have.
        """

    /// Lines of two columns side by side.
    private static func sideBySide(_ left: [String], _ right: [String], offset: Bool = false) -> String {
        var lines: [String] = []
        for row in 0..<max(left.count, right.count) {
            let first = row < left.count ? left[row] : ""
            let second = row < right.count ? right[row] : ""
            let padded = first + String(repeating: " ", count: 60 - first.count)
            if offset {
                lines += [first, second.isEmpty ? "" : String(repeating: " ", count: 60) + second].filter { !$0.isEmpty }
                if first.isEmpty, second.isEmpty { lines.append("") }
            } else {
                lines.append(second.isEmpty ? first : padded + second)
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func twoColumns(offset: Bool) -> String {
        let left = leftColumn.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let right = rightColumn.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let page = sideBySide(left, right, offset: offset)
        return head + "              Report of the Secretary-General on the harbours of the northern islands\n\n" + page + "\n\n\n98-12345 (E) 050598\n`````````\n\u{C}S/1998/4123\n\n\n4.   The work of the pilots goes on.\n"
    }

    @Test(arguments: [false, true]) func columnsAreReadOneAfterTheOther(offset: Bool) throws {
        let found = try paragraphs(Self.twoColumns(offset: offset))
        #expect(found == [
            "1. The harbour commission of the northern islands was set up in the spring of that year and has met in every month since then, with all of its members present, and its reports were sent to the councils of the islands. The councils read them in the light of their plans for the coming years, and thanked the commission for them.",
            "2. The pilots of the three harbours were trained in a course of nine weeks by instructors of two neighbouring ports. They passed the examination that was held by the commission, and began their work in the month of March.",
            "3. The lights on the outer reefs had been out for many years, and ships could enter by day alone. Eleven lights were put up again, and the others will follow before the autumn storms begin in the waters around the islands. Buoys were laid in the channels of the old harbour, with chains that the yards of the largest of the islands gave without charge, and the pilots have marked them in their charts, which every ship that enters a harbour can have.",
            "4. The work of the pilots goes on.",
        ])
    }

    @Test func headingsOfColumnsAreSections() throws {
        let report = try report(Self.twoColumns(offset: false))
        #expect(report.sections.map { text($0.heading) } == ["Introduction"])
        #expect(report.sections.first?.sections.map { text($0.heading) } == ["Lights and buoys"])
        #expect(text(report.title) == "Report of the Secretary-General on the harbours of the northern islands")
    }

    /// A table of two columns stays one: its cells are no running text.
    @Test func tablesOfTwoColumnsStay() throws {
        let rows = (1...14).map { "Island number \($0) of the group                             \($0 * 7)" }
        let text = Self.head + "          REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS\n\n\n1.   The islands have these ports.\n\u{C}S/1998/4123\nEnglish\nPage 2\n\n" + rows.joined(separator: "\n") + "\n"
        let tables = try report(text).blocks.compactMap { block -> Table? in if case .table(let table) = block { table } else { nil } }
        #expect(tables.map(\.rows.count) == [14])
    }

    // MARK: Maps

    @Test func wordsOfMapsAreDroppedWithTheirReason() throws {
        let map = """
            12o                       13o                        14o
                 Northport        Old Harbour
              COOK'S REACH                      Seal Bay
                       Lighthouse        Outer Reef

                    0    10    20 km          International boundary
            Map No. 9876 Rev. 2   UNITED NATIONS                  Department of Peacekeeping Operations
            May 1998                                              Cartographic Section
            """
        let text = Self.head + "          REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS\n\n\n1.   The islands have these ports.\n\u{C}" + map + "\n\u{C}S/1998/4123\nEnglish\nPage 3\n\n2.   The other islands have none.\n"
        let result = try imported(text)
        let sourceMap = String(decoding: result.sourceMap, as: UTF8.self)
        #expect(sourceMap.contains("\"dropped\":\"words of a map\""))
        #expect(!String(decoding: result.xml, as: UTF8.self).contains("Seal Bay"))
        #expect(try paragraphs(text) == ["1. The islands have these ports.", "2. The other islands have none."])
    }

    /// A page that speaks of a map is none.
    @Test func textAboutMapsStays() throws {
        let text = Self.head + "          REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS\n\n\n1.   The islands have these ports.\n\u{C}S/1998/4123\nEnglish\nPage 2\n\n2.   The Cartographic Section drew the harbours anew, and published them\nas Map No. 9876 Rev. 2, which all of the pilots have on board of their ships.\n"
        #expect(try paragraphs(text).last == "2. The Cartographic Section drew the harbours anew, and published them as Map No. 9876 Rev. 2, which all of the pilots have on board of their ships.")
    }

    // MARK: Heads and feet

    @Test(arguments: [
        ("S/1998/4123\nEnglish\nPage 2", "98-12345 (E)   050598                           /..."),
        ("A/52/900\nS/1998/4123\nEnglish\nPage 2", "98-12345 (E)   050598                           /...\n\n*9812345E*"),
        // As scanners read the symbol and the mark.
        ("s/19984123\nEnglish\nPage 2", "98-12345 1980e (E)                              /.,."),
        ("5119984123\nEngliah\nPage 2", "/.. ."),
    ]) func aParagraphGoesOnOverThePagesEnd(head: String, foot: String) throws {
        let text = Self.head + """
                      REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS


            1.   The harbour commission of the northern islands was set up in the spring
            of that year, and has met in every month since then with all of its members


            \(foot)
            \u{C}\(head)


            present at the harbour, so that its reports could be sent to the councils.

            2.   The pilots of the three harbours were trained in a course of nine weeks
            by instructors of two neighbouring ports, and passed the examination.

            """
        #expect(try paragraphs(text).first == "1. The harbour commission of the northern islands was set up in the spring of that year, and has met in every month since then with all of its members present at the harbour, so that its reports could be sent to the councils.")
    }

    // MARK: Titles and headings

    @Test(arguments: [
        ("REPORT OF THE SECRETARY-GENERAL", "THE ISLANDS OF THE NORTH"), ("SECOND PROGRESS REPORT OF THE SECRETARY-GENERAL", "THE ISLANDS OF THE NORTH"),
        ("FURTHER REPORT OF THE SECRETARY-GENERAL", "THE ISLANDS OF THE NORTH"), ("Twenty-first report of the Secretary-General", "The islands of the north"),
    ]) func kindsInCapitalsAreRead(kind: String, title: String) throws {
        let report = try report(Self.head + "           \(title)\n\n           \(kind)\n\n\n1.   The islands have these ports.\n")
        #expect(text(report.title) == title)
        #expect(report.documentType?.kind == .report)
        #expect(report.documentType?.author == "Secretary-General")
    }

    @Test func aTitleInCapitalsThatSaysTheKindMakesAReport() throws {
        let report = try report(Self.head + "       FOURTH PROGRESS REPORT OF THE SECRETARY-GENERAL ON THE\n             ISLANDS OF THE NORTH\n\n\n1.   The islands have these ports.\n")
        #expect(text(report.title) == "FOURTH PROGRESS REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS OF THE NORTH")
    }

    /// A line that ends in the middle of a phrase goes on in the next, however short it is.
    @Test func aTitleGoesOnAfterALinkingWord() throws {
        let report = try report(Self.head + "       Report of the Secretary-General pursuant to\n\n       Harbour Commission resolutions 18 and 19\n\n\n1.   The islands have these ports.\n")
        #expect(text(report.title) == "Report of the Secretary-General pursuant to Harbour Commission resolutions 18 and 19")
    }

    @Test func aHeadingGoesOnInLowerCase() throws {
        let text = Self.head + """
                      REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS


            1.   The harbour commission of the northern islands was set up in the spring
            of that year, and has met in every month since then.

            Cooperation between the harbours and the

            coast guard

            2.   The pilots of the three harbours were trained in a course of nine weeks
            by instructors of two neighbouring ports, and passed the examination.

            """
        #expect(try report(text).sections.map { self.text($0.heading) } == ["Cooperation between the harbours and the coast guard"])
    }

    // MARK: Labels

    /// Under a heading that fills its line, the next number begins a paragraph.
    @Test func aParagraphBeginsUnderALongHeading() throws {
        let text = Self.head + """
                      REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS


            1. The harbour commission of the northern islands was set up in the spring of
            that year, and has met in every month since then with all of its members.

            Development of the institutions of the harbours: the pilots of the old islands
            2. The pilots of the three harbours were trained in a course of nine weeks by
            instructors of two neighbouring ports, and passed the examination of the year

            3. They began their work in March of that year, and have brought in more than
            3. 500 ships, of which the largest carried grain and the smallest carried salt.

            """
        #expect(try report(text).sections.map { self.text($0.heading) } == ["Development of the institutions of the harbours: the pilots of the old islands"])
        #expect(try report(text).paragraphs.map(\.label) == ["1", "2", "3"])
    }

    /// Scanners read a full stop as a comma, or set it apart; the number that comes next is the label, as printed.
    @Test(arguments: ["2,   ", "2 . ", "2:  "]) func aDamagedLabelIsKeptAsPrinted(label: String) throws {
        let text = Self.head + "          REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS\n\n\n1.   The islands of the north have these three ports, and all of them are open to\nships of every kind in the summer months.\n\n\(label)The other islands have none, and no ship has called at any of their landing\nplaces since the spring of that year.\n\n7,   The numbers that do not follow are none.\n"
        let found = try report(text).paragraphs
        #expect(found.map(\.label) == ["1", "2", nil])
        #expect(found.dropFirst().first?.printed == label.trimmingSpaces)
    }

    // MARK: Wide white space

    /// Words that stand wide apart, as scanners write them, make no table.
    @Test func justifiedTextIsNoTable() throws {
        let text = Self.head + """
                      REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS


            1.   The harbour    commission of the northern     islands was set up in    the spring
            of that year,     and has met in every     month since then     with all of its members
            present,   so that its     reports could be sent    to the councils     of the islands.

            2.    Accordingly,    the pilots of the     three harbours were    trained in a course of
            nine weeks     by instructors of two    neighbouring ports.

            """
        #expect(try paragraphs(text) == [
            "1. The harbour commission of the northern islands was set up in the spring of that year, and has met in every month since then with all of its members present, so that its reports could be sent to the councils of the islands.",
            "2. Accordingly, the pilots of the three harbours were trained in a course of nine weeks by instructors of two neighbouring ports.",
        ])
    }

    /// The cell that is longest goes on alone, under its column, to the table's end.
    @Test func cellsGoOnUnderTheirColumn() throws {
        let text = Self.head + """
                      REPORT OF THE SECRETARY-GENERAL ON THE ISLANDS


            1.   The aims are these.

            Aim           Indicator                 Month     State of work

            1. Lights     1.1 Lights on the reefs   April     Eleven lights were
                          burn in every night       1999      put up again by the
                          of the year                         yard of the largest
                                                              of the islands, and
                                                              the others follow in
                                                              the autumn, when the
                                                              ships have left the
                                                              waters.

            2.   The aims of the pilots are others.

            """
        let blocks = try report(text).blocks
        let tables = blocks.compactMap { block -> Table? in if case .table(let table) = block { table } else { nil } }
        #expect(tables.map { $0.rows.map { $0.cells.last.map { self.text($0.content) } ?? "" } } == [[
            "State of work", "Eleven lights were", "put up again by the", "yard of the largest", "of the islands, and", "the others follow in",
            "the autumn, when the", "ships have left the", "waters.",
        ]])
        #expect(try paragraphs(text) == ["1. The aims are these.", "2. The aims of the pilots are others."])
    }
}
