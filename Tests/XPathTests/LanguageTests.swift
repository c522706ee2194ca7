import RapporteurDiagnostics
import Testing

@testable import RapporteurXPath

/// The language, a line for each thing that it has; the W3C's suite asks for far more, see `QT3Tests`.
@Suite struct LanguageTests {
    @Test(arguments: [
        // Paths, steps, predicates.
        ("count(//a:s)", "2"), ("string(/a:r/a:s[2])", "two & <3>"), ("//b:s", "three"), ("count(//s)", "0"), ("//@b:m", "3"),
        ("name(/*/*[3])", "p:s"), ("//comment()", " c "), ("//processing-instruction('pi')", "data"), ("//*:s[last()]", "three"),
        ("count(//a:*)", "9"), ("/a:r/a:s[1]/following-sibling::*[1]/@n", "2"), ("//a:b/ancestor::*/name()", "r|s"),
        ("//a:b/preceding::a:s", "one"), ("//a:s[2]/preceding-sibling::*", "one"), ("(//a:v)[2]", "9"), ("//a:v[2]", "9"),
        ("//a:v[position() > 1]", "9|x"), ("/a:r/(a:v, a:d)[1]", "10"), ("//a:b/..//text()", "t|w|o & <3>"), ("//a:b/string-length()", "1"),
        ("//a:s/(if (@n) then @n else 0)", "XPTY0018"), ("//attribute(n)", "2"), ("//element(*, xs:untyped)[1]/@id", "1"),
        ("count(//node())", "27"), ("//document-node()", ""), ("/self::document-node(element(a:r))/*/@id", "1"),
        // Sequences and flow.
        ("1 to 3", "1|2|3"), ("(1, (), (2, 3))", "1|2|3"), ("for $x in 1 to 3, $y in 1 to $x return $x * $y", "1|2|4|3|6|9"),
        ("some $x in (1, 2) satisfies $x = 2", "true"), ("every $x in (1, 2) satisfies $x = 2", "false"), ("every $x in () satisfies false()", "true"),
        ("if (1) then 'a' else if (2) then 'b' else 'c'", "a"), ("('a', 'b')[. = 'b']", "b"), ("(4, 5, 6)[2]", "5"), ("(1 to 10)[. mod 3 = 0]", "3|6|9"),
        ("//a:v union //a:d", "2026-12-01|2025-06-30|10|9|x"), ("//a:v except //a:v[2]", "10|x"), ("//a:v intersect //a:v[. = 'x']", "x"),
        ("//a:b is //a:b", "true"), ("//a:s[1] << //a:s[2]", "true"), ("//a:b is ()", ""),
        // Operators.
        ("1 + 2 * 3 - 4", "3"), ("7 idiv 2", "3"), ("-7 mod 2", "-1"), ("1 div 4", "0.25"), ("1e0 div 0", "INF"), ("1 div 0", "FOAR0001"),
        ("0.1 + 0.2", "0.3"), ("--1", "1"), ("1 eq 1.0", "true"), ("'a' lt 'b'", "true"), ("(1, 2) = (2, 3)", "true"), ("(1, 2) != (1, 2)", "true"),
        ("//a:v = 9", "true"), ("//a:v = 8", "FORG0001"), ("//a:v[1] > 9", "true"), ("//a:d = xs:date('2026-12-01')", "true"),
        ("() = 1", "false"), ("() eq 1", ""), ("1 eq 'a'", "XPTY0004"), ("1 and 0", "false"), ("'' or 'a'", "true"),
        // Of 3.1.
        ("'a' || 1 || ()", "a1"), ("(1, 2) ! (. + 1)", "2|3"), ("'abc' => upper-case() => substring(2)", "BC"),
        // Types.
        ("1 instance of xs:integer", "true"), ("1 instance of xs:decimal", "true"), ("(1, 2) instance of xs:integer+", "true"),
        ("() instance of empty-sequence()", "true"), ("//a:b instance of element(a:b)", "true"), ("'1' cast as xs:integer", "1"),
        ("'x' castable as xs:integer", "false"), ("'300' castable as xs:byte", "false"), ("() cast as xs:integer?", ""), ("() cast as xs:integer", "XPTY0004"),
        ("(1, 2) treat as xs:integer", "XPDY0050"), ("xs:QName('a:x') eq QName('urn:a', 'y:x')", "true"), ("'a b' cast as xs:NCName", "FORG0001"),
    ]) func evaluates(_ expression: String, _ expected: String) throws {
        #expect(try Query().shown(expression) == expected)
    }

    @Test(arguments: [
        ("string(1000000 * 10)", "10000000"), ("string(0.1 + 0.2)", "0.30000000000000004"), ("1 div 0", "Infinity"), ("-1 div 0", "-Infinity"),
        ("string(0 div 0)", "NaN"), ("'1' + '2'", "3"), ("//a:v + 1", "11"), ("string(//a:v)", "10"), ("//a:v = 8", "false"),
        ("//a:v < 10", "true"), ("'a' < 'b'", "false"), ("//a:q = false()", "true"), ("//a:v = true()", "true"), ("- //a:v | //a:q", "-10"),
        ("string(- 0)", "0"), ("round(-2.5)", "-2"), ("floor(-0.5)", "-1"), ("5 mod -3", "2"), ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', 0 div 0)", ""), ("concat(1, true(), 'x', 0.5)", "1truex0.5"), ("count('x')", "XPTY0004"), ("sum(//a:v[. != 'x'])", "19"),
        ("name(//@b:m)", "p:m"), ("boolean(//b:s[lang('en')])", "true"), ("1 = 1 = 1", "true"), ("number(' 12 ')", "12"), ("number('1e2')", "NaN"),
        ("translate('bar', 'abc', 'AB')", "BAr"), ("//a:s[position() = last()]", "two & <3>"), ("string-length('Ærø')", "3"),
    ]) func evaluatesAsXPath1(_ expression: String, _ expected: String) throws {
        #expect(try Query(Query.text, .xpath1).shown(expression) == expected)
    }

    @Test(arguments: [
        ("", "XPST0003"), ("//", "XPST0003"), ("a[", "XPST0003"), ("1 +", "XPST0003"), ("a b", "XPST0003"), ("'x", "XPST0003"), ("@@x", "XPST0003"),
        (")", "XPST0003"), ("10div 2", "XPST0003"), ("(: open", "XPST0003"), ("1 eq 2 eq 3", "XPST0003"), ("for $x return 1", "XPST0003"),
        ("if (1) then 2", "XPST0003"), ("item()", "XPST0003"), ("q:s", "XPST0081"), ("nosuch()", "XPST0017"), ("count()", "XPST0017"), ("concat('a')", "XPST0017"),
        ("document('/etc/passwd')", "XPST0017"), ("doc('x')", "XPST0017"), ("unparsed-text('x')", "XPST0017"), ("$v", "XPST0008"), ("$a:v", "XPST0008"),
        ("1 cast as xs:nothing", "XPST0051"), ("1 cast as xs:NOTATION", "XPST0080"), ("xs:nothing(1)", "XPST0017"), ("namespace::*", "XPST0010"),
        ("schema-element(a:r)", "XPST0008"), ("9223372036854775808", "FOAR0002"), (String(repeating: "(", count: 20_000), "stack"),
        (String(repeating: "[", count: 200_000), "stringLength"), ("1" + String(repeating: ",1", count: 20_000), "sequenceLength"),
    ]) func refuses(_ expression: String, _ code: String) throws {
        #expect(try Query().shown(expression) == code)
    }

    /// What XPath 2.0 added is no XPath 1.0.
    @Test(arguments: ["1 to 2", "for $x in 1 return $x", "if (1) then 2 else 3", "1 eq 1", "(1, 2)", "matches('a', 'a')", "1e0", "a except b", "*:a", "()", "1 || 2", "xs:date('2000-01-01')"])
    func keepsToXPath1(_ expression: String) throws {
        #expect(["XPST0003", "XPST0017", "XPST0081"].contains(try Query(Query.text, .xpath1).shown(expression)))
    }

    @Test func errorsNameTheirPlace() throws {
        let query = try Query()
        let error = #expect(throws: XPathError.self) { try query.value("1 + a:x[q:y]") }
        #expect(error?.code == .XPST0081 && error?.detail == "q")
        let syntax = #expect(throws: XPathError.self) { try query.value("1 + ]") }
        #expect(syntax?.offset == 4)
        #expect(syntax?.message.description == "“]” stands where it cannot (XPST0003), at character 5.")
    }
}
