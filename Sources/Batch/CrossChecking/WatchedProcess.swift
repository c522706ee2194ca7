import RapporteurDiagnostics
import Glibc

/// A child process that is asked one thing at a time, and killed when it takes too long.
final class WatchedProcess {
    private let process: pid_t
    /// Our end of the socket that is the child's standard input and output.
    private let socket: Int32
    private var received: [UInt8] = []

    /// Starts a program; nil when that fails.
    init?(_ program: String, _ arguments: [String]) {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        // What a child says when it breaks is of no use to anybody here.
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { PathText.withBytes(of: $0) { strdup($0) } ?? nil }
        words.append(nil)
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, program, &actions, nil, words, environ)
        close(ends[1])
        guard failure == 0 else {
            close(ends[0])
            return nil
        }
        process = child
        socket = ends[0]
    }

    deinit {
        close(socket)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    enum Failure: Error {
        /// The time is over.
        case late
        /// The child is gone.
        case gone
    }

    /// Sends a question and waits for the answer, which ends with the same byte; it is left out of what is returned.
    ///
    /// - Parameter seconds: how long the answer may take.
    func ask(_ question: [UInt8], terminator: UInt8, seconds: Int) throws(Failure) -> [UInt8] {
        try send(question + [terminator])
        let deadline = Self.now + seconds * 1000
        while true {
            if let end = received.firstIndex(of: terminator) {
                let answer = Array(received[..<end])
                received.removeSubrange(...end)
                return answer
            }
            let left = deadline - Self.now
            guard left > 0 else { throw .late }
            var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Int32(clamping: left))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { throw .late }
            try receive()
        }
    }

    private func send(_ bytes: [UInt8]) throws(Failure) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress.map { $0 + start }, $0.count - start, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .gone }
            start += count
        }
    }

    private func receive() throws(Failure) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(socket, &buffer, buffer.count)
        if count < 0, errno == EINTR { return }
        guard count > 0 else { throw .gone }
        received += buffer[..<count]
    }

    /// Milliseconds on a clock that nobody sets.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
