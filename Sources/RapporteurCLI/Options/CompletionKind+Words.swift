import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks
import RapporteurReportTables

/// What shells offer for values that only the tool knows; asked when somebody presses the key, so that packs which were
/// added since are among them.
///
/// What goes wrong meanwhile is told nobody: a completion has no place for it.
extension CompletionKind {
    /// Ids of packs, schema files, and folders, which may be those of packs.
    static var schema: CompletionKind {
        .custom { words, _, prefix in
            packIDs(words) { _ in true } + FileCompletion.paths(prefix, endings: [".xsd", ".XSD"])
        }
    }

    /// Ids of the packs that the user added.
    static var ownPack: CompletionKind {
        .custom { words, _, _ in packIDs(words) { !$0.isBuiltIn } }
    }

    /// The tables of reports, and those of the schema that the command line names.
    static var table: CompletionKind {
        .custom { words, _, _ in
            ["all"] + TableDefinition.all.map(\.name) + paths(in: values(of: "--schema", in: words), words)
        }
    }

    /// The tables of the schema that stands behind `schema tables`.
    static var tableOfArgument: CompletionKind {
        .custom { words, _, _ in
            paths(in: words.dropFirst(3).first.map { [$0] } ?? [], words)
        }
    }

    /// Codes of findings.
    static var code: CompletionKind {
        .custom { _, _, _ in FindingPages.summaries().map(\.code) }
    }

    /// Names of bounds; the number is the user's.
    static var limit: CompletionKind {
        .custom { _, _, _ in Limit.allCases.map { $0.rawValue + "=" } }
    }

    // MARK: What they stand on

    private static func library(_ words: [String]) -> PackLibrary? {
        let folder = values(of: "--packs", in: words).last ?? UserFolders.packs(Terminal.environment)
        return try? PackLibrary(folder: folder)
    }

    private static func packIDs(_ words: [String], where isMeant: (Pack) -> Bool) -> [String] {
        library(words)?.packs.filter(isMeant).map(\.id) ?? []
    }

    private static func paths(in schemas: [String], _ words: [String]) -> [String] {
        guard !schemas.isEmpty, let pack = try? library(words)?.pack(named: schemas),
            let tables = try? pack.tables(in: PackSchemas(cache: CheckCache(folder: UserFolders.cache(Terminal.environment))))
        else { return [] }
        return tables.list().tables.map(\.path)
    }

    private static func values(of option: String, in words: [String]) -> [String] {
        zip(words, words.dropFirst()).filter { $0.0 == option }.map(\.1)
    }
}
