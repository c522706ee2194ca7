import RapporteurDiagnostics
import Testing
import RapporteurXMLStream

@testable import RapporteurRules

/// Rules and documents that mean harm: they end, within bounds, and what was not checked is said.
@Suite struct HostileTests {
    static func rule(_ test: String, context: String = "a:s") -> String {
        "<pattern><rule context=\"\(context)\"><assert id='f' test=\"\(test)\">f</assert></rule></pattern>"
    }

    static let wide = "<r xmlns='urn:a'>" + String(repeating: "<s k='1'>text</s>", count: 4000) + "</r>"

    /// Small bounds, so that reaching them takes no time.
    static let tight: RuleLimits = {
        var limits = RuleLimits()
        limits.operationsPerRule = 200_000
        limits.operationsPerRuleAndNode = 0
        limits.operationsPerDocument = 1_000_000
        limits.operationsPerDocumentAndNode = 0
        return limits
    }()

    @Test(arguments: [
        "count(//a:s[count(//a:s) > 1]) > 1", "count(preceding::*) >= 0", "//a:s[//a:s[//a:s[. = 'x']]] or true()",
        "string-length(concat(/, /, /, /)) > 0", "translate(/, /, /) or true()", "normalize-space(/) or true()",
        "contains(/, 'x') or true()", "sum(//a:s) or true()",
    ]) func whatTakesTooLongIsGivenUp(_ test: String) throws {
        let log = try Check.log(Self.rule(test), on: Self.wide, limits: Self.tight)
        #expect(log.findings.map(\.code) == ["rule.failed"])
        #expect(log.findings.first?.message.description.contains("operations") == true)
        #expect(log.outcome == .notChecked)
    }

    @Test func contextsCostToo() throws {
        let log = try Check.log(Self.rule("true()", context: "a:s[count(//a:s) > 1]"), on: Self.wide, limits: Self.tight)
        #expect(log.findings.map(\.code) == ["rule.failed"])
    }

    @Test func variablesCannotGrowWithoutEnd() throws {
        var body = "<let name='v0' value=\"'0123456789abcdef'\"/>"
        for index in 1...60 { body += "<let name='v\(index)' value='concat($v\(index - 1), $v\(index - 1))'/>" }
        let log = try Check.log(body + Self.rule("string-length($v60) = 1", context: "/"), on: "<a/>")
        #expect(log.findings.map(\.code) == ["rule.failed"])
    }

    @Test func manyVariablesInAChain() throws {
        var body = "<let name='v0' value='1'/>"
        for index in 1...2000 { body += "<let name='v\(index)' value='$v\(index - 1)'/>" }
        let log = try Check.log(body + Self.rule("$v2000 = 1", context: "/"), on: "<a/>")
        // A chain too long to be followed fails; it does not crash.
        #expect(log.findings.allSatisfy { $0.code == "rule.failed" })
    }

    @Test func manyRulesTogetherAreBounded() throws {
        var limits = Self.tight
        limits.operationsPerRule = 1_000_000
        let body = String(repeating: Self.rule("count(//a:s) > 1"), count: 20)
        let log = try Check.log(body, on: "<r xmlns='urn:a'>" + String(repeating: "<s/>", count: 300) + "</r>", limits: limits)
        #expect(log.findings.contains { $0.code == "rule.failed" })
        #expect(log.outcome == .notChecked)
    }

    @Test func deepDocuments() throws {
        let depth = 9_000
        let deep = "<r xmlns='urn:a'>" + String(repeating: "<s>", count: depth) + String(repeating: "</s>", count: depth) + "</r>"
        let body = "<pattern><rule context='a:r//a:s//a:s//a:s[not(*)]'><report id='d' test='true()'>d</report></rule></pattern>"
        let log = try Check.log(body, on: deep)
        #expect(log.findings.map(\.code) == ["rule.d"])
        #expect(log.findings.first?.location.xpath?.hasPrefix("/r/s[1]/s[1]") == true)
    }

    @Test(arguments: [
        String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200),
        "a" + String(repeating: "[a", count: 150) + String(repeating: "]", count: 150),
        "1" + String(repeating: " or 1", count: 15_000), "'" + String(repeating: "x", count: 200_000) + "'",
        String(repeating: "a/", count: 15_000) + "a",
    ]) func expressionsBeyondTheBounds(_ expression: String) {
        #expect(Check.faults(Check.schema(Self.rule(expression))) == ["schematron.xpath t.sch:3"])
    }

    @Test func longChainsWithinTheBounds() throws {
        let chains = ["1" + String(repeating: " or 1", count: 9_000), "-" + String(repeating: "-", count: 19_000) + "1", String(repeating: "*/", count: 9_000) + "*"]
        for chain in chains {
            _ = try Check.log(Self.rule(chain), on: Self.wide)
        }
    }

    @Test func filesNestedTooDeep() {
        let deep = String(repeating: "<x>", count: 5000) + String(repeating: "</x>", count: 5000)
        #expect(Check.faults(Check.schema(deep)) .contains { $0.hasPrefix("xml.limit.depth") })
    }

    @Test func includesThatMultiply() {
        var documents: [String: String] = [:]
        for index in 0..<30 {
            let twice = String(repeating: "<include href='f\(index + 1).sch'/>", count: 2)
            documents["f\(index).sch"] = "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'>\(twice)</pattern>"
        }
        #expect(Check.faults(Check.schema("<include href='f0.sch'/>"), documents: documents).contains { $0.hasPrefix("schematron.limit") })
    }

    @Test func rulesThatMultiply() {
        var rules = "<rule abstract='true' id='r0'><assert test='1'>x</assert></rule>"
        for index in 1...30 {
            let twice = String(repeating: "<extends rule='r\(index - 1)'/>", count: 2)
            rules += "<rule abstract='true' id='r\(index)'>\(twice)</rule>"
        }
        let body = "<pattern>\(rules)<rule context='a:s'><extends rule='r30'/></rule></pattern>"
        #expect(!Check.faults(Check.schema(body)).isEmpty)
    }

    @Test func findingsAreLimitedAndCounted() throws {
        let log = FindingLog(limit: 10)
        let body = "<pattern><rule context='a:s'><report id='f' test='true()'>f</report></rule></pattern>"
        RuleRunner([try Check.load(body)]).run(on: try Check.document(Self.wide), findings: log)
        #expect(log.findings.count == 10 && log.omitted == 3990 && log.count(of: .error) == 4000)
    }

    @Test func longValuesAreCut() throws {
        let text = String(repeating: "ä", count: 100_000)
        let body = "<pattern><rule context='a:s'><report id='f' test='true()'><value-of select='.'/></report></rule></pattern>"
        let message = try #require(try Check.log(body, on: "<s xmlns='urn:a'>\(text)</s>").findings.first?.message.description)
        #expect(message.utf8.count < 1100 && message.hasSuffix("…"))
    }

    @Test func documentsThatAreTooLarge() throws {
        var limits = TreeLimits()
        limits.nodes = 100
        let names = NameTable()
        for (change, refusal) in [
            ({ (limits: inout TreeLimits) in limits.nodes = 100 }, DocumentTreeBuilder.Refusal.nodes(limit: 100)),
            ({ $0.bytes = 1000 }, .bytes(limit: 1000)),
        ] {
            var limits = TreeLimits()
            change(&limits)
            let reader = XMLReader(names: names)
            let builder = DocumentTreeBuilder(names: names, limits: limits)
            builder.begin(positions: reader)
            try reader.read(ByteReader(.bytes(Array(Self.wide.utf8))), into: builder, findings: FindingLog())
            #expect(builder.finish() == nil)
            #expect(builder.refusal == refusal)
            #expect(RuleRunner.finding(for: refusal).code == "rule.limit.document")
        }
    }
}
