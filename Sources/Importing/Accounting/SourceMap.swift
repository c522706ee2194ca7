import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurReportModel

/// Writes where each line of the source went, as JSON Lines: runs of lines with the element that holds them, or the
/// reason why none does. A line of which parts went to several places comes once for each. Where the source is a
/// package, its lines are paragraphs of parts.
struct SourceMap {
    struct Row: Sendable, Hashable {
        var firstLine: Int
        var lastLine: Int
        /// 1-based columns in scalars, where only part of a line went there.
        var columns: ClosedRange<Int>?
        var destination: Ledger.Destination
    }

    let rows: [Row]
    private let source: SourceIndex

    init(_ ledger: Ledger, source: SourceIndex) {
        var rows: [Row] = []
        for line in source.lineStarts.indices {
            let start = source.lineStarts[line]
            let end = line + 1 < source.lineStarts.count ? source.lineStarts[line + 1] : source.scalars.count
            rows += Self.rows(of: line + 1, start..<end, ledger, source)
        }
        self.rows = Self.joined(rows, source)
        self.source = source
    }

    private static func rows(of line: Int, _ range: Range<Int>, _ ledger: Ledger, _ source: SourceIndex) -> [Row] {
        var rows: [Row] = []
        var current: (entry: Int, first: Int, last: Int)?
        func close() {
            guard let run = current else { return }
            rows.append(
                Row(
                    firstLine: line, lastLine: line, columns: run.first + 1...run.last + 1,
                    destination: ledger.entries[run.entry].destination))
        }
        for offset in range where !source.scalars[offset].isBlank {
            guard let entry = ledger.entryNumber(of: offset) else { continue }
            let column = offset - range.lowerBound
            if let run = current, ledger.entries[run.entry].destination == ledger.entries[entry].destination {
                current = (run.entry, run.first, column)
            } else {
                close()
                current = (entry, column, column)
            }
        }
        close()
        // The whole line in one place needs no columns.
        if rows.count == 1 { rows[0].columns = nil }
        return rows
    }

    private static func joined(_ rows: [Row], _ source: SourceIndex) -> [Row] {
        let partStarts = Set(source.parts.map(\.firstLine))
        var result: [Row] = []
        for row in rows {
            if let last = result.last, last.destination == row.destination, last.columns == nil, row.columns == nil,
                !partStarts.contains(row.firstLine)
            {
                result[result.count - 1].lastLine = row.lastLine
            } else {
                result.append(row)
            }
        }
        return result
    }

    /// The rows as JSON Lines.
    func jsonLines() -> [UInt8] {
        let sink = ByteSink()
        for row in rows {
            if let part = source.part(ofLine: row.firstLine) {
                let last = part.paragraph + row.lastLine - row.firstLine
                sink.append("{\"part\":\"\(part.name.replacing("\"", with: "\\\""))\",\"paragraphs\":[\(part.paragraph),\(last)]")
            } else {
                sink.append("{\"lines\":[\(row.firstLine),\(row.lastLine)]")
            }
            if let columns = row.columns { sink.append(",\"columns\":[\(columns.lowerBound),\(columns.upperBound)]") }
            switch row.destination {
            case .element(let path): sink.append(",\"element\":\"\(path)\"}\n")
            case .dropped(let reason): sink.append(",\"dropped\":\"\(reason.rawValue)\"}\n")
            }
        }
        return sink.takeBytes()
    }
}
