internal import CLibPoppler
import Glibc

/// Reads a PDF file from standard input and writes its text to standard output: what the child process does.
///
/// The process has bounds of its own on memory and time, and opens no file once the library is there, so that a hostile
/// file costs no more than the process.
package enum PDFReading {
    /// What the process ends with.
    package enum Status: Int32 {
        case done = 0
        case noLibrary = 3
        case encrypted = 4
        case damaged = 5
        /// No page has text.
        case scanned = 6
        case tooLarge = 7
    }

    package static let byteLimit = 64 << 20
    package static let pageLimit = 5_000
    package static let characterLimit = 20_000_000
    private static let memory: rlim_t = 1 << 30
    private static let seconds: rlim_t = 30

    package static func run() -> Status {
        var reason: UnsafePointer<CChar>?
        guard rapporteur_pdf_load(&reason) == 0 else {
            if let reason { write(Array(String(cString: reason).utf8)) }
            return .noLibrary
        }
        guard let bytes = input() else { return .tooLarge }
        confine()
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return .damaged }
            var failure: Int32 = 0
            guard let pdf = rapporteur_pdf_open(base, buffer.count, &failure) else {
                return failure == Int32(RAPPORTEUR_PDF_ENCRYPTED.rawValue) ? .encrypted : .damaged
            }
            defer { rapporteur_pdf_close(pdf) }
            return pages(of: pdf)
        }
    }

    private static func pages(of pdf: OpaquePointer) -> Status {
        let count = Int(rapporteur_pdf_pages(pdf))
        guard count > 0 else { return .damaged }
        guard count <= pageLimit else { return .tooLarge }
        var characters = 0
        for page in 0..<count {
            var found: UnsafeMutablePointer<rapporteur_pdf_character>?
            let number = rapporteur_pdf_page(pdf, Int32(page), &found)
            defer { free(found) }
            if page > 0 { write([0x0C]) }
            guard number >= 0, let found else { return .damaged }
            characters += Int(number)
            guard characters <= characterLimit else { return .tooLarge }
            let list = UnsafeBufferPointer(start: found, count: Int(number)).compactMap { one -> PDFPage.Character? in
                guard let scalar = Unicode.Scalar(one.scalar), one.left.isFinite, one.right.isFinite, one.top.isFinite,
                    one.bottom.isFinite, one.size.isFinite, abs(one.left) < 1e5, abs(one.top) < 1e5
                else { return nil }
                return PDFPage.Character(
                    left: one.left, top: one.top, right: one.right, bottom: one.bottom, size: one.size, scalar: scalar,
                    isBold: one.style & 1 != 0, isItalic: one.style & 2 != 0)
            }
            if !list.isEmpty { write(Array(PDFPage(list).text.utf8)) }
        }
        guard characters > 0 else {
            write(Array(String(count).utf8))
            return .scanned
        }
        return .done
    }

    /// Bounds what the file can cost. No files can be opened or written: descriptors are all in use, and files may have
    /// no length.
    private static func confine() {
        set(RLIMIT_AS, memory)
        set(RLIMIT_CPU, seconds)
        set(RLIMIT_FSIZE, 0)
        set(RLIMIT_NOFILE, 0)
        set(RLIMIT_CORE, 0)
    }

    private static func set(_ resource: __rlimit_resource, _ value: rlim_t) {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }

    private static func input() -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(0, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= byteLimit else { return nil }
        }
    }

    private static func write(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress.map { $0 + start }, $0.count - start) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { exit(1) }
            start += count
        }
    }
}
