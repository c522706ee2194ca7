import Foundation
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLSchema
import RapporteurXMLStream
import TestSupport
import Testing

/// Hints are true: what a machine can do of them makes documents better.
@Suite struct HintTests {
    /// Each change at every third element, or with ALL_DOCUMENTS=1 at every one.
    private static let isThorough = ProcessInfo.processInfo.environment["ALL_DOCUMENTS"] != nil

    private struct Count {
        var changed = 0
        var followed = 0
        var useless: [String] = []
    }

    /// The errors of a document, but not those of what was just added empty.
    private func errors(_ xml: String, _ mapping: JSONMapping, without added: [String] = []) throws -> (all: [Finding], count: Int) {
        let log = try toJSON(xml, mapping).log
        let errors = log.findings.filter { $0.severity == .error }
        let own = errors.filter { finding in
            !added.contains { name in
                name.hasPrefix("@")
                    ? finding.message.text(in: .english).contains("“\(MarkupOutline.local(String(name.dropFirst())))”")
                        || finding.message.text(in: .english).contains(name.dropFirst())
                    : (finding.location.xpath ?? "").split(separator: "/").contains {
                        MarkupOutline.local(String($0.prefix { $0 != "[" })) == MarkupOutline.local(name)
                    }
            }
        }
        return (errors, own.reduce(0) { $0 + $1.count })
    }

    /// What names in findings stand for.
    private func namespaces(_ mapping: JSONMapping) -> ExactMap<[String]> {
        var found: ExactMap<[String]> = [:]
        for element in mapping.schema.elements {
            let shown = mapping.schema.shownName(element.name)
            if found[shown]?.contains(element.name.namespace) != true { found[shown, default: []].append(element.name.namespace) }
        }
        return found
    }

    /// Changes a document at its elements, one after the other, and does what the first hint says.
    private func probe(_ xml: String, _ mapping: JSONMapping, step: Int, count: inout Count) throws {
        let outline = MarkupOutline(xml)
        let namespaces = namespaces(mapping)
        for (number, mutation) in Mutation.allCases.enumerated() {
            for index in stride(from: number % step, to: outline.elements.count, by: step) {
                guard let changed = mutation.apply(to: outline, at: index) else { continue }
                let (found, before) = try errors(changed, mapping)
                guard let first = found.first else { continue }
                count.changed += 1
                guard let ways = HintFollower(
                    outline: MarkupOutline(changed), finding: first, namespaces: namespaces).follow() else { continue }
                count.followed += 1
                let helps = try ways.contains { way in try errors(way.text, mapping, without: way.added).count < before }
                if !helps {
                    count.useless.append(
                        "\(mutation): \(first.message.text(in: .english)) \(first.hint?.text(in: .english) ?? "") \(way(ways))")
                }
            }
        }
    }

    private func way(_ ways: [HintFollower.Followed]) -> String { String(ways.first?.text.prefix(600) ?? "") }

    @Test(arguments: Family.all) func helpsWithForeignSchemas(_ family: Family) throws {
        let mapping = try family.mapping()
        var count = Count()
        for (_, xml) in try family.documents("good") where !xml.contains("<!DOCTYPE") {
            try probe(xml, mapping, step: Self.isThorough ? 1 : 3, count: &count)
        }
        if count.changed > 0 { #expect(count.followed * 4 > count.changed, "\(count.followed) of \(count.changed)") }
        #expect(count.useless.isEmpty, "\(count.useless.count) of \(count.followed): \(count.useless.prefix(3))")
    }

    @Test func helpsWithReports() throws {
        let root = SharedData.projectRoot
        let mapping = JSONMapping(schema: try Schema.load(root.appendingPathComponent("Schemas/report/report.xsd").path))
        var count = Count()
        for name in ["communication", "note-verbale"] {
            let xml = try String(contentsOf: root.appendingPathComponent("Samples/\(name).xml"), encoding: .utf8)
            try probe(xml, mapping, step: Self.isThorough ? 1 : 3, count: &count)
        }
        #expect(count.useless.isEmpty, "\(count.useless.count) of \(count.followed): \(count.useless.prefix(3))")
    }

    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason)) func helpsWithPublishedDocuments() throws {
        let mapping = JSONMapping(schema: try Schema.load(SharedData.url("akn/akomantoso30.xsd").path))
        let folder = try SharedData.unpacked("un-corpus.tar.xz")
        let corpus = FileManager.default.fileExists(atPath: folder.appendingPathComponent("un-corpus/cases.tsv").path)
            ? folder.appendingPathComponent("un-corpus") : folder
        let cases = try String(contentsOf: corpus.appendingPathComponent("cases.tsv"), encoding: .utf8)
        let files = cases.split(separator: "\n").map { $0.split(separator: "\t") }.filter { $0.count > 1 && $0[1] == "valid" }
        var count = Count()
        for (index, file) in files.enumerated() where index % (Self.isThorough ? 20 : 80) == 0 {
            let xml = try String(contentsOf: corpus.appendingPathComponent(String(file[0])), encoding: .utf8)
            if xml.utf8.count > 60_000 { continue }
            try probe(xml, mapping, step: max(1, MarkupOutline(xml).elements.count / 12), count: &count)
        }
        #expect(count.followed > 50)
        #expect(count.useless.isEmpty, "\(count.useless.count) of \(count.followed): \(count.useless.prefix(3))")
    }
}
