import RapporteurDiagnostics

/// What a renderer writes of documents.
func rendered(
    _ documents: [DocumentResult], findings: [Finding] = [], _ make: (ByteSink) -> any FindingsRenderer
) -> String {
    let sink = ByteSink()
    let renderer = make(sink)
    var summary = Summary()
    for document in documents {
        renderer.add(document)
        summary.add(document)
    }
    renderer.finish(RunResult(summary, findings: findings, exitCode: documents.isEmpty ? 0 : 2))
    return String(decoding: sink.takeBytes(), as: UTF8.self)
}
