internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream
import RapporteurXPath

/// The functions that XPath lacks; Documentation/rules.md describes them.
extension RuleRun {
    /// The value of a function, by its number in the list that the compiler made.
    func call(_ number: Int, _ arguments: [XPathValue]) throws(XPathError) -> XPathValue {
        let own = RuleFunction.allCases.count - (rules.set.keys.isEmpty ? 1 : 0)
        if number >= own { return try call(rules.set.functions[number - own], arguments) }
        switch RuleFunction(rawValue: number) {
        case .current?: return .nodes([current], in: document)
        case .matches?: return .boolean(try matches(arguments[0].string, arguments[1].string))
        case .code?:
            let list = arguments[0].string, date = arguments.count > 2 ? arguments[2].string : ""
            return .boolean(try answer(list) { $0.contains(arguments[1].string, list: list, date: date) })
        case .meant?:
            return .string(
                try answer(arguments[0].string) {
                    $0.meant(
                        by: arguments[1].string, list: arguments[0].string,
                        beside: arguments.count > 2 ? String(arguments[2].string.prefix(1_000)) : "",
                        language: arguments.count > 3 ? arguments[3].string : "en")
                })
        case .name?:
            return .string(
                try answer(arguments[0].string) {
                    $0.name(
                        of: arguments[1].string, list: arguments[0].string,
                        language: arguments.count > 2 ? arguments[2].string : "en")
                })
        case .field?:
            let place = arguments[0].string.pieces(between: ".", atMost: 1).map(String.init)
            return .string(
                try answer(arguments[0].string) {
                    place.count == 2 ? $0.field(place[1], of: arguments[1].string, list: place[0]) : nil
                })
        case .date?: return .string(DateReading.only(of: arguments[0].string) ?? "")
        case .today?: return .string(today)
        case .byId?: return .nodes(try nodes(identifiedBy: arguments[0].strings), in: document)
        case .key?: return .nodes(try nodes(ofKey: arguments[0].string, arguments[1].strings), in: document)
        case nil: throw XPathError(.XPST0017)
        }
    }

    private func answer<Answer>(_ list: String, _ ask: (any CodeListSource) -> Answer?) throws(XPathError) -> Answer {
        guard let codes else { throw XPathError(.FOER0000, reason: Message("rule.codes.none")) }
        guard let answer = ask(codes) else {
            throw XPathError(.FOER0000, reason: Message("rule.codes.list", ["name": .text(list)]))
        }
        return answer
    }

    private func matches(_ text: String, _ source: String) throws(XPathError) -> Bool {
        if let known = matchers[source] { return try known.matches(text) }
        guard matchers.count < TextMatcher.most else {
            throw XPathError(.FOER0000, reason: Message("rule.patterns", ["limit": .number(TextMatcher.most)]))
        }
        let pattern: Pattern
        if let known = rules.set.regularExpressions[source] {
            pattern = known
        } else {
            do {
                pattern = try Pattern(source)
            } catch {
                throw XPathError(.FORX0002, source, reason: error.message)
            }
        }
        let matcher = TextMatcher(pattern)
        matchers[source] = matcher
        return try matcher.matches(text)
    }

    // MARK: Functions and keys of the file

    private func call(_ function: RuleFunctionBody, _ arguments: [XPathValue]) throws(XPathError) -> XPathValue {
        guard depth < Self.deepest else { throw XPathError(.stack, String(Self.deepest)) }
        depth += 1
        let outer = function.variables.map { values[$0] }
        defer {
            depth -= 1
            for (index, value) in zip(function.variables, outer) { values[index] = value }
        }
        for index in function.variables { values[index] = nil }
        for (index, value) in zip(function.parameters, arguments) { values[index] = .success(value) }
        return try result(function.result)
    }

    /// As deep as instructions are nested, which the reader of the file bounds.
    private func result(_ result: RuleFunctionResult) throws(XPathError) -> XPathValue {
        switch result {
        case .expression(let index): return try evaluator.value(rules.set.expressions[index], at: .none)
        case .choice(let branches, let otherwise):
            for branch in branches {
                if try evaluator.isTrue(rules.set.expressions[branch.condition], at: .none) { return try self.result(branch.result) }
            }
            guard let otherwise else { return .nodes([], in: document) }
            return try self.result(otherwise)
        case .sequence(let parts):
            var values: [XPathValue] = []
            for part in parts { values.append(try self.result(part)) }
            return XPathValue(joining: values)
        }
    }

    private func nodes(ofKey name: String, _ values: [String]) throws(XPathError) -> [NodeID] {
        if keyed[name] == nil { keyed[name] = try index(ofKey: name) }
        var found: [NodeID] = []
        for value in values { found += keyed[name]?[value] ?? [] }
        try evaluator.count(found.count + values.count)
        return Set(found).sorted()
    }

    private func index(ofKey name: String) throws(XPathError) -> ExactMap<[NodeID]> {
        let keys = rules.set.keys.filter { $0.name.isExactly(name) }
        guard !keys.isEmpty else { throw XPathError(.XPST0008, name) }
        var index: ExactMap<[NodeID]> = [:]
        for key in keys {
            for node in try evaluator.nodes(matching: rules.set.contexts[key.match]) {
                for value in try evaluator.value(rules.set.expressions[key.use], at: node).strings {
                    try evaluator.count(1 + value.utf8.count / 16)
                    index[value, default: []].append(node)
                }
            }
        }
        return index
    }

    // MARK: Identifiers

    /// The elements that have one of these identifiers, in the document's order. Each string may name several, with
    /// white space between.
    private func nodes(identifiedBy strings: [String]) throws(XPathError) -> [NodeID] {
        let index: ExactMap<[NodeID]>
        if let identified { index = identified } else { index = try indexIdentifiers() }
        var result: [NodeID] = []
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

    private func indexIdentifiers() throws(XPathError) -> ExactMap<[NodeID]> {
        var index: ExactMap<[NodeID]> = [:]
        for identifier in rules.set.identifiers {
            let name = document.names.intern(ExpandedName(namespace: identifier.namespace, local: identifier.local))
            for attribute in document.attributes(named: name) {
                try evaluator.count(1)
                let node = NodeID(rawValue: attribute)
                guard let element = document.parent(of: node) else { continue }
                let id = RuleTextBuilder.collapsed(document.string(of: node))
                if !id.isEmpty { index[id, default: []].append(element) }
            }
        }
        identified = index
        return index
    }
}

/// One regular expression at work; it matches whole texts.
final class TextMatcher {
    /// How many expressions one set of rules may use at once.
    static let most = 1_000
    private let matcher: PatternTextMatcher

    init(_ pattern: Pattern) { matcher = PatternTextMatcher(pattern) }

    func matches(_ text: String) throws(XPathError) -> Bool {
        guard let result = matcher.matches(text) else { throw XPathError(.FOER0000, reason: Message("rule.pattern.large")) }
        return result
    }
}
