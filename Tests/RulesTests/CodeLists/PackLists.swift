import RapporteurDiagnostics
import Foundation
import RapporteurRules
import TestSupport

/// The code lists of the report pack, as they stand in Schemas.
enum PackLists {
    static let names = ["currencies", "instruments", "languages", "states"]

    static func read(_ name: String) throws -> CodeList {
        try (lists[name] ?? .failure(CocoaError(.fileNoSuchFile))).get()
    }

    /// Each read once.
    private static let lists: [String: Result<CodeList, any Error>] = {
        var lists: [String: Result<CodeList, any Error>] = [:]
        for name in names {
            let file = SharedData.projectRoot.appendingPathComponent("Schemas/report/codelists/\(name).tsv")
            lists[name] = Result { try CodeList.read(.file(file.path), name: "\(name).tsv") }
        }
        return lists
    }()
}
