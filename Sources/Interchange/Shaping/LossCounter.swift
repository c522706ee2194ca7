import RapporteurDiagnostics

/// Counts losses while a document streams, by one addition each.
final class LossCounter {
    private var losses: Losses
    var whiteSpace = 0
    var cdata = 0
    var namespaceDeclarations = 0
    var markup = 0
    var source = 0

    init(_ losses: Losses) { self.losses = losses }

    var collected: Losses {
        var all = losses
        all.count(.whiteSpace, whiteSpace)
        all.count(.cdata, cdata)
        all.count(.namespaceDeclaration, namespaceDeclarations)
        all.count(.markup, markup)
        all.count(.source, source)
        return all
    }
}
