public import RapporteurDiagnostics
import Glibc

/// Where converted documents go.
public enum OutputChoice: Sendable {
    case standardOutput
    case file(String)
    case folder(String)
    /// Nowhere by themselves: what documents become is handed over, to be put together.
    case together
}

/// A document and where it goes.
public struct PlannedConversion: Sendable {
    public var item: InputItem
    /// Nil for standard output, and for what is handed over.
    public var path: String?
    /// Whether folders of the path are made.
    var makesFolders = false
}

/// Decides where each document goes, before any work is done.
public struct OutputPlan {
    public var choice: OutputChoice
    /// What documents are converted to; nil for the other of XML and JSON.
    public var format: DocumentFormat?
    /// What names of files end in, where that is not the name of the format: `akn.xml`.
    public var fileExtension: String?

    public init(choice: OutputChoice, format: DocumentFormat?, fileExtension: String? = nil) {
        self.choice = choice
        self.format = format
        self.fileExtension = fileExtension
    }

    /// Plans the documents of a run.
    ///
    /// - Throws: `WorkError` of kind `usage`, with all that is wrong: several documents for one place, two that
    ///   would go to the same file, one that would take the place of an input.
    public func conversions(of items: [InputItem]) throws(WorkError) -> [PlannedConversion] {
        switch choice {
        case .together: return items.map { PlannedConversion(item: $0) }
        case .standardOutput:
            guard items.count <= 1 else {
                throw Self.usage(
                    "usage.outputs", Message("usage.outputs/standardOutput", ["count": .number(items.count)]),
                    hint: Message("usage.outputs/hint"))
            }
            return items.map { PlannedConversion(item: $0) }
        case .file(let path):
            guard items.count <= 1 else {
                throw Self.usage(
                    "usage.outputs", Message("usage.outputs", ["count": .number(items.count), "path": .text(path)]),
                    hint: Message("usage.outputs/hint"))
            }
            guard FileStatus(path)?.isFolder != true, !path.ends(with: "/") else {
                throw Self.usage(
                    "usage.output", Message("usage.output/folder", ["path": .text(path)]),
                    hint: Message("usage.output/hint.folder"))
            }
            return try checked(items.map { PlannedConversion(item: $0, path: path) })
        case .folder(let folder):
            if let status = FileStatus(folder), !status.isFolder {
                throw Self.usage(
                    "usage.output", Message("usage.output/file", ["path": .text(folder)]),
                    hint: Message("usage.output/hint.file"))
            }
            return try checked(
                items.map {
                    PlannedConversion(item: $0, path: "\(folder)/\(outputName(of: $0))", makesFolders: true)
                })
        }
    }

    /// Refuses a file that accompanies a run and would take the place of a converted document.
    ///
    /// - Throws: `WorkError` of kind `usage`.
    public static func refuse(_ path: String, among planned: [PlannedConversion]) throws(WorkError) {
        var folders: ExactMap<String> = [:]
        let wanted = canonical(path, &folders)
        for conversion in planned {
            guard let other = conversion.path, canonical(other, &folders) == wanted else { continue }
            throw usage(
                "usage.collision",
                Message("usage.collision/aside", ["path": .text(path), "input": .text(conversion.item.path)]),
                hint: Message("usage.collision/hint.aside"))
        }
    }

    /// The path below the output folder: the input's, with the extension of what it becomes.
    private func outputName(of item: InputItem) -> String {
        let format = self.format ?? (recognised(item) ?? .xml).other
        var stem = item.relativePath
        if DocumentFormat.byName(stem) != nil, let dot = stem.utf8.lastIndex(of: UInt8(ascii: ".")) { stem = String(stem[..<dot]) }
        if stem.isEmpty || stem.ends(with: "/") || stem == "-" { stem += "document" }
        return "\(stem).\(fileExtension ?? format.rawValue)"
    }

    /// By content, as the conversion does it; what cannot be read is reported when its turn comes.
    private func recognised(_ item: InputItem) -> DocumentFormat? {
        if case .standardInput(let input) = item.origin {
            return DocumentFormat.recognise(
                (try? input.reader.peek(DocumentFormat.peekLength)) ?? [], name: item.path)
        }
        // An archive is unpacked once only, when its documents' turn comes.
        if case .archive = item.origin { return DocumentFormat.byName(item.relativePath) }
        guard FileStatus(item.path)?.isRegular == true, let reader = try? ByteReader(.file(item.path)) else {
            return DocumentFormat.byName(item.path)
        }
        return DocumentFormat.recognise((try? reader.peek(DocumentFormat.peekLength)) ?? [], name: item.path)
    }

    private func checked(_ planned: [PlannedConversion]) throws(WorkError) -> [PlannedConversion] {
        var inputs: [FileStatus.Identity: String] = [:]
        for conversion in planned {
            if case .standardInput = conversion.item.origin {
                if let status = FileStatus(descriptor: 0), status.isRegular {
                    inputs[status.identity] = "standard input"
                }
            } else if let status = FileStatus(conversion.item.path), status.isRegular {
                inputs[status.identity] = conversion.item.path
            }
        }
        var findings: [Finding] = []
        var taken: ExactMap<String> = [:]
        var folders: ExactMap<String> = [:]
        for conversion in planned {
            guard let path = conversion.path else { continue }
            let there = FileStatus(path, followingLinks: false)
            if let there, let status = there.isLink ? FileStatus(path) : there, let input = inputs[status.identity] {
                findings.append(
                    Finding(
                        code: "usage.overwrite", message: Message("usage.overwrite", ["path": .text(path), "input": .text(input)]),
                        hint: Message("usage.overwrite/hint")))
            }
            if let other = taken.updateValue(conversion.item.path, forKey: Self.canonical(path, isThere: there != nil, &folders)) {
                findings.append(
                    Finding(
                        code: "usage.collision",
                        message: Message(
                            "usage.collision",
                            ["one": .text(other), "other": .text(conversion.item.path), "path": .text(path)]),
                        hint: Message("usage.collision/hint")))
            }
        }
        guard findings.isEmpty else { throw WorkError(.usage, findings: findings) }
        return planned
    }

    /// The path without links, `.` and `..`, as far as it exists; folders are looked at once.
    private static func canonical(_ path: String, isThere: Bool? = nil, _ folders: inout ExactMap<String>) -> String {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
        let isPlain =
            name != "" && name != "." && name != ".." && !(isThere ?? (FileStatus(path, followingLinks: false) != nil))
        if !isPlain, let real = realPath(path) { return real }
        let folder = slash.map { String(path[..<$0]) } ?? "."
        if folder.isEmpty || folder == path { return path }
        if let known = folders[folder] { return "\(known)/\(name)" }
        let real = folder == "." ? realPath(".") ?? "." : realPath(folder) ?? canonical(folder, &folders)
        folders[folder] = real
        return "\(real)/\(name)"
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func usage(_ code: String, _ message: Message, hint: Message) -> WorkError {
        WorkError(.usage, code: code, message: message, hint: hint)
    }
}
