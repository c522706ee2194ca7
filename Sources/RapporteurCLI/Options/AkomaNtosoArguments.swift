import ArgumentParser
import RapporteurAkomaNtoso

/// How reports are written as AKN4UN.
struct AkomaNtosoArguments: ParsableArguments {
    @Option(
        name: .customLong("doc-name"),
        help: ArgumentHelp("The name of a report's <doc>; by default progressReport.", valueName: "name"))
    var documentName: String?

    @Option(help: ArgumentHelp("Who acts, in names: organization and body; by default un-sg for reports.", valueName: "body"))
    var actor: String?

    @Option(help: "What stands around the document; by default nothing.")
    var wrapper: AkomaNtosoOptions.Wrapper?

    @Option(
        name: .customLong("manifestation-author"),
        help: ArgumentHelp("Who made the file; by default converter.", valueName: "name"))
    var manifestationAuthor: String?

    func validate(isAsked: Bool) throws {
        guard !isAsked, documentName != nil || actor != nil || wrapper != nil || manifestationAuthor != nil else {
            return
        }
        throw ValidationError("--doc-name, --actor, --wrapper and --manifestation-author are for --to akn.")
    }

    /// These options as they were given.
    var named: [String] {
        var options: [String] = []
        if let documentName { options.append("--doc-name \(documentName)") }
        if let actor { options.append("--actor \(actor)") }
        if let wrapper { options.append("--wrapper \(wrapper.rawValue)") }
        if let manifestationAuthor { options.append("--manifestation-author \(manifestationAuthor)") }
        return options
    }

    func options(compact: Bool) -> AkomaNtosoOptions {
        var options = AkomaNtosoOptions()
        if let documentName { options.documentName = documentName }
        options.actor = actor
        if let wrapper { options.wrapper = wrapper }
        if let manifestationAuthor { options.manifestationAuthor = manifestationAuthor }
        options.isIndented = !compact
        return options
    }
}
