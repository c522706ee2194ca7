extension AKNElement {
    /// Leaves `xml:lang` where the language differs from that around it, as the guidelines ask; where a report says the
    /// same again, that stands beside it.
    mutating func keepOtherLanguages(than around: String?) {
        var language = around
        if let index = attributes.firstIndex(where: { $0.name == "xml:lang" }) {
            if attributes[index].value == around {
                attributes[index].name = "rap:language"
            } else {
                language = attributes[index].value
            }
        }
        for index in children.indices {
            guard case .element(var inner) = children[index] else { continue }
            inner.keepOtherLanguages(than: language)
            children[index] = .element(inner)
        }
    }
}
