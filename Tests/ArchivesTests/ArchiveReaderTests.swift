import RapporteurArchives
import RapporteurDiagnostics
import TestSupport
import Testing

@Suite struct ArchiveReaderTests {
    private static let plain = ZipMaker.archive([
        .init("a.xml", "<a/>"), .init("folder/", ""), .init("folder/é.xml", "<b>1</b>"), .init("empty.xml", ""),
    ])

    private func contents(_ reader: ArchiveReader) throws -> [String: String] {
        var result: [String: String] = [:]
        while let entry = try reader.next() {
            if entry.kind == .file { result[entry.path] = String(decoding: try reader.readAll(atMost: 1 << 20), as: UTF8.self) }
        }
        return result
    }

    @Test func givesWhatIsInIt() throws {
        let reader = try ArchiveReader(.bytes(Self.plain), name: "x.zip")
        #expect(try contents(reader) == ["a.xml": "<a/>", "folder/é.xml": "<b>1</b>", "empty.xml": ""])
    }

    @Test func headersAloneTellTheEntries() throws {
        let reader = try ArchiveReader(.bytes(Self.plain), name: "x.zip")
        var seen: [String] = []
        while let entry = try reader.next() { seen.append("\(entry.path) \(entry.kind)") }
        #expect(seen == ["a.xml file", "folder/ folder", "folder/é.xml file", "empty.xml file"])
    }

    @Test func truncatedAtEveryByteEndsInAFindingOrInLess() throws {
        for length in 0..<Self.plain.count {
            do {
                let reader = try ArchiveReader(.bytes(Array(Self.plain[..<length])), name: "x.zip")
                let found = try contents(reader)
                // The directory of a .zip is at its end: what is given is right all the same.
                for (path, text) in found { #expect(text == (try contents(ArchiveReader(.bytes(Self.plain), name: "")))[path]) }
            } catch let error as WorkError {
                #expect(error.findings.first?.code == "archive.malformed")
                #expect(error.findings.first?.location.file == "x.zip")
            }
        }
    }

    @Test func aWrongChecksumIsAFinding() throws {
        let bytes = ZipMaker.archive([.init("a.xml", Array("<a/>".utf8), crcError: 1)])
        let reader = try ArchiveReader(.bytes(bytes), name: "x.zip")
        let error = try #require(throws: WorkError.self) { try contents(reader) }
        #expect(error.findings.first?.code == "archive.malformed")
    }

    @Test func anEncryptedFileSaysSo() throws {
        let reader = try ArchiveReader(
            .bytes(ZipMaker.archive([.init("a.xml", Array("0123456789012345".utf8), isEncrypted: true)])), name: "x.zip")
        #expect(try reader.next()?.isEncrypted == true)
        #expect(throws: WorkError.self) { try reader.readAll(atMost: 100) }
    }

    @Test(arguments: [
        ("a.xml", nil), ("a/b/c.xml", nil), ("./a.xml", nil), ("a..xml", nil), ("..a/b.xml", nil),
        ("../a.xml", .leavesFolder), ("a/../../b.xml", .leavesFolder), ("a/..", .leavesFolder), ("/etc/a.xml", .absolute),
        ("C:/a.xml", .absolute), ("c:a.xml", .absolute), ("a\u{1}.xml", .unreadable),
        ("a\n.xml", .unreadable), ("../\u{301}a.xml", .leavesFolder), ("a/..\u{2F}\u{338}b.xml", .leavesFolder),
        ("..\u{301}/a.xml", nil), ("/\u{20DD}etc/a.xml", .absolute), ("a/..//\u{FE0F}b.xml", .leavesFolder),
        ("C:\u{301}a.xml", .absolute),
    ] as [(String, ArchiveEntry.PathProblem?)])
    func pathsThatLeadElsewhereAreKnown(_ path: String, _ problem: ArchiveEntry.PathProblem?) throws {
        let reader = try ArchiveReader(.bytes(ZipMaker.archive([.init(path, "<a/>")])), name: "x.zip")
        let entry = try #require(try reader.next())
        #expect(entry.path.isExactly(path))
        #expect(entry.pathProblem == problem)
    }

    @Test(arguments: [
        ("entries", 2), ("pathLength", 5), ("pathDepth", 0), ("fileSize", 5), ("totalSize", 9),
    ])
    func noBoundIsReachedSilently(_ bound: String, _ value: Int) throws {
        var limits = ArchiveLimits()
        switch bound {
        case "entries": limits.entries = value
        case "pathLength": limits.pathLength = value
        case "pathDepth": limits.pathDepth = value
        case "fileSize": limits.fileSize = value
        default: limits.totalSize = value
        }
        let reader = try ArchiveReader(.bytes(Self.plain), name: "x.zip", limits: limits)
        let error = try #require(throws: WorkError.self) { try contents(reader) }
        #expect(error.findings.first?.code == "archive.limit")
        #expect(error.kind == .input)
    }

    @Test func onlyTheFormatsAskedForAreRead() {
        #expect(throws: WorkError.self) { try contents(ArchiveReader(.bytes(Self.plain), name: "x", formats: [.tar])) }
    }

    @Test(arguments: ["", "PK", "PK\u{3}\u{4}", "no archive at all", "\u{0}\u{0}\u{0}\u{0}"])
    func whatIsNoArchiveEndsInAFinding(_ text: String) {
        #expect(throws: WorkError.self) { try contents(ArchiveReader(.bytes(Array(text.utf8)), name: "x")) }
    }

    @Test func aMissingFileIsMissing() throws {
        let error = try #require(throws: WorkError.self) { try ArchiveReader(.file("/nowhere/x.zip"), name: "x.zip") }
        #expect(error.findings.first?.code == "input.missing")
    }

    @Test func formatsAreRecognisedByContent() {
        #expect(ArchiveReader.Format.recognise(Self.plain[...]) == .zip)
        #expect(ArchiveReader.Format.recognise([0x1F, 0x8B, 0x08, 0x00]) == .tar)
        #expect(ArchiveReader.Format.recognise(Array("<a/>".utf8)[...]) == nil)
        #expect(ArchiveReader.Format.recognise([]) == nil)
    }
}
