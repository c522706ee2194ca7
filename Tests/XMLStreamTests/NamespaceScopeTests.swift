import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLStream

@Suite struct NamespaceScopeTests {
    /// Looks prefixes up at each element named `q`.
    private final class Asker: XMLEventConsumer {
        let scope = NamespaceScope()
        let names: NameTable
        let prefixes: [String]
        var answers: [[String?]] = []
        init(_ names: NameTable, _ prefixes: [String]) {
            self.names = names
            self.prefixes = prefixes
        }
        func consume(_ batch: XMLEventBatch) {
            for event in batch.events {
                switch event.kind {
                case .startElement:
                    scope.push(event, of: batch)
                    if names[event.name].local == "q" { answers.append(prefixes.map { scope.uri(forPrefix: $0) }) }
                case .endElement: scope.pop()
                default: break
                }
            }
        }
    }

    @Test func answersWhatIsInForce() throws {
        let names = NameTable()
        let asker = Asker(names, ["", "p", "pp", "xml"])
        let document = """
            <r><q/><a xmlns="d" xmlns:p="1"><q/><b xmlns:p="2" xmlns:pp="3"><q/><c xmlns=""><q/></c></b><q/></a><q/>\
            <q xmlns:p="4"/></r>
            """
        try XMLReader(names: names).read(ByteReader(.bytes(Array(document.utf8))), into: asker, findings: FindingLog())
        let xml = WellKnownNamespace.xml
        #expect(
            asker.answers == [
                ["", nil, nil, xml], ["d", "1", nil, xml], ["d", "2", "3", xml], ["", "2", "3", xml], ["d", "1", nil, xml],
                ["", nil, nil, xml], ["", "4", nil, xml],
            ])
    }

    @Test func resetForgets() throws {
        let names = NameTable()
        let asker = Asker(names, ["p"])
        let reader = XMLReader(names: names)
        try reader.read(ByteReader(.bytes(Array("<a xmlns:p='1'><q>".utf8))), into: asker, findings: FindingLog())
        asker.scope.reset()
        try reader.read(ByteReader(.bytes(Array("<q/>".utf8))), into: asker, findings: FindingLog())
        #expect(asker.answers == [["1"], [nil]])
    }
}
