import RapporteurDiagnostics
import Testing

@testable import RapporteurRules

/// One cause gives one finding, of the schema or of the rules.
@Suite struct FaultyElementsTests {
    private static let rules = """
        <pattern><rule context="a:list"><assert id="count" test="count(a:n) = 3">Not three.</assert></rule></pattern>
        <pattern><rule context="a:n"><assert id="even" test=". mod 2 = 0">Odd.</assert></rule></pattern>
        """
    private static let document = "<list xmlns='urn:a'><n>1</n><n>3</n></list>"

    /// What rules say beside an error of the schema, one `severity code path` a finding.
    private func run(_ code: String, at path: String, severity: Severity = .error) throws -> [String] {
        let log = FindingLog()
        log.add(
            Finding(code: code, severity: severity, message: .verbatim("said before"), location: Location(xpath: path)))
        let runner = RuleRunner([try Check.load(Self.rules)])
        runner.run(on: try Check.document(Self.document), prefixes: ["": "urn:a"], findings: log)
        return log.findings.dropFirst().map { "\($0.severity) \($0.code) \($0.location.xpath ?? "-")" }
    }

    @Test func rulesHaveNoSayOfAnElementWithAWrongValue() throws {
        let others = ["error rule.count /list", "error rule.even /list/n[2]"]
        for path in ["/list/n[1]", "/list/n[1]/@unit"] {
            for code in ["xsd.value.lexical", "xsd.attribute.unexpected", "xsd.id.duplicate"] {
                #expect(try run(code, at: path) == others, "\(code) \(path)")
            }
        }
    }

    @Test func rulesOfAnElementWithWrongChildrenAreNotes() throws {
        let odd = ["error rule.even /list/n[1]", "error rule.even /list/n[2]"]
        #expect(try run("xsd.element.missing", at: "/list") == ["note rule.count /list"] + odd)
        #expect(try run("xsd.text.unexpected", at: "/list") == ["note rule.count /list"] + odd)
        #expect(try run("xsd.element.unexpected", at: "/list/m[1]") == ["note rule.count /list"] + odd)
        #expect(
            try run("xsd.element.missing", at: "/list/n[1]")
                == ["error rule.count /list", "note rule.even /list/n[1]", "error rule.even /list/n[2]"],
            "an element that lacks a child is no fault of its parent")
    }

    @Test func warningsAndErrorsElsewhereChangeNothing() throws {
        let all = ["error rule.count /list", "error rule.even /list/n[1]", "error rule.even /list/n[2]"]
        #expect(try run("xsd.value.lexical", at: "/list/n[1]", severity: .warning) == all)
        #expect(try run("xsd.value.lexical", at: "/list/n[3]") == all)
    }
}
