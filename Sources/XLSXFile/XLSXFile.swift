internal import CLibXLSXWriter
package import RapporteurDiagnostics
import Glibc

/// A workbook in a file, written row by row in little memory: each sheet waits in a temporary file without a name.
///
/// libxlsxwriter writes it, behind this type alone, and is loaded when the first one is made. A workbook belongs to one
/// thread at a time. The same rows give the same bytes.
package final class XLSXFile {
    private let shown: String
    private let path: String
    /// Nil once the file is written.
    private var handle: OpaquePointer?
    private var sheets: [XLSXSheet] = []

    /// The date in the workbook's properties: 1980-01-01, where the dates of archives begin.
    private static let created: Int64 = 315_532_800

    /// - Parameters:
    ///   - path: the file to write.
    ///   - shown: what messages call it.
    ///   - temporaryFolder: where sheets wait; the largest takes twice its size there in the end.
    /// - Throws: `WorkError` of kind `output`.
    package init(_ path: String, shown: String, temporaryFolder: String) throws(WorkError) {
        self.path = path
        self.shown = shown
        var reason: UnsafePointer<CChar>?
        guard rapporteur_xlsx_load(&reason) == 0 else {
            throw WorkError(
                .output, code: "output.library",
                message: Message("output.library", ["reason": .text(reason.map { String(cString: $0) } ?? "")]),
                hint: Message("output.library/hint"), location: Location(file: shown))
        }
        handle = PathText.withBytes(of: path) { path in
            PathText.withBytes(of: temporaryFolder) { rapporteur_xlsx_new(path, $0, Self.created) } ?? nil
        } ?? nil
        guard handle != nil else { throw Self.failure(shown, .reason(ENOMEM)) }
    }

    deinit {
        if let handle { rapporteur_xlsx_abandon(handle) }
    }

    /// A sheet behind those there are; its first row stays in sight.
    ///
    /// - Parameter name: at most 31 characters, none of `[]:*?/\`, of no other sheet.
    /// - Throws: `WorkError` of kind `output`.
    package func addSheet(_ name: String) throws(WorkError) -> XLSXSheet {
        guard let handle, let sheet = rapporteur_xlsx_add_sheet(handle, name) else {
            throw Self.failure(shown, .reason(errno == 0 ? EINVAL : errno))
        }
        let added = XLSXSheet(workbook: handle, sheet: sheet, shown: shown)
        sheets.append(added)
        return added
    }

    /// Writes the file and makes sure that all rows came to be in it; nothing can be written after it.
    ///
    /// - Throws: `WorkError` of kind `output`.
    package func close() throws(WorkError) {
        guard let handle else { return }
        var sizes: [Int] = []
        for sheet in sheets { sizes.append(try sheet.size()) }
        self.handle = nil
        let result = rapporteur_xlsx_close(handle)
        guard result == 0 else { throw Self.failure(shown, .text(String(cString: rapporteur_xlsx_error(result)))) }
        // The library does not look whether copies of its temporary files are whole.
        let written = ZipSizes.read(path)
        for (index, size) in sizes.enumerated() {
            guard let entry = written?["xl/worksheets/sheet\(index + 1).xml"], entry > size else {
                throw Self.failure(shown, .reason(ENOSPC), isFull: true)
            }
        }
    }

    static func failure(_ path: String, _ reason: MessageArgument, isFull: Bool = false) -> WorkError {
        WorkError(
            .output, code: "output.write",
            message: Message("output.write", ["path": .text(path), "reason": reason]),
            hint: isFull ? Message("output.write/hint") : nil, location: Location(file: path))
    }
}
