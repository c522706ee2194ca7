import RapporteurDiagnostics

/// Documents with findings of every kind that renderers meet.
enum Examples {
    static let order = DocumentResult(
        file: "reports/a.xml", outcome: .invalid,
        schema: CheckedWith(
            pack: "report 1.0", rules: 14, namespaces: ["": "urn:x", "xlink": "urn:l"],
            parts: [
                CheckedPart(.pack, name: "report", version: "1.0", sha256: String(repeating: "a", count: 64)),
                CheckedPart(.rules, name: "report.sch", sha256: String(repeating: "b", count: 64)),
                CheckedPart(.codelist, name: "States", version: "2026-05", sha256: String(repeating: "c", count: 64)),
            ]),
        findings: [
            Finding(
                code: "xsd.element.unexpected", message: .verbatim("The element <title> may not stand here."),
                hint: .verbatim("Expected <masthead>."),
                location: Location(
                    file: "reports/a.xml", line: 12, column: 3, xpath: "/report/title[1]", place: "paragraph 7",
                    excerpt: Excerpt(text: "\t <title>x</title>", caret: 2))),
            Finding(
                code: "xsd.value", severity: .warning, message: .verbatim("\"x\" is no date."),
                location: Location(file: "reports/a.xml", line: 13, column: 1), count: 2),
            Finding(
                code: "xsd.value", severity: .warning, message: .verbatim("\"x\" is no date."),
                location: Location(file: "reports/a.xml", line: 20, column: 4)),
            Finding(code: "xml.after", severity: .note, message: .verbatim("What follows was not read.")),
        ], omitted: 3)

    /// What is wrong ends somewhere, and stands at several places.
    static let repeated: DocumentResult = {
        var location = Location(
            file: "r.xml", line: 2, column: 4, xpath: "/r/state[1]", excerpt: Excerpt(text: "<s code=\"by\"/>", caret: 3))
        location.end = Position(line: 2, column: 13)
        var finding = Finding(code: "xsd.value.pattern", message: .verbatim("“by” has not the form."), location: location)
        for line in 3...9 { finding.add(at: Location(line: line, column: 4, xpath: "/r/state[\(line - 1)]")) }
        return DocumentResult(file: "r.xml", outcome: .invalid, findings: [finding])
    }()

    /// Text that tries to drive the terminal: an escape sequence, a bidirectional override, a line separator.
    static let hostile = DocumentResult(
        file: "a\u{1B}[31m\n.xml", outcome: .notChecked,
        findings: [
            Finding(
                code: "json.member.unknown", message: .verbatim("No member \u{202E}evil\u{2028} is known."),
                hint: .verbatim("Did you mean \u{7}bell?"),
                location: Location(
                    file: "a\u{1B}[31m\n.xml", line: 1, column: 9, pointer: "/a\u{9B}",
                    excerpt: Excerpt(text: "ab\u{202E}漢e\u{301}x\u{1B}y", caret: 6)))
        ])

    /// Text that tries to be markup, in every part of a finding; with characters that XML forbids.
    static let injection = DocumentResult(
        file: "<script>alert('1')</script>/\"&amp;\u{FFFE}.xml", outcome: .invalid,
        schema: CheckedWith(
            pack: "</title><p>",
            parts: [CheckedPart(.pack, name: "</li><script>", version: "\"'", sha256: "<&>")]),
        findings: [
            Finding(
                code: "xsd.value", message: .verbatim("]]><script>\u{0}\u{202E}</script>"),
                hint: .verbatim("<a href=\"javascript:x\">&lt;</a>"),
                location: Location(
                    file: "<script>alert('1')</script>/\"&amp;\u{FFFE}.xml", line: 1, column: 1,
                    xpath: "/a[@b='<']", place: "</figcaption><img src=x onerror=y>",
                    excerpt: Excerpt(text: "<b a='\u{8}'>&", caret: 3)))
        ])

    /// What a baseline accepts, beside what it does not; more places than are shown with their line.
    static let accepted: DocumentResult = {
        var findings = (1...5).map { (line: Int) in
            Finding(
                code: "xsd.attribute.missing", message: .verbatim("<state> needs the attribute “code”."),
                location: Location(
                    file: "c d#%é:.xml", line: line, column: 7, xpath: "/report/state[\(line)]",
                    place: "paragraph \(line)", excerpt: Excerpt(text: "      <state/>", caret: 6)))
        }
        findings[1].acceptance = Acceptance(reason: "Asked the author", expires: "2027-01-31")
        return DocumentResult(file: "c d#%é:.xml", outcome: .invalid, findings: findings)
    }()

    static let all = [order, hostile, elsewhere, injection, accepted, repeated, DocumentResult(file: "ok.xml", outcome: .valid)]

    /// What concerns the run.
    static let ofTheRun = Finding(
        code: "baseline.unused", severity: .warning, message: .verbatim("The entry accepts nothing."), hint: .verbatim("Remove it."),
        location: Location(file: "baseline.json", line: 3, column: 5))

    static let elsewhere = DocumentResult(
        file: "b.json", outcome: .notChecked,
        findings: [
            Finding(
                code: "schema.type", message: .verbatim("The type \"t\" is not declared."),
                location: Location(file: "s.xsd", line: 3, column: 1)),
            Finding(
                code: "json.member.late", message: .verbatim("\\ and / stay."), location: Location(file: "b.json", pointer: "/a/b")
            ),
        ])
}
