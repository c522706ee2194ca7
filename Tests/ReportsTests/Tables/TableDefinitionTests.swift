import Foundation
import RapporteurInterchange
import RapporteurReportTables

import Testing
import TestSupport

@Suite struct TableDefinitionTests {
    @Test func namesAreWordsAndUnique() {
        let names = (TableDefinition.all + TableDefinition.codeLists).map(\.name)
        #expect(Set(names).count == names.count)
        for table in TableDefinition.all {
            let columns = table.columns.map(\.name)
            #expect(Set(columns).count == columns.count, "\(table.name)")
            #expect(columns.prefix(TableDefinition.keyCount + 1) == ["document", "language", "id", "position"])
            for name in columns + [table.name] { #expect(name.wholeMatch(of: #/[a-z][a-z0-9]*(_[a-z]+)*/#) != nil) }
        }
        #expect(TableDefinition.named("paragraphs") == .paragraphs)
        #expect(TableDefinition.named("paragraph") == nil)
    }

    /// Schemas/tables.schema.json has each table with its columns in order, and their types.
    @Test func schemaTypesEveryColumn() throws {
        let url = SharedData.projectRoot.appendingPathComponent("Schemas/tables.schema.json")
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
        let tables = try #require(root?["$defs"] as? [String: [String: Any]])
        let all = TableDefinition.all + TableDefinition.codeLists
        #expect(Set(tables.keys) == Set(all.map(\.name)))
        for table in all {
            let schema = try #require(tables[table.name])
            #expect(schema["description"] as? String == table.description)
            #expect(schema["required"] as? [String] == table.columns.map(\.name))
            let properties = try #require(schema["properties"] as? [String: [String: Any]])
            #expect(properties.count == table.columns.count)
            for (index, column) in table.columns.enumerated() {
                let property = properties[column.name]
                #expect(property?["description"] as? String == column.description)
                let type = Self.type(of: column.kind)
                if index < table.keyColumns {
                    #expect(property?["type"] as? String == type)
                } else {
                    #expect(property?["type"] as? [String] == [type, "null"], "\(table.name).\(column.name)")
                }
            }
        }
    }

    private static func type(of kind: TableColumn.Kind) -> String {
        switch kind {
        case .text, .code, .date: "string"
        case .integer: "integer"
        case .decimal: "number"
        case .boolean: "boolean"
        }
    }

    @Test func documentationHasEveryColumn() throws {
        let url = SharedData.projectRoot.appendingPathComponent("Documentation/tables.md")
        let page = try String(contentsOf: url, encoding: .utf8)
        for table in TableDefinition.all + TableDefinition.codeLists {
            let part = try #require(page.components(separatedBy: "\n## \(table.name)\n").dropFirst().first)
            let section = part.components(separatedBy: "\n## ")[0]
            let listed = section.matches(of: #/\n\| `([a-z0-9_]+)` \|/#).map { String($0.1) }
            #expect(listed == table.columns.dropFirst(table.isOfReports ? TableDefinition.keyCount + 1 : 0).map(\.name), "\(table.name)")
        }
    }
}
