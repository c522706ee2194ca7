import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing
import RapporteurXMLSchema

/// Single faults in the real samples: each gives exactly one error, with its code, its place and a hint that helps.
@Suite struct SeededFaultTests {
    @Test(arguments: Seed.elements + Seed.values + Seed.syntax) func givesOneFinding(_ seed: Seed) throws {
        let schema = try ReportSchema.schema.get()
        let log = try findings(Array(seed.document().utf8), schema)
        let errors = log.findings.filter { $0.severity == .error }
        let found = errors.map {
            "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code)\($0.count == 1 ? "" : " ×\($0.count)")"
        }
        #expect(found == [seed.expected], "\(log.findings.map(\.message.description))")
        let hint = errors.first?.hint?.description ?? ""
        #expect(hint.hasPrefix(seed.hint), "\(hint)")
        #expect(log.findings.count - errors.count == seed.notes, "\(log.findings.map(\.message.description))")
        // A sentence, and an action.
        #expect(errors.first?.message.description.hasSuffix(".") == true)
        #expect(hint.hasSuffix(".") || hint.hasSuffix("?") || hint.hasSuffix("…") || hint.hasSuffix(">"), "\(hint)")
    }

    /// The samples themselves have no fault, so that what is found is what was put in.
    @Test(arguments: [Seed.Sample.report, .communication, .noteVerbale]) func samplesAreValid(_ sample: Seed.Sample) throws {
        let seed = Seed("nothing", in: sample, "<", "<", "", "")
        let log = try findings(Array(seed.document().utf8), try ReportSchema.schema.get())
        #expect(log.findings.isEmpty)
    }

    /// Cut off anywhere, a document has one error, that says so; and nothing is found that only follows from it.
    @Test func truncatedAnywhere() throws {
        let schema = try ReportSchema.schema.get()
        let bytes = Array(try Seed("nothing", in: .noteVerbale, "<", "<", "", "").document().utf8)
        let end = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
        for count in stride(from: 1, through: end, by: 5) {
            let log = try findings(Array(bytes[..<count]), schema)
            let errors = log.findings.filter { $0.severity == .error }.map(\.code)
            #expect(errors == ["xml.malformed.truncated"], "cut at \(count): \(errors)")
        }
    }

    /// Any byte may be damaged: something is said of it, or the document is as good as before; nothing floods.
    @Test(arguments: [UInt8(0), 1, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), 0x80, 0xFF])
    func damagedAnywhere(_ byte: UInt8) throws {
        let schema = try ReportSchema.schema.get()
        let bytes = Array(try Seed("nothing", in: .noteVerbale, "<", "<", "", "").document().utf8)
        for place in stride(from: 0, to: bytes.count, by: 11) {
            var damaged = bytes
            damaged[place] = byte
            let log = try findings(damaged, schema)
            let errors = log.findings.filter { $0.severity == .error }.count
            #expect(errors <= 6, "byte \(place): \(log.findings.map(\.message.description))")
            if byte == 0 || byte == 1 || byte == 0xFF { #expect(errors > 0, "byte \(place)") }
        }
    }
}
