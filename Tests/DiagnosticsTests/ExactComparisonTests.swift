import Foundation
import RapporteurDiagnostics
import TestSupport
import Testing

/// The sources compare names, paths, codes and identifiers by what is written: see `ExactText`.
@Suite struct ExactComparisonTests {
    /// Where words of languages are compared, for which canonical equivalence is right.
    private static let words = [
        "Importing/", "Compiling/", "AkomaNtoso/Published/", "AkomaNtoso/Mapping/PrintedNumber", "AkomaNtoso/Exporting/AKNReferences",
        "ReportModel/Codes/", "Rules/CodeLists/NameKey", "PDFFile/",
        // Texts that are ours.
        "Diagnostics/Messages/", "Diagnostics/Text/", "Batch/CrossChecking/CrossCheckMessage", "Rapporteur/Conversion",
        "RapporteurCLI/Commands/CrossCheckWorkerCommand",
        // What libxml2 says.
        "XMLStream/Reading/",
        // Numbers that stand for names.
        "XMLStream/Writing/OutputScope", "XMLStream/Names/NameCache", "XMLSchema/Validating/SiblingCounts",
    ]

    /// What is not written, and what is instead.
    private static let forbidden: [(pattern: String, instead: String)] = [
        (#"\[String: |Dictionary<String,"#, "ExactMap"),
        (#"Set<String>"#, "ExactSet"),
        (#"\.has(Prefix|Suffix)\("#, "begins(with:) or ends(with:)"),
        (#"split\(separator: "|(first|last)Index\(of: ""#, "pieces(between:), or indexes of utf8"),
        (#"[a-zA-Z0-9)\]]\.contains\("[^a-zA-Z"][^"]*"\)"#, "has(_:) for a character of a text, hasExactly(_:) for one of several"),
        (#"\.keys\.sorted\(\)"#, "sortedExactly()"),
        (#"\(\$0\.[a-z.]*(name|local|namespace|key|prefix|code)[,)].* < \("#, "one comparison after the other: those of tuples are generic"),
        (#"^((?!ExactText).)*\.hashValue"#, "ExactText(…).hashValue"),
    ]

    /// Texts compared where the operators of `String+Operators.swift` are not in force.
    private static let comparison =
        #"\b(name|path|prefix|local|localName|namespace|code|uri|href|symbol|pointer|xpath|key|label|string)\??\)? [!=]= (?!nil|\.|true|false|UInt8|[0-9]|Self\.|")"#

    private static let files: [(path: String, lines: [Substring])] = {
        let root = SharedData.projectRoot.appendingPathComponent("Sources")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
            return (path, text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }()

    @Test(arguments: forbidden.indices)
    func nothingGoesByCanonicalEquivalence(_ index: Int) throws {
        let (pattern, instead) = Self.forbidden[index]
        let expression = try NSRegularExpression(pattern: pattern)
        #expect(Self.files.count > 500)
        for (path, lines) in Self.files where !Self.words.contains(where: { path.hasPrefix($0) }) {
            for (number, line) in lines.enumerated() where Self.matches(expression, line) {
                // A set of texts is asked with the same word.
                if line.contains("// exact") { continue }
                Issue.record("\(path):\(number + 1): \(instead)\n\(line)")
            }
        }
    }

    @Test func textsAreComparedWhereTheOperatorsAreInForce() throws {
        let expression = try NSRegularExpression(pattern: Self.comparison)
        for (path, lines) in Self.files
        where !Self.words.contains(where: { path.hasPrefix($0) }) && !path.hasPrefix("Diagnostics/")
            && !lines.contains(where: { $0.hasSuffix("import RapporteurDiagnostics") })
        {
            for (number, line) in lines.enumerated() where Self.matches(expression, line) && !line.contains("// exact") {
                Issue.record("\(path):\(number + 1): imports no RapporteurDiagnostics, whose == goes by bytes\n\(line)")
            }
        }
    }

    private static func matches(_ expression: NSRegularExpression, _ line: Substring) -> Bool {
        let text = String(line)
        guard !text.trimmingCharacters(in: .whitespaces).hasPrefix("//") else { return false }
        return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }

    /// Pairs that the standard library holds for equal.
    static let pairs = [
        ("é", "e\u{301}"), ("K", "\u{212A}"), (";", "\u{37E}"), ("`", "\u{1FEF}"), ("Å", "\u{212B}"), ("Ω", "\u{2126}"),
        ("가", "\u{1100}\u{1161}"), ("ạ̈", "a\u{308}\u{323}"), ("\u{F900}", "\u{8C48}"), ("≠", "=\u{338}"), ("ΐ", "\u{1FD3}"),
    ]

    @Test(arguments: pairs)
    func textsThatLookAlikeDiffer(_ one: String, _ other: String) {
        // The operators of this package stand before the standard library's.
        #expect((one == other) == one.isExactly(other))
        #expect(!one.isExactly(other))
        #expect(one != other)
        #expect(Optional(one) != Optional(other))
        #expect((one < other) != (other < one))
        #expect(one[...] != other[...])
        var map: ExactMap<Int> = [one: 1]
        map[other] = 2
        #expect(map.count == 2)
        #expect(ExactSet([one, other]).count == 2)
        #expect(![one].hasExactly(other))
    }
}
