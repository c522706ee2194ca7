import RapporteurArchives
import RapporteurDiagnostics

/// One part of a package, unpacked.
struct PackagePart {
    /// The name in the package, with `/` between folders and without one at the beginning.
    var name: String
    /// The name in findings: that of the file, then that of the part.
    var shownName: String
    var bytes: [UInt8]
}

/// A Word file (ISO/IEC 29500-2): a zip archive of parts, found by their relationships and not by fixed names.
///
/// Only XML is unpacked, in memory; nothing is run, nothing written, nothing fetched.
struct WordPackage {
    /// The name of the file in findings.
    let name: String
    private let parts: ExactMap<PackagePart>
    private let types: ContentTypes
    /// The main part.
    private(set) var document = PackagePart(name: "", shownName: "", bytes: [])
    /// Whether the file may hold macros, which nobody looks at here.
    private(set) var hasMacros = false

    /// Real files have some hundred parts and some megabytes of XML.
    static let limits: ArchiveLimits = {
        var limits = ArchiveLimits()
        limits.entries = 20_000
        limits.pathLength = 1024
        limits.pathDepth = 40
        limits.fileSize = 64 << 20
        limits.totalSize = 128 << 20
        limits.ratioFrom = 8 << 20
        return limits
    }()

    /// - Throws: `WorkError` of kind `input` when the archive is damaged, unsafe, or no Word file.
    init(_ bytes: [UInt8], name: String) throws(WorkError) {
        self.name = name
        guard ZipEnd.isWhole(bytes) else { throw Self.refused(.truncated, name) }
        parts = try Self.unpack(bytes, name: name)
        guard let listed = parts["[content_types].xml"] else { throw Self.noWordFile(parts, name) }
        types = try ContentTypes(listed)
        let root = try relationships("")
        guard let main = root.first(where: { $0.type == "officeDocument" }), let path = main.path else {
            throw Self.noWordFile(parts, name)
        }
        let type = types.type(of: path)
        guard type.contains("wordprocessingml") || type.begins(with: "application/vnd.ms-word.") else {
            throw Self.refused(
                type.contains("spreadsheetml") ? .spreadsheet : type.contains("presentationml") ? .presentation : .archive, name)
        }
        hasMacros = type.contains("macroEnabled")
        document = try part(path)
    }

    // MARK: Parts

    /// The part of a name. - Throws: `import.word.part` when there is none.
    func part(_ path: String) throws(WorkError) -> PackagePart {
        guard let part = parts[path.lowercased()] else {
            throw WorkError(
                .input, code: "import.word.part",
                message: Message("import.word.part", ["part": .text(path)]), hint: Message("import.word.part/hint"),
                location: Location(file: name))
        }
        return part
    }

    /// What a part refers to; the package itself where the name is empty.
    func relationships(_ part: String) throws(WorkError) -> [Relationship] {
        var names = part.pieces(between: "/").map(String.init)
        let last = names.popLast() ?? ""
        let path = (names + ["_rels", last + ".rels"]).joined(separator: "/")
        guard let found = parts[path.lowercased()] else { return [] }
        return try Relationship.all(in: found, folder: names)
    }

    // MARK: Unpacking

    private static func unpack(_ bytes: [UInt8], name: String) throws(WorkError) -> ExactMap<PackagePart> {
        let reader = try ArchiveReader(.bytes(bytes), name: name, formats: [.zip], limits: limits)
        var parts: ExactMap<PackagePart> = [:]
        var seen = ExactSet()
        while let entry = try reader.next() {
            if entry.kind == .folder { continue }
            guard entry.kind == .file, entry.pathProblem == nil else { throw refused(.path, name) }
            let path = entry.plainPath
            let key = path.lowercased()
            // Part names are compared without regard to case (ISO/IEC 29500-2, 6.2.2.3).
            guard seen.insert(key).inserted else { throw refused(.duplicate, name) }
            guard !entry.isEncrypted else { throw refused(.encrypted, name) }
            guard key.ends(with: ".xml") || key.ends(with: ".rels") || key == "mimetype" else { continue }
            parts[key] = PackagePart(
                name: path, shownName: "\(name)/\(path)", bytes: try reader.readAll(atMost: limits.fileSize))
        }
        return parts
    }

    // MARK: Refusals

    private static func noWordFile(_ parts: ExactMap<PackagePart>, _ name: String) -> WorkError {
        let type = parts["mimetype"].map { String(decoding: $0.bytes.prefix(80), as: UTF8.self) } ?? ""
        if type.begins(with: "application/vnd.oasis.opendocument") { return refused(.openDocument, name) }
        return refused(.archive, name)
    }

    /// Why a zip archive is not taken for a Word file.
    private enum Refusal {
        case archive, openDocument, spreadsheet, presentation
        case path, duplicate, encrypted, truncated

        func message(_ path: MessageArguments) -> Message {
            switch self {
            case .archive: Message("import.word.package", path)
            case .openDocument: Message("import.word.package/openDocument", path)
            case .spreadsheet: Message("import.word.package/spreadsheet", path)
            case .presentation: Message("import.word.package/presentation", path)
            case .path: Message("import.word.package/path", path)
            case .duplicate: Message("import.word.package/duplicate", path)
            case .encrypted: Message("import.word.package/encrypted", path)
            case .truncated: Message("import.word.package/truncated", path)
            }
        }

        var hint: Message {
            switch self {
            case .archive, .spreadsheet, .presentation: Message("import.word.package/hint")
            case .openDocument: Message("import.input.kind/hint.office")
            case .path, .duplicate, .encrypted, .truncated: Message("import.word.package/hint.damaged")
            }
        }
    }

    private static func refused(_ what: Refusal, _ name: String) -> WorkError {
        WorkError(
            .input, code: "import.word.package", message: what.message(["path": .text(name)]), hint: what.hint,
            location: Location(file: name))
    }
}

/// The record at the end of a zip archive (APPNOTE.TXT 4.3.16), without which the file was cut off.
enum ZipEnd {
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        // The record has 22 bytes, and a comment of at most 65,535 after them.
        guard bytes.count >= 22 else { return false }
        var start = bytes.count - 22
        let least = max(0, start - 65_535)
        while start >= least {
            if bytes[start] == 0x50, bytes[start + 1] == 0x4B, bytes[start + 2] == 5, bytes[start + 3] == 6,
                start + 22 + number(bytes, start + 20, 2) == bytes.count
            {
                let size = number(bytes, start + 12, 4)
                let offset = number(bytes, start + 16, 4)
                // All bits set: the numbers stand in the record of 64 bits, which stands before.
                return offset == 0xFFFF_FFFF || size <= start && offset <= start - size
            }
            start -= 1
        }
        return false
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }
}
