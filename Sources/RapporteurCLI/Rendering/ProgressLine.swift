import RapporteurBatch
import RapporteurDiagnostics
import Glibc

/// What a person sees while documents are worked on: one line at the end of a terminal, rewritten, gone in the end.
final class ProgressLine {
    private let count: Int
    /// How many bytes there are to read; nil where nobody knows before.
    private let bytes: Int?
    private let language: Language
    private var isShown = false
    private var lastDrawn = Stopwatch()

    /// How many nanoseconds a line stands before it is rewritten.
    private static let interval = 100_000_000
    /// The same for lines of a log, which stay.
    private static let logInterval = 2_000_000_000

    /// - Returns: nil where nobody would see it: standard error is no terminal, or one that cannot rewrite a line.
    init?(_ inputs: [InputEntry], in language: Language) {
        guard inputs.count > 1, Terminal.isLog || Terminal.isTerminal(2) && Terminal.environment("TERM") != "dumb" else {
            return nil
        }
        count = inputs.count
        bytes = InputEntry.size(of: inputs)
        self.language = language
    }

    deinit { clear() }

    /// Shows how far the run is, unless it did a moment ago.
    func update(_ pace: RunPace) {
        guard !isShown || lastDrawn.nanoseconds >= (Terminal.isLog ? Self.logInterval : Self.interval) else { return }
        lastDrawn = Stopwatch()
        isShown = true
        if Terminal.isLog { return Terminal.note(LogLine.progress(pace, of: count, bytes: bytes)) }
        Terminal.note("\r" + clipped(text(pace)) + "\u{1B}[K")
    }

    /// Takes the line away, for others to write in its place.
    func clear() {
        guard isShown, !Terminal.isLog else { return }
        isShown = false
        Terminal.note("\r\u{1B}[K")
    }

    private func text(_ pace: RunPace) -> String {
        let numbers = PaceText(pace, in: language)
        var parts = [
            Message("text.progress", ["done": .number(pace.documents), "count": .number(count)]),
            Message("text.progress/read", ["megabytes": .text(numbers.megabytes), "rate": .text(numbers.byteRate)]),
        ]
        if let left = pace.left(ofDocuments: count, bytes: bytes) {
            parts.append(Message("text.progress/left", ["time": .text(PaceText.time(left))]))
        }
        if pace.failures > 0 { parts.append(Message("text.progress/failed", ["count": .number(pace.failures)])) }
        return parts.map { $0.text(in: language) }.joined(separator: language.listSeparator)
    }

    /// The text, no longer than a line: a longer one could not be taken away again.
    private func clipped(_ text: String) -> String {
        var size = winsize()
        let columns = ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : 80
        return String(text.prefix(columns - 1))
    }
}
