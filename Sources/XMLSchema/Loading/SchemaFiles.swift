import RapporteurDiagnostics

/// Where schema documents are read from.
enum SchemaFiles {
    /// Files on disk; where a folder is given, only those inside it.
    case disk(folder: String?)
    /// Documents in memory, by name: the built-in packs.
    case memory(ExactMap<[UInt8]>)

    func open(_ path: String) throws(WorkError) -> ByteReader {
        switch self {
        case .disk: return try ByteReader(.file(path))
        case .memory(let documents):
            guard let bytes = documents[path] else {
                throw WorkError(.input, code: "input.missing", message: Message("input.missing/builtIn", ["path": .text(path)]))
            }
            return try ByteReader(.bytes(bytes), name: path)
        }
    }

    /// What tells a document from others, whichever way leads to it.
    func identity(of path: String) -> String {
        switch self {
        case .disk: FileSystem.realPath(path) ?? path
        case .memory: path
        }
    }

    /// Whether a document may be read at all; what is not there is within any bounds.
    func admits(_ path: String) -> Bool {
        switch self {
        case .disk(nil): true
        case .disk(let folder?): !FileSystem.exists(path) || SchemaLocation.isInside(path, folder: folder)
        case .memory: true
        }
    }
}
