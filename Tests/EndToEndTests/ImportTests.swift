import Foundation
import Testing
import TestSupport

@Suite struct ImportTests {
    private let tool: Tool

    init() throws { tool = try Tool() }

    private static let text = """
        United Nations                                   A/57/150
        General Assembly                                 Distr.: General
                                                         2 July 2002
                                                         Original: English

        Fifty-seventh session

        Protection of migrants
        Report of the Secretary-General

        I. Introduction
        1. In its resolution 56/170 of 19 December 2001, the General Assembly asked for a report.
        2. The Government of Belarus is thanked.

        """

    @Test func aTextBecomesAValidDocument() throws {
        _ = try tool.folder.write(Data(Self.text.utf8), to: "report.txt")
        let outcome = try tool.run("import", "report.txt", "-o", "report.xml", "--source-map", "map.jsonl")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("2 paragraphs, 1 section; named or said: 1 States"), "\(outcome.errors)")
        #expect(try tool.run("validate", "report.xml").status == 0)
        let xml = try tool.content("report.xml")
        #expect(xml.contains("<symbol>A/57/150</symbol>"))
        #expect(xml.contains("<citation kind=\"resolution\" symbol=\"A/RES/56/170\">"))
        let map = try tool.content("map.jsonl").split(separator: "\n").map(String.init)
        #expect(map.contains("{\"lines\":[12,12],\"element\":\"/report/section[1]/paragraph[1]\"}"), "\(map)")
    }

    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason)) func aWordFileBecomesAValidDocument() throws {
        let file = SharedData.url("word/A_80_604_Add.1.docx").path
        let outcome = try tool.run("import", file, "-o", "report.xml", "--source-map", "map.jsonl", "--language", "en")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("44 paragraphs, 25 sections, 8 tables"), "\(outcome.errors)")
        #expect(try tool.run("validate", "report.xml", "--no-rules").status == 0)
        #expect(try tool.content("map.jsonl").contains("{\"part\":\"word/document.xml\",\"paragraphs\":["))
    }

    @Test func standardInputGoesToStandardOutput() throws {
        let outcome = try tool.run("import", "-", input: Data(Self.text.utf8))
        #expect(outcome.status == 0)
        #expect(outcome.text.hasPrefix("<?xml") && outcome.text.contains("<title>Protection of migrants</title>"))
    }

    @Test(arguments: ["<!DOCTYPE html><html><body>Not found</body></html>", "%PDF-1.4", ""])
    func whatIsNoTextLeavesNothing(content: String) throws {
        _ = try tool.folder.write(Data(content.utf8), to: "report.txt")
        let outcome = try tool.run("import", "report.txt", "-o", "report.xml")
        #expect(outcome.status == 2 && outcome.errors.contains("[import."), "\(outcome.errors)")
        #expect(try tool.names() == ["report.txt"])
    }

    @Test func wrongUsageIsToldBeforeAnyWork() throws {
        #expect(try tool.run("import").status == 64)
        #expect(try tool.run("import", "report.txt", "--language", "de").status == 64)
        #expect(try tool.run("import", "report.txt", "-o", "x", "--source-map", "x").status == 64)
        #expect(try tool.run("import", "missing.txt").status == 2)
    }
}
