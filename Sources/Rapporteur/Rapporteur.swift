import RapporteurDiagnostics
import RapporteurPacks

/// The way in: the packs at hand, the schemas that documents are checked with, and the import of published documents.
///
/// One value serves a whole program. It can be shared by threads and tasks; a schema is compiled when it is first asked
/// for, and kept.
///
/// ```swift
/// let rapporteur = try Rapporteur()
/// let result = try rapporteur.schema().validate(contentsOf: "draft.xml")
/// for finding in result.findings { print(finding) }
/// ```
public struct Rapporteur: Sendable {
    /// What a program may choose; the defaults are those of the command line.
    public struct Configuration: Sendable {
        /// The folder of the user's packs; it need not exist. By default that of `RAPPORTEUR_PACKS`, else
        /// `rapporteur/packs` below `XDG_DATA_HOME`.
        public var packs: String?
        /// The folder that remembers which schema files were checked; nil for none. By default `rapporteur` below
        /// `XDG_CACHE_HOME`.
        public var cache: String?
        /// What messages are written in. By default that of `RAPPORTEUR_MESSAGES`, else of the locale.
        public var language: Language
        /// The command that reads PDF files for `importDocument`, in a process of its own: the path of the program
        /// `rapporteur` and `pdf-worker`. Nil for none: PDF files are then refused.
        public var pdfReader: [String]?

        /// What the environment says, as for the command line.
        public init() {
            packs = UserFolders.packs(FileSystem.environment)
            cache = UserFolders.cache(FileSystem.environment)
            language = Language(environment: FileSystem.environment)
        }
    }

    /// A pack: what makes a schema usable without being told where it is.
    public struct Pack: Sendable, Hashable {
        /// By which it is asked for.
        public let id: String
        /// What it is called.
        public let title: String
        /// Its own version, not that of the library.
        public let version: String
        /// Whether it is part of the library.
        public let isBuiltIn: Bool
    }

    let configuration: Configuration
    let library: PackLibrary
    let schemas: PackSchemas

    /// - Throws: `RapporteurError.schema` when the folder of packs is there and cannot be read.
    public init(_ configuration: Configuration = Configuration()) throws(RapporteurError) {
        self.configuration = configuration
        schemas = PackSchemas(cache: CheckCache(folder: configuration.cache))
        library = try translating(to: configuration.language) { () throws(WorkError) in
            try PackLibrary(folder: configuration.packs)
        }
    }

    /// The packs at hand, the built-in ones first.
    public var packs: [Pack] {
        library.packs.map { Pack(id: $0.id, title: $0.title, version: $0.version, isBuiltIn: $0.isBuiltIn) }
    }

    /// What is wrong with packs that were left out.
    public var problems: [Finding] { library.problems.map { Finding($0, in: configuration.language) } }
}
