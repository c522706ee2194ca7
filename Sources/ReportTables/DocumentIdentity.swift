import RapporteurInterchange
import RapporteurReportModel

/// What the table `documents` says, but for what only the run knows: file and digest.
struct DocumentIdentity {
    var root: String
    var symbols: [String] = []
    var jobNumber: String?
    var title: String?
    var type: String?
    var author: String?
    /// The date of issue.
    var date: PartialDate?
    var adopted: PartialDate?
    var organ: String?
    var committee: String?
    var committeeName: String?
    var session: String?
    var agendaItems: [String] = []
    var agendaTitles: [String] = []
    var originalLanguages: [String] = []
    var relations: [Relation] = []
    var mandates: [Mandate] = []
    var paragraphs: Int?
    var words: TableValue = .none
    var characters: Int?

    init(root: String) { self.root = root }

    /// The columns from `file` on.
    var values: [TableValue] {
        let first: [TableValue] = [
            .none, .none, .string(root), .joined(symbols), .text(jobNumber), .text(title), .text(type), .text(author),
            .date(date), .precision(date), .date(adopted), .precision(adopted), .text(organ), .text(committee),
            .text(committeeName), .text(session), .joined(agendaItems), .joined(agendaTitles),
        ]
        let second: [TableValue] = [
            .joined(originalLanguages), .joined(relations.map(\.kind.rawValue)), .joined(relations.compactMap(\.to)),
            .joined(mandates.map(\.symbol)), .integer(paragraphs), words, .integer(characters),
        ]
        return first + second
    }
}

extension DocumentRows {
    /// Says in the row of the document which input it is.
    package mutating func setInput(file: String, sha256: String?) {
        set(.string(file), column: 0, ofRow: 0, in: .documents)
        set(.text(sha256), column: 1, ofRow: 0, in: .documents)
    }
}
