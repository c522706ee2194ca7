import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing
@testable import RapporteurXMLStream

/// The same events come out wherever the source is cut.
@Suite struct ReaderSplitTests {
    static let documents: [[UInt8]] = {
        let plain = """
            <?xml version="1.0" encoding="UTF-8"?>\r\n<!-- é -->
            <p:r xmlns:p="urn:a" b="x&#10;y é">t&amp;\u{1F600}\r\nu\rv<![CDATA[ a]] >]]><c/><?pi d?></p:r>\n
            """
        let sixteen = Array("\u{FEFF}<?xml version='1.0' encoding='UTF-16'?><a b='é'>\u{1F600}x</a>".utf16)
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a b='\u{E9}'>\u{FC}</a>".unicodeScalars.map { UInt8($0.value) })
        return [
            Array(plain.utf8), [0xEF, 0xBB, 0xBF] + Array(plain.utf8),
            sixteen.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, sixteen.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
            latin, Array("<a><b></a>".utf8), Array("<a>\u{1}</a>".utf8), Array("<a>é".utf8) + [0xFF, 0x3C],
        ]
    }()

    @Test(arguments: 0..<documents.count)
    func cutAnywhere(_ index: Int) throws {
        let document = Self.documents[index]
        let whole = try read(document)
        for tuning in [ReaderTuning(), .fed] {
            for cut in 0...document.count {
                let reading = try read(pieces: [Array(document[..<cut]), Array(document[cut...])], tuning: tuning)
                #expect(reading.result == whole.result)
                #expect(reading.lines == whole.lines, "cut at \(cut)")
                #expect(reading.findings.findings == whole.findings.findings, "cut at \(cut)")
            }
            let bytewise = try read(pieces: document.map { [$0] }, tuning: tuning)
            #expect(bytewise.lines == whole.lines)
            #expect(bytewise.findings.findings == whole.findings.findings)
        }
    }

    /// The parser is fed 4,000 bytes at a time: whatever stands at such a border comes out the same.
    @Test func whereverTheParserIsCut() throws {
        let tail = "<p:r xmlns:p='urn:a' b=\"x&#10;y é\">t&amp;\u{1F600}\r\nu\rv<![CDATA[ a]] >]]><c/><?pi d?></p:r><!--é-->"
        for padding in stride(from: 3800, through: 4010, by: 1) {
            let document = "<a>" + String(repeating: "x", count: padding) + tail + "</a>"
            let whole = try read(document), fed = try read(document, tuning: .fed)
            #expect(whole.result == .complete)
            #expect(fed.lines == whole.lines, "padding \(padding)")
        }
    }

    @Test func smallChunksAndBatchesLoseNothing() throws {
        var document = "<list>"
        for number in 0..<3000 { document += "<item n=\"\(number)\">\(String(repeating: "é", count: number % 50))</item>\n" }
        document += "</list>"
        let whole = try read(document)
        var tuning = ReaderTuning.fed(batchEvents: 7)
        tuning.chunk = 100
        tuning.batchBytes = 64
        let fed = try read(document, tuning: tuning)
        #expect(fed.recorder.texts == whole.recorder.texts)
        #expect(fed.recorder.batches > whole.recorder.batches)
    }

    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func publishedDocumentsReadTheSameWholeAndFed() throws {
        let folder = try SharedData.unpacked("un-corpus.tar.xz")
        let files = xmlFiles(below: folder).prefix(60)
        try #require(files.count == 60)
        for file in files {
            let bytes = Array(try Data(contentsOf: file))
            let whole = try read(bytes), fed = try read(bytes, tuning: .fed)
            #expect(fed.result == whole.result)
            #expect(fed.lines == whole.lines, "\(file.lastPathComponent)")
            #expect(fed.findings.findings == whole.findings.findings)
        }
    }
}
