import RapporteurDiagnostics
import RapporteurReportModel

/// The names that links lead to: `p7` for paragraph 7, `s-II` for section II, `n-4` for a note; each once.
struct Anchors {
    private var taken = ExactSet()
    /// What stands before the names of an annex, whose paragraphs may count anew.
    var prefix = ""

    /// A name that no other part has.
    mutating func unique(_ name: String) -> String {
        let name = prefix + Self.plain(name)
        var result = name
        var count = 2
        while !taken.insert(result).inserted {
            result = "\(name)-\(count)"
            count += 1
        }
        return result
    }

    mutating func paragraph(_ label: String?) -> String? { label.map { unique("p\($0)") } }

    /// The names of a note and of a reference to it. Ids are unique in a document, so they need no list.
    static func note(_ id: String) -> String { "n-\(plain(id))" }
    static func reference(_ id: String) -> String { "r-\(plain(id))" }

    /// The characters of a name that need no escape in an address; others become hyphens.
    private static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "." || scalar == "_"
            if isKept {
                result.unicodeScalars.append(scalar)
            } else if result.utf8.last != UInt8(ascii: "-"), !result.isEmpty {
                result += "-"
            }
        }
        while result.utf8.last == UInt8(ascii: "-") { result.unicodeScalars.removeLast() }
        return result
    }
}
