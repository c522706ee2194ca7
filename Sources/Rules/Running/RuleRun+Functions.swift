internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// The functions that XPath 1.0 lacks; Documentation/rules.md describes them.
extension RuleRun {
    func registerFunctions() {
        evaluator.register("current", namespace: "", arguments: 0...0) { [unowned self] _ throws(XPathError) in
            .nodes([current])
        }
        evaluator.register("matches", namespace: RuleFunction.namespace, arguments: 2...2) {
            [unowned self] arguments throws(XPathError) in
            .boolean(try matches(arguments.string(0), arguments.string(1)))
        }
        evaluator.register("code", namespace: RuleFunction.namespace, arguments: 2...3) {
            [unowned self] arguments throws(XPathError) in
            let list = arguments.string(0), date = arguments.count > 2 ? arguments.string(2) : ""
            guard let codes else { throw .evaluation("there are no code lists to look into.") }
            guard let isValid = codes.contains(arguments.string(1), list: list, date: date) else {
                throw .evaluation("there is no code list “\(list)”.")
            }
            return .boolean(isValid)
        }
        evaluator.register("meant", namespace: RuleFunction.namespace, arguments: 2...4) {
            [unowned self] arguments throws(XPathError) in
            try answer(arguments.string(0)) {
                $0.meant(
                    by: arguments.string(1), list: arguments.string(0),
                    beside: arguments.count > 2 ? String(arguments.string(2).prefix(1_000)) : "",
                    language: arguments.count > 3 ? arguments.string(3) : "en")
            }
        }
        evaluator.register("name", namespace: RuleFunction.namespace, arguments: 2...3) {
            [unowned self] arguments throws(XPathError) in
            try answer(arguments.string(0)) {
                $0.name(
                    of: arguments.string(1), list: arguments.string(0),
                    language: arguments.count > 2 ? arguments.string(2) : "en")
            }
        }
        evaluator.register("field", namespace: RuleFunction.namespace, arguments: 2...2) {
            [unowned self] arguments throws(XPathError) in
            let place = arguments.string(0).pieces(between: ".", atMost: 1).map(String.init)
            return try answer(arguments.string(0)) {
                place.count == 2 ? $0.field(place[1], of: arguments.string(1), list: place[0]) : nil
            }
        }
        evaluator.register("date", namespace: RuleFunction.namespace, arguments: 1...1) { arguments throws(XPathError) in
            .string(DateReading.only(of: arguments.string(0)) ?? "")
        }
        evaluator.register("today", namespace: RuleFunction.namespace, arguments: 0...0) {
            [unowned self] _ throws(XPathError) in
            .string(today)
        }
        evaluator.register("byId", namespace: RuleFunction.namespace, arguments: 1...1) {
            [unowned self] arguments throws(XPathError) in
            .nodes(try nodes(identifiedBy: arguments.strings(0)))
        }
    }

    private func answer(_ list: String, _ ask: (any CodeListSource) -> String?) throws(XPathError) -> XPathResult {
        guard let codes else { throw .evaluation("there are no code lists to look into.") }
        guard let text = ask(codes) else { throw .evaluation("there is no code list “\(list)”.") }
        return .string(text)
    }

    private func matches(_ text: String, _ source: String) throws(XPathError) -> Bool {
        if let known = matchers[source] { return try known.matches(text) }
        guard matchers.count < 1_000 else { throw .evaluation("it uses more than 1000 regular expressions.") }
        let pattern: Pattern
        if let known = rules.set.regularExpressions[source] {
            pattern = known
        } else {
            do {
                pattern = try Pattern(source)
            } catch {
                throw .evaluation("“\(source)” is no regular expression of XSD: \(error.message)")
            }
        }
        let matcher = TextMatcher(pattern)
        matchers[source] = matcher
        return try matcher.matches(text)
    }

    /// The elements that have one of these identifiers, in the document's order. Each string may name several, with
    /// white space between.
    private func nodes(identifiedBy strings: [String]) throws(XPathError) -> [XPathNodeID] {
        let index: ExactMap<[XPathNodeID]>
        if let identified { index = identified } else { index = try indexIdentifiers() }
        var result: [XPathNodeID] = []
        // An identifier that stands in many places is looked up once: what it leads to may be as long as the list.
        var asked: ExactSet = []
        func add(_ id: String) throws(XPathError) {
            try evaluator.count(1)
            guard let found = index[id], asked.insert(id).inserted else { return }
            try evaluator.count(found.count)
            result += found
        }
        for string in strings {
            // Most strings are one identifier.
            guard string.utf8.contains(where: { $0 <= 0x20 }) else {
                try add(string)
                continue
            }
            for id in string.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }) {
                try add(String(id))
            }
        }
        guard result.count > 1 else { return result }
        try evaluator.count(result.count)
        return Set(result).sorted()
    }

    private func indexIdentifiers() throws(XPathError) -> ExactMap<[XPathNodeID]> {
        var index: ExactMap<[XPathNodeID]> = [:]
        for identifier in rules.set.identifiers {
            let name = rules.id(
                of: ExpandedName(namespace: identifier.namespace, local: identifier.local), in: document.nameTable)
            try document.forEach(.attribute, named: name) { (node) throws(XPathError) in
                try evaluator.count(1)
                guard let element = document.parent(of: node) else { return }
                let value = document[node].stringValue
                let id = RuleTextBuilder.collapsed(value)
                if !id.isEmpty { index[id, default: []].append(element) }
            }
        }
        identified = index
        return index
    }
}

/// One regular expression at work; it matches whole texts.
final class TextMatcher {
    private let matcher: PatternTextMatcher

    init(_ pattern: Pattern) { matcher = PatternTextMatcher(pattern) }

    func matches(_ text: String) throws(XPathError) -> Bool {
        guard let result = matcher.matches(text) else { throw .evaluation("a regular expression is too large to be matched.") }
        return result
    }
}
