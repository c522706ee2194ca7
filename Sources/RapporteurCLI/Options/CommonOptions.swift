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
        options.conversion.placeLanguage = messages.language
        return options
    }
}

/// What documents are checked with.
struct CheckingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(Message("help.option.schema"), about: Message("help.option.schema/about")),
        completion: .schema)
    var schema: [String] = []

    @Option(
        name: .customLong("max-findings"),
        help: ArgumentHelp(Message("help.option.max-findings"), valueName: "n"))
    var maxFindings = Self.usualMaxFindings

    static let usualMaxFindings = 1000

    @Flag(name: .customLong("allow-doctype"), help: ArgumentHelp(Message("help.option.allow-doctype")))
    var allowDoctype = false

    @OptionGroup var packs: PackOptions

    func validate() throws {
        if maxFindings < 1 { throw ValidationError(Message("usage.arguments/number.least", ["option": .text("--max-findings"), "from": .number(1)])) }
    }
}

/// How a run goes.
struct RunOptions: ParsableArguments {
    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp(Message("help.option.jobs"), valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(Message("help.option.timeout"), valueName: "seconds"))
    var timeout = Deadline.usual

    @OptionGroup var sandbox: SandboxOptions

    @Flag(
        help: ArgumentHelp(Message("help.option.timings"), about: Message("help.option.timings/about")))
    var timings = false

    /// How long a document may take; nil for no bound.
    var seconds: Int? { timeout == 0 ? nil : timeout }

    func validate() throws {
        try Self.check(timeout)
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError(Message("usage.arguments/number", ["option": .text("--jobs"), "from": .number(1), "to": .number(1024)])) }
    }

    static func check(_ timeout: Int) throws {
        if !(0...1_000_000).contains(timeout) { throw ValidationError(Message("usage.arguments/number", ["option": .text("--timeout"), "from": .number(0), "to": .number(1000000)])) }
    }
}

/// Whether the process gives up what it does not need.
struct SandboxOptions: ParsableArguments {
    @Flag(
        name: .customLong("sandbox"),
        help: ArgumentHelp(Message("help.option.sandbox")))
    var isWanted = false

    /// - Parameter mayRun: whether the run needs programs of its own.
    func enter(_ files: RunFiles, mayRun: Bool = false) throws(WorkError) {
        if isWanted { try Sandbox.enter(writing: files.writtenFolders, mayRun: mayRun) }
    }
}

/// How long commands that make no run may take.
struct TimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Message("help.option.timeout/work"), valueName: "seconds"))
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
        help: ArgumentHelp(Message("help.option.schema-locations"), about: Message("help.option.schema-locations/about"),
            valueName: "dir"),
        completion: .directory)
    var folder: String?
}

/// Where packs are.
struct PackOptions: ParsableArguments {
    @Option(
        name: .customLong("packs"),
        help: ArgumentHelp(Message("help.option.packs"), valueName: "dir"),
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
