import RapporteurDiagnostics
import Glibc

/// What becomes of the process when it cannot go on: no temporary file stays behind, and where it was memory that ran
/// out, that is said like any other finding.
///
/// The language's own allocations end the process where there is no memory; nothing else can be done about it.
enum FatalSignals {
    /// What is said when memory has run out; made while there is some. Nil where the system sets the process no bound.
    nonisolated(unsafe) private static var notice: UnsafeMutableBufferPointer<UInt8>?
    /// How many bytes the process may take; 0 where nobody has set a bound.
    nonisolated(unsafe) private static var bound = 0
    /// Where handlers run when a stack has no room left; that of the main thread.
    private static let stackSize = 64 << 10

    static func begin() {
        bound = [RLIMIT_AS, RLIMIT_DATA].compactMap(limit).min() ?? 0
        if bound > 0 {
            let text = Array(text.utf8)
            let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
            _ = bytes.initialize(from: text)
            notice = bytes
        }
        prepareThread()
        for number in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { FatalSignals.end($0) }
            // Once: what goes wrong in the handler, and the signal that it sends on, end the process as they would have.
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER | SA_ONSTACK
            sigaction(number, &action, nil)
        }
    }

    /// Gives the thread a stack of its own for handlers; it stays until the process ends, or the thread calls what is
    /// returned.
    @discardableResult
    static func prepareThread() -> () -> Void {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
        var stack = stack_t(ss_sp: memory, ss_flags: 0, ss_size: stackSize)
        sigaltstack(&stack, nil)
        return {
            var none = stack_t(ss_sp: nil, ss_flags: Int32(SS_DISABLE), ss_size: 0)
            sigaltstack(&none, nil)
            memory.deallocate()
        }
    }

    private static var text: String {
        let finding = Finding(code: "run.memory", message: Message("run.memory"), hint: Message("run.memory/hint"))
        return TextRenderer(language: Language(environment: FileSystem.environment)).text(for: [finding])
    }

    private static func limit(_ resource: __rlimit_resource) -> Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else { return nil }
        return Int(limit.rlim_cur)
    }

    private static func end(_ number: Int32) {
        TemporaryPaths.removeAll()
        guard let notice, hasNoMemory else {
            raise(number)
            return
        }
        _ = write(2, notice.baseAddress, notice.count)
        _exit(2)
    }

    /// Whether a quarter of what the process may take is more than it can still get.
    private static var hasNoMemory: Bool {
        let probe = mmap(nil, bound / 4, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let probe, probe != MAP_FAILED else { return true }
        munmap(probe, bound / 4)
        return false
    }
}
