package import RapporteurDiagnostics

/// Mends what can be mended in one way only: a value's white space, case or date, a code for a name, a namespace that is
/// missing, an element that stands in the wrong place.
///
/// Each repair is tried on a copy: it stays where the finding is gone, nothing new is found, and no other repair does the
/// same. What comes out is valid, or is not given out.
package final class DocumentFixer {
    /// What was changed, and where it stood.
    package struct Change: Sendable {
        package var location: Location
        package var message: Message
    }

    package struct Outcome: Sendable {
        /// The mended document; nil where it could not be made valid.
        package var bytes: [UInt8]?
        package var changes: [Change]
    }

    /// How often a document is checked again at most, and how long it may be.
    package static let checks = 400
    package static let longest = 16 << 20

    private let check: DocumentCheck
    private var checksLeft = 0

    package init(_ choice: SchemaChoice, options: WorkOptions) {
        check = DocumentCheck(selection: SchemaSelection(choice), options: options)
    }

    /// - Parameter result: what was found in the document.
    /// - Returns: nil where there is nothing to mend, or the document cannot be read again.
    package func fix(_ item: InputItem, _ result: DocumentResult) -> Outcome? {
        guard result.outcome != .valid, let bytes = Self.bytes(of: item) else { return nil }
        checksLeft = Self.checks
        var document = bytes
        var found = result
        var changes: [Change] = []
        var hopeless: ExactSet = []
        while found.outcome != .valid, checksLeft > 0 {
            guard let step = nextRepair(of: document, found, item, hopeless: &hopeless) else { break }
            document = step.bytes
            found = step.result
            changes.append(step.change)
        }
        return Outcome(bytes: found.outcome == .valid && !changes.isEmpty ? document : nil, changes: changes)
    }

    private struct Step {
        var bytes: [UInt8]
        var result: DocumentResult
        var change: Change
    }

    /// The first repair that is certain.
    private func nextRepair(of bytes: [UInt8], _ found: DocumentResult, _ item: InputItem, hopeless: inout ExactSet) -> Step? {
        let places = TextPlaces(bytes)
        for finding in found.findings where finding.severity == .error && finding.acceptance == nil {
            for location in [finding.location] + finding.others.prefix(50) {
                let key = "\(finding.code) \(location.xpath ?? location.pointer ?? "") \(finding.message.text(in: .english))"
                if hopeless.contains(key) { continue }
                var one = finding
                one.location = location
                var certain: [Step] = []
                for repair in Repair.all(for: one, in: places) {
                    guard checksLeft > 0 else { return nil }
                    checksLeft -= 1
                    guard let after = check.check(item, in: DocumentSource(repair.bytes, name: item.path)),
                        Self.isBetter(after, than: found)
                    else { continue }
                    certain.append(Step(bytes: repair.bytes, result: after, change: Change(location: location, message: repair.message)))
                }
                if certain.count == 1 { return certain[0] }
                hopeless.insert(key)
            }
        }
        return nil
    }

    /// Whether fewer errors are found, and none that was not there.
    private static func isBetter(_ after: DocumentResult, than before: DocumentResult) -> Bool {
        func errors(_ result: DocumentResult) -> ExactMap<Int> {
            var counts: ExactMap<Int> = [:]
            for finding in result.findings where finding.severity == .error { counts[finding.code, default: 0] += finding.count }
            return counts
        }
        let (old, new) = (errors(before), errors(after))
        let sum = { (counts: ExactMap<Int>) in counts.values.reduce(0, +) }
        // What was not checked before, for want of a schema, may show faults of its own once it is.
        if before.outcome == .notChecked { return after.outcome != .notChecked }
        return after.outcome != .notChecked && sum(new) < sum(old) && new.allSatisfy { old[$0.key, default: 0] >= $0.value }
    }

    private static func bytes(of item: InputItem) -> [UInt8]? {
        guard let source = try? DocumentSource(item) else { return nil }
        // The file is open as long as the source is there.
        return withExtendedLifetime(source) {
            guard let reader = try? source.open(), let bytes = try? reader.peek(longest + 1), bytes.count <= longest,
                String(validating: bytes, as: UTF8.self) != nil
            else { return nil }
            return Array(bytes)
        }
    }
}
