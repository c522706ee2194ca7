import RapporteurInterchange

/// A table: its name and its columns, the same for every document.
public struct TableDescription: Sendable, Hashable {
    /// A column: its name, what stands in it, and what that means.
    public struct Column: Sendable, Hashable {
        /// What the cells of a column are.
        public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
            /// Words as printed.
            case text
            /// A code, symbol or label: text, also where it looks like a number.
            case code
            /// A date as far as it is known: 2002-07-02, 2001-05 or 2001.
            case date
            /// A whole number.
            case integer
            /// A decimal number with the digits of its source.
            case decimal
            /// True or false.
            case boolean
        }

        /// By which a row gives its value.
        public let name: String
        /// What its cells are.
        public let kind: Kind
        /// What it means, in a sentence.
        public let description: String
    }

    /// What it is called.
    public let name: String
    /// By which rows are asked for.
    public let path: String
    /// In the order of a row's values.
    public let columns: [Column]
}

/// A row of a table: a value under the name of each column that has one.
public struct TableRow: Sendable, Hashable {
    /// What stands in a cell.
    public enum Value: Sendable, Hashable {
        /// Text, a code or a date.
        case text(String)
        /// A whole number.
        case integer(Int)
        /// A decimal number in the form that JSON has, with the digits of its source.
        case decimal(String)
        /// True or false.
        case boolean(Bool)
    }

    /// In the order of the columns; nil where nothing is known.
    public let values: [Value?]
    let names: [String]

    /// The value of a column; nil where nothing is known, or there is no such column.
    public subscript(column: String) -> Value? {
        names.firstIndex { $0.utf8.elementsEqual(column.utf8) }.flatMap { values[$0] }
    }
}

extension TableRow.Value: CustomStringConvertible {
    /// The value as CSV has it.
    public var description: String {
        switch self {
        case .text(let text), .decimal(let text): text
        case .integer(let number): String(number)
        case .boolean(let flag): String(flag)
        }
    }
}

extension TableRow {
    init(_ values: [TableValue], _ names: [String]) {
        self.values = values.map { value in
            switch value {
            case .none: nil
            case .string(let text): .text(text)
            case .number(let number): .integer(number)
            case .digits(let digits): .decimal(digits)
            case .flag(let flag): .boolean(flag)
            }
        }
        self.names = names
    }
}

extension TableDescription {
    init(_ definition: TableDefinition, path: String) {
        name = definition.name
        self.path = path
        columns = definition.columns.map { column in
            let kind: Column.Kind =
                switch column.kind {
                case .text: .text
                case .code: .code
                case .date: .date
                case .integer: .integer
                case .decimal: .decimal
                case .boolean: .boolean
                }
            return Column(name: column.name, kind: kind, description: column.description)
        }
    }
}
