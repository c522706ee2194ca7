public import RapporteurDiagnostics

/// How a run gets on: how much is done, how fast, what took longest and what has most errors.
public struct RunPace: Sendable {
    /// A document and how much there is of something.
    public struct Extreme: Sendable {
        public var file: String
        public var amount: Int
    }

    public private(set) var documents = 0
    /// Bytes read.
    public private(set) var bytes = 0
    /// Documents that are not valid.
    public private(set) var failures = 0
    /// Those that took longest, in nanoseconds; the longest first.
    public private(set) var slowest: [Extreme] = []
    /// Those with most errors, the worst first.
    public private(set) var worst: [Extreme] = []
    private let watch = Stopwatch()

    /// How many of the slowest and the worst are named.
    static let named = 3

    public init() {}

    public mutating func add(_ document: DocumentResult) {
        documents += 1
        if document.outcome != .valid { failures += 1 }
        bytes += document.size ?? 0
        if let time = document.nanoseconds { Self.note(Extreme(file: document.file, amount: time), in: &slowest) }
        Self.note(Extreme(file: document.file, amount: document.errors), in: &worst)
    }

    public var seconds: Double { watch.seconds }

    /// How long the rest takes if it goes on like this, in seconds; nil while nobody can know.
    ///
    /// - Parameter total: how many bytes there are to read, where that is known.
    public func left(ofDocuments count: Int, bytes total: Int?) -> Int? {
        let share: Double
        if let total, total > 0 {
            share = Double(bytes) / Double(total)
        } else {
            share = Double(documents) / Double(max(1, count))
        }
        guard share > 0.001, seconds > 1 else { return nil }
        return Int((seconds * (1 - min(share, 1)) / share).rounded(.up))
    }

    /// The first of equals stays: what is named does not depend on luck more than it must.
    private static func note(_ extreme: Extreme, in list: inout [Extreme]) {
        guard extreme.amount > 0, list.count < named || extreme.amount > list[list.count - 1].amount else { return }
        let place = list.firstIndex { $0.amount < extreme.amount } ?? list.count
        list.insert(extreme, at: place)
        if list.count > named { list.removeLast() }
    }
}

extension DocumentResult {
    /// How many errors count, those beyond the kept findings included.
    fileprivate var errors: Int {
        findings.reduce(omitted) { $1.severity == .error && $1.acceptance == nil ? $0 + $1.count : $0 }
    }
}
