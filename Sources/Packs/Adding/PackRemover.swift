public import RapporteurDiagnostics
import Glibc
import RapporteurXMLSchema

/// Removes packs from the user's folder, as `schema remove` does.
public struct PackRemover: Sendable {
    private let library: PackLibrary

    public init(library: PackLibrary) { self.library = library }

    /// Removes the pack of an id. Its folder gets another name first, so that it is there whole or not at all; of a link
    /// the link goes, and what it leads to stays.
    ///
    /// - Throws: `WorkError` of kind `usage` where no pack of the user has the id, `output` where it cannot be removed.
    public func remove(_ id: String) throws(WorkError) -> Pack {
        guard let pack = library[id], case .folder(let folder) = pack.origin else {
            if library[id] != nil {
                throw WorkError(
                    .usage, code: "pack.remove", message: Message("pack.remove/builtIn", ["id": .text(id)]))
            }
            let own = library.packs.filter { !$0.isBuiltIn }.map(\.id)
            let hint = Nearest.match(id, among: own).map { Message("text.meant", ["name": .text($0)]) }
            throw WorkError(
                .usage, code: "pack.remove", message: Message("pack.remove", ["id": .text(id)]),
                hint: hint ?? (own.isEmpty ? nil : Message("pack.remove/hint", ["packs": .list(own.map { .text($0) })])))
        }
        let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/"))
        let above = slash.map { String(folder[...$0]) } ?? ""
        let old = "\(above).\(pack.id).\(getpid()).old"
        guard FileSystem.rename(folder, to: old) == 0 else {
            throw WorkError(
                .output, code: "output.write",
                message: Message("output.write", ["path": .text(folder), "reason": .reason(errno)]),
                location: Location(file: folder))
        }
        Folders.remove(old)
        return pack
    }
}
