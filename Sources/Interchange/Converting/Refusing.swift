import Diagnostics

extension FindingLog {
    /// Says that a conversion is refused because of the content it would lose, if it would.
    func refuse(_ losses: Losses, file: String?) {
        guard losses.haveContent, outcome == .valid else { return }
        for (kind, count) in losses.counted where kind.isContent {
            var location = losses.items.first { $0.kind == kind }?.location ?? Location()
            location.file = location.file ?? file
            addNotChecked(
                Finding(
                    code: "convert.loss", message: "The conversion would lose \(kind.described(count)).",
                    hint: "Without --strict it is carried out, and what is lost is counted.", location: location,
                    count: count))
        }
    }
}

extension FindingLog {
    /// Adds what another log holds, and counts what that one could not keep.
    func takeAll(from other: FindingLog) {
        var left: [Severity: Int] = [:]
        for severity in Severity.allCases { left[severity] = other.count(of: severity) }
        let reason = other.reasonNotChecked
        var hasReason = false
        for finding in other.findings {
            left[finding.severity, default: 0] -= finding.count
            if !hasReason, finding == reason {
                hasReason = true
                addNotChecked(finding)
            } else {
                add(finding)
            }
        }
        if let reason, !hasReason {
            addNotChecked(reason)
            left[reason.severity, default: 0] -= reason.count
        }
        for (severity, count) in left where count > 0 {
            add(Finding(code: "findings.omitted", severity: severity, message: "Further findings.", count: count))
        }
    }
}

extension Losses.Kind {
    /// A number of such losses, for people.
    public func described(_ count: Int) -> String {
        let (one, many) =
            switch self {
            case .cdata: ("CDATA mark", "CDATA marks")
            case .namespaceDeclaration: ("namespace declaration", "namespace declarations")
            case .whiteSpace: ("piece of white space between elements", "pieces of white space between elements")
            case .valueWhiteSpace: ("value's extra white space", "values' extra white space")
            case .markup: ("comment or instruction", "comments and instructions")
            case .doctype: ("DOCTYPE", "DOCTYPEs")
            case .markupInValue:
                ("comment or instruction inside a value", "comments and instructions inside values")
            case .booleanDigit: ("1 or 0 that stands for true or false", "1s and 0s that stand for true or false")
            }
        return "\(count) \(count == 1 ? one : many)"
    }
}

extension WorkError {
    /// Runs what may throw anything but is known to throw work errors.
    static func only<Result>(_ body: () throws -> Result) throws(WorkError) -> Result {
        do {
            return try body()
        } catch let error as WorkError {
            throw error
        } catch {
            throw WorkError(.input, code: "convert.failed", message: "The conversion cannot go on: \(error).")
        }
    }
}
