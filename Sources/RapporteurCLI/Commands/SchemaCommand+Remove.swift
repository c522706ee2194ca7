import ArgumentParser
import RapporteurDiagnostics
import RapporteurPacks

extension SchemaCommand {
    struct Remove: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "remove", Message("help.schema.remove"), about: [Message("help.schema.remove/about")],
                examples: [
                    "rapporteur schema remove catalog",
                    "rapporteur schema remove catalog --packs packs",
                ])
        }

        @Argument(help: ArgumentHelp(Message("help.option.id/remove")), completion: .ownPack)
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
