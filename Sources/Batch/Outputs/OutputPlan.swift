public import RapporteurDiagnostics

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

    package init(item: InputItem, path: String? = nil, makesFolders: Bool = false) {
        self.item = item
        self.path = path
        self.makesFolders = makesFolders
    }
}

/// Decides where each document goes, before any work is done.
public struct OutputPlan {
    public var choice: OutputChoice
    /// What documents are converted to; nil for the other of XML and JSON.
    public var format: DocumentFormat?
    /// What names of files end in, where that is not the name of the format: `akn.xml`.
    public var fileExtension: String?
    /// Whether names keep the ending of the input's before their own: `a.xml.html`.
    public var keepsEnding = false
    /// Whether names are those of the inputs.
    public var keepsName = false

    public init(choice: OutputChoice, format: DocumentFormat?, fileExtension: String? = nil) {
        self.choice = choice
        self.format = format
        self.fileExtension = fileExtension
    }

    /// Plans the documents of a run.
    ///
    /// Whether files are written over `RunFiles` says.
    /// - Throws: `WorkError` of kind `usage`: several documents for one place, a file in the place of a folder.
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
            return items.map { PlannedConversion(item: $0, path: path) }
        case .folder(let folder):
            if let status = FileStatus(folder), !status.isFolder {
                throw Self.usage(
                    "usage.output", Message("usage.output/file", ["path": .text(folder)]),
                    hint: Message("usage.output/hint.file"))
            }
            return items.map {
                PlannedConversion(item: $0, path: "\(folder)/\(outputName(of: $0))", makesFolders: true)
            }
        }
    }

    /// The path below the output folder: the input's, with the extension of what it becomes.
    private func outputName(of item: InputItem) -> String {
        if keepsName, !item.relativePath.isEmpty, !item.relativePath.isExactly("-") { return item.relativePath }
        let format = self.format ?? (recognised(item) ?? .xml).other
        var stem = item.relativePath
        if !keepsEnding, DocumentFormat.byName(stem) != nil, let dot = stem.utf8.lastIndex(of: UInt8(ascii: ".")) { stem = String(stem[..<dot]) }
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

    private static func usage(_ code: String, _ message: Message, hint: Message) -> WorkError {
        WorkError(.usage, code: code, message: message, hint: hint)
    }
}
