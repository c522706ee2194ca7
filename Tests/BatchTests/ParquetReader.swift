import Foundation

/// Reads what ParquetFile writes, without compression: a second hand that knows the format and not the writer.
struct ParquetReader {
    indirect enum Thrift {
        case number(Int)
        case bytes([UInt8])
        case list([Thrift])
        case structure([Int: Thrift])

        subscript(_ field: Int) -> Thrift? { if case .structure(let fields) = self { fields[field] } else { nil } }
        var number: Int { if case .number(let number) = self { number } else { -1 } }
        var list: [Thrift] { if case .list(let items) = self { items } else { [] } }
        var bytes: [UInt8] { if case .bytes(let bytes) = self { bytes } else { [] } }
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    enum Value: Equatable {
        case missing, text(String), integer(Int), number(Double), flag(Bool)
    }

    struct Failure: Error { let text: String }

    let bytes: [UInt8]
    private(set) var footer: Thrift
    /// Rows of values.
    private(set) var rows: [[Value]] = []

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        guard bytes.count > 12, bytes.prefix(4).elementsEqual("PAR1".utf8), bytes.suffix(4).elementsEqual("PAR1".utf8) else {
            throw Failure(text: "no magic number")
        }
        let length = Self.integer(bytes[(bytes.count - 8)...], 4)
        var place = bytes.count - 8 - length
        footer = Self.structure(bytes, &place)
        guard place == bytes.count - 8 else { throw Failure(text: "the footer has another length") }
        for group in footer[4]?.list ?? [] { try read(group) }
    }

    var columns: [(name: String, type: Int, converted: Int?)] {
        (footer[2]?.list ?? []).dropFirst().map { ($0[4]?.text ?? "", $0[1]?.number ?? -1, $0[6]?.number) }
    }

    private mutating func read(_ group: Thrift) throws {
        let count = group[3]?.number ?? 0
        var columns: [[Value]] = []
        for chunk in group[1]?.list ?? [] {
            guard let meta = chunk[3] else { throw Failure(text: "no metadata") }
            guard meta[4]?.number == 0 else { throw Failure(text: "compressed") }
            var dictionary: [Value] = []
            if let start = meta[11]?.number {
                var place = start
                let header = Self.structure(bytes, &place)
                dictionary = try plain(place, header[7]?[1]?.number ?? 0, type: 6)
            }
            var place = meta[9]?.number ?? 0
            let header = Self.structure(bytes, &place)
            guard header[1]?.number == 0, header[5]?[1]?.number == count, meta[5]?.number == count,
                place + (header[2]?.number ?? -1) == (chunk[2]?.number ?? 0) + (meta[7]?.number ?? 0)
            else { throw Failure(text: "a page does not fit its chunk") }
            let length = Self.integer(bytes[place...], 4)
            let present = try hybrid(place + 4, place + 4 + length, width: 1, count)
            let some = present.count { $0 == 1 }
            guard meta[12]?[3]?.number == count - some else { throw Failure(text: "another number of nulls") }
            place += 4 + length
            var values: [Value]
            if header[5]?[2]?.number == 8 {
                let end = (chunk[2]?.number ?? 0) + (meta[7]?.number ?? 0)
                values = try hybrid(place + 1, end, width: Int(bytes[place]), some).map { dictionary[$0] }
            } else {
                values = try plain(place, some, type: meta[1]?.number ?? -1)
            }
            var column: [Value] = []
            for isPresent in present { column.append(isPresent == 1 ? values.removeFirst() : .missing) }
            columns.append(column)
        }
        for row in 0..<count { rows.append(columns.map { $0[row] }) }
    }

    private func plain(_ start: Int, _ count: Int, type: Int) throws -> [Value] {
        var place = start
        return try (0..<count).map { index in
            switch type {
            case 0: return .flag(bytes[start + index / 8] >> UInt8(index % 8) & 1 == 1)
            case 1:
                defer { place += 4 }
                return .integer(Int(Int32(truncatingIfNeeded: Self.integer(bytes[place...], 4))))
            case 2:
                defer { place += 8 }
                return .integer(Self.integer(bytes[place...], 8))
            case 5:
                defer { place += 8 }
                return .number(Double(bitPattern: UInt64(bitPattern: Int64(Self.integer(bytes[place...], 8)))))
            case 6:
                let length = Self.integer(bytes[place...], 4)
                defer { place += 4 + length }
                return .text(String(decoding: bytes[(place + 4)..<(place + 4 + length)], as: UTF8.self))
            default: throw Failure(text: "type \(type)")
            }
        }
    }

    private func hybrid(_ start: Int, _ end: Int, width: Int, _ count: Int) throws -> [Int] {
        var place = start
        var values: [Int] = []
        while values.count < count {
            guard place < end else { throw Failure(text: "too few values") }
            let head = Self.varint(bytes, &place)
            if head & 1 == 0 {
                let size = (width + 7) / 8
                values += Array(repeating: Self.integer(bytes[place...], size), count: head >> 1)
                place += size
            } else {
                for index in 0..<((head >> 1) * 8) {
                    var value = 0
                    for bit in 0..<width {
                        let position = index * width + bit
                        value |= Int(bytes[place + position / 8] >> UInt8(position % 8) & 1) << bit
                    }
                    values.append(value)
                }
                place += (head >> 1) * width
            }
        }
        guard place == end else { throw Failure(text: "more bytes than values") }
        return Array(values.prefix(count))
    }

    private static func integer(_ bytes: ArraySlice<UInt8>, _ size: Int) -> Int {
        bytes.prefix(size).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    // MARK: Thrift

    private static func varint(_ bytes: [UInt8], _ place: inout Int) -> Int {
        var value = 0
        var shift = 0
        while true {
            let byte = bytes[place]
            place += 1
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    private static func structure(_ bytes: [UInt8], _ place: inout Int) -> Thrift {
        var fields: [Int: Thrift] = [:]
        var field = 0
        while bytes[place] != 0 {
            let head = bytes[place]
            place += 1
            if head >> 4 == 0 {
                let number = varint(bytes, &place)
                field = number >> 1 ^ -(number & 1)
            } else {
                field += Int(head >> 4)
            }
            fields[field] = value(head & 15, bytes, &place)
        }
        place += 1
        return .structure(fields)
    }

    private static func value(_ kind: UInt8, _ bytes: [UInt8], _ place: inout Int) -> Thrift {
        switch kind {
        case 1, 2: return .number(kind == 1 ? 1 : 0)
        case 8:
            let length = varint(bytes, &place)
            defer { place += length }
            return .bytes(Array(bytes[place..<(place + length)]))
        case 9:
            let head = bytes[place]
            place += 1
            let count = head >> 4 == 15 ? varint(bytes, &place) : Int(head >> 4)
            return .list((0..<count).map { _ in value(head & 15, bytes, &place) })
        case 12: return structure(bytes, &place)
        default:
            let number = varint(bytes, &place)
            return .number(number >> 1 ^ -(number & 1))
        }
    }
}
