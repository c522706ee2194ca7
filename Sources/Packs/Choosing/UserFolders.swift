internal import RapporteurDiagnostics

/// Where a user's files are, by the XDG Base Directory Specification.
public enum UserFolders {
    /// The folder of the user's packs: `RAPPORTEUR_PACKS`, else `rapporteur/packs` below the user's data.
    public static func packs(_ environment: (String) -> String?) -> String? {
        if let folder = environment("RAPPORTEUR_PACKS"), !folder.isEmpty { return folder }
        return base("XDG_DATA_HOME", home: ".local/share", environment).map { "\($0)/rapporteur/packs" }
    }

    /// The folder of what can be made again.
    public static func cache(_ environment: (String) -> String?) -> String? {
        base("XDG_CACHE_HOME", home: ".cache", environment).map { "\($0)/rapporteur" }
    }

    /// The specification says that a relative path is to be ignored.
    private static func base(_ name: String, home: String, _ environment: (String) -> String?) -> String? {
        if let folder = environment(name), folder.begins(with: "/") { return folder }
        guard let user = environment("HOME"), user.begins(with: "/") else { return nil }
        return "\(user)/\(home)"
    }
}
