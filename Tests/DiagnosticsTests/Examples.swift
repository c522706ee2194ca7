import Diagnostics

/// Documents with findings of every kind that renderers meet.
enum Examples {
    static let order = DocumentResult(
        file: "reports/a.xml", outcome: .invalid,
        schema: CheckedWith(pack: "report 1.0", namespaces: ["": "urn:x", "xlink": "urn:l"]),
        findings: [
            Finding(
                code: "xsd.element.unexpected", message: "The element <title> may not stand here.",
                hint: "Expected <masthead>.",
                location: Location(
                    file: "reports/a.xml", line: 12, column: 3, xpath: "/report/title[1]", place: "paragraph 7",
                    excerpt: Excerpt(text: "\t <title>x</title>", caret: 2))),
            Finding(
                code: "xsd.value", severity: .warning, message: "\"x\" is no date.",
                location: Location(file: "reports/a.xml", line: 13, column: 1), count: 2),
            Finding(
                code: "xsd.value", severity: .warning, message: "\"x\" is no date.",
                location: Location(file: "reports/a.xml", line: 20, column: 4)),
            Finding(code: "xml.after", severity: .note, message: "What follows was not read."),
        ], omitted: 3)

    /// Text that tries to drive the terminal: an escape sequence, a bidirectional override, a line separator.
    static let hostile = DocumentResult(
        file: "a\u{1B}[31m\n.xml", outcome: .notChecked,
        findings: [
            Finding(
                code: "json.member.unknown", message: "No member \u{202E}evil\u{2028} is known.",
                hint: "Did you mean \u{7}bell?",
                location: Location(
                    file: "a\u{1B}[31m\n.xml", line: 1, column: 9, pointer: "/a\u{9B}",
                    excerpt: Excerpt(text: "ab\u{202E}漢e\u{301}x\u{1B}y", caret: 6)))
        ])

    static let elsewhere = DocumentResult(
        file: "b.json", outcome: .notChecked,
        findings: [
            Finding(
                code: "schema.type", message: "The type \"t\" is not declared.",
                location: Location(file: "s.xsd", line: 3, column: 1)),
            Finding(
                code: "json.member.late", message: "\\ and / stay.", location: Location(file: "b.json", pointer: "/a/b")
            ),
        ])
}
