import Testing

@testable import RapporteurXPath

/// Functions, values and regular expressions; the W3C's suite asks for far more, see `QT3Tests`.
@Suite struct FunctionTests {
    @Test(arguments: [
        ("string-join(('a', 'b'), '-')", "a-b"), ("substring('motor', 4, 3)", "or"), ("substring('a\u{1F600}b', 2, 1)", "\u{1F600}"),
        ("upper-case('straße')", "STRASSE"), ("normalize-space('  a  b ')", "a b"), ("translate('12:30', '0123', 'abcd')", "bc:da"),
        ("encode-for-uri('ä b')", "%C3%A4%20b"), ("codepoints-to-string((97, 8364))", "a€"), ("string-to-codepoints('a€')", "97|8364"),
        ("compare('a', 'b')", "-1"), ("contains('abc', '')", "true"), ("substring-after('a=b=c', '=')", "b=c"), ("codepoints-to-string(0)", "FOCH0001"),
        ("contains('a', 'a', 'urn:c')", "FOCH0002"), ("normalize-unicode('e\u{301}') = '\u{E9}'", "true"),
        ("abs(-1.5)", "1.5"), ("round(2.5)", "3"), ("round(-2.5)", "-2"), ("round-half-to-even(3.567e0, 2)", "3.57"), ("round-half-to-even(2.5)", "2"),
        ("count(//*)", "10"), ("sum((1, 2.5))", "3.5"), ("avg((1, 2))", "1.5"), ("max(('a', 'c', 'b'))", "c"), ("min((1, 2e0))", "1"), ("max((1, 'a'))", "FORG0006"),
        ("distinct-values((1, 1.0, '1'))", "1|1"), ("index-of((1, 2, 1), 1)", "1|3"), ("reverse(1 to 3)", "3|2|1"), ("subsequence(1 to 5, 2, 2)", "2|3"),
        ("insert-before((1, 2), 2, 9)", "1|9|2"), ("remove((1, 2), 1)", "2"), ("exactly-one(())", "FORG0005"), ("empty(())", "true"),
        ("deep-equal(//a:s[1], //a:s[1])", "true"), ("deep-equal(//a:s[1], //a:s[2])", "false"), ("error()", "FOER0000"),
        ("local-name(//@b:m)", "m"), ("namespace-uri(//a:b)", "urn:a"), ("in-scope-prefixes(/*)", "xml||p"), ("resolve-QName('p:x', /*)", "p:x"),
        ("namespace-uri-from-QName(resolve-QName('p:x', /*))", "urn:b"), ("lang('en', //b:s)", "true"), ("root(//a:b) is /", "true"),
        ("xs:date('2026-12-01') - xs:date('2025-06-30')", "P519D"), ("xs:date('2024-01-31') + xs:yearMonthDuration('P1M')", "2024-02-29"),
        ("xs:dateTime('2000-01-01T23:00:00-05:00') = xs:dateTime('2000-01-02T04:00:00Z')", "true"), ("xs:time('23:00:00') + xs:dayTimeDuration('PT2H')", "01:00:00"),
        ("adjust-dateTime-to-timezone(xs:dateTime('2002-03-07T10:00:00-05:00'), xs:dayTimeDuration('-PT10H'))", "2002-03-07T05:00:00-10:00"),
        ("year-from-date(xs:date('-0044-03-15'))", "-44"), ("xs:dayTimeDuration('PT36H') * 1.5", "P2DT6H"), ("days-from-duration(xs:duration('P1DT36H'))", "2"),
        ("xs:gYear('2026') lt xs:gYear('2027')", "XPTY0004"), ("xs:date('2026-02-29')", "FORG0001"), ("current-date()", "2026-12-01Z"),
        ("xs:hexBinary('0fB7') = xs:base64Binary('D7c=')", "XPTY0004"), ("xs:base64Binary(xs:hexBinary('0fB7'))", "D7c="), ("xs:double(1e6)", "1.0E6"), ("xs:double(100000)", "100000"),
        ("xs:float('1e-7')", "1.0E-7"), ("xs:decimal(1.5e0)", "1.5"), ("xs:integer(1e30)", "FOCA0003"), ("xs:boolean('1')", "true"), ("xs:anyURI(' a ')", "a"),
        ("99999999999999999999999999999999999999.9 * 10", "FOAR0002"), ("9223372036854775807 + 1", "FOAR0002"), ("1 div 3", "0.33333333333333333333"),
    ]) func evaluates(_ expression: String, _ expected: String) throws {
        #expect(try Query().shown(expression) == expected)
    }

    @Test(arguments: [
        ("matches('abracadabra', 'bra')", "true"), ("matches('abracadabra', '^a.*a$')", "true"), ("matches('abracadabra', '^bra')", "false"),
        ("matches('a\nb', 'a.b')", "false"), ("matches('a\nb', 'a.b', 's')", "true"), ("matches('a\nb', '^b$')", "false"), ("matches('a\nb', '^b$', 'm')", "true"),
        ("matches('HELLO', 'hello', 'i')", "true"), ("matches('hello', 'h e l l o', 'x')", "true"), ("matches('a.c', 'a.c', 'q')", "true"), ("matches('abc', 'a.c', 'q')", "false"),
        ("matches('\u{414}', '\\p{IsCyrillic}')", "true"), ("matches('b', '[a-z-[aeiou]]')", "true"), ("matches('$5', '^\\$\\d$')", "true"),
        ("replace('abracadabra', 'bra', '*')", "a*cada*"), ("replace('abracadabra', 'a.*?a', '*')", "*c*bra"), ("replace('abracadabra', 'a(.)', 'a$1$1')", "abbraccaddabbra"),
        ("replace('AAAA', '(a|b)?A', '[$1]')", "[][][][]"), ("replace('darted', '^(.*?)d(.*)$', '$1c$2')", "carted"), ("replace('abc', 'b', '\\$')", "a$c"),
        ("tokenize('The cat sat', '\\s+')", "The|cat|sat"), ("tokenize('a,,b', ',')", "a||b"), ("tokenize('', ',')", ""),
        ("matches('aa', '(a)\\1')", "FORX0002"), ("matches('a', '[')", "FORX0002"), ("matches('a', 'a{2,1}')", "FORX0002"), ("matches('a', 'a', 'y')", "FORX0001"),
        ("replace('a', 'a*', 'x')", "FORX0003"), ("tokenize('a', 'a?')", "FORX0003"), ("replace('a', 'a', '$x')", "FORX0004"),
    ]) func regularExpressions(_ expression: String, _ expected: String) throws {
        #expect(try Query().shown(expression) == expected)
    }
}
