import RapporteurBatch
import RapporteurDiagnostics

/// How fast a run was, as people read it.
struct PaceText {
    private let pace: RunPace
    private let language: Language

    init(_ pace: RunPace, in language: Language) {
        self.pace = pace
        self.language = language
    }

    var megabytes: String { number(Double(pace.bytes) / 1e6) }
    var byteRate: String { number(Double(pace.bytes) / 1e6 / max(pace.seconds, 1e-6)) }

    /// Lines for the end of a run.
    var summary: String {
        let rate = number(Double(pace.documents) / max(pace.seconds, 1e-6))
        var lines = [
            Message(
                "text.timings",
                [
                    "count": .number(pace.documents), "megabytes": .text(megabytes), "seconds": .text(number(pace.seconds)),
                    "rate": .text(rate), "speed": .text(byteRate),
                ])
        ]
        let slowest = pace.slowest.map { document in
            Message(
                "text.timings/item",
                ["file": .text(document.file), "seconds": .text(number(Double(document.amount) / 1e9))])
        }
        if !slowest.isEmpty { lines.append(Message("text.timings/slowest", ["documents": list(slowest)])) }
        let worst = pace.worst.map { document in
            Message("text.timings/errors", ["file": .text(document.file), "count": .number(document.amount)])
        }
        if !worst.isEmpty { lines.append(Message("text.timings/worst", ["documents": list(worst)])) }
        return lines.map { TerminalText.escaped($0, in: language) + "\n" }.joined()
    }

    /// Minutes and seconds, 1:05; hours before them where there are any.
    static func time(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
    }

    private func list(_ items: [Message]) -> MessageArgument {
        .text(items.map { $0.text(in: language) }.joined(separator: language.listSeparator))
    }

    /// A number with as many places as a person looks at: whole from 100, one place from 1, three below.
    private func number(_ value: Double) -> String {
        if value >= 100 { return String(Int(value.rounded())) }
        let places = value >= 1 ? 1 : 3
        let scale = places == 1 ? 10 : 1000
        let digits = Int((value * Double(scale)).rounded())
        let fraction = String(digits % scale)
        return "\(digits / scale)\(language.decimalMark)" + String(repeating: "0", count: places - fraction.utf8.count) + fraction
    }
}
