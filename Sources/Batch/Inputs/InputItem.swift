public import RapporteurDiagnostics

/// One document to work on.
public struct InputItem: Sendable {
    public enum Origin: Sendable {
        /// A path that the user named.
        case named
        /// Found in a folder that the user named.
        case folder
        case standardInput(StandardInput)
        /// Found in an archive that the user named.
        case archive(ArchiveMember)
    }

    /// The path as it is shown: as given, or below the folder or archive as given.
    public var path: String
    public var origin: Origin
    /// The path below an output folder: the name, or the path within the folder or archive that was named.
    public var relativePath: String

    public init(path: String, origin: Origin, relativePath: String) {
        self.path = path
        self.origin = origin
        self.relativePath = relativePath
    }

    /// Whether it is a file of its own, which may be written anew.
    package var isFile: Bool {
        switch origin {
        case .named, .folder: FileStatus(path)?.isRegular == true
        case .standardInput, .archive: false
        }
    }

    /// What standard input is called where nobody says.
    public static let standardInputName = "-"
}

/// An input of a run: a document, or what keeps one from being read.
public enum InputEntry: Sendable {
    case document(InputItem)
    case problem(path: String, finding: Finding)

    /// The path by which the run names it.
    public var path: String {
        switch self {
        case .document(let item): item.path
        case .problem(let path, _): path
        }
    }

    /// How many bytes the documents of a run have together; nil where some are not known before they are read.
    public static func size(of entries: [InputEntry]) -> Int? {
        var total = 0
        for case .document(let item) in entries {
            switch item.origin {
            case .named, .folder: total += FileStatus(item.path).map { $0.isRegular ? $0.size : 0 } ?? 0
            case .standardInput, .archive: return nil
            }
        }
        return total
    }
}

/// What a command line names: documents, and what was found beside them.
package struct InputListing: Sendable {
    package var entries: [InputEntry] = []
    package var passedOver = PassedOver()
    var hasStandardInput = false
}

/// Standard input, which can be read once.
///
/// Unchecked, because it is one document of a run, and a document is worked on by one thread.
public final class StandardInput: @unchecked Sendable {
    let reader: ByteReader

    init(name: String) throws(WorkError) {
        reader = try ByteReader(.descriptor(0), name: name)
    }
}
