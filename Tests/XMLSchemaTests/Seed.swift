import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing
import RapporteurXMLSchema
import RapporteurXMLStream

/// One fault put into a sample, and the one finding that it has to give.
struct Seed: Sendable, CustomTestStringConvertible {
    enum Sample: String, Sendable { case report = "protection-of-migrants", communication, noteVerbale = "note-verbale" }

    var what: String
    var sample: Sample
    /// The first occurrence of `old` is replaced.
    var old: String
    var new: String
    /// "line:column code"
    var expected: String
    /// How the hint begins.
    var hint: String
    /// How many notes may say what follows from the fault.
    var notes: Int
    var testDescription: String { what }

    init(
        _ what: String, in sample: Sample, _ old: String, _ new: String, _ expected: String, _ hint: String,
        notes: Int = 0
    ) {
        self.what = what
        self.sample = sample
        self.old = old
        self.new = new
        self.expected = expected
        self.hint = hint
        self.notes = notes
    }

    func document() throws -> String {
        let file = SharedData.projectRoot.appendingPathComponent("Samples/\(sample.rawValue).xml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let range = try #require(text.range(of: old), "the sample has no “\(old)”")
        var changed = text.replacingCharacters(in: range, with: new)
        // A start tag that is renamed takes its end tag along.
        if let from = Self.renamed(old), let to = Self.renamed(new), from != to, !new.contains("</"), !old.contains("</") {
            if let end = changed.range(of: "</\(from)>") { changed.replaceSubrange(end, with: "</\(to)>") }
        }
        return changed
    }

    private static func renamed(_ tag: String) -> String? {
        guard tag.first == "<", let name = tag.dropFirst().split(whereSeparator: { " >/".contains($0) }).first else { return nil }
        return name.first?.isLetter == true ? String(name) : nil
    }
}

/// The schema of reports, compiled once.
enum ReportSchema {
    static let schema = Result {
        try Schema.load(SharedData.projectRoot.appendingPathComponent("Schemas/report/report.xsd").path)
    }
}
