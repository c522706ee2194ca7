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

    @Test func whatWasNotCheckedCannotBeAccepted() {
        let log = FindingLog()
        log.addNotChecked(Finding(code: "a.b", message: .verbatim("x")))
        log.addNotChecked(Finding(code: "a.b", message: .verbatim("y")))
        log.accept { _ in Acceptance(reason: "Known", expires: "2027-01-31") }
        #expect(log.findings.allSatisfy { $0.acceptance == nil })
        #expect(log.outcome == .notChecked)
    }
}
