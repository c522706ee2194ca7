import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics

/// What is read.
struct InputOptions: ParsableArguments {
    @Argument(help: "Files, folders, archives, or - for standard input.", completion: .file())
    var inputs: [String] = []

    @Option(
        name: .customLong("files-from"),
        help: ArgumentHelp("Read paths from a file, or from standard input (-), one a line.", valueName: "file"),
        completion: .file())
    var filesFrom: String?

    @Flag(
        name: [.customShort("0"), .customLong("null")],
        help: "Paths of --files-from end with a zero byte, as find -print0 writes them.")
    var isNullSeparated = false

    @Option(
        name: .customLong("exclude"), parsing: .singleValue,
        help: ArgumentHelp(
            "Pass over what matches: a name, or a path below the folder; * is anything but a slash. May be repeated.",
            valueName: "pattern"))
    var excluded: [String] = []

    @Flag(
        name: .customLong("include-hidden"),
        help: "Take hidden files and folders, and node_modules, of folders and archives, too.")
    var includesHidden = false

    @Option(
        name: .customLong("stdin-name"), help: ArgumentHelp("What standard input is called.", valueName: "name"))
    var stdinName: String?

    func validate() throws {
        if inputs.isEmpty && filesFrom == nil {
            throw ValidationError("Nothing to read. Name files or folders, or - for standard input.")
        }
        if filesFrom == "-" && inputs.hasExactly("-") {
            throw ValidationError("Standard input cannot be both the list of files and a document.")
        }
        if isNullSeparated && filesFrom == nil { throw ValidationError("-0 says how the paths of --files-from end.") }
    }

    /// The documents that are named, and what keeps others from being read.
    func listing(formats: Set<DocumentFormat>) throws(WorkError) -> InputListing {
        var paths = inputs
        if let filesFrom {
            let listed = try PathList.read(
                filesFrom == "-" ? .descriptor(0) : .file(filesFrom), endingWith: isNullSeparated ? 0 : UInt8(ascii: "\n"))
            if listed.isEmpty {
                throw WorkError(
                    .input, code: "input.none", message: Message("input.none/list"),
                    location: Location(file: filesFrom))
            }
            paths += listed
        }
        var discovery = InputDiscovery(
            formats: formats, standardInputName: stdinName ?? InputItem.standardInputName)
        discovery.excluded = InputPatterns(excluded)
        discovery.includesHidden = includesHidden
        return try discovery.listing(of: paths)
    }
}
