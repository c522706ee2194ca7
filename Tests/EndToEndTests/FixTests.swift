import Foundation
import TestSupport
import Testing

/// `validate --fix`: what is certain is mended, what is not is left alone, and no input is touched.
@Suite struct FixTests {
    private static let root = SharedData.projectRoot

    private func sample() throws -> String {
        try String(contentsOf: Self.root.appendingPathComponent("Samples/communication.xml"), encoding: .utf8)
    }

    /// What is written wrong, and the same written right.
    private static let mendable: [(wrong: @Sendable (String) -> String, change: String)] = [
        ({ $0.replacing("dated=\"2001-07-31\"", with: "dated=\"31 July 2001\"") }, "“31 July 2001” became “2001-07-31”."),
        ({ $0.replacing("dated=\"2001-07-31\"", with: "dated=\"31/07/2001\"") }, "“31/07/2001” became “2001-07-31”."),
        ({ $0.replacing("dated=\"2001-07-31\"", with: "dated=\"2001-7-31\"") }, "“2001-7-31” became “2001-07-31”."),
        ({ $0.replacing("<sender code=\"BLR\"", with: "<sender code=\"Belarus\"") }, "“Belarus” became “BLR”."),
        ({ $0.replacing("code=\"CZE\"", with: "code=\"cze\"") }, "“cze” became “CZE”."),
        ({ $0.replacing("code=\"iom\"", with: "code=\"IOM\"") }, "“IOM” became “iom”."),
        ({ $0.replacing(" xmlns=\"urn:rapporteur:report:1.0\"", with: "") }, "The root element got the namespace “urn:rapporteur:report:1.0”."),
        ({ $0.replacing("urn:rapporteur:report:1.0", with: "urn:rapporteur:report") }, "The root element got the namespace “urn:rapporteur:report:1.0”."),
    ]

    @Test func mendsWhatIsCertain() throws {
        let right = try sample()
        let tool = try Tool()
        for (index, entry) in Self.mendable.enumerated() {
            let wrong = entry.wrong(right)
            #expect(wrong != right)
            try tool.folder.write(wrong, to: "a.xml")
            let outcome = try tool.run("validate", "a.xml", "--fix", "out\(index)")
            #expect(outcome.status != 0 && outcome.errors.contains("1 document was mended and is valid."), "\(outcome.errors)")
            #expect(try tool.content("a.xml") == wrong)
            let mended = try? tool.content("out\(index)/a.xml")
            #expect(mended == right, "\(entry.change)")
            #expect((try? tool.content("out\(index)/a.xml.changes.txt"))?.contains(entry.change) == true, "\(entry.change)")
        }
    }

    /// The same day, as offices write it in six languages.
    private static let days = [
        "31 July 2001", "31st July 2001", "31 JULY 2001", "July 31, 2001", "July 31st, 2001", "Tuesday, 31 July 2001", "31 Jul 2001",
        "31-Jul-2001", "31 Jul. 2001", "31st of July 2001", "31 July, 2001", "20010731", "2001/07/31", "2001.7.31", "31.07.2001", "31.7.2001",
        "31/07/2001", "31-07-2001", "07/31/2001", "2001-7-31", " 2001-07-31 ", "2001-07-31T00:00:00Z", "2001‑07‑31", "31 juillet 2001",
        "mardi 31 juillet 2001", "31 juil. 2001", "31 de julio de 2001", "31 julio 2001", "31 июля 2001 года", "31 июля 2001 г.",
        "31.07.2001 г.", "2001年7月31日", "2001 年 7 月 31 日", "二〇〇一年七月三十一日", "２００１年７月３１日", "31 تموز/يوليه 2001", "٣١ يوليه ٢٠٠١", "31 تموز 2001",
        "31 يوليو 2001 م", "31\u{A0}July 2001",
    ]

    @Test func readsDatesInSixLanguages() throws {
        let right = try sample()
        let tool = try Tool()
        for (index, day) in Self.days.enumerated() {
            try tool.folder.write(right.replacing("dated=\"2001-07-31\"", with: "dated=\"\(day)\""), to: "in/\(index).xml")
        }
        let outcome = try tool.run("validate", "in", "--fix", "out", "--quiet")
        for (index, day) in Self.days.enumerated() where index != 20 {
            #expect((try? tool.content("out/\(index).xml")) == right, "\(day)")
        }
        #expect(outcome.status == 1)
    }

    /// A first day, and months whose names or short forms are like others.
    @Test(arguments: [
        ("1er août 2001", "2001-08-01"), ("1º de septiembre de 2001", "2001-09-01"), ("2 de setiembre de 2001", "2001-09-02"),
        ("3 mars 2001", "2001-03-03"), ("13 Mar 2001", "2001-03-13"), ("4 mai 2001", "2001-05-04"), ("5 мая 2001 года", "2001-05-05"),
        ("6 كانون الثاني/يناير 2001", "2001-01-06"), ("7 تشرين الأول/أكتوبر 2001", "2001-10-07"), ("二〇〇一年十月十日", "2001-10-10"),
        ("8 déc. 2000", "2000-12-08"), ("9 ene. 2001", "2001-01-09"), ("10 Sept. 2000", "2000-09-10"),
    ])
    func readsMonths(_ written: String, _ day: String) throws {
        let tool = try Tool()
        let right = try sample()
        try tool.folder.write(right.replacing("dated=\"2001-07-31\"", with: "dated=\"\(written)\""), to: "a.xml")
        _ = try tool.run("validate", "a.xml", "--fix", "out", "--no-rules")
        #expect((try? tool.content("out/a.xml")) == right.replacing("dated=\"2001-07-31\"", with: "dated=\"\(day)\""))
    }

    /// A State by its name in any language, or by its code in another case.
    @Test(arguments: ["Belarus", "BELARUS", "Bélarus", "Belarús", "Беларусь", "白俄罗斯", "بيلاروس", "blr", " BLR ", "Blr"])
    func putsTheCodeForAName(_ written: String) throws {
        let tool = try Tool()
        let right = try sample()
        for (place, attribute) in [("sender", "<sender code=\"BLR\""), ("respondent", "respondent=\"BLR\"")] {
            let wrong = right.replacing(attribute, with: attribute.replacing("BLR", with: written))
            #expect(wrong != right)
            try tool.folder.write(wrong, to: "\(place).xml")
            let outcome = try tool.run("validate", "\(place).xml", "--fix", "out")
            // Blanks around a code are no fault: the type of the attribute takes them away.
            if outcome.status != 0 { #expect((try? tool.content("out/\(place).xml")) == right, "\(place) \(written): \(outcome.text)") }
        }
    }

    @Test func movesAnElementThatHasOnePlace() throws {
        let right = try sample()
        let addressee = "\n  <addressee code=\"ohchr\">The Office of the United Nations High Commissioner for Human Rights</addressee>"
        let wrong = right.replacing(addressee, with: "").replacing("\n</communication>", with: addressee + "\n</communication>")
        let tool = try Tool()
        try tool.folder.write(wrong, to: "a.xml")
        let outcome = try tool.run("validate", "a.xml", "--fix", "out")
        #expect(outcome.errors.contains("1 document was mended"), "\(outcome.text)\(outcome.errors)")
        #expect(try tool.content("out/a.xml") == right)
    }

    @Test(arguments: [
        // Two days, a typing error, and what nobody can know.
        "dated=\"03/04/2001\"", "dated=\"soon\"", "dated=\"2001-02-30\"", "dated=\"\"", "dated=\"31 Juli 2001\"", "dated=\"31/07/01\"",
        "dated=\"July 2001, 31\"", "dated=\"2001-07-31T10:00:00\"", "dated=\"31 July\"", "dated=\"between 1 July 2001 and 31 July 2001\"",
    ])
    func leavesWhatIsNotCertain(_ attribute: String) throws {
        let tool = try Tool()
        try tool.folder.write(try sample().replacing("dated=\"2001-07-31\"", with: attribute), to: "a.xml")
        let outcome = try tool.run("validate", "a.xml", "--fix", "out")
        #expect(outcome.status == 1 && outcome.errors.contains("1 other has to be mended by hand."), "\(outcome.errors)")
        #expect(try tool.names() == ["a.xml"])
    }

    @Test func writesOverInputsOnlyWhenAsked() throws {
        let right = try sample()
        let tool = try Tool()
        let wrong = right.replacing("code=\"iom\"", with: "code=\"IOM\"")
        try tool.folder.write(wrong, to: "in/a.xml")
        try tool.folder.write(right, to: "in/b.xml")
        #expect(try tool.run("validate", "in", "--fix", "in").status == 64)
        #expect(try tool.content("in/a.xml") == wrong)
        #expect(try tool.run("validate", "in", "--fix", "x", "--fix-in-place").status == 64)
        #expect(try tool.shell("\"$tool\" validate - --fix-in-place < in/a.xml").status == 64)
        #expect(try tool.run("validate", "in", "--fix-in-place").status == 1)
        #expect(try tool.content("in/a.xml") == right && tool.names(in: "in") == ["a.xml", "b.xml"])
        #expect(try tool.run("validate", "in").status == 0)
    }
}

/// `--log-format json`, and the file of settings.
@Suite struct SettingsTests {
    @Test func theLogIsALineAnObject() throws {
        let tool = try Small.tool()
        try tool.folder.write(Small.invalid, to: "in/a.xml")
        try tool.folder.write(Small.valid, to: "in/b.xml")
        let outcome = try tool.shell("\"$tool\" convert in --output-dir out --log-format json")
        let levels = try outcome.errors.split(separator: "\n").map { line -> String in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(object?["level"] as? String)
        }
        #expect(outcome.status == 1 && levels.contains("progress") && levels.contains("error") && levels.last == "info")
        let wrong = try tool.run("validate", "in", "--schema", "none", "--log-format", "json")
        #expect(wrong.errors.contains("\"code\":\"schema.unknown\""), "\(wrong.errors)")
    }

    @Test func theNearestFileSaysWhatNeedNotBeTyped() throws {
        let tool = try Small.tool()
        try tool.folder.write(Small.invalid, to: "a/b/x.xml")
        try tool.folder.write("# ours\nmessages = \"fr\"   # French\n\n", to: "a/.rapporteur.toml")
        let french = try tool.shell("cd a/b; \"$tool\" validate x.xml --packs ../../packs")
        #expect(french.errors.contains("non valide"), "\(french.errors)")
        #expect(try tool.shell("cd a/b; \"$tool\" validate x.xml --packs ../../packs --messages en").errors.contains("1 invalid"))
        #expect(try tool.shell("cd a/b; \"$tool\" validate x.xml --packs ../../packs --no-config").errors.contains("1 invalid"))
    }

    @Test(arguments: ["messages", "messages = fr", "messages = \"fr", "colour = \"red\"", "messages = \"fr\"\nmessages = \"en\"", "schema = []"])
    func aFileThatIsWrongIsWrongUsage(_ text: String) throws {
        let tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "x.xml")
        try tool.folder.write(text, to: ".rapporteur.toml")
        let outcome = try tool.run("validate", "x.xml")
        #expect(outcome.status == 64 && outcome.errors.contains("usage.config"), "\(outcome.errors)")
        #expect(try tool.run("explain", "--help").status == 0)
    }
}

/// What `explain` prints.
@Suite struct ExplainFormatTests {
    @Test func aPageIsForPeopleUnlessSomebodyWantsItsMarks() throws {
        let tool = try Tool()
        let text = try tool.run("explain", "xsd.value.pattern").text
        #expect(text.hasPrefix("xsd.value.pattern\n") && !text.contains("**") && !text.contains("```"))
        #expect(try tool.run("explain", "xsd.value.pattern", "--format", "markdown").text.hasPrefix("## xsd.value.pattern"))
        let page = try tool.run("explain", "xsd.value.pattern", "--format", "html").text
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<h1><code>xsd.value.pattern</code></h1>"))
        #expect(try tool.run("explain", "--format", "html").status == 64)
    }
}
