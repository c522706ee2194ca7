import RapporteurDiagnostics
import Testing

@testable import RapporteurRules

/// Query bindings of XPath 2.0, functions and keys of XSLT, phases.
@Suite struct BindingTests {
    static let document = """
        <r xmlns="urn:a" n="3"><s id="x" d="2026-12-01">10</s><s id="y" ref="x" d="2025-12-01">9</s><?p q?><!--c--></r>
        """
    private static let xslt2 = "queryBinding='xslt2' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:xs='http://www.w3.org/2001/XMLSchema'"

    private func run(_ body: String, _ attributes: String = xslt2) throws -> [String] {
        try Check.run(body, on: Self.document, attributes: attributes)
    }

    private static func report(_ test: String, _ text: String = "", context: String = "a:r") -> String {
        "<pattern><rule context=\"\(context)\"><report id='t' test=\"\(test)\">\(text)</report></rule></pattern>"
    }

    @Test(arguments: ["xslt2", "xpath2", "XSLT2", "xslt3"]) func expressionsAreXPath2(_ binding: String) throws {
        let body = Self.report("every $s in a:s satisfies matches($s/@id, '^[xy]$')", "<value-of select='for $s in a:s return $s/@id'/>, <value-of select='sum(a:s)'/>, <value-of select='1 div 3 > 0.3'/>")
        #expect(try run(body, "queryBinding='\(binding)'") == ["rule.t /r x y, 19, true"])
    }

    @Test func datesAreCompared() throws {
        let body = Self.report("xs:date(@d) lt xs:date('2026-01-01')", "old", context: "a:s")
        #expect(try run(body) == ["rule.t /r/s[2] old"])
    }

    @Test(arguments: [
        ("@ref", "/r/s[2]/@ref"), ("a:s/text()[. = '9']", "/r/s[2]/text()[1]"), ("processing-instruction('p')", "/r/processing-instruction()[1]"),
        ("comment()", "/r/comment()[1]"), ("/", "/"), ("a:s[@id = ('y', 'z')]", "/r/s[2]"), ("*:s[last()]", "/r/s[2]"), ("element(a:s)[2]", "/r/s[2]"),
        ("attribute(ref)", "/r/s[2]/@ref"), ("a:r/(a:s)", "schematron.context"), ("a:s/..", "schematron.context"),
    ]) func contextsAreLocatedAtThemselves(_ context: String, _ path: String) throws {
        do {
            #expect(try run(Self.report("true()", "m", context: context)) == ["rule.t \(path) m"])
        } catch let error as WorkError {
            #expect(error.findings.map(\.code) == [path])
        }
    }

    @Test func functionsOfTheFile() throws {
        let body = """
            <ns prefix="f" uri="urn:f"/>
            <xsl:function name="f:size" as="xs:string"><xsl:param name="n" as="xs:integer"/>
            <xsl:variable name="half" select="$n idiv 2"/>
            <xsl:choose><xsl:when test="$half gt 4"><xsl:value-of select="'large', $n"/></xsl:when><xsl:otherwise><xsl:sequence select="'small'"/></xsl:otherwise></xsl:choose>
            </xsl:function>
            <xsl:function name="f:power"><xsl:param name="n"/><xsl:param name="p"/>
            <xsl:sequence select="if ($p = 0) then 1 else $n * f:power($n, $p - 1)"/></xsl:function>
            <xsl:function name="f:endless"><xsl:param name="n"/><xsl:sequence select="f:endless($n + 1)"/></xsl:function>
            """
        #expect(try run(body + Self.report("true()", "<value-of select='f:size(.)'/> <value-of select='f:power(2, 10)'/>", context: "a:s")) == [
            "rule.t /r/s[1] large 10 1024", "rule.t /r/s[2] small 1024",
        ])
        #expect(try run(body + Self.report("f:endless(1)")).count == 1)
        #expect(throws: WorkError.self) { try run(body + Self.report("f:size(1, 2)")) }
        let loop = "<xsl:function name='f:l'><xsl:for-each select='1'/></xsl:function>"
        let error = #expect(throws: WorkError.self) { try run("<ns prefix='f' uri='urn:f'/>" + loop) }
        #expect(error?.findings.map(\.code) == ["schematron.element"])
    }

    @Test func keysOfTheFile() throws {
        let body = "<xsl:key name='id' match='a:s' use='@id'/>" + Self.report("key('id', @ref)", "<value-of select=\"key('id', @ref)\"/>", context: "a:s")
        #expect(try run(body) == ["rule.t /r/s[2] 10"])
        #expect(throws: WorkError.self) { try run(Self.report("key('id', @ref)")) }
    }

    private static let phases = """
        <phase id="one"><let name="v" value="'1'"/><active pattern="p"/></phase><phase id="two"><let name="v" value="'2'"/><active pattern="p"/><active pattern="q"/></phase>
        """
    private static let patterns = """
        <pattern id="p"><rule context="a:r"><report id="p" test="true()">p</report></rule></pattern>
        <pattern id="q"><rule context="a:r"><report id="q" test="true()">q</report></rule></pattern>
        """

    @Test(arguments: [(nil, ["p"]), ("#DEFAULT", ["p"]), ("two", ["p", "q"]), ("#ALL", ["p", "q"]), ("one", ["p"])] as [(String?, [String])])
    func phases(_ phase: String?, _ says: [String]) throws {
        let text = Check.schema(Self.phases + Self.patterns, attributes: "defaultPhase='one'")
        let set = try RuleSet.load(main: "t.sch", documents: ["t.sch": Array(text.utf8)], phase: phase)
        #expect(set.phases == ["one", "two"])
        let log = FindingLog()
        RuleRunner([set]).run(on: try Check.document(Self.document), findings: log)
        #expect(log.findings.map(\.message.description) == says)
    }

    @Test func aPhaseThatIsNotThere() {
        let text = Check.schema(Self.phases + Self.patterns)
        let error = #expect(throws: WorkError.self) { try RuleSet.load(main: "t.sch", documents: ["t.sch": Array(text.utf8)], phase: "three") }
        #expect(error?.findings.map(\.code) == ["schematron.reference"])
    }

    /// A rule extends those of its own pattern: variables of another one are not its own (ISO/IEC 19757-3, 5.4.4).
    @Test func rulesOfOtherPatternsAreNotExtended() {
        let body = """
            <pattern><let name="v" value="'one'"/><rule abstract="true" id="ar"><assert id="o" test="false()">v is <value-of select="$v"/></assert></rule></pattern>
            <pattern><let name="v" value="'two'"/><rule context="a:s"><extends rule="ar"/></rule></pattern>
            """
        #expect(Check.faults(Check.schema(body)) == ["schematron.reference t.sch:4"])
    }

    @Test func codesOfAssertionsWithoutIdAreStable() throws {
        let one = "<pattern id='p'><rule context='a:r'><report test='@n = 3'>m</report><report test='@n = 4'>m</report></rule></pattern>"
        let other = "<pattern><rule context='a:s'><report test='@n = 3'>m</report></rule></pattern>" + one.replacing("<report test='@n = 3'>", with: "<report  test='@n  =  3'>other ")
        let codes = try Check.load(one).codes.map(\.code)
        #expect(Set(codes).count == 2 && codes.allSatisfy { $0.hasPrefix("rule.report-") })
        #expect(try Check.load(other).codes.dropFirst().map(\.code) == codes)
    }

    @Test func variablesThatFailAreAskedOnce() throws {
        let body = "<let name='v' value=\"xs:date('x')\"/>" + Self.report("true() or $v") + Self.report("$v", context: "a:s").replacing("id='t'", with: "id='u'")
        let log = try Check.log(body, on: Self.document, attributes: Self.xslt2)
        #expect(log.findings.map(\.code) == ["rule.t", "rule.failed"])
        #expect(log.findings.last?.message.description.contains("FORG0001") == true)
    }
}
