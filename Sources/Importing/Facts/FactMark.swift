import RapporteurReportModel

/// A fact that words of a text state.
enum Fact: Sendable, Hashable {
    case state(code: String, StateRole)
    case organization(code: String?, OrganizationKind, state: String?)
    case date(PartialDate, Precision, inferred: Bool)
    case citation(CitationKind, symbol: String?, pinpoint: String?, state: String?, inferred: Bool)
    case quantity(QuantityValue)
    case recommendation(issuer: String, verb: String, Modality, addressee: String?, response: RecommendationResponse? = nil)
    case activity(ActivityKind, holder: String, declared: Int?)
    case quote
    case noteRef(id: String)

    /// What goes outside where two facts are said of the same words; the higher is outside.
    var rank: Int {
        switch self {
        case .recommendation: 8
        case .activity: 7
        case .quote: 6
        case .citation: 5
        case .organization: 4
        case .quantity: 3
        case .date: 2
        case .state: 1
        case .noteRef: 0
        }
    }
}

/// What a quantity says, apart from its words.
struct QuantityValue: Sendable, Hashable {
    var value: Amount
    var upper: Amount?
    var qualifier: Qualifier?
    var unit: String?
    var currency: String?
    var asAt: PartialDate?
}

/// A fact and the words that state it, as a range of scalars.
struct FactMark: Sendable, Hashable {
    var range: Range<Int>
    var fact: Fact

    init(_ range: Range<Int>, _ fact: Fact) {
        self.range = range
        self.fact = fact
    }
}

/// Settles what to do with marks that cross: of two that overlap without one holding the other, the longer stays.
enum MarkNesting {
    /// Marks that nest, in the order of print, outer before inner. O(n log n), as far as not all overlap.
    static func nested(_ marks: [FactMark]) -> [FactMark] {
        let marks = marks.sorted { $0.range.lowerBound < $1.range.lowerBound }
        var result: [FactMark] = []
        var start = 0
        var end = 0
        for (place, mark) in marks.enumerated() {
            // What stands apart from all before does not have to be compared with it.
            if place > start, mark.range.lowerBound >= end {
                result += nested(together: marks[start..<place])
                start = place
            }
            end = max(end, mark.range.upperBound)
        }
        return result + nested(together: marks[start...])
    }

    private static func nested(together marks: ArraySlice<FactMark>) -> [FactMark] {
        guard marks.count > 1 else { return marks.filter { !$0.range.isEmpty } }
        var kept: [FactMark] = []
        let byWeight = marks.sorted {
            ($0.range.count, $0.fact.rank, -$0.range.lowerBound) > ($1.range.count, $1.fact.rank, -$1.range.lowerBound)
        }
        for mark in byWeight where !mark.range.isEmpty {
            if kept.allSatisfy({ canStand(mark, beside: $0) }) { kept.append(mark) }
        }
        return kept.sorted {
            ($0.range.lowerBound, -$0.range.upperBound, -$0.fact.rank) < ($1.range.lowerBound, -$1.range.upperBound, -$1.fact.rank)
        }
    }

    private static func canStand(_ mark: FactMark, beside other: FactMark) -> Bool {
        guard mark.range.overlaps(other.range) else { return true }
        let isInside = other.range.lowerBound <= mark.range.lowerBound && mark.range.upperBound <= other.range.upperBound
        guard isInside else { return false }
        switch (mark.fact, other.fact) {
        // States, markers and quantities hold words alone; nothing holds its like but organizations and activities.
        case (_, .state), (_, .noteRef): return false
        case (.date, .date), (.citation, .citation), (.quantity, .quantity), (.recommendation, .recommendation), (.quote, .quote):
            return false
        case (.date, .quantity), (.quantity, .date), (.citation, .organization), (.quantity, .citation),
            (.quantity, .organization):
            return false
        case (.organization, .organization): return mark.range.count < other.range.count
        default: return true
        }
    }
}
