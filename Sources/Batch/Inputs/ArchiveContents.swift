import RapporteurArchives
import RapporteurDiagnostics
import Synchronization

/// A document in an archive.
public struct ArchiveMember: Sendable {
    let contents: ArchiveContents
    /// Which entry of the archive it is, 0-based.
    let index: Int

    /// Where the archive is.
    var archivePath: String { contents.path }

    /// Its bytes, unpacked; to be asked for once.
    func unpacked(name: String) throws(WorkError) -> Spool { try contents.unpacked(index, name: name) }
}

/// Unpacks the documents of an archive in one pass, for several threads.
///
/// Threads ask for entries nearly in order; what is passed over on the way to an entry waits for the thread that asks
/// for it. So no more is kept than there are threads.
/// Unchecked, because `lock` guards all that changes; `wanted` is set before there are threads.
final class ArchiveContents: @unchecked Sendable {
    let path: String
    private let lock = Mutex(())
    /// The entries that will be asked for.
    var wanted: [Int] = []
    private var wantedSet: Set<Int>?
    private var reader: ArchiveReader?
    private var position = -1
    private var waiting: [Int: Result<Spool, WorkError>] = [:]
    private var failure: WorkError?
    /// How often the archive was opened anew behind an entry that cannot be unpacked; each time all headers before it are
    /// read again.
    private var resumed = 0
    private static let mostResumed = 100

    init(path: String) {
        self.path = path
    }

    func unpacked(_ index: Int, name: String) throws(WorkError) -> Spool {
        let result: Result<Spool, WorkError> = lock.withLock { _ in
            do throws(WorkError) {
                return .success(try advance(to: index, name: name))
            } catch {
                if reader?.isBroken ?? true { failure = error }
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func open() throws(WorkError) {
        if reader == nil { reader = try ArchiveReader(.file(path), name: path) }
    }

    private func advance(to index: Int, name: String) throws(WorkError) -> Spool {
        if let ready = waiting.removeValue(forKey: index) { return try ready.get() }
        if let failure { throw failure }
        try open()
        let wanted = wantedSet ?? Set(self.wanted)
        wantedSet = wanted
        // Asked for each time: it may have been opened anew.
        while let reader, let entry = try reader.next() {
            position += 1
            guard wanted.contains(position) else { continue }
            let unpacked = try self.entry(entry.plainPath, of: reader)
            if position == index { return try unpacked.get() }
            waiting[position] = unpacked
        }
        // It was there when the archive was listed.
        failure = changed
        throw changed
    }

    /// The entry at hand, or what is wrong with it alone.
    ///
    /// - Throws: when nothing more can be read.
    private func entry(_ inner: String, of reader: ArchiveReader) throws(WorkError) -> Result<Spool, WorkError> {
        let spool = Spool()
        do throws(WorkError) {
            try spool.take { (buffer) throws(WorkError) -> Int in try reader.read(into: buffer) }
            return .success(spool)
        } catch {
            if error.kind != .input || (reader.isBroken && !resume(after: reader, error)) { throw error }
            var error = error
            for index in error.findings.indices { error.findings[index].location.file = "\(path)/\(inner)" }
            return .failure(error)
        }
    }

    /// Opens the archive anew behind an entry that cannot be unpacked, which ends a reader; only where what is wrong can be
    /// the entry's own.
    private func resume(after broken: ArchiveReader, _ error: WorkError) -> Bool {
        guard broken.hasDirectory, resumed < Self.mostResumed, error.findings.first?.code == "archive.malformed" else {
            return false
        }
        resumed += 1
        do throws(WorkError) {
            let fresh = try ArchiveReader(.file(path), name: path)
            try fresh.resume(after: broken)
            reader = fresh
            return true
        } catch {
            return false
        }
    }

    private var changed: WorkError {
        WorkError(
            .input, code: "input.missing", message: Message("archive.malformed", ["reason": .text("it has changed")]),
            hint: Message("archive.malformed/hint"), location: Location(file: path))
    }
}
