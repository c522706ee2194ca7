import Foundation
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLSchema
import Testing

/// Tables at paths of foreign schemas: which columns they have, and which rows.
@Suite struct TablePathTests {
    struct Entry: Sendable, CustomTestStringConvertible {
        var family: String
        var path: String
        /// The columns behind that of the document, and the rows, cells apart by bars.
        var expected: [String]
        var testDescription: String { "\(family) \(path)" }
    }

    static let entries = [
        Entry(
            family: "ISO20022", path: "/Document/CstmrCdtTrfInitn/PmtInf",
            expected: [
                "position|line|BtchBookg|Acct.IBAN|Acct.Othr.Id|Acct.Othr.SchmeNm.Cd|Acct.Othr.SchmeNm.Prtry|Amt.InstdAmt|Amt.InstdAmt.Ccy|Amt.EqvtAmt.Amt|Amt.EqvtAmt.Amt.Ccy|Amt.EqvtAmt.CcyOfTrf",
                "1|1|true|DE89370400440532013000||||1.10|EUR|||", "2|1|||1||p|||1|USD|EUR",
            ]),
        Entry(
            family: "SDMX", path: "Obs",
            expected: [
                "DataSet/position|DataSet/Series/position|position|line|TIME_PERIOD|OBS_VALUE", "1|1|1|1|2001|1.50",
                "1|1|2|1|2001-Q2|NaN", "1|1|3|1|2001-02|-1e5",
            ]),
        Entry(
            family: "XBRL", path: "//measure",
            expected: [
                "position|line|path|value", "1|1|/xbrli:xbrl[1]/xbrli:unit[1]/xbrli:measure[1]|iso4217:EUR",
                "2|1|/xbrli:xbrl[1]/xbrli:unit[2]/xbrli:divide[1]/xbrli:unitNumerator[1]/xbrli:measure[1]|iso4217:EUR",
                "3|1|/xbrli:xbrl[1]/xbrli:unit[2]/xbrli:divide[1]/xbrli:unitDenominator[1]/xbrli:measure[1]|shares",
            ]),
        Entry(
            family: "DublinCore", path: "record",
            expected: [
                "position|line|OAI-PMH/responseDate|OAI-PMH/request|header.status|header.identifier|header.datestamp",
                "1|3|2002-02-08T08:55:46Z|http://example.org/oai?verb=ListRecords|deleted|oai:a:1|2001-12-14T10:00:00Z",
                "2|4|2002-02-08T08:55:46Z|http://example.org/oai?verb=ListRecords||oai:a:2|2001-12-14",
            ]),
    ]

    @Test(arguments: entries) func hasItsRows(_ entry: Entry) throws {
        let family = Family(name: entry.family)
        let mapping = try family.mapping()
        let table = try SchemaTables(mapping: mapping).table(at: entry.path)
        let xml = try #require(try family.documents("good.xml").first).text
        let rows = try rows(of: [table], xml, mapping)[0, default: []]
        #expect([table.definition.columns.map(\.name).dropFirst().joined(separator: "|")] + rows == entry.expected)
    }

    @Test(arguments: [
        ("ISO20022", "/Document/PmtInf"), ("ISO20022", "Prtry"), ("SDMX", "//Obz"), ("KML", "/kml//Folder"), ("KML", "/"),
        ("UBL", "/Invoice/InvoiceLine/SubInvoiceLine/Quantitty"), ("GML", "_AbstractBuilding"), ("GML", "//_Feature"),
    ])
    func pathsThatLeadNowhereAreTold(_ family: String, _ path: String) throws {
        let tables = SchemaTables(mapping: try Family(name: family).mapping())
        let error = try #require(throws: WorkError.self) { try tables.table(at: path) }
        #expect(error.findings.map(\.code) == ["usage.table"])
    }

    /// Of each table that is listed as many rows as the document has elements on its path.
    @Test(arguments: Family.all) func noRowIsLostOrMade(_ family: Family) throws {
        let mapping = try family.mapping()
        let tables = SchemaTables(mapping: mapping).list().tables
        for (name, xml) in try family.documents("good") {
            let rows = try rows(of: tables, xml, mapping)
            let outline = MarkupOutline(xml)
            for (index, table) in tables.enumerated() {
                let steps = Self.steps(table.path)
                let found = outline.elements.indices.filter { path(of: $0, outline) == steps }
                // What declares a prefix of its own may be of another namespace.
                let certain = found.count { !outline.elements[$0].attributes.contains { $0.name.hasPrefix("xmlns") } }
                let count = rows[index, default: []].count
                #expect(count <= found.count && (count >= certain || steps.count == 1), "\(name) \(table.path)")
            }
        }
    }

    private func rows(of tables: [SchemaTable], _ xml: String, _ mapping: JSONMapping) throws -> [Int: [String]] {
        var options = compact
        options.allowsDoctype = true
        var rows: [Int: [String]] = [:]
        let log = FindingLog()
        try XMLToRows(tables: tables, mapping: mapping, options: options).read(
            ByteReader(.bytes(Array(xml.utf8))), findings: log
        ) { table, values in rows[table, default: []].append(values.map(Self.shown).joined(separator: "|")) }
        #expect(log.outcome == .valid)
        return rows
    }

    private static func shown(_ value: TableValue) -> String {
        switch value {
        case .none: ""
        case .string(let text), .digits(let text): text
        case .number(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        }
    }

    /// The local names of a path; a namespace in braces may have slashes.
    private static func steps(_ path: String) -> [String] {
        path.replacing(#/\{[^}]*\}/#, with: "").split(separator: "/").map { MarkupOutline.local(String($0)) }
    }

    private func path(of index: Int, _ outline: MarkupOutline) -> [String] {
        var names: [String] = []
        var current: Int? = index
        while let element = current {
            names.insert(MarkupOutline.local(outline.elements[element].name), at: 0)
            current = outline.elements[element].parent
        }
        return names
    }
}
