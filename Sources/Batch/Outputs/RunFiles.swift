package import RapporteurPacks

/// What a run reads and what it writes, so that no input is written over and no output is lost to another.
///
/// All commands ask here, and nowhere else, before any work: files are told apart by device and inode, and what is not
/// there yet by the folder that it will be in, so that neither links nor other spellings of a path deceive.
package struct RunFiles {
    /// A file that is read, or several.
    enum Source {
        case file(String)
        /// All that is in a folder: a pack.
        case folder(String)
        /// A schema document and all that it leads to.
        case schema(String)
        /// The schema documents in a folder, by the names of their files.
        case schemas(in: String)
        /// An open descriptor and what it is called.
        case descriptor(Int32, String)
        case entries([InputEntry])
    }

    struct Output {
        var path: String
        /// The document that becomes it; nil for a file that an option names.
        var document: String?
        /// Whether folders may take its place in the name of no option: in a folder of outputs they are its own affair.
        var isNamed: Bool { document == nil }
        /// The input that it may replace: a baseline that is written anew.
        var mayReplace: String?
        /// Whether it may go to the null device; a database has to be read while it is written.
        var mayBeDiscarded = true
    }

    private(set) var sources: [Source] = []
    private(set) var outputs: [Output] = []
    /// The folder that outputs go to, which keeps a manifest.
    private(set) var manifest: String?

    package init() {}

    // MARK: What is read

    package mutating func read(_ entries: [InputEntry]) { sources.append(.entries(entries)) }

    /// A list of paths or another file; `-` is standard input.
    package mutating func read(_ path: String?) {
        guard let path else { return }
        sources.append(path == "-" ? .descriptor(0, "-") : .file(path))
    }

    /// What `--schema` names, and the packs that documents may choose.
    package mutating func read(schemas: [String], library: PackLibrary) {
        for pack in library.packs {
            if case .folder(let folder) = pack.origin { sources.append(.folder(folder)) }
        }
        for schema in schemas where library[schema] == nil {
            sources.append(FileStatus(schema)?.isFolder == true ? .folder(schema) : .schema(schema))
        }
    }

    /// A folder whose schema documents may be named by documents.
    package mutating func read(schemasIn folder: String?) {
        if let folder { sources.append(.schemas(in: folder)) }
    }

    // MARK: What is written

    /// - Parameter other: an input that may be written anew.
    package mutating func write(_ path: String?, mayReplace other: String? = nil) {
        guard let path, path != "-" else { return }
        outputs.append(Output(path: path, mayReplace: other))
    }

    /// Notes the files of conversions.
    package mutating func write(_ planned: [PlannedConversion]) {
        for conversion in planned {
            guard let path = conversion.path else { continue }
            outputs.append(Output(path: path, document: conversion.item.path))
        }
    }

    /// Notes the manifest of a folder of outputs.
    package mutating func writeManifest(in folder: String?) {
        guard let folder else { return }
        manifest = "\(folder)/\(Manifest.name)"
        write(manifest)
    }

    /// Notes a database, and what SQLite puts beside it.
    package mutating func writeDatabase(_ path: String?) {
        guard let path else { return }
        for suffix in ["", "-journal", "-wal", "-shm"] { outputs.append(Output(path: path + suffix, mayBeDiscarded: false)) }
    }
}
