/// A column of a table: its name, what stands in it, and what that means.
package struct TableColumn: Sendable, Hashable {
    /// What the cells of a column are.
    package enum Kind: String, Sendable, CaseIterable {
        /// Words as printed.
        case text
        /// A code, symbol or label: text, also where it looks like a number.
        case code
        /// A date as far as it is known: 2002-07-02, 2001-05 or 2001.
        case date
        case integer
        /// A decimal number with the digits of its source.
        case decimal
        case boolean
    }

    package let name: String
    package let kind: Kind
    package let description: String

    package static func text(_ name: String, _ description: String) -> TableColumn {
        TableColumn(name: name, kind: .text, description: description)
    }

    package static func code(_ name: String, _ description: String) -> TableColumn {
        TableColumn(name: name, kind: .code, description: description)
    }

    package static func date(_ name: String, _ description: String) -> TableColumn {
        TableColumn(name: name, kind: .date, description: description)
    }

    /// How much of the date in the column before is known.
    package static func precision(_ name: String) -> TableColumn {
        code("\(name)_precision", "How much of that date is known: day, month or year.")
    }

    package static func integer(_ name: String, _ description: String) -> TableColumn {
        TableColumn(name: name, kind: .integer, description: description)
    }

    package static func decimal(_ name: String, _ description: String) -> TableColumn {
        TableColumn(name: name, kind: .decimal, description: description)
    }

    package static func boolean(_ name: String, _ description: String) -> TableColumn {
        TableColumn(name: name, kind: .boolean, description: description)
    }
}
