import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

/// Options that every command about documents has.
struct DocumentOptions: ParsableArguments {
    @Argument(help: "Files, folders, or - for standard input.", completion: .file())
    var inputs: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The schema of all documents: a pack's id, a pack's folder or an .xsd file.",
            discussion: """
                Given several times, all schema documents make one schema. Without it each document chooses its pack \
                by its root element, or by its "$schema".
                """))
    var schema: [String] = []

    @Option(
        name: .customLong("max-findings"),
        help: ArgumentHelp("How many findings of a document are shown; all are counted.", valueName: "n"))
    var maxFindings = Self.usualMaxFindings

    static let usualMaxFindings = 1000

    @Flag(name: .customLong("allow-doctype"), help: "Accept documents with a DOCTYPE; nothing outside is read.")
    var allowDoctype = false

    @Option(
        name: .customLong("files-from"),
        help: ArgumentHelp("Read paths from a file, or from standard input (-), one a line.", valueName: "file"))
    var filesFrom: String?

    @Option(
        name: .customLong("stdin-name"), help: ArgumentHelp("What standard input is called.", valueName: "name"))
    var stdinName: String?

    @Option(help: ArgumentHelp("How many documents are worked on at once; by default one for each core.", valueName: "n"))
    var jobs: Int?

    @Flag(
        help: ArgumentHelp(
            "Say in the end how long it took, and which documents took longest or have most errors.",
            discussion: "On a terminal that is said anyway."))
    var timings = false

    @OptionGroup var packs: PackOptions

    @OptionGroup var messages: MessageOptions

    func validate() throws {
        if inputs.isEmpty && filesFrom == nil {
            throw ValidationError("Nothing to read. Name files or folders, or - for standard input.")
        }
        if maxFindings < 1 { throw ValidationError("--max-findings must be at least 1.") }
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024.") }
        if filesFrom == "-" && inputs.contains("-") {
            throw ValidationError("Standard input cannot be both the list of files and a document.")
        }
    }

    /// The documents that are named, and what keeps others from being read.
    func entries(formats: Set<DocumentFormat>) throws(WorkError) -> [InputEntry] {
        var paths = inputs
        if let filesFrom {
            paths += try InputDiscovery.paths(fromList: filesFrom == "-" ? .descriptor(0) : .file(filesFrom))
            if paths.isEmpty {
                throw WorkError(
                    .input, code: "input.none", message: Message("input.none/list"),
                    location: Location(file: filesFrom))
            }
        }
        let name = stdinName ?? InputItem.standardInputName
        return try InputDiscovery(formats: formats, standardInputName: name).entries(for: paths)
    }

    /// What documents are checked with.
    ///
    /// - Parameter locations: the folder in which documents may name their schemas.
    func choice(locations: String? = nil) throws(WorkError) -> SchemaChoice {
        let library = try packs.library()
        if !library.problems.isEmpty { Terminal.show(library.problems, in: messages.language) }
        return try SchemaChoice(library: library, schemas: packs.schemas, schema: schema, locations: locations)
    }

    /// The plain values of these options.
    var workOptions: WorkOptions {
        var options = WorkOptions()
        options.findingLimit = maxFindings
        options.conversion.allowsDoctype = allowDoctype
        return options
    }
}

/// Whether documents may name their own schemas.
struct LocationOptions: ParsableArguments {
    @Option(
        name: .customLong("schema-locations"),
        help: ArgumentHelp(
            "Let xsi:schemaLocation of a document's root element name schema files inside this folder.",
            discussion: "A document's own locations are not followed otherwise, and nothing is fetched.",
            valueName: "dir"))
    var folder: String?
}

/// Where packs are.
struct PackOptions: ParsableArguments {
    @Option(
        name: .customLong("packs"),
        help: ArgumentHelp("The folder of your packs; RAPPORTEUR_PACKS does the same.", valueName: "dir"))
    var folder: String?

    /// The folder that the option, the environment or the user's data folder names.
    var packsFolder: String? { folder ?? UserFolders.packs(Terminal.environment) }

    func library() throws(WorkError) -> PackLibrary { try PackLibrary(folder: packsFolder) }

    var schemas: PackSchemas { PackSchemas(cache: CheckCache(folder: UserFolders.cache(Terminal.environment))) }
}
