import RapporteurDiagnostics
import RapporteurJSONStream

extension PackFile {
    /// The text of a description.
    package static func text(_ pack: Pack) -> [UInt8] {
        let sink = ByteSink()
        let writer = JSONWriter(sink)
        var object = JSONObject([
            ("id", .string(pack.id)), ("title", .string(pack.title)), ("version", .string(pack.version)),
            ("match", .array(pack.match.map(value))), ("xsd", pack.xsd.count == 1 ? .string(pack.xsd[0]) : .array(pack.xsd.map(JSONValue.string))), ("prefixes", value(pack.prefixes)),
            ("names", value(pack.names)), ("rules", .array(pack.rules.map(JSONValue.string))),
            ("codelists", .array(pack.codelists.map(JSONValue.string))), ("handles", value(pack.handles)),
        ])
        if !pack.titlesInLanguages.isEmpty {
            let titles = pack.titlesInLanguages.sorted { $0.key.rawValue < $1.key.rawValue }
            object.append("titleIn", .object(JSONObject(titles.map { ($0.key.rawValue, .string($0.value)) })))
        }
        if !pack.handlesInLanguages.isEmpty {
            let languages = pack.handlesInLanguages.sorted { $0.key.rawValue < $1.key.rawValue }
            object.append("handlesIn", .object(JSONObject(languages.map { ($0.key.rawValue, value($0.value)) })))
        }
        if !pack.codes.isEmpty {
            let codes = pack.codes.sorted { FolderListing.bytewise($0.key, $1.key) }
            object.append("codes", .object(JSONObject(codes.map { ($0.key, .array($0.value.map(JSONValue.string))) })))
        }
        if !pack.examples.isEmpty { object.append("examples", value(pack.examples)) }
        if !pack.noteElements.isEmpty {
            let notes = pack.noteElements.sorted(by: FolderListing.bytewise).map(JSONValue.string)
            object.append("analysis", .object(JSONObject([("notes", .array(notes))])))
        }
        writer.value(.object(object))
        sink.append(UInt8(ascii: "\n"))
        return sink.takeBytes()
    }

    private static func value(_ root: Pack.Root) -> JSONValue {
        .object(JSONObject([("root", .string(root.name)), ("namespace", .string(root.namespace))]))
    }

    private static func value(_ texts: ExactMap<String>) -> JSONValue {
        let sorted = texts.sorted { FolderListing.bytewise($0.key, $1.key) }
        return .object(JSONObject(sorted.map { ($0.key, .string($0.value)) }))
    }
}
