import RapporteurDiagnostics
import Glibc
public import RapporteurPacks
import RapporteurXMLStream

/// The child's side of a cross-check: reads paths from standard input, and answers what libxml2 makes of each file.
public enum CrossCheckWorker {
    /// Bytes of memory that libxml2 may take.
    private static let mostMemory: rlim_t = 6 << 30
    /// Seconds after which a child that nobody stopped ends itself; more than anybody waits.
    private static let lastResort: UInt32 = 120

    /// Runs until standard input ends. Whatever happens is an answer, or the end of the process.
    public static func run(_ pack: Pack) {
        // It reads files, and does nothing else.
        bound(RLIMIT_AS, mostMemory)
        bound(RLIMIT_FSIZE, 0)
        bound(RLIMIT_CORE, 0)
        Sandbox.enterAsWorker()
        _ = alarm(lastResort)
        let opinion: Result<SecondOpinion, SecondOpinion.Refusal> = Result { () throws(SecondOpinion.Refusal) in
            try pack.secondOpinion()
        }
        while let path = nextPath() {
            _ = alarm(lastResort)
            let verdict: SecondOpinion.Verdict =
                switch opinion {
                case .success(let opinion): opinion.verdict(on: path)
                case .failure(let refusal): .failed(.refuses, text: refusal.message)
                }
            guard write(CrossCheckMessage.encoded(verdict)) else { return }
        }
    }

    private static func bound(_ resource: __rlimit_resource, _ value: rlim_t) {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }

    private static func nextPath() -> String? {
        var path: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(0, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return nil }
            if byte == CrossCheckMessage.terminator { return PathText.decoded(path) }
            path.append(byte)
        }
    }

    private static func write(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(1, $0.baseAddress.map { $0 + start }, $0.count - start, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            start += count
        }
        return true
    }
}
