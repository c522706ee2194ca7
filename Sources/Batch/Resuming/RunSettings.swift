internal import RapporteurDiagnostics
internal import RapporteurInterchange
import RapporteurPacks

/// What a run does with every document, in so far as it shapes outputs: what differs in it makes outputs anew.
package struct RunSettings: Sendable, Hashable {
    /// The version of rapporteur.
    var tool: String
    /// A digest of the options, and of which packs there are to choose from.
    var options: String

    init(tool: String, options: String) {
        self.tool = tool
        self.options = options
    }

    package init(tool: String, options: WorkOptions, choice: SchemaChoice) {
        var plain = options
        // How many findings are kept shapes no output, nor does where it goes, or the language of what is said.
        plain.findingLimit = 0
        plain.statesDigests = false
        plain.conversion.placeLanguage = .english
        var text = "\(plain)\n"
        if let fixed = choice.fixed {
            text += "\(fixed.origin)\n\(fixed.label)\n"
        } else {
            for pack in choice.library.packs {
                let roots = pack.match.map { "\($0.namespace) \($0.name)" }.sortedExactly()
                text += "\(pack.label)\n\(roots.joined(separator: "\n"))\n"
            }
        }
        self.init(tool: tool, options: SHA256.hex(of: Array(text.utf8)))
    }
}
