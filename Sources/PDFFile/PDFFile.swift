package import RapporteurDiagnostics
import Glibc

/// Takes the text out of PDF files, each in a child process with bounds on its time, its memory and what it writes.
package enum PDFFile {
    /// How the child process is started: a program and its arguments; it runs `PDFReading`.
    package typealias Worker = [String]

    private static let seconds = 60
    private static let outputLimit = 128 << 20

    /// The text of a file, a form feed between pages, as `PDFPage` writes it.
    ///
    /// - Throws: `WorkError` of kind `input`: the file is encrypted, damaged, has no text, or reaches a bound; or the
    ///   library that reads such files is not installed.
    package static func text(of bytes: [UInt8], name: String, worker: Worker) throws(WorkError) -> [UInt8] {
        guard bytes.count <= PDFReading.byteLimit, let child = PDFChild(worker) else { throw failure("import.pdf.bound", name) }
        let answer = child.exchange(bytes, seconds: seconds, limit: outputLimit)
        guard let answer, let status = answer.status.flatMap({ PDFReading.Status(rawValue: $0) }) else {
            throw failure("import.pdf.bound", name)
        }
        switch status {
        case .done: return answer.output
        case .noLibrary: throw failure("import.pdf.library", name, String(decoding: answer.output.prefix(400), as: UTF8.self))
        case .encrypted: throw failure("import.pdf.encrypted", name)
        case .damaged: throw failure("import.pdf.damaged", name)
        case .scanned:
            // Form feeds, then the number of pages.
            throw failure("import.pdf.scanned", name, String(decoding: answer.output.filter { $0 >= 0x30 && $0 <= 0x39 }, as: UTF8.self))
        case .tooLarge: throw failure("import.pdf.bound", name)
        }
    }

    private static func failure(_ code: String, _ name: String, _ detail: String = "") -> WorkError {
        let arguments: MessageArguments = ["path": .text(name), "detail": .text(detail), "count": .number(Int(detail) ?? 0)]
        let (message, hint): (Message, Message)
        switch code {
        case "import.pdf.library": (message, hint) = (Message("import.pdf.library", arguments), Message("import.pdf.library/hint"))
        case "import.pdf.encrypted": (message, hint) = (Message("import.pdf.encrypted", arguments), Message("import.pdf.encrypted/hint"))
        case "import.pdf.damaged": (message, hint) = (Message("import.pdf.damaged", arguments), Message("import.pdf.damaged/hint"))
        case "import.pdf.scanned": (message, hint) = (Message("import.pdf.scanned", arguments), Message("import.pdf.scanned/hint"))
        default: (message, hint) = (Message("import.pdf.bound", arguments), Message("import.pdf.bound/hint"))
        }
        return WorkError(.input, code: code, message: message, hint: hint, location: Location(file: name))
    }
}

/// A child process that gets bytes and answers with others.
private final class PDFChild {
    private let process: pid_t
    private var input: Int32
    private let output: Int32

    init?(_ words: [String]) {
        guard let program = words.first else { return nil }
        var toChild: [Int32] = [-1, -1]
        var fromChild: [Int32] = [-1, -1]
        guard pipe(&toChild) == 0 else { return nil }
        guard pipe(&fromChild) == 0 else {
            close(toChild[0])
            close(toChild[1])
            return nil
        }
        for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        // What the library says of damaged files is of no use to anybody here.
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for word in arguments { free(word) } }
        var child: pid_t = 0
        let failed = posix_spawn(&child, program, &actions, nil, arguments, environ)
        close(toChild[0])
        close(fromChild[1])
        guard failed == 0 else {
            close(toChild[1])
            close(fromChild[0])
            return nil
        }
        process = child
        input = toChild[1]
        output = fromChild[0]
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
    }

    deinit {
        if input >= 0 { close(input) }
        close(output)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    /// Sends the bytes and takes the answer; nil where it takes too long or is too long. The status is nil where a signal
    /// ended the process.
    func exchange(_ bytes: [UInt8], seconds: Int, limit: Int) -> (output: [UInt8], status: Int32?)? {
        // A child that ends early closes its input; that is no signal to this process.
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        let deadline = Self.now + seconds * 1000
        var sent = 0
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = deadline - Self.now
            guard left > 0 else { return nil }
            var waiting = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
            if input >= 0 { waiting.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
            let ready = poll(&waiting, nfds_t(waiting.count), Int32(clamping: left))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { return nil }
            if input >= 0, waiting.count > 1, waiting[1].revents != 0 {
                let count = bytes.withUnsafeBytes { write(input, $0.baseAddress.map { $0 + sent }, $0.count - sent) }
                if count > 0 { sent += count }
                if count < 0 && errno != EAGAIN && errno != EINTR || sent == bytes.count {
                    close(input)
                    input = -1
                }
            }
            guard waiting[0].revents != 0 else { continue }
            let count = read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            answer += buffer[..<count]
            guard answer.count <= limit else { return nil }
        }
        return (answer, ended)
    }

    /// The exit status; the process has closed its output, so that it ends at once, or is ended.
    private var ended: Int32? {
        var status: Int32 = 0
        let deadline = Self.now + 2000
        while Self.now < deadline {
            let found = waitpid(process, &status, WNOHANG)
            if found == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil }
            usleep(1000)
        }
        return nil
    }

    /// Milliseconds on a clock that nobody sets.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
