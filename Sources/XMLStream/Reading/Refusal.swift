/// Why a document is not read to its end although nothing is wrong with it: each is a finding, "not checked".
struct Refusal {
    var code: String
    var message: String
    var hint: String?

    static let doctype = Refusal(
        code: "xml.doctype", message: "The document has a DOCTYPE, which is not allowed.",
        hint: "Remove the DOCTYPE, or allow it explicitly if you trust where the document comes from.")

    static func version(_ version: String) -> Refusal {
        Refusal(
            code: "xml.version", message: "The document is XML \(version); only XML 1.0 can be checked.",
            hint: "Write version=\"1.0\" if the document uses nothing that is new in XML \(version).")
    }

    static func unknownEncoding(_ name: String) -> Refusal {
        Refusal(
            code: "xml.encoding.unknown", message: "The encoding \"\(name)\" is not known here.",
            hint: "Save the document as UTF-8 and declare it so, or leave the declaration out.")
    }

    static func externalEntity(_ name: String) -> Refusal {
        Refusal(
            code: "xml.entity.external",
            message: "The entity \"\(name)\" stands for a text outside the document, which is never loaded.",
            hint: "Put the text itself in place of the reference.")
    }

    // MARK: Bounds, one for each of XMLLimits

    static func depth(_ limit: Int) -> Refusal {
        bound("depth", "More than \(limit) elements are open at once.")
    }
    static func attributes(_ limit: Int) -> Refusal {
        bound("attributesPerElement", "An element has more than \(limit) attributes.")
    }
    static func nameLength(_ limit: Int) -> Refusal {
        bound("nameLength", "A name is longer than \(limit) bytes.")
    }
    static func valueLength(_ limit: Int) -> Refusal {
        bound(
            "valueLength", "An attribute value, comment, instruction or other piece of markup is longer than \(limit) bytes.")
    }
    static func distinctNames(_ limit: Int) -> Refusal {
        bound("distinctNames", "The document uses more than \(limit) different names.")
    }
    static func namespaces(_ limit: Int) -> Refusal {
        bound("namespacesInScope", "More than \(limit) namespace declarations are in force at once.")
    }
    static func cdata(_ limit: Int) -> Refusal {
        bound("cdataLength", "A CDATA section is longer than \(limit) bytes.")
    }
    static func doctypeLength(_ limit: Int) -> Refusal {
        bound("doctypeLength", "The DOCTYPE is longer than \(limit) bytes or declares too many attributes.")
    }
    static func entityExpansion(_ limit: Int) -> Refusal {
        bound("entityExpansion", "Its entities expand to more than \(limit) bytes.")
    }
    static func entityDepth(_ limit: Int) -> Refusal {
        bound("entityDepth", "Entities are nested more than \(limit) deep.")
    }

    private static func bound(_ name: String, _ message: String) -> Refusal {
        Refusal(
            code: "xml.limit.\(name)", message: message,
            hint: "This bound keeps documents from exhausting the machine; a document that needs more has to be split.")
    }
}
