internal import RapporteurDiagnostics

extension Pack {
    /// The bytes of a file of a built-in pack; nil where the pack is not built in or has no such file.
    package func builtInFile(_ name: String) -> [UInt8]? {
        isBuiltIn ? EmbeddedPacks.files(of: id)[name] : nil
    }
}
