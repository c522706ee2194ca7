import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics

/// What is read.
struct InputOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(Message("help.option.inputs")), completion: .file())
    var inputs: [String] = []

    @Option(
        name: .customLong("files-from"),
        help: ArgumentHelp(Message("help.option.files-from"), valueName: "file"),
        completion: .file())
    var filesFrom: String?

    @Flag(
        name: [.customShort("0"), .customLong("null")],
        help: ArgumentHelp(Message("help.option.null")))
    var isNullSeparated = false

    @Option(
        name: .customLong("exclude"), parsing: .singleValue,
        help: ArgumentHelp(Message("help.option.exclude"),
            valueName: "pattern"))
    var excluded: [String] = []

    @Flag(
        name: .customLong("include-hidden"),
        help: ArgumentHelp(Message("help.option.include-hidden")))
    var includesHidden = false

    @Option(
        name: .customLong("stdin-name"), help: ArgumentHelp(Message("help.option.stdin-name"), valueName: "name"))
    var stdinName: String?

    func validate() throws {
        if inputs.isEmpty && filesFrom == nil {
            throw ValidationError(Message("usage.arguments/inputs"))
        }
        if filesFrom == "-" && inputs.hasExactly("-") {
            throw ValidationError(Message("usage.arguments/inputs.stdin"))
        }
        if isNullSeparated && filesFrom == nil { throw ValidationError(Message("usage.arguments/inputs.null")) }
    }

    /// Whether the list of documents is standard input and nothing else is read, so that a line can be answered before
    /// the next one is there.
    var isLineByLine: Bool { filesFrom == "-" && inputs.isEmpty }

    /// The documents of that list.
    func stream(formats: Set<DocumentFormat>) -> EntryStream {
        EntryStream(discovery: discovery(formats), endingWith: isNullSeparated ? 0 : UInt8(ascii: "\n"))
    }

    private func discovery(_ formats: Set<DocumentFormat>) -> InputDiscovery {
        var discovery = InputDiscovery(formats: formats, standardInputName: stdinName ?? InputItem.standardInputName)
        discovery.excluded = InputPatterns(excluded)
        discovery.includesHidden = includesHidden
        return discovery
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
        return try discovery(formats).listing(of: paths)
    }
}
