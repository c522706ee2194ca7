import RapporteurDiagnostics

/// What is wrong with Schematron files.
final class SchematronIssues {
    private(set) var findings: [Finding] = []
    static let limit = 100

    /// - Parameter kind: the last part of the code, `schematron.prefix`.
    func add(_ kind: String, _ message: Message, hint: Message? = nil, at location: Location) {
        guard findings.count < Self.limit else { return }
        findings.append(Finding(code: "schematron.\(kind)", message: message, hint: hint, location: location))
    }

    func add(_ fault: ExpressionFault, in attribute: String, at location: Location) {
        add(
            fault.kind,
            Message("schematron/expression", ["attribute": .text(attribute), "reason": .message(fault.message)]), hint: fault.hint, at: location)
    }

    func take(_ findings: [Finding], file: String) {
        for finding in findings where self.findings.count < Self.limit {
            var finding = finding
            if finding.location.file == nil { finding.location.file = file }
            self.findings.append(finding)
        }
    }
}
