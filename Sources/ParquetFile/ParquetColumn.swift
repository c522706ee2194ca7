/// A column of a Parquet file: its name and what its values are. Every value may be missing.
package struct ParquetColumn: Sendable {
    package enum Kind: Sendable {
        /// UTF-8.
        case text
        /// 64 bits, signed.
        case integer
        /// 64 bits, floating point.
        case number
        /// Days since 1970-01-01.
        case day
        case flag

        /// The number that the format has for the type.
        var physical: Int {
            switch self {
            case .flag: 0
            case .day: 1
            case .integer: 2
            case .number: 5
            case .text: 6
            }
        }
    }

    package var name: String
    package var kind: Kind

    package init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
