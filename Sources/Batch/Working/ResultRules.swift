public import RapporteurDiagnostics
import RapporteurPacks

/// Says of a report that was just made where it breaks the rules of its pack, so that nobody has to find out by
/// validating it.
public final class ResultRules {
    private let check: DocumentCheck

    /// - Throws: `WorkError` when the pack cannot be used.
    public init() throws(WorkError) {
        let choice = try SchemaChoice(
            library: PackLibrary(folder: nil), schemas: PackSchemas(cache: CheckCache(folder: nil)), schema: ["report"])
        check = DocumentCheck(selection: SchemaSelection(choice), options: WorkOptions())
    }

    /// One finding for each rule that is broken, with the first place: what was written is kept all the same.
    ///
    /// - Parameter name: what the report was made from.
    public func findings(of xml: [UInt8], name: String) -> [Finding] {
        let item = InputItem(path: name, origin: .named, relativePath: name)
        let errors = check.check(item, in: DocumentSource(xml, name: name))?.findings.filter { $0.severity == .error } ?? []
        var findings: [Finding] = []
        var seen: ExactSet = []
        for first in errors where seen.insert(first.code).inserted {
            let more = errors.count { $0.code == first.code } - 1
            let place = first.location.place.map { "\($0): " } ?? ""
            let arguments: MessageArguments = [
                "code": .text(first.code), "place": .text(place), "reason": .message(first.message), "more": .number(more),
            ]
            findings.append(
                Finding(
                    code: "result.invalid", severity: .warning,
                    message: more == 0 ? Message("result.invalid", arguments) : Message("result.invalid/more", arguments),
                    hint: Message("result.invalid/hint"), location: Location(file: name)))
        }
        return findings
    }
}
