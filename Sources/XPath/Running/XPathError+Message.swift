package import RapporteurDiagnostics

extension XPathError {
    /// One sentence with the code in brackets and the place; of a bound its number.
    package var message: Message {
        if isBound { return sentence }
        guard let offset else { return Message("xpath", ["reason": .message(sentence), "code": .text(code.rawValue)]) }
        return Message(
            "xpath/near", ["reason": .message(sentence), "code": .text(code.rawValue), "place": .number(offset + 1)])
    }

    private var sentence: Message {
        let detail: MessageArguments = ["detail": .text(self.detail)]
        switch code {
        case .XPST0003: return self.detail.isEmpty ? Message("xpath.syntax/end") : Message("xpath.syntax", detail)
        case .XPST0001, .XPST0005: return Message("xpath.static")
        case .XPST0008: return Message("xpath.name", detail)
        case .XPST0010: return Message("xpath.axis", detail)
        case .XPST0017: return reason ?? Message("xpath.function", detail)
        case .XPST0051: return Message("xpath.type", detail)
        case .XPST0080: return Message("xpath.cast", detail)
        case .XPST0081: return Message("xpath.prefix", detail)
        case .XPTY0004: return self.detail.isEmpty ? Message("xpath.mismatch/none") : Message("xpath.mismatch", detail)
        case .XPTY0018: return Message("xpath.mixed")
        case .XPTY0019, .XPTY0020: return Message("xpath.step")
        case .XPDY0002: return Message("xpath.context")
        case .XPDY0050: return Message("xpath.treat")
        case .FOER0000: return reason ?? Message("xpath.error", detail)
        case .FOAR0001: return Message("xpath.zero")
        case .FOAR0002, .FOCA0001, .FOCA0003, .FOCA0006: return Message("xpath.overflow")
        case .FOCA0002, .FOCA0005: return Message("xpath.value", detail)
        case .FORG0001: return Message("xpath.lexical", detail)
        case .FOCH0001: return Message("xpath.codepoint", detail)
        case .FOCH0002, .FOCH0003: return Message("xpath.collation", detail)
        case .FODC0001, .FODC0002, .FODC0005: return Message("xpath.document")
        case .FODT0001, .FODT0002: return Message("xpath.moment")
        case .FODT0003: return Message("xpath.zone")
        case .FONS0004, .FONS0005: return Message("xpath.namespace", detail)
        case .FORG0003, .FORG0004, .FORG0005: return Message("xpath.cardinality")
        case .FORG0006: return Message("xpath.effective", detail)
        case .FORG0002, .FORG0008, .FORG0009, .FOTY0012: return Message("xpath.argument", detail)
        case .FORX0001: return Message("xpath.flags", detail)
        case .FORX0002:
            guard let reason else { return Message("xpath.pattern", ["pattern": .text(self.detail)]) }
            return Message("xpath.pattern/reason", ["pattern": .text(self.detail), "reason": .message(reason)])
        case .FORX0003: return Message("xpath.pattern.empty")
        case .FORX0004: return Message("xpath.replacement", detail)
        case .operations: return Message("xpath.operations", limit)
        case .sequenceLength: return Message("xpath.length", limit)
        case .stringLength: return Message("xpath.bytes", limit)
        case .stack: return Message("xpath.depth", limit)
        }
    }

    private var limit: MessageArguments { ["limit": .number(Int(detail) ?? 0)] }
}
