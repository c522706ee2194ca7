import RapporteurDiagnostics
import Foundation
import RapporteurInterchange
@testable import RapporteurReportModel
import Testing
import TestSupport
import RapporteurXMLSchema
import RapporteurXMLStream
import RapporteurXPath

/// The model has a place for everything that report.xsd declares.
///
/// Values that tests make at random use every attribute and element that the schema declares, in every type, and
/// `RoundTripTests` show that each of them comes back. A member that the schema has and the model has not cannot
/// appear there, and is named here.
@Suite struct CoverageTests {
    private static let roots = ["report", "document", "communication", "noteVerbale"]

    @Test func valuesUseAllThatTheSchemaDeclares() throws {
        let mapping = try ReportConversion.mapping()
        let declared = try declaredNames(mapping)
        #expect(declared.count > 250, "the schema declares more than that: \(declared.count)")

        var used: Set<String> = []
        for seed in RandomDocuments.seeds {
            let tree = try exchangeTree(RandomDocuments.document(seed))
            guard case .object(let members) = tree, let root = members.last else {
                Issue.record("no root element")
                return
            }
            let element = try #require(mapping.schema.globalElements[Self.name(root.name)])
            try collect(root.value, mapping.schema[element].type, mapping, into: &used)
        }
        #expect(declared.subtracting(used).sorted() == [])
        #expect(used.subtracting(declared).sorted() == [])
    }

    @Test func vocabulariesAreThoseOfTheSchema() throws {
        let known: [String: [String]] = [
            "RelationKind": names(RelationKind.self), "DistributionCode": names(DistributionCode.self),
            "SessionKind": names(SessionKind.self), "DocumentKind": names(DocumentKind.self),
            "RespondentType": names(RespondentType.self), "CommunicationKind": names(CommunicationKind.self),
            "Basis": names(Basis.self), "RowKind": names(RowKind.self), "StateRole": names(StateRole.self),
            "OrganizationKind": names(OrganizationKind.self), "Precision": names(Precision.self),
            "CitationKind": names(CitationKind.self), "Qualifier": names(Qualifier.self),
            "Modality": names(Modality.self), "RecommendationResponse": names(RecommendationResponse.self), "ActivityKind": names(ActivityKind.self),
            "StepKind": names(StepKind.self), "CorrectionKind": names(CorrectionKind.self),
            "VoteCode": names(VoteCode.self),
        ]
        let file = SharedData.projectRoot.appendingPathComponent("Schemas/report/report.xsd").path
        let schema = try #require(try DocumentTree(reading: ByteReader(.file(file)), findings: FindingLog()))
        let context = XPathStaticContext(.xpath1, namespaces: ["xs": "http://www.w3.org/2001/XMLSchema"])
        let values = try XPathExpression("//xs:simpleType/xs:restriction/xs:enumeration", in: context)
        let evaluator = XPathEvaluator(schema, names: context.names, version: .xpath1)
        var declared: [String: [String]] = [:]
        for node in try evaluator.nodes(values) {
            let type = try #require(schema.parent(of: node).flatMap { schema.parent(of: $0) })
            let name = try #require(schema.attribute(ExpandedName(local: "name"), of: type))
            declared[name, default: []].append(try #require(schema.attribute(ExpandedName(local: "value"), of: node)))
        }
        #expect(declared == known)
    }

    // MARK: Names

    private static func name(_ local: String) -> ExpandedName {
        ExpandedName(namespace: "urn:rapporteur:report:1.0", local: local)
    }

    private func names<Value: CaseIterable & RawRepresentable>(_: Value.Type) -> [String]
    where Value.RawValue == String {
        Value.allCases.map(\.rawValue)
    }

    /// What may stand in a document, as `Type/member` and `Type/content/element`.
    private func declaredNames(_ mapping: JSONMapping) throws -> Set<String> {
        var found: Set<String> = []
        var known: Set<Int32> = []
        var waiting = try Self.roots.map { try #require(mapping.schema.globalElements[Self.name($0)]) }
        while let element = waiting.popLast() {
            let type = mapping.schema[element].type
            guard known.insert(type.rawValue).inserted else { continue }
            let shape = try mapping.shape(of: type)
            let label = self.label(type, mapping)
            for attribute in shape.attributes { found.insert("\(label)/\(attribute.name)") }
            for member in shape.members where member.kind == .single || member.kind == .array {
                found.insert("\(label)/\(member.name)")
                waiting.append(member.element)
            }
            for item in shape.items {
                found.insert("\(label)/content/\(item.name)")
                waiting.append(item.element)
            }
        }
        return found
    }

    /// What the model writes, before any validation.
    private func exchangeTree<Value: ReportDocument>(_ document: Value) throws -> ExchangeTree {
        let sink = ByteSink()
        let writer = ExchangeWriter(sink, depthLimit: 100)
        let value = try #require(document as? any ExchangeRoot)
        writer.object { writer.member(Value.rootElement, value) }
        return try ExchangeTree.read(sink.takeBytes(), depth: ReportConversion.deepestJSON)
    }

    private func label(_ type: TypeID, _ mapping: JSONMapping) -> String {
        mapping.schema[type].name?.local ?? "type \(type.rawValue)"
    }

    private func collect(
        _ tree: ExchangeTree, _ type: TypeID, _ mapping: JSONMapping, into used: inout Set<String>
    ) throws {
        guard case .object(let members) = tree else { return }
        let shape = try mapping.shape(of: type)
        let label = self.label(type, mapping)
        for member in members {
            if shape.attributes.contains(where: { $0.name == member.name }) {
                used.insert("\(label)/\(member.name)")
            } else if let declared = shape.members.first(where: { $0.name == member.name && $0.kind != .content }) {
                used.insert("\(label)/\(member.name)")
                let inner = mapping.schema[declared.element].type
                if declared.kind == .array, case .array(let items) = member.value {
                    for item in items { try collect(item, inner, mapping, into: &used) }
                } else {
                    try collect(member.value, inner, mapping, into: &used)
                }
            } else if member.name == "content", case .array(let items) = member.value {
                for case .object(let parts) in items {
                    for part in parts {
                        used.insert("\(label)/content/\(part.name)")
                        let item = try #require(shape.items.first { $0.name == part.name })
                        try collect(part.value, mapping.schema[item.element].type, mapping, into: &used)
                    }
                }
            } else if member.name != "value" || shape.kind != .value {
                used.insert("\(label)/\(member.name)")
            }
        }
    }
}
