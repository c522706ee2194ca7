import RapporteurDiagnostics
import Foundation
import Testing
import TestSupport
import RapporteurXMLSchema
import RapporteurXMLStream

/// Half of the W3C XML Schema test suite, and the corpus of documents that the United Nations published.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct SuiteTests {
    /// Documents may name schemas within the suite, as `--schema-locations` lets them: some tests are about that.
    /// Groups in XML 1.1, which is not read, are left out of the count.
    @Test func decidesTheSuiteAsExpected() throws {
        let folder = try SharedData.unpacked("xsd-suite.tar.xz").appendingPathComponent("xsd-suite")
        let (schemas, instances) = try tallies(of: "cases.tsv", in: folder)
        #expect(schemas.share >= 0.999, "\(schemas.misses)")
        #expect(instances.share >= 0.998, "\(instances.misses)")
    }

    /// Groups whose schema is several documents.
    @Test func decidesSchemasOfSeveralDocumentsAsExpected() throws {
        let folder = try SharedData.unpacked("xsd-suite-more.tar.xz").appendingPathComponent("xsd-suite-more")
        let (schemas, instances) = try tallies(of: "cases-several.tsv", in: folder)
        #expect(schemas.misses.isEmpty)
        #expect(instances.misses.isEmpty)
    }

    /// Another selection from the suite, a table of the same form in a folder that XSD_SUITE names. A "-" stands for
    /// no schema document, where a document names its schemas itself, and for a schema that is no test.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["XSD_SUITE"] != nil, "XSD_SUITE names no folder."))
    func decidesAnotherSelectionAsExpected() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["XSD_SUITE"] ?? "")
        let (schemas, instances) = try tallies(of: "cases.tsv", in: folder)
        #expect(schemas.misses.isEmpty)
        #expect(instances.misses.isEmpty)
    }

    private func tallies(of name: String, in folder: URL) throws -> (schemas: Tally, instances: Tally) {
        let xml11 = Data("<?xml version=\"1.1\"".utf8)
        // Of a group without a schema document, whose documents name none that can be read, only what is built in is left.
        let builtIn = try XMLSchemaTests.schema("")
        var schemas = Tally()
        var instances = Tally()
        let table = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count >= 4 else { continue }
            let paths = fields[2] == "-" ? [] : fields[2].split(separator: " ").map {
                folder.appendingPathComponent(String($0)).path
            }
            if let path = paths.first, try Data(contentsOf: URL(fileURLWithPath: path)).starts(with: xml11) { continue }
            let schema = paths.isEmpty ? nil : try? Schema.load(paths, checking: .full)
            if fields[3] != "-" {
                schemas.count("\(fields[0]) \(fields[1])", expected: fields[3], found: schema == nil ? "invalid" : "valid")
            }
            for pair in fields.dropFirst(4) {
                let parts = pair.split(separator: "=").map(String.init)
                let path = folder.appendingPathComponent(parts[0]).path
                let document = try Data(contentsOf: URL(fileURLWithPath: path))
                let named = try DeclaredLocations(folder: folder.path).paths(of: ByteReader(.file(path)), besides: schema)
                var whole = schema
                if schema != nil || paths.isEmpty, !named.isEmpty {
                    whole = try? Schema.load(paths.map { FileSystem.realPath($0) ?? $0 } + named)
                }
                if paths.isEmpty, whole == nil { whole = builtIn }
                let found = try whole.map { try findings(Array(document), $0).outcome.rawValue } ?? "no schema"
                instances.count("\(fields[0]) \(fields[1]) \(parts[0])", expected: parts[1], found: found)
            }
        }
        print("W3C suite, \(name): schema tests \(schemas), instance tests \(instances)")
        return (schemas, instances)
    }

    @Test func agreesOnEveryDocumentOfTheCorpus() throws {
        let folder = try SharedData.unpacked("un-corpus.tar.xz").appendingPathComponent("un-corpus")
        let schema = try Schema.load(SharedData.url("akn/akomantoso30.xsd").path)
        let table = try String(contentsOf: folder.appendingPathComponent("cases.tsv"), encoding: .utf8)
        var seen = 0
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            let document = try Data(contentsOf: folder.appendingPathComponent(fields[0]))
            let log = try findings(Array(document), schema)
            #expect((log.outcome == .valid) == (fields[1] == "valid"), "\(fields[0])")
            let isMalformed = log.findings.contains { $0.code.hasPrefix("xml.") && $0.severity == .error }
            #expect(isMalformed == (fields[1] == "malformed"), "\(fields[0])")
            seen += 1
        }
        #expect(seen == 411)
    }

    struct Tally: CustomStringConvertible {
        var total = 0
        var misses: [String] = []
        var share: Double { total == 0 ? 0 : Double(total - misses.count) / Double(total) }
        var description: String { "\(total - misses.count) of \(total) as expected" }

        mutating func count(_ test: String, expected: String, found: String) {
            total += 1
            if expected != found { misses.append("\(test): \(expected) expected, \(found) found") }
        }
    }
}
