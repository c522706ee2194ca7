import RapporteurXMLSchema
package import RapporteurXMLStream

extension Pack {
    /// What names this pack to another process: an id or a path.
    package var designator: String {
        switch origin {
        case .builtIn: id
        case .folder(let path): path
        case .schemaFiles(let paths): paths.joined(separator: "\n")
        }
    }

    /// The pack's schema as libxml2 compiles it.
    package func secondOpinion() throws(SecondOpinion.Refusal) -> SecondOpinion {
        let builtins = Schema.builtinDocuments
        switch origin {
        case .builtIn:
            return try SecondOpinion(main: single(xsd), documents: EmbeddedPacks.files(of: id), builtins: builtins)
        case .folder(let folder):
            return try SecondOpinion(main: "\(folder)/\(single(xsd))", folder: folder, builtins: builtins)
        case .schemaFiles(let paths):
            return try SecondOpinion(main: single(paths), builtins: builtins)
        }
    }

    /// libxml2 begins with one schema document.
    private func single(_ paths: [String]) throws(SecondOpinion.Refusal) -> String {
        guard paths.count == 1 else { throw SecondOpinion.Refusal(message: "The schema is several documents.") }
        return paths[0]
    }
}
