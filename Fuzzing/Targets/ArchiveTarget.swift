import RapporteurArchives
import RapporteurDiagnostics
import RapporteurImporting

/// Archives: reading one twice gives the same, and no path that is called harmless leads out of its folder.
final class ArchiveTarget: FuzzTarget {
    static let name = "archive"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        var limits = ArchiveLimits()
        limits.totalSize = 16 << 20
        let first = Self.contents(bytes, limits)
        try expectEqual(first.told, Self.contents(bytes, limits).told, "read again")
        for entry in first.entries where entry.pathProblem == nil {
            let names = entry.path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            try expect(
                !entry.path.isEmpty && !names.contains { $0.elementsEqual("..".utf8) } && entry.path.utf8.first != UInt8(ascii: "/"),
                "a path leads out: \(entry.path)")
        }
    }

    private static func contents(_ bytes: [UInt8], _ limits: ArchiveLimits) -> (entries: [ArchiveEntry], told: [String]) {
        var entries: [ArchiveEntry] = []
        var told: [String] = []
        do throws(WorkError) {
            let reader = try ArchiveReader(.bytes(bytes), name: "t.zip", limits: limits)
            while let entry = try reader.next() {
                entries.append(entry)
                guard entry.kind == .file, !entry.isEncrypted else { continue }
                do throws(WorkError) {
                    told.append("\(entry.path) \(try reader.readAll(atMost: 1 << 20).hashValue)")
                } catch {
                    told += error.told
                    if reader.isBroken { break }
                }
            }
        } catch {
            told += error.told
        }
        return (entries, told)
    }
}
