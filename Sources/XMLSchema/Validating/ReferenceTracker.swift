import RapporteurDiagnostics
import RapporteurXMLStream

/// IDs and references to them (XSD Part 1, 3.3.4 cvc-id; Part 2, 3.3.8 and 3.3.9), over a whole document.
struct ReferenceTracker {
    private struct Pending {
        var text: String
        var location: Location
    }

    private var ids = KeySet()
    private var pending: [Pending] = []
    private var pendingKeys = KeySet()

    /// Notes what a value says: IDs are remembered, IDREFs looked up or kept for the end.
    ///
    /// - Returns: how many IDs the value has (0 or 1, but for lists).
    mutating func note(
        _ value: UnsafeBufferPointer<UInt8>, _ type: Unmanaged<SimpleType>, _ validator: Validator, _ offset: Int
    ) -> Int {
        let active = type.takeUnretainedValue()
        if active.variety == .list, let item = active.itemType {
            var count = 0
            for word in value.split(separator: 0x20) {
                count += noteWord(UnsafeBufferPointer(rebasing: word), item, validator, offset)
            }
            return count
        }
        return noteWord(value, active, validator, offset)
    }

    private mutating func noteWord(
        _ value: UnsafeBufferPointer<UInt8>, _ type: SimpleType, _ validator: Validator, _ offset: Int
    ) -> Int {
        switch type.builtin {
        case .ID:
            let first = ids.insert(value, at: KeySet.Place(offset, validator.positions))
            if let first = first?.position(validator.positions) {
                validator.report(
                    "xsd.id.duplicate", Message("xsd.id.duplicate", ["id": .text(String(decoding: value, as: UTF8.self))]),
                    hint: Message(
                        "xsd.id.duplicate/hint", ["line": .number(first.line), "column": .number(first.column)]),
                    at: validator.frames + (validator.depth - 1))
            }
            return 1
        case .IDREF:
            guard !ids.contains(value), !pendingKeys.contains(value) else { return 0 }
            _ = pendingKeys.insert(value, at: KeySet.Place(offset, validator.positions))
            pending.append(
                Pending(
                    text: String(decoding: value, as: UTF8.self),
                    location: validator.location(of: validator.frames + (validator.depth - 1))))
            return 0
        case .ENTITY:
            validator.report(
                "xsd.entity.undeclared",
                Message("xsd.entity.undeclared", ["name": .text(String(decoding: value, as: UTF8.self))]),
                at: validator.frames + (validator.depth - 1))
            return 0
        default:
            return 0
        }
    }

    /// Reports the references for which the document has no ID.
    func finish(_ validator: Validator) {
        var looked = 0
        for reference in pending where !ids.contains(reference.text) {
            looked += 1
            let near = looked > 50 ? nil : NearKeys.match(reference.text) { ids.contains(String(decoding: $0, as: UTF8.self)) }
            validator.findings.add(
                Finding(
                    code: "xsd.idref.unresolved", severity: validator.hasSkipped ? .note : .error, 
                    message: Message("xsd.idref.unresolved", ["id": .text(reference.text)]),
                    hint: near.map { Message("text.meant", ["name": .text($0)]) }
                        ?? Message("xsd.idref.unresolved/hint"), location: reference.location))
        }
    }
}
