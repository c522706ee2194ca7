import RapporteurDiagnostics
import RapporteurRules
import RapporteurXMLStream

/// The document that rules and expressions run on.
private let document = """
    <r xmlns="urn:a" xmlns:b="urn:b" id="x" n="12" day="2002-07-02"><!-- c --><p xml:lang="en" id="p1">One <b:i>two</b:i> three</p>\
    <p id="p2" n="-3.5">vier</p><t><c>1</c><c>2</c><c>1e3</c><c/></t><?pi data?><s see="p1"><s see="p2"><p/></s></s></r>
    """

private let small: RuleLimits = {
    var limits = RuleLimits()
    limits.operationsPerRule = 200_000
    limits.operationsPerDocument = 1_000_000
    return limits
}()

/// What rules say of the document, twice by one runner.
private func run(_ rules: RuleSet) throws {
    let log = FindingLog()
    guard let tree = try DocumentTree(reading: ByteReader(.bytes(Array(document.utf8))), findings: log) else {
        throw Contradiction("the document cannot be read: \(log.told)")
    }
    let runner = RuleRunner([rules], limits: small)
    let first = FindingLog()
    runner.run(on: tree, prefixes: ["": "urn:a"], findings: first)
    let second = FindingLog()
    runner.run(on: tree, prefixes: ["": "urn:a"], findings: second)
    try expectEqual(first.told, second.told, "run again")
}

/// Files of Schematron rules.
final class RulesTarget: FuzzTarget {
    static let name = "rules"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        guard let rules = try? RuleSet.load(main: "t.sch", documents: ["t.sch": bytes]) else { return }
        try RapporteurFuzzing.run(rules)
    }
}

/// Expressions in rules: each line is one.
final class ExpressionTarget: FuzzTarget {
    static let name = "expressions"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        var asserts = ""
        for line in text.pieces(between: "\n").prefix(8) {
            let escaped = String(line).unicodeScalars.map { scalar -> String in
                switch scalar {
                case "&": "&amp;"
                case "<": "&lt;"
                case "\"": "&quot;"
                case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}": " "
                default: String(Character(scalar))
                }
            }.joined()
            asserts += "<assert test=\"\(escaped)\">no</assert><report test=\"\(escaped)\"><value-of select=\"\(escaped)\"/></report>"
        }
        let rules = """
            <schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="a" uri="urn:a"/><ns prefix="b" uri="urn:b"/>\
            <ns prefix="rap" uri="urn:rapporteur:rules"/><pattern><rule context="a:r | a:p">\(asserts)</rule></pattern></schema>
            """
        guard let loaded = try? RuleSet.load(main: "t.sch", documents: ["t.sch": Array(rules.utf8)]) else { return }
        try RapporteurFuzzing.run(loaded)
    }
}
