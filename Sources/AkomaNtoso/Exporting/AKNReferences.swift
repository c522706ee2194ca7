internal import RapporteurDiagnostics
import RapporteurReportModel

/// The rows of `references`: what semantic elements point to, each once.
struct AKNReferences {
    struct Row {
        var element: String
        var id: String
        var href: String
        var showAs: String
    }

    private(set) var rows: ExactMap<Row> = [:]
    private var ids: ExactMap<String> = [:]
    /// How many things there are that have nothing but words, by what they are called.
    private var counts: ExactMap<Int> = [:]
    private let eIDs: EIDs
    /// The number of the work, in the paths of things that only it knows.
    private let work: String

    init(eIDs: EIDs, work: String) {
        self.eIDs = eIDs
        self.work = work
    }

    /// The identifier of a thing that has no code, only words: counted in the order in which things are met, because
    /// words differ from language to language.
    mutating func local(_ element: String, _ name: String, words: String, of owner: String? = nil) -> String {
        let key = "\(element) \(name) \(owner ?? "") \(words)"
        if let known = ids[key] { return known }
        counts[name, default: 0] += 1
        let count = counts[name] ?? 1
        let id = self.id(element, "\(name)_\(count)", path: "\(work)/\(name)/\(count)", showAs: words)
        ids[key] = id
        return id
    }

    /// The identifier of a thing, which gets a row when it is met for the first time.
    ///
    /// - Parameter id: the identifier that it should have; a number follows where another thing has it.
    mutating func id(
        _ element: String, _ id: String, path: String, showAs: @autoclosure () -> String
    ) -> String {
        let kind = element.dropFirst(3).lowercased()
        let href = "/akn/ontology/\(kind)/un/\(path)"
        let key = "\(element) \(href)"
        if let known = ids[key] { return known }
        let unique = eIDs.unique(EIDs.part(id))
        ids[key] = unique
        let words = showAs()
        rows[unique] = Row(element: element, id: unique, href: href, showAs: words.isEmpty ? id : words)
        return unique
    }

    /// Class by class in the order of the guidelines, each in bytewise order of identifiers.
    var elements: [AKNElement] {
        let order = ["TLCOrganization", "TLCRole", "TLCConcept", "TLCTerm", "TLCLocation", "TLCEvent", "TLCProcess"]
        return order.flatMap { element in
            rows.values.filter { $0.element == element }.sorted { Array($0.id.utf8).lexicographicallyPrecedes($1.id.utf8) }
                .map { AKNElement($0.element, ["eId": $0.id, "href": $0.href, "showAs": $0.showAs], [AKNNode]()) }
        }
    }
}

/// The eIds of a document: each is given once.
final class EIDs {
    private var taken: ExactSet = []
    private var counts: ExactMap<Int> = [:]

    /// The identifier, or with a number behind it where it is taken.
    func unique(_ id: String) -> String {
        if taken.insert(id).inserted { return id }
        var number = 2
        while !taken.insert("\(id)-\(number)").inserted { number += 1 }
        return "\(id)-\(number)"
    }

    /// The next identifier of elements that are counted: `ref_1`, `ref_2`.
    func next(_ name: String) -> String {
        counts[name, default: 0] += 1
        return unique("\(name)_\(counts[name] ?? 1)")
    }

    /// A printed number or a code as a part of an identifier: without white space and punctuation around it.
    static func part(_ text: String) -> String {
        let kept = PrintedNumber.latin(text).unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "0"..."9", "a"..."z", "A"..."Z", "-", ".", "_": Character(scalar)
            case _ where scalar.value > 0x7F && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil):
                Character(scalar)
            default: "_"
            }
        }
        // Runs of what is not kept count once: 111 (b) is 111_b.
        var part = String(kept.split(separator: "_").joined(separator: "_"))
        while part.hasSuffix("_") || part.hasSuffix(".") { part.removeLast() }
        while part.hasPrefix("_") || part.hasPrefix(".") { part.removeFirst() }
        return part.isEmpty ? "nn" : part
    }
}
