import Foundation
import TestSupport
import Testing

/// Rules of a user's pack, from `schema add` to the exit code.
@Suite struct RulesTests {
    static let pack = """
        {"id": "small", "title": "Small", "version": "1", "xsd": "t.xsd", "prefixes": {"": "urn:t"},
         "match": [{"root": "list", "namespace": "urn:t"}], "rules": ["rules/main.sch"], "codelists": []}
        """
    static let rules = """
        <schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:rap="urn:rapporteur:rules">
          <ns prefix="t" uri="urn:t"/><ns prefix="rap" uri="urn:rapporteur:rules"/>
          <include href="numbers.sch"/>
          <pattern><rule context="t:title"><assert id="title.capital" role="warning" test="rap:matches(., '[A-Z].*')"
            diagnostics="fr">The title “<value-of select="."/>” begins with a small letter.</assert></rule></pattern>
          <diagnostics><diagnostic id="fr" xml:lang="fr" rap:for="message">Titre : <value-of select="."/>.</diagnostic></diagnostics>
        </schema>
        """
    static let numbers = """
        <pattern xmlns="http://purl.oclc.org/dsdl/schematron">
          <rule context="t:n[. = preceding-sibling::t:n]"><report id="n.twice" test="true()">The number <value-of select="."/>
            stands twice.</report></rule>
        </pattern>
        """

    static func tool(_ rules: String = rules) throws -> Tool {
        let tool = try Tool()
        try tool.folder.write(Small.schema, to: "packs/small/t.xsd")
        try tool.folder.write(pack, to: "packs/small/pack.json")
        try tool.folder.write(rules, to: "packs/small/rules/main.sch")
        try tool.folder.write(numbers, to: "packs/small/rules/numbers.sch")
        return tool
    }

    static let document = "<list xmlns=\"urn:t\">\n  <title>A</title>\n  <n>1</n><n>2</n>\n  <n>1</n>\n</list>\n"

    @Test func rulesSpeakLikeTheSchema() throws {
        let tool = try Self.tool()
        try tool.folder.write(Self.document, to: "a.xml")
        let outcome = try tool.run("validate", "a.xml")
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("a.xml:4:3: error: The number 1 stands twice. [rule.n.twice]"))
        #expect(outcome.errors.contains("small 1, rules 2"))
        let json = try tool.run("validate", "a.xml", "--format", "json").text
        #expect(json.contains("\"xpath\": \"/list/n[3]\""))
        #expect(json.contains("\"rules\": 2"))
    }

    @Test func rulesRunWhereTheSchemaFoundErrors() throws {
        let tool = try Self.tool()
        try tool.folder.write(Self.document.replacing("<n>2</n>", with: "<n>x</n>"), to: "a.xml")
        let text = try tool.run("validate", "a.xml").text
        #expect(text.contains("[xsd.value.lexical]") && text.contains("[rule.n.twice]"))
        try tool.folder.write(Self.document.replacing("</list>", with: ""), to: "b.xml")
        let broken = try tool.run("validate", "b.xml")
        #expect(broken.status == 1 && !broken.text.contains("rule."))
    }

    @Test func warningsFailWhenAsked() throws {
        let tool = try Self.tool()
        try tool.folder.write(Small.valid, to: "a.xml")
        let plain = try tool.run("validate", "a.xml")
        #expect(plain.status == 0 && plain.text.contains("warning: The title “a” begins with a small letter."))
        #expect(try tool.run("validate", "a.xml", "--fail-on", "warning").status == 1)
        #expect(try tool.run("validate", "a.xml", "--messages", "fr").text.contains("Titre : a."))
        let without = try tool.run("validate", "a.xml", "--fail-on", "warning", "--no-rules")
        #expect(without.status == 0 && !without.text.contains("rule."))
        #expect(without.errors.contains("small 1, rules not run"))
    }

    @Test func rulesOfJSONPointIntoIt() throws {
        let tool = try Self.tool()
        let json = "{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\n  \"title\": \"a\",\n  \"n\": [1, 2,\n    1]}}\n"
        try tool.folder.write(json, to: "a.json")
        let outcome = try tool.run("validate", "a.json", "--format", "json")
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("\"line\": 4, \"column\": 5, \"endLine\": 4, \"endColumn\": 6, \"xpath\": \"/list/n[3]\", \"pointer\": \"/list/n/2\""))
        #expect(outcome.text.contains("\"line\": 2, \"column\": 12, \"endLine\": 2, \"endColumn\": 15, \"xpath\": \"/list/title[1]\", \"pointer\": \"/list/title\""))
        // In disorder, the places are still those of the file.
        let other = "{\"list\": {\n  \"n\": [1, 2,\n    1], \"title\": \"a\"}, \"$schema\": \"urn:rapporteur:pack:small:1\"}\n"
        try tool.folder.write(other, to: "b.json")
        let late = try tool.run("validate", "b.json", "--format", "json").text
        #expect(late.contains("\"line\": 3, \"column\": 5, \"endLine\": 3, \"endColumn\": 6, \"xpath\": \"/list/n[3]\", \"pointer\": \"/list/n/2\""))
        #expect(late.contains("\"line\": 3, \"column\": 18, \"endLine\": 3, \"endColumn\": 21, \"xpath\": \"/list/title[1]\", \"pointer\": \"/list/title\""))
    }

    @Test func convertDoesNotRunRules() throws {
        let tool = try Self.tool()
        try tool.folder.write(Self.document, to: "a.xml")
        #expect(try tool.run("convert", "a.xml").status == 0)
    }

    @Test func rulesThatAreWrongMakeNothingValid() throws {
        let tool = try Self.tool(Self.rules.replacing("rap:matches(.,", with: "rap:unknown(.,"))
        try tool.folder.write(Self.document, to: "a.xml")
        let outcome = try tool.run("validate", "a.xml")
        #expect(outcome.status == 2 && outcome.text.contains("[rule.unusable]"))
        #expect(outcome.text.contains("rules/main.sch:4:"))
        try tool.folder.write(Small.invalid, to: "b.xml")
        let both = try tool.run("validate", "b.xml", "--format", "json")
        #expect(both.status == 2 && both.text.contains("\"outcome\": \"invalid\""))
        let check = try tool.run("schema", "check", "packs/small")
        #expect(check.status == 1 && check.text.contains("main.sch:4:") && check.text.contains("[schematron.function]"))
        #expect(try tool.run("schema", "add", "packs/small", "--packs", "other").status == 2)
    }

    @Test func rulesThatCrash() throws {
        let greedy = "<assert id='g' test='count(//*[count(//*[count(//*) > 0]) > 0]) = 0'>g</assert>"
        let tool = try Self.tool(
            "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern><rule context='/'>\(greedy)</rule></pattern></schema>")
        let many = "<list xmlns=\"urn:t\">" + String(repeating: "<n>1</n>", count: 3000)
        try tool.folder.write(many + "</list>", to: "a.xml")
        let outcome = try tool.run("validate", "a.xml")
        #expect(outcome.status == 2 && outcome.text.contains("[rule.failed]"))
        try tool.folder.write(many + "<n>x</n></list>", to: "b.xml")
        let invalid = try tool.run("validate", "b.xml", "--format", "json")
        #expect(invalid.status == 2 && invalid.text.contains("\"outcome\": \"invalid\""))
    }

    @Test func addCopiesWhatRulesInclude() throws {
        let tool = try Self.tool()
        #expect(try tool.run("schema", "add", "packs/small", "--packs", "other").status == 0)
        try tool.folder.write(Self.document, to: "a.xml")
        let outcome = try tool.run("validate", "a.xml", "--packs", "other")
        #expect(outcome.status == 1 && outcome.text.contains("[rule.n.twice]"))
        let show = try tool.run("schema", "show", "small", "--packs", "other").text
        #expect(show.contains("rules/main.sch") && show.contains("2 rules"))
    }
}
