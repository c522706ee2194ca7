import RapporteurDiagnostics
import RapporteurReportModel

/// The names of elements in a document, which are unique: those of a communication that are taken get the respondent's
/// code before them, and what refers to them follows.
struct Identifiers {
    private var taken: ExactSet = []

    init(takenBy report: Report) throws(WorkError) {
        taken = ExactSet(try report.identifiers())
    }

    /// The communication with names that are not taken; they are from now on.
    mutating func renamed(_ communication: Communication) throws(WorkError) -> Communication {
        let own = try communication.identifiers()
        let clashes = own.filter(taken.contains)
        taken.formUnion(own)
        guard !clashes.isEmpty else { return communication }
        var renamed: ExactMap<String> = [:]
        let prefix = Self.prefix(communication.facts.respondent)
        for id in clashes {
            var fresh = "\(prefix)-\(id)"
            var number = 2
            while !taken.insert(fresh).inserted {
                fresh = "\(prefix)-\(number)-\(id)"
                number += 1
            }
            renamed[id] = fresh
        }
        return try communication.renamed(renamed)
    }

    /// A code as the beginning of a name: its ASCII letters and digits, after a letter.
    private static func prefix(_ code: String) -> String {
        let plain = String(code.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        return plain.first?.isLetter == true ? plain : "r" + plain
    }
}
