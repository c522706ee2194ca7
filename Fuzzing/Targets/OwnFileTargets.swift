import RapporteurBatch
import RapporteurDiagnostics
import RapporteurPacks

/// Manifests of earlier runs: a line that is read says the same when it is written and read again.
final class ManifestTarget: FuzzTarget {
    static let name = "manifest"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        let told = try ManifestIndex(reading: ByteReader(.bytes(bytes)))
        try expectEqual(told.size, bytes.count, "bytes of a manifest")
        for line in bytes.split(separator: UInt8(ascii: "\n")).prefix(100) {
            guard let entry = ManifestEntry(line: Array(line)) else { continue }
            try expectEqual(ManifestEntry(line: entry.line), entry, "a line, written again")
        }
    }
}

/// Baselines: they are read or refused, and accept nothing that must not be accepted.
final class BaselineTarget: FuzzTarget {
    static let name = "baseline"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        guard let today = CalendarDay("2002-07-02"),
            let baseline = try? BaselineFile.read(.bytes(bytes), name: "b.json", today: today)
        else { return }
        let log = FindingLog()
        log.add(Finding(code: "xsd.content.unexpected", message: Message("xsd.content.unexpected"), location: Location(file: "a.xml", line: 1, column: 1, xpath: "/a/b[2]")))
        log.addNotChecked(Finding(code: "xml.syntax", message: Message("xml.syntax"), location: Location(file: "a.xml", line: 1, column: 1, xpath: "/a")))
        baseline.accept(log, file: "a.xml")
        _ = baseline.findings
        try expect(log.outcome != .valid, "a document that could not be read is accepted")
    }
}

/// Descriptions of packs: what is read says the same when it is written and read again, and names files inside alone.
final class PackTarget: FuzzTarget {
    static let name = "pack"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        guard let pack = try? PackFile.read(.bytes(bytes), name: "pack.json", origin: .folder("p")) else { return }
        for name in pack.xsd + pack.rules + pack.codelists {
            let steps = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            try expect(
                !steps.contains { $0.isEmpty || $0.elementsEqual("..".utf8) } && !name.utf8.contains(0), "a path leads out: \(name)")
        }
        let text = PackFile.text(pack)
        guard let again = try? PackFile.read(.bytes(text), name: "pack.json", origin: .folder("p")) else {
            throw Contradiction("what was written is refused: \(shown(text))")
        }
        try expectEqual(shown(PackFile.text(again)), shown(text), "a description, written again")
    }
}
