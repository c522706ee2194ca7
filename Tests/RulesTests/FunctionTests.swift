import RapporteurDiagnostics
import Testing

@testable import RapporteurRules

@Suite struct FunctionTests {
    struct Lists: CodeListSource {
        func contains(_ value: String, list: String, date: String) -> Bool? {
            list == "letters" ? ["a", "b"].contains(value) && (date.isEmpty || date >= "2000") : nil
        }
    }

    static let document = """
        <r xmlns="urn:a"><s id="x" d="2001" k="a"/><s xml:id="y" ref="x z" k="b" d="1990"/><s id="z z2" k="c" wid="w"/></r>
        """

    @Test(arguments: [
        ("rap:matches(@k, '[ab]')", ["x", "y"]), ("rap:matches(@d, '\\d{4}')", ["x", "y"]), ("rap:matches(@d, '\\d')", []),
        ("rap:matches('', '')", ["x", "y", "z z2"]), ("rap:matches(@k, concat('[', 'c', ']'))", ["z z2"]),
        ("rap:code('letters', @k)", ["x", "y"]), ("rap:code('letters', @k, @d)", ["x"]), ("rap:code('letters', @k, '')", ["x", "y"]),
        ("rap:byId('x')/@k = 'a'", ["x", "y", "z z2"]), ("rap:byId(@ref)", ["y"]), ("count(rap:byId('x y')) = 2", ["x", "y", "z z2"]),
        ("rap:byId('w')", []), ("rap:byId('z z2')", []), ("count(rap:byId(//@id)) = 1", ["x", "y", "z z2"]),
        ("rap:byId('q')", []), ("rap:byId(//a:q)", []),
    ]) func finds(_ test: String, _ ids: [String]) throws {
        let body = "<pattern><rule context='a:s'><report id='f' test=\"\(test)\"><value-of select='@id | @xml:id'/></report></rule></pattern>"
        let log = try Check.log(body, on: Self.document, codes: Lists())
        #expect(log.findings.map(\.message.description) == ids)
        #expect(log.reasonNotChecked == nil)
    }

    @Test func identifiersCanBeOthers() throws {
        let body = "<pattern><rule context='a:r'><report id='w' test=\"rap:byId('w') and not(rap:byId('x'))\">w</report></rule></pattern>"
        #expect(try Check.run(body, on: Self.document, attributes: "rap:ids='wid a:wid'") == ["rule.w /r w"])
    }

    @Test(arguments: [
        ("rap:code('numbers', @k)", "there is no code list “numbers”"), ("rap:matches(@k, concat('[', ''))", "regular expression"),
        ("count(string(@k))", ""), ("//a:s[string(.) + sum(.)]/a:b | 'x'", ""),
    ]) func failsAndSaysSo(_ test: String, _ reason: String) throws {
        let body = "<pattern><rule context='a:s'><assert id='f' test=\"\(test)\">f</assert><report id='g' test='true()'>g</report></rule></pattern>"
        let log = try Check.log(body, on: Self.document, codes: Lists())
        let failures = log.findings.filter { $0.code == "rule.failed" }
        #expect(failures.count == 1)
        #expect(failures.first?.message.description.contains("rule.f") == true && failures.first?.message.description.contains(reason) == true)
        // The others run, and the document is invalid and not checked.
        #expect(log.findings.filter { $0.code == "rule.g" }.count == 3)
        #expect(log.outcome == .invalid && log.reasonNotChecked != nil)
    }

    @Test func aFailedRuleNeverLeavesADocumentValid() throws {
        let body = "<pattern><rule context='a:r'><report id='f' test=\"rap:code('none', 'x')\">f</report></rule></pattern>"
        #expect(try Check.log(body, on: Self.document, codes: Lists()).outcome == .notChecked)
        #expect(try Check.log(body, on: Self.document).outcome == .notChecked)
    }
}
