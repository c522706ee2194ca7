internal import RapporteurDiagnostics

extension DerivationSet {
    /// All that `block` can speak of.
    static let blockable: DerivationSet = [.extension, .restriction, .substitution]
    /// All that `final` can speak of.
    static let finalizable: DerivationSet = [.extension, .restriction, .list, .union]

    /// Reads the value of a `block` or `final` attribute; what is not in `all` is left out.
    init(list: String?, of all: DerivationSet) {
        self = []
        guard let list else { return }
        for word in collapse(list).pieces(between: " ") {
            switch word {
            case "#all": formUnion(all)
            case "extension": insert(.extension)
            case "restriction": insert(.restriction)
            case "substitution": insert(.substitution)
            case "list": insert(.list)
            case "union": insert(.union)
            default: break
            }
        }
        formIntersection(all)
    }
}
