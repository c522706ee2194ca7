internal import CLibXLSXWriter
package import RapporteurDiagnostics
import Glibc

/// A sheet of a workbook, written row by row.
package final class XLSXSheet {
    package enum Cell: Sendable, Hashable {
        case none
        /// Text as it is: never a formula, never a link.
        case text(String)
        case head(String)
        case number(Double)
        /// A day, by the number that workbooks have for it.
        case day(Int)
        case flag(Bool)
    }

    private let workbook: OpaquePointer
    private let sheet: OpaquePointer
    private let shown: String
    /// How many rows were written.
    package private(set) var rows = 0

    init(workbook: OpaquePointer, sheet: OpaquePointer, shown: String) {
        self.workbook = workbook
        self.sheet = sheet
        self.shown = shown
    }

    /// Writes the next row; the workbook must not have been closed.
    ///
    /// - Throws: `WorkError` of kind `output`, also where a text is longer than a cell can hold.
    package func row(_ cells: [Cell]) throws(WorkError) {
        let row = UInt32(rows)
        for (index, cell) in cells.enumerated() {
            guard let column = UInt16(exactly: index) else { throw XLSXFile.failure(shown, .reason(E2BIG)) }
            let plain = Int32(RAPPORTEUR_XLSX_PLAIN.rawValue)
            let result: Int32
            switch cell {
            case .none: result = 0
            case .text(let text): result = rapporteur_xlsx_text(workbook, sheet, row, column, XLSXText.escaped(text), plain)
            case .head(let text):
                result = rapporteur_xlsx_text(
                    workbook, sheet, row, column, XLSXText.escaped(text), Int32(RAPPORTEUR_XLSX_BOLD.rawValue))
            case .number(let number): result = rapporteur_xlsx_number(workbook, sheet, row, column, number, plain)
            case .day(let day):
                result = rapporteur_xlsx_number(
                    workbook, sheet, row, column, Double(day), Int32(RAPPORTEUR_XLSX_DATE.rawValue))
            case .flag(let flag): result = rapporteur_xlsx_flag(sheet, row, column, flag ? 1 : 0)
            }
            guard result == 0 else { throw XLSXFile.failure(shown, .text(String(cString: rapporteur_xlsx_error(result)))) }
        }
        rows += 1
        // Now and then: a full disk should end the work early.
        if rows % 4096 == 0 { _ = try size() }
    }

    /// How wide columns are shown, in characters.
    package func setWidths(_ widths: [Int]) {
        for (index, width) in widths.enumerated() {
            guard let column = UInt16(exactly: index) else { return }
            _ = rapporteur_xlsx_width(sheet, column, Double(width))
        }
    }

    /// How many bytes the rows take so far.
    ///
    /// - Throws: `WorkError` of kind `output` when some could not be written.
    func size() throws(WorkError) -> Int {
        let size = rapporteur_xlsx_written(sheet)
        guard size >= 0 else {
            let code = errno
            throw XLSXFile.failure(shown, .reason(code), isFull: code == ENOSPC)
        }
        return Int(size)
    }
}
