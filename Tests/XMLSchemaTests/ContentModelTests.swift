import Testing
import RapporteurXMLSchema

/// Content models against sequences of children, written as the children's names.
@Suite struct ContentModelTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var model: String
        var valid: [String]
        var invalid: [String]
        var testDescription: String { model }
    }

    /// A model is written in a short form: `a b` sequence, `(a|b)` choice, `{2,3}`, `?`, `*`, `+`, `{2,}`; `&(a b)` all;
    /// `.` any element of another namespace, written `x` in the children.
    static let rows: [Row] = [
        Row(model: "a b", valid: ["ab"], invalid: ["", "a", "b", "ba", "abb", "aab"]),
        Row(model: "a? b*", valid: ["", "a", "b", "abbb"], invalid: ["ba", "aa"]),
        Row(model: "(a|b)+", valid: ["a", "abba"], invalid: ["", "c"]),
        Row(model: "(a b?)* c", valid: ["c", "ac", "abac", "aabc"], invalid: ["bc", "abbc", "a"]),
        Row(model: "a{2,3}", valid: ["aa", "aaa"], invalid: ["a", "aaaa", ""]),
        Row(model: "a{2,} b", valid: ["aab", "aaaaaab"], invalid: ["ab", "aa"]),
        Row(model: "(a b){2,2} c", valid: ["ababc"], invalid: ["abc", "abababc", "aba"]),
        Row(model: "(a{1,2}){2,2}", valid: ["aa", "aaa", "aaaa"], invalid: ["a", "aaaaa"]),
        Row(model: "((a|b){2,3} c){1,2}", valid: ["aac", "abbc", "abcbac"], invalid: ["ac", "aaaac", "abcabcabc"]),
        Row(model: "(a? b?){3,3}", valid: ["", "ab", "ababab", "aaa", "bbb"], invalid: ["abababa", "aaaa", "bbbb"]),
        Row(model: "(a|(b c)){0,2} d", valid: ["d", "abcd", "bcbcd"], invalid: ["bd", "aaad"]),
        Row(model: "&(a b c?)", valid: ["ab", "ba", "cab", "bca"], invalid: ["a", "abb", "abca", ""]),
        Row(model: "a .* b", valid: ["ab", "axxb"], invalid: ["axc", "xab"]),
        Row(model: "(a{3,3}|b){2,2}", valid: ["aaab", "bb", "aaaaaa", "baaa"], invalid: ["aab", "aaa", "b"]),
    ]

    @Test(arguments: rows) func acceptsJustWhatTheModelSays(_ row: Row) throws {
        let schema = try schema(
            """
            <xs:element name="r"><xs:complexType>\(ModelNotation.xsd(row.model))</xs:complexType></xs:element>
            """)
        for children in row.valid { #expect(try isValid(document(children), schema), "\(row.model): \(children)") }
        for children in row.invalid {
            #expect(try !isValid(document(children), schema), "\(row.model): \(children)")
        }
    }

    private func document(_ children: String) -> String {
        "<r xmlns=\"urn:t\">" + children.map { $0 == "x" ? "<x xmlns='urn:x'/>" : "<\($0)/>" }.joined() + "</r>"
    }

    @Test func countsThousandsWithoutCopies() throws {
        let schema = try schema(
            """
            <xs:element name="r"><xs:complexType><xs:sequence maxOccurs="3000">
              <xs:element name="a" minOccurs="2" maxOccurs="100000"/><xs:element name="b"/>
            </xs:sequence></xs:complexType></xs:element>
            """)
        let pair = "<a/><a/><b/>"
        let inside = String(repeating: pair, count: 3000)
        #expect(try isValid("<r xmlns=\"urn:t\">\(inside)</r>", schema))
        #expect(try !isValid("<r xmlns=\"urn:t\">\(inside)\(pair)</r>", schema))
        #expect(try !isValid("<r xmlns=\"urn:t\">\(inside.dropLast(4))</r>", schema))
    }

    /// Every a can belong to the inner or the outer count: what can do no more than another must be dropped.
    @Test func nestedCountsOfMillionsStayLinear() throws {
        let schema = try schema(
            """
            <xs:element name="r"><xs:complexType><xs:choice maxOccurs="100000">
              <xs:sequence maxOccurs="100000000"><xs:element name="a" maxOccurs="unbounded"/></xs:sequence>
              <xs:element name="b"/></xs:choice></xs:complexType></xs:element>
            """)
        #expect(try isValid("<r xmlns=\"urn:t\">\(String(repeating: "<a/>", count: 5000))<b/></r>", schema))
    }
}

/// Turns the short notation of these tests into XSD.
enum ModelNotation {
    static func xsd(_ model: String) -> String {
        var rest = Array(model)[...]
        if rest.starts(with: "&(") {
            rest = rest.dropFirst(2)
            return "<xs:all>" + sequenceItems(&rest).joined() + "</xs:all>"
        }
        return "<xs:sequence>" + sequenceItems(&rest).joined() + "</xs:sequence>"
    }

    private static func sequenceItems(_ rest: inout ArraySlice<Character>) -> [String] {
        var items: [String] = []
        while let next = rest.first, next != ")", next != "|" {
            if next == " " {
                rest.removeFirst()
                continue
            }
            items.append(item(&rest))
        }
        return items
    }

    private static func item(_ rest: inout ArraySlice<Character>) -> String {
        let head = rest.removeFirst()
        if head == "(" {
            var branches: [[String]] = [sequenceItems(&rest)]
            while rest.first == "|" {
                rest.removeFirst()
                branches.append(sequenceItems(&rest))
            }
            rest.removeFirst()
            let occurs = occurrence(&rest)
            if branches.count == 1 { return "<xs:sequence\(occurs)>\(branches[0].joined())</xs:sequence>" }
            let parts = branches.map { $0.count == 1 ? $0[0] : "<xs:sequence>\($0.joined())</xs:sequence>" }
            return "<xs:choice\(occurs)>\(parts.joined())</xs:choice>"
        }
        let occurs = occurrence(&rest)
        if head == "." { return "<xs:any namespace=\"##other\" processContents=\"lax\"\(occurs)/>" }
        return "<xs:element name=\"\(head)\"\(occurs)/>"
    }

    private static func occurrence(_ rest: inout ArraySlice<Character>) -> String {
        switch rest.first {
        case "?":
            rest.removeFirst()
            return " minOccurs=\"0\""
        case "*":
            rest.removeFirst()
            return " minOccurs=\"0\" maxOccurs=\"unbounded\""
        case "+":
            rest.removeFirst()
            return " maxOccurs=\"unbounded\""
        case "{":
            let inside = rest.dropFirst().prefix { $0 != "}" }
            rest = rest[(inside.endIndex + 1)...]
            let bounds = String(inside).split(separator: ",", omittingEmptySubsequences: false)
            return " minOccurs=\"\(bounds[0])\" maxOccurs=\"\(bounds[1].isEmpty ? "unbounded" : bounds[1])\""
        default: return ""
        }
    }
}
