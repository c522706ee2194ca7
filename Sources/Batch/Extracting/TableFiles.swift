internal import RapporteurDiagnostics
package import RapporteurInterchange

/// Where tables go that are several.
package enum TableFiles {
    /// The files of tables in a folder: a table's name is that of its file, with dots for what would be folders.
    package static func paths(of tables: [TableDefinition], _ ending: String, in folder: String) -> [String] {
        let start = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
        var taken: ExactSet = []
        return tables.map { table in
            var name = String(String(table.name.map { $0 == "/" ? "." : $0 }).drop { $0 == "." })
            while !taken.insert(name.lowercased()).inserted { name += "_" }
            return "\(start)\(name).\(ending)"
        }
    }

    /// The file that says what is in a folder of tables.
    package static func package(in folder: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + "datapackage.json" : folder + "/datapackage.json"
    }
}
