import RapporteurDiagnostics

extension DocumentConversion {
    /// What the rules of a document's pack say of it before anything is made of it.
    enum RuleVerdict {
        /// It may be converted; how many rules ran.
        case accepted(Int)
        /// The findings say why not.
        case refused
        /// It is none of ours.
        case foreign
    }

    /// Checks a document with the rules of its pack; what they find goes to the log.
    ///
    /// The document is read once more for it, so that a conversion without rules costs nothing.
    /// - Throws: `WorkError` of kind `input` or `output` when it cannot be kept aside.
    func verdictOfRules(on planned: PlannedConversion, in source: DocumentSource, findings log: FindingLog) throws(WorkError) -> RuleVerdict {
        guard let ruleCheck else { return .accepted(0) }
        try source.makeRepeatable()
        guard let result = ruleCheck.check(planned.item, in: source) else { return .foreign }
        guard result.outcome == .valid else {
            let reason = result.reasonNotChecked
            for finding in result.findings where finding != reason { log.add(finding) }
            if let reason { log.addNotChecked(reason) }
            return .refused
        }
        // What the schema says is said again by the conversion.
        for finding in result.findings where finding.code.begins(with: "rule.") { log.add(finding) }
        return .accepted(result.schema?.rules ?? 0)
    }
}
