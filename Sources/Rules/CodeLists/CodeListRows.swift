/// The lines of a code list as they are kept: places in the file's bytes, so that loading a list makes no strings for
/// names that nobody asks for.
struct CodeListRows: Sendable {
    struct Code: Sendable {
        var code: CodeListText.Piece
        /// Indexes of `CodeListRows.periods`.
        var periods: Range<Int>
        /// Indexes of `CodeListRows.names`.
        var names: Range<Int>
    }

    struct Period: Sendable {
        var validity: DayRange
        /// The values of the fields, with the tabs between.
        var values: CodeListText.Piece
    }

    struct Name: Sendable {
        var language: CodeListText.Piece
        var kind: CodeName.Kind
        var validity: DayRange
        var text: CodeListText.Piece
    }

    var codes: [Code] = []
    var periods: [Period] = []
    var names: [Name] = []
}

/// What the lines before the first code say.
struct CodeListHead: Sendable {
    var id = ""
    var version = ""
    var title = ""
    var sources: [String] = []
    var fields: [String] = []
    var keys: [String] = []
}

/// The bytes of a code list; known to be UTF-8 once it has been read.
struct CodeListText: Sendable {
    /// A piece of a line.
    typealias Piece = Range<Int>

    var bytes: [UInt8]

    subscript(_ piece: Piece) -> String { String(decoding: bytes[piece], as: UTF8.self) }

    /// The value in a column of a period, 0-based; nil where there is a hyphen.
    func value(of period: CodeListRows.Period, _ column: Int) -> String? {
        var start = period.values.lowerBound
        for _ in 0..<column {
            guard let tab = bytes[start..<period.values.upperBound].firstIndex(of: UInt8(ascii: "\t")) else {
                return nil
            }
            start = tab + 1
        }
        let rest = bytes[start..<period.values.upperBound]
        let value = start..<(rest.firstIndex(of: UInt8(ascii: "\t")) ?? rest.endIndex)
        if value.count == 1 && bytes[value.lowerBound] == UInt8(ascii: "-") { return nil }
        return self[value]
    }
}
