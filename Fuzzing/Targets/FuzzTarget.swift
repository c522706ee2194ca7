import RapporteurDiagnostics

/// What one kind of hostile input goes to.
///
/// Besides ending without a crash, in time and in bounded memory, an input must not bring the tool into contradiction
/// with itself. A target lives for many inputs, so that what one leaves behind can be seen in the next.
package protocol FuzzTarget: AnyObject {
    static var name: String { get }

    init() throws

    /// - Throws: `Contradiction`.
    func run(_ bytes: [UInt8]) throws
}

package enum FuzzTargets {
    package static var all: [any FuzzTarget.Type] {
        [
            XMLTarget.self, JSONTarget.self, SchemaTarget.self, PatternTarget.self, RulesTarget.self,
            ExpressionTarget.self, ArchiveTarget.self, WordTarget.self, TextTarget.self, AkomaNtosoTarget.self,
            ManifestTarget.self, BaselineTarget.self, PackTarget.self,
        ]
    }
}

extension FuzzTargets {
    package static var names: [String] { all.map { $0.name } }

    package static func make(_ name: String) throws -> (any FuzzTarget)? {
        try all.first { $0.name == name }?.init()
    }
}

/// Two answers of the tool that cannot both be right.
package struct Contradiction: Error, CustomStringConvertible {
    package var description: String

    init(_ description: String) { self.description = description }
}

/// Holds two answers against each other.
func expectEqual<Value: Equatable>(_ one: Value, _ other: Value, _ what: String) throws(Contradiction) {
    guard one == other else { throw Contradiction("\(what):\n\(one)\n\(other)") }
}

func expect(_ holds: Bool, _ what: @autoclosure () -> String) throws(Contradiction) {
    guard holds else { throw Contradiction(what()) }
}

extension FindingLog {
    /// All that it says, to be compared.
    var told: [String] {
        ["\(outcome)"] + findings.map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code) \($0.message)" }
    }
}

extension WorkError {
    var told: [String] { findings.map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code) \($0.message)" } }
}

/// Text for messages, of bytes that may be no UTF-8.
func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
