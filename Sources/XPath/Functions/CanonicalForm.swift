@_spi(_Unicode) import Swift

/// Unicode's canonical normal forms, by the tables that the standard library compares strings with.
enum CanonicalForm {
    static func normalized(_ text: String, composed: Bool) -> String {
        var result = String.UnicodeScalarView()
        if composed {
            for scalar in text._nfc { result.append(scalar) }
        } else {
            for scalar in text._nfd { result.append(scalar) }
        }
        return String(result)
    }
}
