import RapporteurDiagnostics

/// The elements that the schema has found errors in.
///
/// A misspelt attribute is a missing one to the rules: one cause would give several findings. So rules have no say
/// about an element whose values are wrong, and where children are wrong what they say is a note.
struct FaultyElements {
    private enum Fault {
        case value
        case children
    }

    /// By indexed path.
    private var faults: ExactMap<Fault> = [:]

    init(_ findings: [Finding]) {
        for finding in findings where finding.severity == .error {
            guard let path = finding.location.xpath.map(Self.element) else { continue }
            guard Self.concernsChildren(finding.code) else {
                faults[path] = .value
                continue
            }
            note(path)
            // A child that does not belong where it stands is one that its parent may lack.
            if finding.code != "xsd.element.missing", let parent = Self.parent(of: path) { note(parent) }
        }
    }

    private mutating func note(_ path: String) {
        if faults[path] == nil { faults[path] = .children }
    }

    /// What is to be said of a rule's finding: nil where nothing is.
    func weighed(_ finding: Finding) -> Finding? {
        guard !faults.isEmpty, let path = finding.location.xpath.map(Self.element) else { return finding }
        switch faults[path] {
        case nil: return finding
        case .value: return nil
        case .children:
            guard finding.severity > .note else { return finding }
            var note = finding
            note.severity = .note
            note.hint = Message("rule.consequence/hint")
            return note
        }
    }

    private static func concernsChildren(_ code: String) -> Bool {
        code.begins(with: "xsd.element.") || code.begins(with: "xsd.text.") || code.begins(with: "xml.")
    }

    /// The path of the element that an attribute is of; other paths as they are.
    private static func element(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), path[slash...].begins(with: "/@") else { return path }
        return String(path[..<slash])
    }

    private static func parent(of path: String) -> String? {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return nil }
        return String(path[..<slash])
    }
}
