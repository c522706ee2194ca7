package import RapporteurDiagnostics
import Glibc

/// What was done in an output folder: a file in it, a line a document, so that a later run does only what is missing
/// or changed.
///
/// A line is appended with one write once its output has its final name, so that no line speaks of an output that is
/// not there; a run that is killed leaves at most half a line at the end, which the next one drops. The run's own
/// lines stand in the order of its inputs, behind those of outputs that it does not make.
///
/// `entry(for:)` may be called by several threads; everything else belongs to one.
/// Unchecked, because what `entry(for:)` looks at does not change once there are threads.
package final class Manifest: @unchecked Sendable {
    package static let name = ".rapporteur-manifest.jsonl"

    private let folder: String
    private let path: String
    let settings: RunSettings
    /// Whether outputs that are as they should be are left alone.
    private let resumes: Bool
    /// The outputs of the run, in its order.
    private let outputs: [Int]
    /// What was there when the run began.
    private let earlier: ManifestIndex
    private var earlierDescriptor: Int32 = -1
    private var descriptor: Int32 = -1
    /// What kept lines from being written.
    package private(set) var problem: WorkError?
    /// Lines that wait until there is something in the folder to speak of.
    private var waiting: [UInt8] = []

    private static let waitingLimit = 1 << 20

    /// Opens the manifest of a folder, and drops from it what the run makes anew.
    ///
    /// - Parameters:
    ///   - planned: what the run makes.
    ///   - resumes: whether to go on from what is there; otherwise everything is made anew.
    /// - Throws: `WorkError` of kind `output` or `input` when it is there and cannot be read or written.
    package init(
        folder: String, planned: [PlannedConversion], settings: RunSettings, resumes: Bool
    ) throws(WorkError) {
        self.folder = folder
        path = "\(folder)/\(Self.name)"
        self.settings = settings
        self.resumes = resumes
        let prefix = folder.utf8.count + 1
        outputs = planned.map { ManifestIndex.key(Self.output(of: $0, below: prefix)) }
        if resumes { StaleFiles.remove(in: Self.folders(of: planned)) }
        guard let status = FileStatus(path) else {
            earlier = ManifestIndex()
            return
        }
        // A device might never end.
        guard status.isRegular else { throw OutputFailure.error(path, status.isFolder ? EISDIR : EINVAL) }
        let known = try ManifestIndex(reading: ByteReader(.file(path)))
        let anew = resumes ? [] : Set(outputs)
        if known.isClean, !known.places.keys.contains(where: anew.contains) {
            earlier = known
        } else {
            let kept = known.places.filter { !anew.contains($0.key) }.values.sorted { $0.offset < $1.offset }
            try Self.rewrite(path, keeping: kept)
            earlier = try ManifestIndex(reading: ByteReader(.file(path)))
        }
        if resumes { earlierDescriptor = FileSystem.open(path, O_RDONLY | O_NOFOLLOW) }
    }

    deinit {
        if earlierDescriptor >= 0 { close(earlierDescriptor) }
        if descriptor >= 0 { close(descriptor) }
    }

    /// The path of an output below the folder.
    func output(of planned: PlannedConversion) -> String { Self.output(of: planned, below: folder.utf8.count + 1) }

    private static func output(of planned: PlannedConversion, below prefix: Int) -> String {
        String(decoding: (planned.path ?? "").utf8.dropFirst(prefix), as: UTF8.self)
    }

    private static func folders(of planned: [PlannedConversion]) -> ExactSet {
        ExactSet(planned.compactMap { conversion in conversion.path.flatMap { path in path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } } })
    }

    /// What an earlier run says of an output; nil where it says nothing or outputs are made anew.
    func entry(for output: String) -> ManifestEntry? {
        guard earlierDescriptor >= 0, let place = earlier.places[ManifestIndex.key(output)] else { return nil }
        var line = [UInt8](repeating: 0, count: place.length)
        guard pread(earlierDescriptor, &line, place.length, place.offset) == place.length,
            let entry = ManifestEntry(line: line), entry.output.isExactly(output)
        else { return nil }
        return entry
    }

    /// Adds the line of a document that was done.
    ///
    /// When it cannot be written, no further one is, and `problem` says so: documents are converted all the same.
    func append(_ record: ConversionRecord) {
        guard problem == nil else { return }
        do throws(WorkError) {
            try append(record.entry)
        } catch {
            problem = error
        }
    }

    private func append(_ entry: ManifestEntry) throws(WorkError) {
        waiting += entry.line
        // A folder in which nothing was made is not made for the manifest's sake.
        guard descriptor >= 0 || entry.written != nil || waiting.count > Self.waitingLimit || FileStatus(path) != nil
        else { return }
        if descriptor < 0 {
            descriptor = FileSystem.open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW)
            guard descriptor >= 0 else { throw OutputFailure.error(path, errno) }
        }
        let before = FileStatus(descriptor: descriptor)?.size ?? 0
        let written = waiting.withUnsafeBytes { bytes in
            var count = write(descriptor, bytes.baseAddress, bytes.count)
            while count < 0, errno == EINTR { count = write(descriptor, bytes.baseAddress, bytes.count) }
            return count
        }
        guard written == waiting.count else {
            let failure = written < 0 ? errno : ENOSPC
            // Half a line would spoil the next one.
            if written > 0 { _ = ftruncate(descriptor, before) }
            throw OutputFailure.error(path, failure)
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Puts the lines of a run that went on from another in the order in which one run would have written them.
    ///
    /// When that cannot be done, the manifest is as it was, and no worse.
    func finish() {
        guard resumes, problem == nil, FileStatus(path) != nil else { return }
        do throws(WorkError) {
            try putInOrder()
        } catch {
            problem = error
        }
    }

    private func putInOrder() throws(WorkError) {
        let known = try ManifestIndex(reading: ByteReader(.file(path)))
        let own = Set(outputs)
        var ordered = known.places.filter { !own.contains($0.key) }.values.sorted { $0.offset < $1.offset }
        ordered += outputs.compactMap { known.places[$0] }
        var offset = 0
        let isInOrder = known.isClean && ordered.allSatisfy { place in
            defer { offset += place.length }
            return place.offset == offset
        }
        if !isInOrder { try Self.rewrite(path, keeping: ordered) }
    }

    /// Writes some of the lines anew, under a temporary name first.
    private static func rewrite(_ path: String, keeping places: [ManifestIndex.Place]) throws(WorkError) {
        let from = FileSystem.open(path, O_RDONLY | O_NOFOLLOW)
        guard from >= 0 else { throw OutputFailure.error(path, errno) }
        defer { close(from) }
        let file = FileOutput(path, makesFolders: false)
        let sink = try file.begin()
        var line: [UInt8] = []
        for place in places {
            line = [UInt8](repeating: 0, count: place.length)
            guard pread(from, &line, place.length, place.offset) == place.length else { continue }
            sink.append(line)
        }
        try sink.flush()
        try file.publish()
    }
}
