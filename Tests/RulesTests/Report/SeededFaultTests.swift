import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing

@testable import RapporteurRules

/// One fault at a time in a good document: one finding, of the right code, at the right line, with a hint that helps.
@Suite struct SeededFaultTests {
    private static let rules = Result { try PackRules.load(PackRules.report) }
    private static let faults = Result { try SeededFault.read() }

    @Test func oneFaultGivesOneFinding() throws {
        let runner = try PackRules.runner(PackRules.report)
        for fault in try Self.faults.get() {
            let good = try fault.document()
            let before = try PackRules.findings(runner, on: Data(good.utf8)).findings
            let bad = try #require(fault.applied(to: good), "\(fault.name): its text is not in the document")
            let after = try PackRules.findings(runner, on: Data(bad.utf8)).findings
            let new = SeededFault.difference(after, before)
            let told = new.map { "\($0.code):\($0.location.line ?? 0) \($0.message) (\($0.hint?.description ?? ""))" }
            #expect(new.map(\.code) == [fault.code], "\(fault.name): \(told)")
            guard let finding = new.first else { continue }
            #expect(finding.location.line == SeededFault.line(of: fault.place, in: bad), "\(fault.name): \(told)")
            #expect(finding.hint?.description.contains(fault.hint) == true, "\(fault.name): \(told)")
        }
    }

    /// Every rule has a fault that makes it speak.
    @Test func everyRuleIsSeeded() throws {
        let seeded = try Set(Self.faults.get().map(\.code))
        let rules = try Self.rules.get().codes.map(\.code)
        #expect(Set(rules).subtracting(seeded).sorted() == [])
        #expect(Set(rules).count == rules.count)
    }

    @Test func theDraftIsGood() throws {
        let draft = try SeededFault.text(of: "draft.xml")
        #expect(try PackRules.findings(PackRules.runner(PackRules.report), on: Data(draft.utf8)).findings.map(\.code) == [])
    }

    /// Every rule says what is wrong, and what to do, in all languages.
    @Test(arguments: [PackRules.report, PackRules.akn4un])
    func everyRuleHasItsWords(_ path: String) throws {
        let languages = Set(Language.allCases.map(\.rawValue))
        for pattern in try PackRules.load(path).patterns {
            for assertion in pattern.rules.flatMap(\.assertions) {
                #expect(Set(assertion.messages.keys) == languages, "\(assertion.code)")
                #expect(Set(assertion.hints.keys) == languages, "\(assertion.code)")
            }
        }
    }
}

/// A block of faults.txt, which says how to read it.
struct SeededFault {
    var code = ""
    var sample = "protection-of-migrants"
    var changes: [(from: String, to: String)] = []
    var place = ""
    var hint = ""
    /// The line of faults.txt that it begins on.
    var number = 0

    var name: String { "\(code), line \(number) of faults.txt" }

    static func read() throws -> [SeededFault] {
        var faults: [SeededFault] = []
        var fault: SeededFault?
        for (index, line) in try text(of: "faults.txt").components(separatedBy: "\n").enumerated() {
            if line.isEmpty {
                if let fault { faults.append(fault) }
                fault = nil
            } else if line.hasPrefix("rule.") {
                fault = SeededFault(code: line, number: index + 1)
            } else if line.hasPrefix("in ") {
                fault?.sample = String(line.dropFirst(3))
            } else if line.hasPrefix("- ") {
                fault?.changes.append((String(line.dropFirst(2)), ""))
            } else if line.hasPrefix("+ "), let last = fault?.changes.indices.last {
                fault?.changes[last].to = String(line.dropFirst(2))
            } else if line.hasPrefix("@ ") {
                fault?.place = String(line.dropFirst(2))
            } else if line.hasPrefix("? ") {
                fault?.hint = String(line.dropFirst(2))
            } else if !line.hasPrefix("#") {
                Issue.record("line \(index + 1) of faults.txt cannot be read: \(line)")
            }
        }
        if let fault { faults.append(fault) }
        return faults
    }

    func document() throws -> String {
        if sample.hasSuffix(".xml") { return try Self.text(of: sample) }
        let file = SharedData.projectRoot.appendingPathComponent("Samples/\(sample).xml")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// The document with the fault in it; nil when it cannot be put in.
    func applied(to document: String) -> String? {
        var text = document
        for change in changes {
            guard let range = text.range(of: change.from) else { return nil }
            text.replaceSubrange(range, with: change.to)
        }
        return changes.isEmpty ? nil : text
    }

    /// A file beside this one.
    static func text(of name: String) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// 1-based; nil when no line has the piece.
    static func line(of piece: String, in text: String) -> Int? {
        text.components(separatedBy: "\n").firstIndex { $0.contains(piece) }.map { $0 + 1 }
    }

    /// The findings that were not there before, wherever they stand.
    static func difference(_ after: [Finding], _ before: [Finding]) -> [Finding] {
        var known = before.map { "\($0.code) \($0.message)" }
        return after.filter { finding in
            guard let index = known.firstIndex(of: "\(finding.code) \(finding.message)") else { return true }
            known.remove(at: index)
            return false
        }
    }
}
