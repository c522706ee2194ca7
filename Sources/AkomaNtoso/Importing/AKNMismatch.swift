import RapporteurDiagnostics
import RapporteurReportModel

/// A document that says it is an exported one, and lacks what those have.
struct AKNMismatch: Error {
    var message: Message
    /// Where the element begins, as an offset.
    var offset: Int

    init(_ message: Message, at element: AKNElement) {
        self.message = message
        offset = element.offset
    }
}

extension AKNElement {
    /// An extension attribute that has to be there.
    func required(_ name: String) throws(AKNMismatch) -> String {
        if let value = self["rap:\(name)"] { return value }
        throw missing(name)
    }

    private func missing(_ name: String) -> AKNMismatch {
        AKNMismatch(
            Message("akn.exported/attribute", ["element": .text(self.name), "attribute": .text("rap:\(name)")]), at: self)
    }

    /// What an attribute of an exported document cannot be.
    func impossible(_ value: String, _ attribute: String) -> AKNMismatch {
        AKNMismatch(
            Message("akn.exported/value", ["value": .text(value), "attribute": .text(attribute)]), at: self)
    }

    /// An extension attribute as a value of a closed vocabulary, a number or a date.
    func value<Value>(_ name: String, _ read: (String) -> Value?) throws(AKNMismatch) -> Value? {
        guard let text = self["rap:\(name)"] else { return nil }
        if let value = read(text) { return value }
        throw impossible(text, "rap:\(name)")
    }

    func requiredValue<Value>(_ name: String, _ read: (String) -> Value?) throws(AKNMismatch) -> Value {
        if let value = try value(name, read) { return value }
        throw missing(name)
    }

    func date(_ name: String) throws(AKNMismatch) -> PartialDate? {
        try value(name) { PartialDate($0) }
    }

    func number(_ name: String) throws(AKNMismatch) -> Int? { try value(name) { Int($0) } }

    func words(_ name: String) -> [String] {
        self["rap:\(name)"]?.pieces(between: " ").map(String.init) ?? []
    }

    var ownID: String? { self["rap:id"] }
    /// Its own language, also where it is that of the text around it.
    var language: String? { self["xml:lang"] ?? self["rap:language"] }
}
