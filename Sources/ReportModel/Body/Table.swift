extension Body {
    /// A table: rows of cells, with its caption and notes.
    public struct Table: Sendable, Hashable {
        /// The number of the table as printed, for example 3.
        public var number: String?
        /// A name for this element, unique in the document.
        public var id: String?
        /// The language of this part, where it differs from the document.
        public var language: String?
        /// The caption as printed.
        public var caption: [Inline]?
        /// The line that gives the unit, for example (Thousands of United States dollars).
        public var unitLine: [Inline]?
        /// A row.
        public var rows: [Row]
        /// A note under the table.
        public var notes: [Note]

        /// The parts in the order of print; what is left out is not there.
        public init(
            number: String? = nil, id: String? = nil, language: String? = nil, caption: [Inline]? = nil,
            unitLine: [Inline]? = nil, rows: [Row], notes: [Note] = []
        ) {
            self.number = number
            self.id = id
            self.language = language
            self.caption = caption
            self.unitLine = unitLine
            self.rows = rows
            self.notes = notes
        }
    }

    /// A row of a table.
    public struct Row: Sendable, Hashable {
        /// Left out for an ordinary row.
        public var kind: RowKind?
        /// A cell.
        public var cells: [Cell]

        /// The parts in the order of print; what is left out is not there.
        public init(kind: RowKind? = nil, cells: [Cell]) {
            self.kind = kind
            self.cells = cells
        }
    }

    /// A cell of a table, with its text as printed.
    public struct Cell: Sendable, Hashable {
        /// How many columns the cell spans; left out for one.
        public var columns: Int?
        /// How many rows the cell spans; left out for one.
        public var rows: Int?
        /// True for a cell that heads its row or column.
        public var heading: Bool?
        /// The number that the cell prints, for example -6442.2 for (6 442.2).
        public var value: Amount?
        /// The words, with what is marked among them.
        public var content: [Inline]

        /// The parts in the order of print; what is left out is not there.
        public init(
            columns: Int? = nil, rows: Int? = nil, heading: Bool? = nil, value: Amount? = nil, content: [Inline] = []
        ) {
            self.columns = columns
            self.rows = rows
            self.heading = heading
            self.value = value
            self.content = content
        }
    }

    /// What a row is for.
    public enum RowKind: String, Sendable, Hashable, CaseIterable {
        /// It heads the columns.
        case head
        /// It heads the rows below it.
        case section
        /// It sums up some rows.
        case subtotal
        /// It sums up the table.
        case total
    }
}
