import Synchronization

/// A bound on what one input may cost, by the name that `--limit` takes: `Documentation/limits.md` lists them all.
///
/// A bound that is reached is told with its number. They can be set before work begins, for the process as a whole;
/// what is being read keeps the bounds it began with.
package enum Limit: String, CaseIterable, Sendable {
    // XML documents.
    case xmlDepth = "xml-depth"
    case xmlAttributes = "xml-attributes"
    case xmlNameLength = "xml-name-length"
    case xmlValueLength = "xml-value-length"
    case xmlCDATALength = "xml-cdata-length"
    case xmlNames = "xml-names"
    case xmlNamespaces = "xml-namespaces"
    case xmlDoctypeLength = "xml-doctype-length"
    case xmlEntityExpansion = "xml-entity-expansion"
    case xmlEntityDepth = "xml-entity-depth"
    // JSON documents.
    case jsonDepth = "json-depth"
    case jsonNameLength = "json-name-length"
    case jsonStringLength = "json-string-length"
    case jsonNumberLength = "json-number-length"
    case jsonMembers = "json-members"
    // Schemas.
    case schemaDocuments = "schema-documents"
    case schemaNesting = "schema-nesting"
    case schemaElements = "schema-elements"
    case schemaAllElements = "schema-all-elements"
    case schemaTransitions = "schema-transitions"
    case schemaWildcards = "schema-wildcards"
    case schemaAttributes = "schema-attributes"
    case schemaMembers = "schema-members"
    case schemaComparisons = "schema-comparisons"
    case schemaUnionMembers = "schema-union-members"
    case contentStates = "content-states"
    case contentSteps = "content-steps"
    case contentValueLength = "content-value-length"
    case identityKeys = "identity-keys"
    case identitySteps = "identity-steps"
    case schemaPatternStates = "schema-pattern-states"
    // Rules.
    case ruleDocumentLength = "rule-document-length"
    case ruleNodes = "rule-nodes"
    case ruleOperations = "rule-operations"
    case ruleAllOperations = "rule-all-operations"
    // What is kept until a document ends.
    case findingBytes = "finding-bytes"
    case bufferedBytes = "buffered-bytes"

    /// What holds where nothing is set.
    package var standard: Int {
        switch self {
        case .xmlDepth: 10_000
        case .xmlAttributes: 2_000
        case .xmlNameLength: 10_000
        case .xmlValueLength: 10_000_000
        case .xmlCDATALength: 100_000_000
        case .xmlNames: 200_000
        case .xmlNamespaces: 4_000
        case .xmlDoctypeLength: 1_000_000
        case .xmlEntityExpansion: 10_000_000
        case .xmlEntityDepth: 40
        case .jsonDepth: 10_000
        case .jsonNameLength: 10_000
        case .jsonStringLength: 10_000_000
        case .jsonNumberLength: 100_000
        case .jsonMembers: 1_000_000
        case .schemaDocuments: 2_000
        case .schemaNesting: 400
        case .schemaElements: 50_000
        case .schemaAllElements: 1_000_000
        case .schemaTransitions: 2_000_000
        case .schemaWildcards: 1_000
        case .schemaAttributes: 1_000_000
        case .schemaMembers: 1_000_000
        case .schemaComparisons: 2_000_000
        case .schemaUnionMembers: 4_000
        case .schemaPatternStates: 2_000_000
        case .contentStates: 4_096
        case .contentSteps: 200_000_000
        case .contentValueLength: 64_000_000
        case .identityKeys: 5_000_000
        case .identitySteps: 2_000_000_000
        case .ruleDocumentLength: 64 << 20
        case .ruleNodes: 5_000_000
        case .ruleOperations: 500_000_000
        case .ruleAllOperations: 2_000_000_000
        case .findingBytes: 48_000_000
        case .bufferedBytes: 384 << 20
        }
    }

    /// The most that can be set: beyond these the stack or the width of a number would not do.
    package var greatest: Int {
        switch self {
        case .xmlDepth, .jsonDepth: 10_000
        case .xmlAttributes: Int(UInt16.max)
        case .xmlValueLength, .xmlDoctypeLength: 250_000_000
        case .xmlCDATALength, .xmlEntityExpansion: 1_000_000_000
        case .schemaNesting: 400
        case .schemaDocuments: 2_000
        case .schemaElements, .schemaTransitions: 100_000_000
        default: Int(Int32.max)
        }
    }

    /// The bound in force.
    package var value: Int { Self.changed.withLock { $0[self] } ?? standard }

    /// Sets bounds for the process.
    package static func set(_ bounds: [Limit: Int]) { changed.withLock { $0.merge(bounds) { $1 } } }

    private static let changed = Mutex<[Limit: Int]>([:])
}

extension Limit {
    /// A setting as the command line has it: `NAME=N`, N a whole number from 1 up to what the bound admits.
    package init?(setting: String, number: inout Int) {
        guard let equals = setting.utf8.firstIndex(of: UInt8(ascii: "=")),
            let limit = Limit(rawValue: String(setting[..<equals])),
            let wanted = Int(setting[setting.index(after: equals)...]), (1...limit.greatest).contains(wanted)
        else { return nil }
        number = wanted
        self = limit
    }
}
