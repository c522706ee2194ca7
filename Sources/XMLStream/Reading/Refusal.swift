internal import RapporteurDiagnostics

/// Why a document is not read to its end although nothing is wrong with it: each is a finding, "not checked".
struct Refusal {
    var code: String
    var message: Message
    var hint: Message?

    static let doctype = Refusal(code: "xml.doctype", message: Message("xml.doctype"), hint: Message("xml.doctype/hint"))

    static func version(_ version: String) -> Refusal {
        Refusal(
            code: "xml.version", message: Message("xml.version", ["version": .text(version)]),
            hint: Message("xml.version/hint", ["version": .text(version)]))
    }

    static func unknownEncoding(_ name: String) -> Refusal {
        Refusal(
            code: "xml.encoding.unknown", message: Message("xml.encoding.unknown", ["name": .text(name)]),
            hint: Message("xml.encoding.unknown/hint"))
    }

    static func externalEntity(_ name: String) -> Refusal {
        Refusal(
            code: "xml.entity.external", message: Message("xml.entity.external", ["name": .text(name)]),
            hint: Message("xml.entity.external/hint"))
    }

    // MARK: Bounds, one for each of XMLLimits

    static func depth(_ limit: Int) -> Refusal {
        bound("xml.limit.depth", Message("xml.limit.depth", ["limit": .number(limit)]))
    }
    static func attributes(_ limit: Int) -> Refusal {
        bound("xml.limit.attributesPerElement", Message("xml.limit.attributesPerElement", ["limit": .number(limit)]))
    }
    static func nameLength(_ limit: Int) -> Refusal {
        bound("xml.limit.nameLength", Message("xml.limit.nameLength", ["limit": .number(limit)]))
    }
    static func valueLength(_ limit: Int) -> Refusal {
        bound("xml.limit.valueLength", Message("xml.limit.valueLength", ["limit": .number(limit)]))
    }
    static func distinctNames(_ limit: Int) -> Refusal {
        bound("xml.limit.distinctNames", Message("xml.limit.distinctNames", ["limit": .number(limit)]))
    }
    static func namespaces(_ limit: Int) -> Refusal {
        bound("xml.limit.namespacesInScope", Message("xml.limit.namespacesInScope", ["limit": .number(limit)]))
    }
    static func cdata(_ limit: Int) -> Refusal {
        bound("xml.limit.cdataLength", Message("xml.limit.cdataLength", ["limit": .number(limit)]))
    }
    static func doctypeLength(_ limit: Int) -> Refusal {
        bound("xml.limit.doctypeLength", Message("xml.limit.doctypeLength", ["limit": .number(limit)]))
    }
    static func entityExpansion(_ limit: Int) -> Refusal {
        bound("xml.limit.entityExpansion", Message("xml.limit.entityExpansion", ["limit": .number(limit)]))
    }
    static func entityDepth(_ limit: Int) -> Refusal {
        bound("xml.limit.entityDepth", Message("xml.limit.entityDepth", ["limit": .number(limit)]))
    }

    private static func bound(_ code: String, _ message: Message) -> Refusal {
        Refusal(code: code, message: message, hint: Message("xml.limit/hint"))
    }
}
