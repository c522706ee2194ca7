import ArgumentParser

/// The script that teaches a shell to complete the tool's words, as the parser writes it and one thing more.
enum CompletionScript {
    private static let option = "--generate-completion-script"

    /// Nil where the arguments ask for none.
    static func text(askedBy arguments: [String], _ error: any Error) -> String? {
        guard arguments.first?.utf8.starts(with: option.utf8) == true, Rapporteur.exitCode(for: error) == .success else {
            return nil
        }
        return Rapporteur.fullMessage(for: error).replacing(offering, with: offeringFolders)
    }

    /// What zsh is given to choose from.
    private static let offering = #"__rapporteur_complete "${completions[@]:0:-1}""#

    /// Zsh writes a space behind whatever was chosen; behind a folder something is to follow.
    private static let offeringFolders = #"""
        local -ar offered=("${(@)completions[1,-2]}")
                local -ar folders=("${(M@)offered:#*/}")
                local -ar others=("${(@)offered:#*/}")
                [[ "${#folders[@]}" -gt 0 ]] && compadd -S '' -- "${(@)folders//\\:/:}"
                [[ "${#others[@]}" -gt 0 ]] && __rapporteur_complete "${others[@]}"
        """#
}
