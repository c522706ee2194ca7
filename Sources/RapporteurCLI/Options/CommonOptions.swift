import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

/// Options that every command about documents has.
struct DocumentOptions: ParsableArguments {
    @OptionGroup(title: "Inputs") var input: InputOptions

    @OptionGroup(title: "Checking") var checking: CheckingOptions

    @OptionGroup(title: "Run") var run: RunOptions

    @OptionGroup(title: "Messages") var messages: MessageOptions

    /// The documents that are named, and what keeps others from being read.
    func listing(formats: Set<DocumentFormat>) throws(WorkError) -> InputListing {
        try input.listing(formats: formats)
    }

    /// What documents are checked with.
    ///
    /// - Parameter locations: the folder in which documents may name their schemas.
    func choice(locations: String? = nil) throws(WorkError) -> SchemaChoice {
        let language = messages.language
        SignalHandling.whenStuck { Terminal.show($0.findings, in: language) }
        let library = try checking.packs.library()
        if !library.problems.isEmpty { Terminal.show(library.problems, in: messages.language) }
        return try SchemaChoice(
            library: library, schemas: checking.packs.schemas, schema: checking.schema, locations: locations)
    }

    /// What a run of these options reads.
    ///
    /// - Parameter locations: the folder in which documents may name their schemas.
    func files(_ listing: InputListing, locations: String? = nil) throws(WorkError) -> RunFiles {
        var files = RunFiles()
        files.read(listing.entries)
        files.read(input.filesFrom)
        files.read(schemas: checking.schema, library: try checking.packs.library())
        files.read(schemasIn: locations)
        return files
    }

    /// The plain values of these options.
    var workOptions: WorkOptions {
        var options = WorkOptions()
        options.findingLimit = checking.maxFindings
        options.conversion.allowsDoctype = checking.allowDoctype
        return options
    }
}

/// What documents are checked with.
struct CheckingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The schema of all documents: a pack's id, a pack's folder or an .xsd file.",
            discussion: """
                Given several times, all schema documents make one schema. Without it each document chooses its pack \
                by its root element, or by its "$schema".
                """),
        completion: .schema)
    var schema: [String] = []

    @Option(
        name: .customLong("max-findings"),
        help: ArgumentHelp("How many findings of a document are shown; all are counted.", valueName: "n"))
    var maxFindings = Self.usualMaxFindings

    static let usualMaxFindings = 1000

    @Flag(name: .customLong("allow-doctype"), help: "Accept documents with a DOCTYPE; nothing outside is read.")
    var allowDoctype = false

    @OptionGroup var packs: PackOptions

    func validate() throws {
        if maxFindings < 1 { throw ValidationError("--max-findings must be at least 1.") }
    }
}

/// How a run goes.
struct RunOptions: ParsableArguments {
    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp("How many documents are worked on at once; by default one for each core.", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "How long the work on one document may take, its schema included; 0 for no bound.", valueName: "seconds"))
    var timeout = Deadline.usual

    @OptionGroup var sandbox: SandboxOptions

    @Flag(
        help: ArgumentHelp(
            "Say in the end how long it took, and which documents took longest or have most errors.",
            discussion: "On a terminal that is said anyway."))
    var timings = false

    /// How long a document may take; nil for no bound.
    var seconds: Int? { timeout == 0 ? nil : timeout }

    func validate() throws {
        try Self.check(timeout)
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024.") }
    }

    static func check(_ timeout: Int) throws {
        if !(0...1_000_000).contains(timeout) { throw ValidationError("--timeout must be from 0 to 1000000 seconds.") }
    }
}

/// Whether the process gives up what it does not need.
struct SandboxOptions: ParsableArguments {
    @Flag(
        name: .customLong("sandbox"),
        help: ArgumentHelp(
            "Write nowhere but where the outputs go, reach no network and start no programs, whatever a file may do; for Linux."))
    var isWanted = false

    /// - Parameter mayRun: whether the run needs programs of its own.
    func enter(_ files: RunFiles, mayRun: Bool = false) throws(WorkError) {
        if isWanted { try Sandbox.enter(writing: files.writtenFolders, mayRun: mayRun) }
    }
}

/// How long commands that make no run may take.
struct TimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How long the work may take; 0 for no bound.", valueName: "seconds"))
    var timeout = Deadline.usual

    func validate() throws { try RunOptions.check(timeout) }

    /// Does work within its time.
    func within<Output>(
        _ name: String, in language: Language, _ work: () throws(WorkError) -> Output
    ) throws(WorkError) -> Output {
        try TimedWork.run(
            name, seconds: timeout == 0 ? nil : timeout, tell: { Terminal.show($0.findings, in: language) }, work)
    }
}

/// Whether documents may name their own schemas.
struct LocationOptions: ParsableArguments {
    @Option(
        name: .customLong("schema-locations"),
        help: ArgumentHelp(
            "Let xsi:schemaLocation of a document's root element name schema files inside this folder.",
            discussion: "A document's own locations are not followed otherwise, and nothing is fetched.",
            valueName: "dir"),
        completion: .directory)
    var folder: String?
}

/// Where packs are.
struct PackOptions: ParsableArguments {
    @Option(
        name: .customLong("packs"),
        help: ArgumentHelp("The folder of your packs; RAPPORTEUR_PACKS does the same.", valueName: "dir"),
        completion: .directory)
    var folder: String?

    /// The folder that the option, the environment or the user's data folder names.
    var packsFolder: String? { folder ?? UserFolders.packs(Terminal.environment) }

    /// - Parameter mayBeNew: whether the folder of the option may have to be made first.
    func library(mayBeNew: Bool = false) throws(WorkError) -> PackLibrary {
        if let folder, !mayBeNew, !FileSystem.exists(folder) {
            throw WorkError(
                .usage, code: "pack.folder", message: Message("pack.folder/missing", ["path": .text(folder)]),
                location: Location(file: folder))
        }
        return try PackLibrary(folder: packsFolder)
    }

    var schemas: PackSchemas { PackSchemas(cache: CheckCache(folder: UserFolders.cache(Terminal.environment))) }
}
