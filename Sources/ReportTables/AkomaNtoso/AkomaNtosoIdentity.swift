internal import RapporteurDiagnostics
import RapporteurReportModel

/// What a document says of itself; of what is said several times the first counts.
struct AkomaNtosoIdentity {
    var type: String?
    /// Whether it is a resolution or the like, whose paragraphs decide.
    var isStatement = false
    var issued: String?
    var adopted: String?
    var author: String?
    var language: String?
    var organ: String?
    var jobNumber: String?
    /// Whose report it is on: `firstCommittee`.
    var committee: String?
    var meeting: String?
    var agendaTitles: [String] = []
    var words = 0
    var characters = 0
    /// The dates that are printed, for where the metadata have none.
    var printedDates: (issued: String?, adopted: String?) = (nil, nil)
    /// The names of the references: committees.
    var terms: ExactMap<String> = [:]
    private(set) var agendaItems: [String] = []
    private(set) var number: String?
    private var sessionNumber: String?
    private var symbols: [(text: String, isMarked: Bool)] = []
    private var titles: [(text: String, isMarked: Bool)] = []

    mutating func add(symbol: String?, isMarked: Bool) {
        if let symbol { symbols.append((symbol, isMarked)) }
    }

    mutating func add(title: String?, isMarked: Bool) {
        if let title { titles.append((title, isMarked)) }
    }

    mutating func add(number: String?) {
        if self.number == nil, let number, !number.isEmpty { self.number = number }
    }

    mutating func add(session number: String?, text: String) {
        guard sessionNumber == nil, let number, !number.isEmpty else { return }
        sessionNumber = number
    }

    /// The items that a line names, each by its number and its letters: `Agenda items 136 and 146`, `Point 18 d)`,
    /// `البند 20 (و)`.
    mutating func add(agendaItem line: String) {
        let found = AgendaItemNumbers.all(in: line)
        agendaItems += found.isEmpty && !line.isEmpty ? [line] : found
    }

    /// As FRBRnumber shows it, else the number marked as symbol, else the first on the page.
    var symbol: String? { number ?? symbols.first(where: \.isMarked)?.text ?? symbols.first?.text }
    var title: String? { titles.first(where: \.isMarked)?.text ?? titles.first?.text }

    /// The session as symbols have it; of a special or emergency special session what the symbol says: `ES-11`.
    var session: String? {
        let parts = (symbol ?? "").pieces(between: "/")
        if parts.count > 2, parts[0] == "A" {
            let part = parts[1] == "RES" || parts[1] == "DEC" ? parts[2] : parts[1]
            for kind in ["ES-", "S-"] where part.begins(with: kind) {
                let digits = part.after(bytes: kind.utf8.count)
                if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return String(part) }
            }
        }
        return sessionNumber
    }
}

/// The numbers of items of an agenda in a printed line.
enum AgendaItemNumbers {
    static func all(in line: String) -> [String] {
        var found: [String] = []
        var rest = Array(line.unicodeScalars)[...]
        while let scalar = rest.first {
            guard digit(scalar) != nil else {
                rest.removeFirst()
                continue
            }
            var number = ""
            while let digit = rest.first.flatMap(digit) {
                number += String(digit)
                rest.removeFirst()
            }
            if let letters = letters(&rest) { number += " (\(letters))" }
            found.append(number)
        }
        return found
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    /// Up to three letters behind a number that end in a parenthesis: ` (b)`, ` b)`, `(a)`.
    private static func letters(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
        var here = rest.drop { $0.properties.isWhitespace || $0 == "(" || $0 == "（" }
        var letters = ""
        while let letter = here.first, letter.properties.isAlphabetic, letters.unicodeScalars.count < 4 {
            letters.unicodeScalars.append(letter)
            here.removeFirst()
        }
        guard !letters.isEmpty, let end = here.first, end == ")" || end == "）" else { return nil }
        rest = here.dropFirst()
        return letters
    }
}

/// The vote that is being read.
struct AkomaNtosoBallot {
    /// Its row among the ballots.
    var row: Int?
    var id = ""
    /// What the States inside voted.
    var counted: String?
    var listed = 0
    /// The columns that have a number.
    var numbers: Set<Int> = []
    /// The number that the count says which is being read, and how many names it has.
    var said: Int?
    var named = 0
    /// A count says another number than it has names.
    var differs = false
}

/// The group of keywords that is being read.
struct AkomaNtosoClassification {
    var source: String?
    /// Its first row among the keywords.
    var first = 0
    /// The goal that the group stands for.
    var goal: Int?
}
