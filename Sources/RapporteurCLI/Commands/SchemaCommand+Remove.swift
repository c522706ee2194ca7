import ArgumentParser
import RapporteurDiagnostics
import RapporteurPacks

extension SchemaCommand {
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a pack of yours, with all that is in its folder.",
            discussion: """
                Built-in packs stay. Exit codes: 0 it is gone; 2 it could not be removed; 64 there is no such pack.

                Examples:
                  rapporteur schema remove catalog
                  rapporteur schema remove catalog --packs packs
                """)

        @Argument(help: "The pack's id.", completion: .ownPack)
        var id: String

        @OptionGroup(title: "Packs") var packs: PackOptions

        @OptionGroup(title: "Messages") var messages: MessageOptions

        func run() throws {
            throw CommandRun.run(messages) { () throws(WorkError) in
                let pack = try PackRemover(library: try packs.library()).remove(id)
                let message = Message("text.pack/removed", ["pack": .text(TerminalText.escaped(pack.label))])
                Terminal.say(message.text(in: messages.language) + "\n")
                return .done
            }.code
        }
    }
}
