import RapporteurDiagnostics

/// Counts losses while a document streams: layout by one addition, content with its place.
final class LossCounter {
    private var losses: Losses
    var whiteSpace = 0
    var cdata = 0
    var namespaceDeclarations = 0
    var valueWhiteSpace = 0
    var markup = 0

    init(_ losses: Losses) { self.losses = losses }

    func add(_ kind: Losses.Kind, at location: Location) { losses.add(kind, at: location) }

    var collected: Losses {
        var all = losses
        all.count(.whiteSpace, whiteSpace)
        all.count(.cdata, cdata)
        all.count(.namespaceDeclaration, namespaceDeclarations)
        all.count(.valueWhiteSpace, valueWhiteSpace)
        all.count(.markup, markup)
        return all
    }
}
