import RapporteurDiagnostics
import Foundation
import RapporteurInterchange
@testable import RapporteurAkomaNtoso
@testable import RapporteurReportModel
import Testing
import TestSupport
import RapporteurXMLSchema
import RapporteurXMLStream

/// Report → AKN4UN → report gives an equal value.
@Suite struct AkomaNtosoRoundTripTests {
    @Test(arguments: sampleNames) func samplesComeBack(name: String) throws {
        let document = try AnyReportDocument(contentsOf: .file(samplePath("\(name).xml")))
        for wrapper in AkomaNtosoOptions.Wrapper.allCases {
            for isIndented in [true, false] {
                var options = AkomaNtosoOptions()
                options.wrapper = wrapper
                options.isIndented = isIndented
                let reading = try AkomaNtoso.read(.bytes(AkomaNtoso.write(document, options)))
                #expect(reading.isExported)
                #expect(reading.document == document)
            }
        }
    }

    /// Documents made at random, of all that the schema describes. What is there once more when the value is written
    /// again was carried: nothing may be said to be left.
    @Test func generatedDocumentsComeBack() throws {
        for seed in 0..<RandomDocuments.count {
            var options = AkomaNtosoOptions()
            if seed % 3 == 1 { options.wrapper = .documentCollection }
            let document = AnyReportDocument(RandomDocuments.document(seed))
            let reading = try AkomaNtoso.read(.bytes(AkomaNtoso.write(document, options)))
            let isSame = reading.document == document
            try #require(isSame, "seed \(seed)")
            try #require(reading.findings.isEmpty, "seed \(seed)")
        }
    }

    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason)) func exportsAreValid() throws {
        let validation = try Validity.validation()
        for name in sampleNames {
            for wrapper in AkomaNtosoOptions.Wrapper.allCases {
                var options = AkomaNtosoOptions()
                options.wrapper = wrapper
                let document = try AnyReportDocument(contentsOf: .file(samplePath("\(name).xml")))
                #expect(try Validity.findings(AkomaNtoso.write(document, options), validation) == [], "\(name)")
            }
        }
        for seed in 0..<RandomDocuments.count {
            let made = try AkomaNtoso.write(AnyReportDocument(RandomDocuments.document(seed)))
            let findings = try Validity.findings(made, validation)
            try #require(findings == [], "seed \(seed)")
        }
    }

    /// A marker before its note, in it, and after it; a note without any.
    @Test func notesKeepTheirPlaces() throws {
        let report = Report(
            title: ["T", .noteRef(NoteRef(note: "late", text: "*"))],
            blocks: [
                .note(Note(id: "late", marker: "*", content: ["Of the title."])),
                .note(Note(id: "alone", marker: "a", content: ["Nobody leads here."])),
                .paragraph(Paragraph(label: "1", content: ["See", .noteRef(NoteRef(note: "self", text: "1"))])),
                .note(Note(id: "self", marker: "1", content: ["Me", .noteRef(NoteRef(note: "self", text: "1/"))])),
                .note(Note(id: "early", marker: "2", content: ["Printed before."])),
                .paragraph(Paragraph(label: "2", content: [.noteRef(NoteRef(note: "early", text: "2"))])),
            ],
            notes: Notes(heading: ["Notes"], notes: [Note(id: "end", marker: "3", content: ["At the end."])]))
        let made = try AkomaNtoso.write(.report(report))
        #expect(try AkomaNtoso.read(.bytes(made)).document == .report(report))
        let text = String(decoding: made, as: UTF8.self)
        #expect(text.components(separatedBy: "<authorialNote").count == 6)
    }

    @Test(arguments: [
        ("rap:role=\"respondent\"", "rap:role=\"guest\"", "akn.exported"),
        ("rap:kind=\"resolution\"", "rap:kind=\"song\"", "akn.exported"),
        ("rap:document=\"report\"", "rap:document=\"poem\"", "akn.exported"),
        ("normalized=\"15\"", "normalized=\"many\"", "akn.exported"),
        ("</akomaNtoso>", "", "xml.malformed."), ("<mainBody", "</mainBody><x", "xml.malformed."),
    ])
    func changedExportsAreRefused(text: String, other: String, code: String) throws {
        let document = try AnyReportDocument(contentsOf: .file(samplePath("protection-of-migrants.xml")))
        let made = String(decoding: try AkomaNtoso.write(document), as: UTF8.self)
        try #require(made.contains(text))
        let changed = made.replacingOccurrences(of: text, with: other)
        let error = workError { try AkomaNtoso.read(.bytes(Array(changed.utf8))) }
        #expect(error?.findings.first?.code.hasPrefix(code) == true)
        #expect((error?.findings.first?.location.line ?? 0) > 1)
    }

    /// What others put into an exported document, or change where nothing is read, is counted.
    @Test(arguments: [
        ("<mainBody ", "<mainBody status=\"editorial\" ", "akn.attribute.notCarried", "1 attribute has", "mainBody@status"),
        ("<mainBody ", "<mainBody xmlns:x=\"urn:x\" x:a=\"1\" period=\"#p\" ", "akn.attribute.notCarried", "2 attributes have", "mainBody@{urn:x}a, mainBody@period"),
        ("eId=\"para_7\"", "eId=\"para_7bis\"", "akn.attribute.notCarried", "1 attribute has", "paragraph@eId"),
        ("<FRBRcountry ", "<FRBRcountry akn4un:data-x=\"1\" ", "akn.attribute.notCarried", "1 attribute has", "FRBRcountry@akn4un:data-x"),
        ("</mainBody>", "</mainBody><conclusions><p>End.</p></conclusions>", "akn.element.notCarried", "2 elements have", "conclusions, p"),
        ("<mainBody ", "<!-- a --><?b c?><mainBody ", "akn.markup.notCarried", "2 comments", "instructions"),
    ])
    func whatIsNotCarriedIsSaid(text: String, other: String, code: String, count: String, names: String) throws {
        let document = try AnyReportDocument(contentsOf: .file(samplePath("protection-of-migrants.xml")))
        let made = String(decoding: try AkomaNtoso.write(document), as: UTF8.self)
        let parts = made.components(separatedBy: text)
        try #require(parts.count == 2)
        let reading = try AkomaNtoso.read(.bytes(Array((parts[0] + other + parts[1]).utf8)))
        #expect(reading.document == document)
        #expect(reading.findings.map(\.code) == [code])
        let message = reading.findings.first?.message.description ?? ""
        #expect(message.hasPrefix(count) && message.contains(names), "\(message)")
        #expect(reading.findings.first?.severity == .note)
    }

    @Test(arguments: ["<x/>", "<akomaNtoso/>", "<akomaNtoso xmlns='urn:other'/>", "", "{}"])
    func otherDocumentsAreRefused(text: String) {
        #expect(workError { try AkomaNtoso.read(.bytes(Array(text.utf8))) } != nil)
    }

    /// Deeper than any report can be.
    @Test func depthIsBounded() async throws {
        let depth = 100_000
        let text = String(repeating: "<akomaNtoso>", count: depth) + String(repeating: "</akomaNtoso>", count: depth)
        try await onSmallStack {
            #expect(workError { try AkomaNtoso.read(.bytes(Array(text.utf8))) } != nil)
        }
    }
}

/// Validity against the schema of Akoma Ntoso.
enum Validity {
    static func validation() throws -> XMLValidation {
        let schema = try Schema.load(SharedData.url("akn/akomantoso30.xsd").path)
        return XMLValidation { _ in schema }
    }

    static func findings(_ bytes: [UInt8], _ validation: XMLValidation) throws -> [String] {
        let log = FindingLog()
        _ = try validation.validate(ByteReader(.bytes(bytes)), findings: log)
        return log.findings.map { "\($0.location.line ?? 0): \($0.message)" }
    }
}

extension AnyReportDocument {
    init(_ document: any ReportDocument) {
        switch document {
        case let value as Report: self = .report(value)
        case let value as Communication: self = .communication(value)
        case let value as NoteVerbale: self = .noteVerbale(value)
        case let value as Document: self = .document(value)
        default: preconditionFailure("there are four kinds of documents")
        }
    }
}
