package import RapporteurDiagnostics
import Glibc
import Synchronization

/// The documents that a list on standard input names, as its lines come: a line is answered before the next one is
/// there, so that one process can serve a whole day.
///
/// Any number of threads may ask; the one that asks for what is not there yet waits for it.
package final class EntryStream: Sendable {
    /// What was read; held for moments.
    private struct State {
        /// By number; taken out when the work on one is done.
        var entries: [Int: InputEntry] = [:]
        var count = 0
        var isAtEnd = false
        /// What is wrong with the list; what stands before it is worked on.
        var problem: WorkError?
    }

    private let discovery: InputDiscovery
    private let state = Mutex(State())
    /// Held by the one thread that waits for a line, while others work on what is there.
    private let list: Mutex<LineReader>

    /// - Parameter end: what ends a path, a line break or a zero byte.
    package init(discovery: InputDiscovery, endingWith end: UInt8) {
        self.discovery = discovery
        list = Mutex(LineReader(descriptor: 0, end: end))
    }

    /// What is wrong with the list, once it has been read.
    package var problem: WorkError? { state.withLock { $0.problem } }

    /// Whether there is a document of this number; waits until that is known.
    func has(_ index: Int) -> Bool {
        if let known = known(index) { return known }
        return list.withLock { list in
            while true {
                if let known = known(index) { return known }
                read(&list)
            }
        }
    }

    /// Nil where the list has not been read so far.
    private func known(_ index: Int) -> Bool? {
        state.withLock { state in state.count > index ? true : state.isAtEnd ? false : nil }
    }

    /// Takes in the documents of one line.
    private func read(_ list: inout LineReader) {
        var found: [InputEntry] = []
        var isAtEnd = false
        var problem: WorkError?
        do throws(WorkError) {
            if let path = try list.next() { found = try discovery.listing(of: [path]).entries } else { isAtEnd = true }
        } catch {
            (isAtEnd, problem) = (true, error)
        }
        let (entries, ends, fault) = (found, isAtEnd, problem)
        state.withLock { state in
            for entry in entries {
                state.entries[state.count] = entry
                state.count += 1
            }
            if ends, fault == nil, state.count == 0, !Interruption.isRequested { state.problem = Self.empty }
            if let fault { state.problem = fault }
            state.isAtEnd = ends
        }
    }

    private static let empty = WorkError(
        .input, code: "input.none", message: Message("input.none/list"), location: Location(file: "-"))

    /// The document of a number that `has` has said is there.
    func entry(_ index: Int) -> InputEntry {
        state.withLock { $0.entries[index] }
            ?? .problem(path: "-", finding: Finding(code: "input.none", message: Message("input.none/list")))
    }

    func name(_ index: Int) -> String { entry(index).path }

    /// Forgets a document that was delivered.
    func forget(_ index: Int) { state.withLock { _ = $0.entries.removeValue(forKey: index) } }
}

/// Reads paths from a descriptor as they come, and no further than it has to.
private struct LineReader {
    let descriptor: Int32
    let end: UInt8
    private var held: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// The longest path that the system takes.
    private static let longestPath = 4096

    init(descriptor: Int32, end: UInt8) {
        self.descriptor = descriptor
        self.end = end
    }

    /// The next path; nil at the end of the list, or when the process was asked to stop.
    ///
    /// - Throws: `WorkError` as for `PathList`.
    mutating func next() throws(WorkError) -> String? {
        while true {
            if let place = held[start...].firstIndex(of: end) {
                let line = held[start..<place]
                start = place + 1
                if let path = try PathList.path(line, endingWith: end, of: "-") { return path }
                continue
            }
            if held.count - start > Self.longestPath {
                return try PathList.path(held[start...], endingWith: end, of: "-")
            }
            if isAtEnd {
                defer { start = held.count }
                return try PathList.path(held[start...], endingWith: end, of: "-")
            }
            guard try fill() else { return nil }
        }
    }

    /// - Returns: false when the process was asked to stop.
    private mutating func fill() throws(WorkError) -> Bool {
        held.removeFirst(start)
        start = 0
        // Somebody may ask to stop while nothing comes.
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&ready, 1, 200) <= 0 { if Interruption.isRequested { return false } }
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR || errno == EAGAIN { return !Interruption.isRequested }
        guard count >= 0 else {
            throw WorkError(
                .input, code: "input.unreadable",
                message: Message("input.unreadable", ["path": .text("-"), "reason": .reason(errno)]),
                location: Location(file: "-"))
        }
        if count == 0 { isAtEnd = true }
        held += piece[..<count]
        return true
    }
}
