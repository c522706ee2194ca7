import ArgumentParser
import RapporteurDiagnostics
import RapporteurAkomaNtoso

/// How reports are written as AKN4UN.
struct AkomaNtosoArguments: ParsableArguments {
    @Option(
        name: .customLong("doc-name"),
        help: ArgumentHelp(Message("help.option.doc-name"), valueName: "name"))
    var documentName: String?

    @Option(help: ArgumentHelp(Message("help.option.actor"), valueName: "body"))
    var actor: String?

    @Option(help: ArgumentHelp(Message("help.option.wrapper")))
    var wrapper: AkomaNtosoOptions.Wrapper?

    @Option(
        name: .customLong("manifestation-author"),
        help: ArgumentHelp(Message("help.option.manifestation-author"), valueName: "name"))
    var manifestationAuthor: String?

    func validate(isAsked: Bool) throws {
        guard !isAsked, documentName != nil || actor != nil || wrapper != nil || manifestationAuthor != nil else {
            return
        }
        throw ValidationError(Message("usage.arguments/akn.options"))
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
