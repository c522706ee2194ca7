import RapporteurDiagnostics
internal import RapporteurSchemas

/// The packs that are in the binary.
enum EmbeddedPacks {
    /// Their descriptions, in order of id.
    ///
    /// - Throws: `WorkError` when a description is wrong, which tests rule out.
    static func packs() throws(WorkError) -> [Pack] {
        var packs: [Pack] = []
        for file in files() where file.name == "pack.json" {
            packs.append(try PackFile.read(.bytes(file.bytes), name: "\(file.pack)/pack.json", origin: .builtIn))
        }
        return packs.sorted { $0.id < $1.id }
    }

    /// The files of a pack, by name.
    static func files(of id: String) -> ExactMap<[UInt8]> {
        var result: ExactMap<[UInt8]> = [:]
        for file in files() where file.pack == id { result[file.name] = file.bytes }
        return result
    }

    private struct File {
        var pack: String
        var name: String
        private var content: UnsafeBufferPointer<UInt8>

        init(_ file: EmbeddedFile) {
            pack = String(cString: file.pack)
            name = String(cString: file.name)
            content = UnsafeBufferPointer(start: file.bytes, count: file.count)
        }

        var bytes: [UInt8] { Array(content) }
    }

    private static func files() -> [File] {
        var count = 0
        guard let start = embeddedFiles(&count) else { return [] }
        return UnsafeBufferPointer(start: start, count: count).map(File.init)
    }
}
