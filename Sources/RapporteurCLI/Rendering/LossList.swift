import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream

/// The file of `--losses`: what was not carried, document by document.
final class LossList {
    private let path: String
    private var documents: [JSONValue] = []

    init(_ path: String) {
        self.path = path
    }

    func add(_ result: DocumentConversion.Result) {
        let losses = result.losses
        if losses.counted.isEmpty { return }
        let counts = losses.counted.map { ($0.kind.rawValue, JSONValue.number(String($0.count))) }
        documents.append(
            .object(
                JSONObject([
                    ("file", .string(result.document.file)), ("counts", .object(JSONObject(counts))),
                    ("content", .array(losses.items.map(value))),
                ])))
    }

    func write() throws(WorkError) {
        let sink = ByteSink()
        let writer = JSONWriter(sink)
        writer.value(.object(JSONObject([("documents", .array(documents))])))
        sink.append(UInt8(ascii: "\n"))
        try OutputFile.write(sink.takeBytes(), to: path)
    }

    private func value(_ item: Losses.Item) -> JSONValue {
        var members: [(String, JSONValue)] = [("kind", .string(item.kind.rawValue))]
        if let line = item.location.line { members.append(("line", .number(String(line)))) }
        if let column = item.location.column { members.append(("column", .number(String(column)))) }
        if let xpath = item.location.xpath { members.append(("xpath", .string(xpath))) }
        return .object(JSONObject(members))
    }
}
