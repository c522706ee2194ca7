import RapporteurDiagnostics
import Testing

@Suite struct FindingLogTests {
    @Test func keepsTheFirstAndCountsTheRest() {
        let log = FindingLog(limit: 2)
        for number in 1...5 { log.add(Finding(code: "a.b", message: .verbatim("\(number)"))) }
        #expect(log.findings.map(\.message.description) == ["1", "2"])
        #expect(log.omitted == 3)
        #expect(log.count(of: .error) == 5)
        #expect(log.outcome == .invalid)
    }

    @Test func anUncheckedDocumentIsNeverValid() {
        let log = FindingLog()
        log.addNotChecked(Finding(code: "xml.doctype", message: .verbatim("DOCTYPE")))
        #expect(log.outcome == .notChecked)
        log.add(Finding(code: "xsd.element.unexpected", message: .verbatim("x")))
        #expect(log.outcome == .invalid)
    }

    @Test func warningsFailOnlyWhenAsked() {
        let log = FindingLog()
        log.add(Finding(code: "rule.a", severity: .warning, message: .verbatim("x")))
        #expect(log.outcome == .valid)
        #expect(log.outcome(failingOn: .warning) == .invalid)
        #expect(log.outcome(failingOn: .error) == .valid)
    }

    @Test func raisingACountIsCounted() {
        let log = FindingLog(limit: 1)
        log.add(Finding(code: "a.b", message: .verbatim("x")))
        log.update(at: 0) { $0.count = 95 }
        #expect(log.count(of: .error) == 95)
        #expect(log.findings[0].count == 95)
    }

    @Test func whatIsAcceptedCountsNoMore() {
        let log = FindingLog(limit: 3)
        log.add(Finding(code: "a.b", message: .verbatim("x")))
        log.add(Finding(code: "a.b", severity: .warning, message: .verbatim("y")))
        let accepted = Acceptance(reason: "Known", expires: "2027-01-31")
        log.accept { $0.code == "a.b" ? accepted : nil }
        #expect(log.outcome(failingOn: .warning) == .valid)
        #expect(log.findings.map(\.acceptance) == [accepted, accepted])
        log.add(Finding(code: "a.c", message: .verbatim("z")))
        // Beyond the limit: nobody looked at it.
        log.add(Finding(code: "a.b", message: .verbatim("w")))
        log.accept { _ in accepted }
        #expect(log.outcome == .invalid)
    }

    /// Findings whose paths are as long as a document is deep: what is kept has a bound, whatever their number.
    @Test(arguments: [1_000, 100_000, 5_000_000]) func whatIsKeptHasABoundInBytes(_ length: Int) {
        let log = FindingLog(limit: 1_000_000)
        let path = String(repeating: "/a", count: length / 2)
        let bound = Limit.findingBytes.value
        for index in 0..<(2 * bound / length) {
            log.add(Finding(code: "a.b", message: Message("text.omitted", ["count": .number(index)]), location: Location(xpath: path)))
        }
        #expect(log.isFull && log.omitted > 0 && log.findings.count + log.omitted == log.made)
        #expect(log.findings.reduce(0) { $0 + ($1.location.xpath?.utf8.count ?? 0) } <= bound + length)
        #expect(log.reachedBytes == bound && log.count(of: .error) == log.made)
        var result = DocumentResult(file: "a.xml", outcome: .invalid, findings: [], omitted: log.omitted)
        result.omittedBeyondBytes = log.reachedBytes
        #expect(TextRenderer().text(for: result).contains("--limit finding-bytes=N"))
    }

    @Test func placesOfOneFindingHaveTheSameBound() {
        let log = FindingLog(limit: 10)
        let path = String(repeating: "/a", count: 100_000)
        log.add(Finding(code: "a.b", message: .verbatim("x"), location: Location(xpath: path)))
        for _ in 0..<900 { log.update(at: 0) { $0.add(at: Location(xpath: path)) } }
        #expect(log.findings[0].count == 901 && log.count(of: .error) == 901)
        #expect(log.findings[0].others.count < 300)
    }

    @Test func fewFindingsAreNotBounded() {
        let log = FindingLog(limit: 5)
        for _ in 0..<9 { log.add(Finding(code: "a.b", message: .verbatim("x"))) }
        #expect(log.omitted == 4 && log.reachedBytes == nil)
    }

    @Test func whatWasNotCheckedCannotBeAccepted() {
        let log = FindingLog()
        log.addNotChecked(Finding(code: "a.b", message: .verbatim("x")))
        log.addNotChecked(Finding(code: "a.b", message: .verbatim("y")))
        log.accept { _ in Acceptance(reason: "Known", expires: "2027-01-31") }
        #expect(log.findings.allSatisfy { $0.acceptance == nil })
        #expect(log.outcome == .notChecked)
    }
}
