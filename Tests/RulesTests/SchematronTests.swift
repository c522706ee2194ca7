import RapporteurDiagnostics
import Testing

@testable import RapporteurRules

@Suite struct SchematronTests {
    static let document = """
        <r xmlns="urn:a" n="3">
          <s id="x"><t>one</t><t>two</t></s>
          <s id="y" ref="x"><t>three</t></s>
          <e/>
        </r>
        """

    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var body: String
        var says: [String]
        var attributes = ""
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "an assert speaks where its test is false",
            body: "<pattern><rule context='a:s'><assert id='few' test='count(a:t) &lt; 2'>Too many.</assert></rule></pattern>",
            says: ["rule.few /r/s[1] Too many."]),
        Case(
            name: "a report speaks where its test is true",
            body: "<pattern><rule context='a:s'><report id='many.t' test='count(a:t) > 1'>Many.</report></rule></pattern>",
            says: ["rule.many.t /r/s[1] Many."]),
        Case(
            name: "the first rule of a pattern that matches takes the node",
            body: """
                <pattern><rule context="a:s[@ref]"><report id="a" test="true()">ref</report></rule>
                <rule context="a:s"><report id="b" test="true()">plain</report></rule>
                <rule context="*"><report id="c" test="self::a:s">never</report></rule></pattern>
                <pattern><rule context="a:s"><report id="d" test="true()">again</report></rule></pattern>
                """,
            says: [
                "rule.b /r/s[1] plain", "rule.d /r/s[1] again", "rule.a /r/s[2] ref", "rule.d /r/s[2] again",
            ]),
        Case(
            name: "variables: schema, pattern and rule, each seeing those before it",
            body: """
                <let name="all" value="count(//a:t)"/>
                <pattern><let name="half" value="$all div 3"/>
                <rule context="a:s"><let name="own" value="count(a:t)"/><let name="sum" value="$own + $half"/>
                <report id="v" test="$sum = 3"><value-of select="$sum"/> of <value-of select="$all"/></report></rule></pattern>
                """,
            says: ["rule.v /r/s[1] 3 of 3"]),
        Case(
            name: "an inner variable hides an outer one, and can be made from it",
            body: """
                <let name="x" value="1"/><pattern><let name="x" value="$x + 1"/>
                <rule context="a:e"><let name="x" value="$x + 1"/><report id="x" test="true()"><value-of select="$x"/></report>
                </rule></pattern>
                """,
            says: ["rule.x /r/e[1] 3"]),
        Case(
            name: "text: values, names, emphasis, white space",
            body: """
                <pattern><rule context="a:s[@ref]"><report id="m" test="true()">  <name/> <emph>refers</emph>
                  to <value-of select="@ref"/>, <dir>in</dir> <name path=".."/>.  </report></rule></pattern>
                """,
            says: ["rule.m /r/s[2] s refers to x, in r."]),
        Case(
            name: "abstract rules",
            body: """
                <pattern><rule abstract="true" id="base"><let name="n" value="count(a:t)"/>
                <report id="one" test="$n = $m">one</report></rule>
                <rule context="a:s"><let name="m" value="1"/><extends rule="base"/><report id="two" test="$n = 2">two</report>
                </rule></pattern>
                """,
            says: ["rule.two /r/s[1] two", "rule.one /r/s[2] one"]),
        Case(
            name: "abstract patterns",
            body: """
                <pattern abstract="true" id="atMost"><rule context="$what"><assert id="most" test="count($part) &lt;= $number"
                >More than <value-of select="$number"/> $part.</assert></rule></pattern>
                <pattern is-a="atMost"><param name="what" value="a:s"/><param name="part" value="a:t"/>
                <param name="number" value="1"/></pattern>
                """,
            says: ["rule.most /r/s[1] More than 1 $part."]),
        Case(
            name: "the default phase, with its variables",
            body: """
                <phase id="p"><let name="l" value="'late'"/><active pattern="on"/></phase>
                <pattern id="on"><rule context="a:e"><report id="on" test="true()">on</report></rule></pattern>
                <pattern id="off"><rule context="a:e"><report id="off" test="true()">off</report></rule></pattern>
                """,
            says: ["rule.on /r/e[1] on"], attributes: "defaultPhase='p'"),
        Case(
            name: "the subject is where the finding is",
            body: "<pattern><rule context='/a:r'><report id='s' subject='a:s[2]' test='@n = 3'>here</report></rule></pattern>",
            says: ["rule.s /r/s[2] here"]),
        Case(
            name: "current()",
            body: "<pattern><rule context='a:s'><assert id='c' test='not(@ref) or //a:s[@id = current()/@ref]/a:t = \"four\"'>c</assert></rule></pattern>",
            says: ["rule.c /r/s[2] c"]),
        Case(
            name: "attributes, texts and the document",
            body: """
                <pattern><rule context="@ref"><report id="a" test=". = 'x'">a</report></rule>
                <rule context="a:t/text()"><report id="t" test="starts-with(., 'tw')">t</report></rule>
                <rule context="/"><report id="d" test="a:r">d</report></rule></pattern>
                """,
            says: ["rule.d / d", "rule.t /r/s[1]/t[2]/text()[1] t", "rule.a /r/s[2]/@ref a"]),
    ]

    @Test(arguments: cases) func says(_ case: Case) throws {
        #expect(try Check.run(`case`.body, on: Self.document, attributes: `case`.attributes) == `case`.says)
    }

    /// Contexts and the text of what they match.
    static let contexts: [(context: String, matches: [String])] = [
        ("b", ["b1", "b2", "b3", "b4"]), ("a/b", ["b1", "b2"]), ("x//b", ["b3", "b4"]), ("a//b", ["b1", "b2", "b3"]),
        ("/r/a/b", ["b1", "b2"]), ("/a/b", []), ("//c/b", ["b3"]), ("a//x/c/b", ["b3"]), ("r//a//b", ["b1", "b2", "b3"]),
        ("/r//b[@k]", ["b2"]), ("a/b[1]", ["b1"]), ("a/b[last()]", ["b2"]), ("b[position() = 2]", ["b2"]),
        ("b[. = 'b1' or . = 'b4']", ["b1", "b4"]), ("b[count(.)]", ["b1", "b3", "b4"]), ("b[not(@k)][../self::a]", ["b1"]),
        ("c/* | x/b", ["b3", "b4"]), ("*[@k]", ["b2"]), ("b/@k", ["v"]), ("@*", ["v"]), ("a/b/text()", ["b1", "b2"]),
        ("attribute::k", ["v"]), ("child::b[@k = 'v']", ["b2"]), ("b[$two]", ["b2"]), ("b[string-length() - 1]", ["b1", "b3", "b4"]),
        ("x[b]/b", ["b4"]), ("*[self::b][@k]", ["b2"]), ("processing-instruction('p')", ["d"]), ("comment()", ["n"]),
    ]

    @Test(arguments: contexts) func matches(_ context: String, _ matches: [String]) throws {
        let document = "<r><a><b>b1</b><b k='v'>b2</b><x><c><b>b3</b></c></x></a><x><b>b4</b></x><?p d?><!--n--></r>"
        let body = """
            <let name="two" value="2"/><pattern><rule context="\(context)"><report id="m" test="true()"><value-of select="."/>
            </report></rule></pattern>
            """
        #expect(try Check.log(body, on: document).findings.map(\.message.description) == matches)
    }

    @Test func placesAreThoseOfTheElement() throws {
        let body = "<pattern><rule context='a:t'><report id='t' role='warn' test='true()'>t</report></rule></pattern>"
        let document = "<r xmlns='urn:a'>\n  <s>äö<t/></s>\n\t<t\n a='1'/></r>"
        let log = try Check.log(body, on: document)
        #expect(log.findings.map { $0.location.line } == [2, 3])
        #expect(log.findings.map { $0.location.column } == [8, 2])
        #expect(log.findings.map { $0.location.xpath } == ["/r/s[1]/t[1]", "/r/t[1]"])
        #expect(log.outcome == .valid)
        #expect(log.outcome(failingOn: .warning) == .invalid)
    }

    @Test func rolesAreSeverities() throws {
        let roles = [("error", Severity.error), ("fatal", .error), ("warning", .warning), ("warn", .warning), ("info", .note)]
        for (role, severity) in roles {
            let own = "<pattern><rule context='a:e'><report role='\(role)' test='true()'>e</report></rule></pattern>"
            let rule = "<pattern><rule role='\(role)' context='a:e'><report test='true()'>e</report></rule></pattern>"
            #expect(try Check.log(own, on: Self.document).findings.map(\.severity) == [severity])
            #expect(try Check.log(rule, on: Self.document).findings.map(\.severity) == [severity])
        }
    }

    @Test func hintsAndLanguages() throws {
        let body = """
            <pattern><rule context="a:e"><report id="e" diagnostics="h m f plain" test="true()">E</report></rule></pattern>
            <diagnostics><diagnostic id="h" rap:for="hint">Do <value-of select="name()"/>.</diagnostic>
            <diagnostic id="m" rap:for="message" xml:lang="fr">É</diagnostic>
            <diagnostic id="f" rap:for="hint" xml:lang="fr-CH">Faites.</diagnostic>
            <diagnostic id="plain">More.</diagnostic></diagnostics>
            """
        let finding = try #require(try Check.log(body, on: Self.document).findings.first)
        #expect(finding.message.description == "E")
        #expect(finding.hint?.description == "Do e. More.")
        #expect(finding.message.text(in: .french) == "É" && finding.hint?.text(in: .french) == "Faites.")
        let assertion = try #require(try Check.load(body).patterns.first?.rules.first?.assertions.first)
        #expect(assertion.messages["fr"] == RuleText(parts: [.text("É")]))
        #expect(assertion.hints["fr"] == RuleText(parts: [.text("Faites.")]))
    }

    @Test func flags() throws {
        let set = try Check.load("<pattern><rule context='a:e' flag='f'><report flag='g' test='true()'>e</report><report test='true()'>e</report><report flag='h' test='false()'>e</report></rule></pattern>")
        let outcome = RuleRunner([set]).run(on: try Check.document(Self.document), findings: FindingLog())
        #expect(outcome.flags == ["f", "g"])
    }

    @Test func includesStandInPlace() throws {
        let main = Check.schema("<include href='sub/p.sch'/><diagnostics><include href='d.sch'/></diagnostics>")
        let documents = [
            "t.sch": main,
            "sub/p.sch": "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'><include href='../r.sch'/></pattern>",
            "r.sch": "<rule xmlns='http://purl.oclc.org/dsdl/schematron' context='a:e'><report diagnostics='d' test='true()'>e</report></rule>",
            "d.sch": "<diagnostic xmlns='http://purl.oclc.org/dsdl/schematron' id='d'>hint</diagnostic>",
        ]
        let set = try RuleSet.load(main: "t.sch", documents: ExactMap(documents.mapValues { Array($0.utf8) }))
        #expect(set.files == ["t.sch", "sub/p.sch", "r.sch", "d.sch"])
        let log = FindingLog()
        RuleRunner([set]).run(on: try Check.document(Self.document), findings: log)
        #expect(log.findings.map { $0.hint?.description } == ["hint"])
    }

    @Test func whatASetSaysOfItself() throws {
        let set = try Check.load(
            "<title>T</title><pattern><rule context='a:e'><report id='b' role='warning' test='rap:code(\"l\", @n)'>e</report><assert id='a' test='1'>e</assert></rule></pattern>",
            attributes: "schemaVersion='2.1'")
        #expect(set.title == "T" && set.version == "2.1" && set.count == 2 && set.codeLists == ["l"])
        #expect(set.codes.map(\.code) == ["rule.b", "rule.a"] && set.codes.map(\.severity) == [.warning, .error])
    }

    @Test func withoutAnIDTheCodeIsTheKindAndADigest() throws {
        let body = "<pattern><rule context='a:e'><report test='true()'>E</report><assert test='false()'>E</assert></rule></pattern>"
        let says = try Check.run(body, on: Self.document)
        #expect(says.map { $0.replacing(#/-[0-9a-f]{8} /#, with: "- ") } == ["rule.report- /r/e[1] E", "rule.assert- /r/e[1] E"])
        // The same each time.
        #expect(try Check.run(body, on: Self.document) == says)
    }
}
