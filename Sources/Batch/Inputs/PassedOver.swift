package import RapporteurDiagnostics

/// What a run found and did not read, by reason; some of each are named.
package struct PassedOver: Sendable {
    package enum Reason: Int, Sendable, CaseIterable {
        /// A file whose name ends as no document's does.
        case otherKind
        /// A hidden file or folder, or one of a program's packages.
        case hidden
        /// `--exclude` names it.
        case excluded
        /// A JSON document that no pack is for.
        case foreign
    }

    struct Group {
        var count = 0
        /// The first of them, as many as a page names.
        var names: [String] = []
    }

    /// How many of each are named in a line.
    private static let named = 3
    /// How many of each are kept, for pages.
    static let kept = 200
    private var groups: [Group] = Reason.allCases.map { _ in Group() }

    package init() {}

    package mutating func add(_ path: String, _ reason: Reason) {
        groups[reason.rawValue].count += 1
        if groups[reason.rawValue].names.count < Self.kept { groups[reason.rawValue].names.append(path) }
    }

    package var isEmpty: Bool { groups.allSatisfy { $0.count == 0 } }

    /// The reasons that there are, each with what it is about.
    var found: [(reason: Reason, group: Group)] {
        Reason.allCases.map { ($0, groups[$0.rawValue]) }.filter { $0.1.count > 0 }
    }

    /// How many there are for a reason.
    package func count(_ reason: Reason) -> Int { groups[reason.rawValue].count }

    /// "Passed over: 2 files of other kinds (a.docx, b.pdf), 1 hidden (.git)"; nil where there is nothing to say.
    package func text(in language: Language) -> String? {
        let parts = Reason.allCases.compactMap { reason -> String? in
            let group = groups[reason.rawValue]
            guard group.count > 0 else { return nil }
            var names = group.names.prefix(Self.named).map(TerminalText.escaped).joined(separator: language.listSeparator)
            if group.count > Self.named { names += ", …" }
            let values: MessageArguments = ["count": .number(group.count), "names": .text(names)]
            let message =
                switch reason {
                case .otherKind: Message("text.passedOver/otherKind", values)
                case .hidden: Message("text.passedOver/hidden", values)
                case .excluded: Message("text.passedOver/excluded", values)
                case .foreign: Message("text.passedOver/foreign", values)
                }
            return message.text(in: language)
        }
        if parts.isEmpty { return nil }
        return Message("text.passedOver", ["what": .text(parts.joined(separator: "; "))]).text(in: language)
    }
}
