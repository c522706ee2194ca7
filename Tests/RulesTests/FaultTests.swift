import RapporteurDiagnostics
import Testing

@testable import RapporteurRules

/// Schematron files that are wrong: each fault is found where it is.
@Suite struct FaultTests {
    /// Lines of a schema's body, the first of which is line 3, and what is found.
    static let bodies: [(body: String, faults: [String])] = [
        ("<pattern><rule context='a:s'><assert test='('>x</assert></rule></pattern>", ["schematron.xpath t.sch:3"]),
        ("<pattern>\n<rule context='a:s'>\n<assert test='1 +'>x</assert></rule></pattern>", ["schematron.xpath t.sch:5"]),
        ("<pattern><rule context='a:s'><assert test='a) or (b'>x</assert></rule></pattern>", ["schematron.xpath t.sch:3"]),
        ("<pattern><rule context='a:s'><assert test='q:s'>x</assert></rule></pattern>", ["schematron.prefix t.sch:3"]),
        ("<pattern><rule context='q:s'><assert test='1'>x</assert></rule></pattern>", ["schematron.prefix t.sch:3"]),
        ("<pattern><rule context='a:s'><assert test='$v'>x</assert></rule></pattern>", ["schematron.variable t.sch:3"]),
        ("<let name='v' value='$w'/><let name='w' value='1'/>", ["schematron.variable t.sch:3"]),
        ("<let name='v' value='1'/><let name='v' value='1'/>", ["schematron.variable t.sch:3"]),
        ("<pattern><let name='v' value='1'/></pattern><pattern><let name='w' value='$v'/></pattern>", ["schematron.variable t.sch:3"]),
        ("<let name='v' value=\"document('/etc/passwd')\"/>", ["schematron.function t.sch:3"]),
        ("<let name='v' value=\"key('a', 'b')\"/>", ["schematron.function t.sch:3"]),
        ("<let name='v' value=\"id('a')\"/>", ["schematron.function t.sch:3"]),
        ("<let name='v' value=\"a:matches('a', 'b')\"/>", ["schematron.function t.sch:3"]),
        ("<let name='v' value=\"rap:matches('a')\"/>", ["schematron.function t.sch:3"]),
        ("<let name='v' value=\"rap:matches('a', '(')\"/>", ["schematron.pattern t.sch:3"]),
        ("<let name='v' value='count()'/>", ["schematron.function t.sch:3"]),
        ("<let name='v' value='here()'/>", ["schematron.function t.sch:3"]),
        ("<ns prefix='str' uri='http://exslt.org/strings'/><let name='v' value=\"str:tokenize('a')\"/>", ["schematron.function t.sch:3"]),
        ("<let name='v'/>", ["schematron.attribute t.sch:3"]),
        ("<let name='v' value='1' as='x'/>", ["schematron.attribute t.sch:3"]),
        ("<pattern><rule><assert test='1'>x</assert></rule></pattern>", ["schematron.attribute t.sch:3"]),
        ("<pattern><rule context='a:s'><assert>x</assert></rule></pattern>", ["schematron.attribute t.sch:3"]),
        ("<pattern><rule context='ancestor::a:s'><assert test='1'>x</assert></rule></pattern>", ["schematron.context t.sch:3"]),
        ("<pattern><rule context='.'><assert test='1'>x</assert></rule></pattern>", ["schematron.context t.sch:3"]),
        ("<pattern><rule context='count(a:s)'><assert test='1'>x</assert></rule></pattern>", ["schematron.context t.sch:3"]),
        ("<pattern><rule context='a:s | '><assert test='1'>x</assert></rule></pattern>", ["schematron.xpath t.sch:3"]),
        ("<wrong/>", ["schematron.element t.sch:3"]), ("<rule context='a:s'/>", ["schematron.element t.sch:3"]),
        ("<pattern><rule context='a:s'>text</rule></pattern>", ["schematron.text t.sch:3"]),
        ("<xsl:key xmlns:xsl='http://www.w3.org/1999/XSL/Transform' name='k'/>", ["schematron.element t.sch:3", "schematron.element t.sch:3"]),
        ("<doc:any xmlns:doc='urn:doc'><b/></doc:any>", []),
        ("<pattern is-a='none'/>", ["schematron.reference t.sch:3"]),
        ("<pattern><rule context='a:s'><extends rule='none'/></rule></pattern>", ["schematron.reference t.sch:3"]),
        ("<pattern><rule abstract='true' id='l'><extends rule='l'/></rule><rule context='a:s'><extends rule='l'/></rule></pattern>", ["schematron.reference t.sch:3"]),
        ("<pattern><rule context='a:s'><assert diagnostics='none' test='1'>x</assert></rule></pattern>", ["schematron.reference t.sch:3"]),
        ("<phase id='p'><active pattern='none'/></phase>", ["schematron.reference t.sch:3"]),
        ("<pattern><rule context='a:s'><assert role='maybe' test='1'>x</assert></rule></pattern>", ["schematron.role t.sch:3"]),
        ("<pattern><rule context='a:s'><assert id='a b' test='1'>x</assert></rule></pattern>", ["schematron.attribute t.sch:3"]),
        ("<pattern><rule context='a:s'><assert test='1'><value-of select='$no'/></assert></rule></pattern>", ["schematron.variable t.sch:3"]),
        ("<include href='none.sch'/>", ["schematron.include t.sch:3"]),
        ("<include href='../t.sch'/>", ["schematron.include t.sch:3"]), ("<include href='/etc/passwd'/>", ["schematron.include t.sch:3"]),
        ("<include href='http://example.org/t.sch'/>", ["schematron.include t.sch:3"]),
        ("<include href='t.sch'/>", ["schematron.include t.sch:3"]), ("<include/>", ["schematron.attribute t.sch:3"]),
        ("<include href='other.sch'/>", ["schematron.include other.sch:1"]),
        ("<include href='pattern.sch'/>", ["schematron.xpath pattern.sch:2"]),
    ]

    @Test(arguments: bodies) func finds(_ body: String, _ faults: [String]) {
        let other = "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'><include href='t.sch'/></pattern>"
        let pattern = "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'>\n<rule context='a'><assert test='['>x</assert></rule></pattern>"
        #expect(Check.faults(Check.schema(body), documents: ["other.sch": other, "pattern.sch": pattern]) == faults)
    }

    @Test(arguments: [
        ("<schema/>", "schematron.root"), ("<s:pattern xmlns:s='http://purl.oclc.org/dsdl/schematron'/>", "schematron.root"),
        ("<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' queryBinding='stx'/>", "schematron.binding"),
        ("<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' defaultPhase='x'/>", "schematron.reference"),
        ("<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'>", "xml.malformed.truncated"), ("", "xml.empty"),
        ("<!DOCTYPE s [<!ENTITY e SYSTEM '/etc/passwd'>]><s>&e;</s>", "xml.doctype"),
    ]) func findsOfWholeFiles(_ text: String, _ code: String) {
        #expect(Check.faults(text).map { $0.split(separator: " ")[0] }.contains(Substring(code)))
    }

    @Test func everythingIsFoundAtOnce() {
        let body = """
            <pattern><rule context="a:s"><assert test="(">x</assert>
            <assert test="$no">x</assert></rule>
            <rule context="q:s"/><wrong/></pattern>
            """
        #expect(Check.faults(Check.schema(body)).count == 4)
    }
}
