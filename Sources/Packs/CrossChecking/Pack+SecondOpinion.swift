import RapporteurXMLSchema
package import RapporteurXMLStream

extension Pack {
    /// What names this pack to another process: an id or a path.
    package var designator: String {
        switch origin {
        case .builtIn: id
        case .folder(let path), .schemaFile(let path): path
        }
    }

    /// The pack's schema as libxml2 compiles it.
    package func secondOpinion() throws(SecondOpinion.Refusal) -> SecondOpinion {
        let builtins = Schema.builtinDocuments
        switch origin {
        case .builtIn:
            return try SecondOpinion(main: xsd, documents: EmbeddedPacks.files(of: id), builtins: builtins)
        case .folder(let folder):
            return try SecondOpinion(main: "\(folder)/\(xsd)", folder: folder, builtins: builtins)
        case .schemaFile(let path):
            return try SecondOpinion(main: path, builtins: builtins)
        }
    }
}
