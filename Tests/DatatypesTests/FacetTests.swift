import Testing
import RapporteurXMLSchema

/// What facets do to literals.
struct FacetTests {
    @Test func lengthsCountCharactersOctetsAndItems() throws {
        let two = try SimpleType.of(.string, (.length, "2"))
        for literal in ["ab", "éé", "𝒳𝒳", "  "] { #expect(verdict(literal, two) == "valid", "\(literal)") }
        for literal in ["", "a", "abc", "e\u{301}e"] { #expect(verdict(literal, two) == "length", "\(literal)") }
        #expect(verdict("0A0B", try .of(.hexBinary, (.length, "2"))) == "valid")
        #expect(verdict("0A", try .of(.hexBinary, (.length, "2"))) == "length")
        #expect(verdict("A Q I =", try .of(.base64Binary, (.length, "2"))) == "valid")
        #expect(verdict("AQID", try .of(.base64Binary, (.length, "2"))) == "length")
        let list = try SimpleType.of(.list(of: .builtin(.integer)), (.minLength, "2"), (.maxLength, "3"))
        #expect(["1", "1 2", "1 2 3", "1 2 3 4", ""].map { verdict($0, list) }
            == ["minLength", "valid", "valid", "maxLength", "minLength"])
        // After white space handling.
        #expect(verdict(" a  b ", try .of(.token, (.length, "3"))) == "valid")
        // QName and NOTATION have no length.
        #expect(verdict("a:b", try .of(.QName, (.length, "1"))) == "valid")
    }

    @Test func digitsAreThoseThatCount() throws {
        let total = try SimpleType.of(.decimal, (.totalDigits, "3"))
        for literal in ["123", "-12.3", "000123.000", "0.123", ".5", "0", "1.20"] {
            #expect(verdict(literal, total) == "valid", "\(literal)")
        }
        for literal in ["1234", "12.34", "0.1234", "1000", "0.0001"] {
            #expect(verdict(literal, total) == "totalDigits", "\(literal)")
        }
        let fraction = try SimpleType.of(.decimal, (.fractionDigits, "2"))
        for literal in ["1", "1.2", "1.23", "1.23000"] { #expect(verdict(literal, fraction) == "valid", "\(literal)") }
        for literal in ["1.234", "0.001"] { #expect(verdict(literal, fraction) == "fractionDigits", "\(literal)") }
        #expect(verdict("9", try .of(.int, (.totalDigits, "1"))) == "valid")
        #expect(verdict("10", try .of(.int, (.totalDigits, "1"))) == "totalDigits")
    }

    @Test func maximumDigits() throws {
        func digits(_ type: SimpleType) -> Int? { type.facets.maximumDigits }
        #expect(digits(.builtin(.decimal)) == nil)
        #expect(digits(.builtin(.integer)) == nil)
        #expect(digits(.builtin(.nonNegativeInteger)) == nil)
        #expect(digits(.builtin(.int)) == 10)
        #expect(digits(.builtin(.long)) == 19)
        #expect(digits(.builtin(.unsignedByte)) == 3)
        #expect(digits(try .of(.integer, (.totalDigits, "15"))) == 15)
        #expect(digits(try .of(.int, (.totalDigits, "4"))) == 4)
        #expect(digits(try .of(.int, (.totalDigits, "40"))) == 10)
        #expect(digits(try .of(.decimal, (.minInclusive, "-100"), (.maxInclusive, "9"), (.fractionDigits, "2"))) == 5)
        #expect(digits(try .of(.decimal, (.minInclusive, "0"), (.maxInclusive, "9"))) == nil)
        #expect(digits(.builtin(.string)) == nil)
    }

    @Test func enumerationsCompareValues() throws {
        #expect(verdict("1.0", try .enumeration(.decimal, "1", "2")) == "valid")
        #expect(verdict("1.5", try .enumeration(.decimal, "1", "2")) == "enumeration")
        #expect(verdict(" open ", try .enumeration(.token, "open", "closed")) == "valid")
        #expect(verdict(" open ", try .enumeration(.string, "open", "closed")) == "enumeration")
        #expect(verdict("Open", try .enumeration(.token, "open", "closed")) == "enumeration")
        #expect(verdict("NaN", try .enumeration(.double, "NaN")) == "valid")
        #expect(verdict("2002-07-02T12:00:00+02:00", try .enumeration(.dateTime, "2002-07-02T10:00:00Z")) == "valid")
        #expect(verdict("2002-07-02T10:00:00", try .enumeration(.dateTime, "2002-07-02T10:00:00Z")) == "enumeration")
        #expect(verdict("b a", try .enumeration(.NMTOKENS, "a b")) == "enumeration")
        #expect(verdict(" a  b", try .enumeration(.NMTOKENS, "a b")) == "valid")
        let union = try SimpleType.restriction(
            of: .union(of: [.builtin(.integer), .builtin(.token)]),
            facets: [FacetDeclaration(.enumeration, "1"), FacetDeclaration(.enumeration, "one")])
        #expect(["1", "+01", "one", "2", "two"].map { verdict($0, union) }
            == ["valid", "valid", "valid", "enumeration", "enumeration"])
    }

    @Test(arguments: [1, 8, 9, 100, 5000]) func largeEnumerationsFindEachOfTheirValues(_ count: Int) throws {
        let values = (0..<count).map { "value-\($0)" }
        let type = try SimpleType.restriction(
            of: .builtin(.token), facets: values.map { FacetDeclaration(.enumeration, $0) })
        #expect(values.allSatisfy { verdict($0, type) == "valid" })
        #expect((count..<count + 100).allSatisfy { verdict("value-\($0)", type) == "enumeration" })
        #expect(verdict("", type) == "enumeration")
    }

    @Test func enumerationsOfNamesFollowThePrefixes() throws {
        let schema = Prefixes(["s": "urn:x"])
        let type = try SimpleType.restriction(
            of: .builtin(.QName), facets: [FacetDeclaration(.enumeration, "s:n", namespaces: schema)])
        #expect(verdict("d:n", type, namespaces: Prefixes(["d": "urn:x"])) == "valid")
        #expect(verdict("s:n", type, namespaces: Prefixes(["s": "urn:y"])) == "enumeration")
        #expect(verdict("n", type, namespaces: Prefixes(["": "urn:x"])) == "valid")
        #expect(verdict("n", type, namespaces: Prefixes([:])) == "enumeration")
    }

    @Test func patternsOfOneStepAreAlternativesAndStepsAddUp() throws {
        let one = try SimpleType.of(.token, (.pattern, "[a-c]+"), (.pattern, "[1-3]+"))
        #expect(["abc", "123", "a1", "x"].map { verdict($0, one) } == ["valid", "valid", "pattern", "pattern"])
        let two = try SimpleType.of(one, (.pattern, ".{2}"))
        #expect(["ab", "12", "abc", "xy"].map { verdict($0, two) } == ["valid", "valid", "pattern", "pattern"])
        #expect(two.facets.patterns.map { $0.map(\.source) } == [["[a-c]+", "[1-3]+"], [".{2}"]])
        // On the literal, after white space handling.
        #expect(verdict(" 7 ", try .of(.integer, (.pattern, "[0-9]"))) == "valid")
        #expect(verdict("+7", try .of(.integer, (.pattern, "[0-9]"))) == "pattern")
        #expect(verdict("1 2", try .of(.list(of: .builtin(.integer)), (.pattern, "1 2"))) == "valid")
    }

    @Test func listsAndUnions() throws {
        let dates = try SimpleType.list(of: .builtin(.date))
        #expect(verdict("2002-07-02  2002-07-03", dates) == "valid")
        #expect(verdict("", dates) == "valid")
        #expect(verdict("2002-07-02 x", dates) == "listItem")
        let union = try SimpleType.union(of: [.builtin(.integer), .builtin(.date), .enumeration(.token, "none")])
        #expect(["5", "2002-07-02", "none", "x"].map { verdict($0, union) } == ["valid", "valid", "valid", "union"])
        #expect(outcome("2002-07-02", union)?.type === SimpleType.builtin(.date))
        #expect(outcome("5", union)?.type === SimpleType.builtin(.integer))
        // The first that admits it decides.
        let both = try SimpleType.union(of: [.builtin(.string), .builtin(.integer)])
        #expect(outcome("5", both)?.type === SimpleType.builtin(.string))
        let items = try SimpleType.list(of: union)
        #expect(verdict("5 none 2002-07-02", items) == "valid")
        #expect(verdict("5 nothing", items) == "listItem")
        #expect(outcome("5 none", items)?.type === items)
    }

    @Test func facetsOfAListAreNotThoseOfItsItems() throws {
        let list = try SimpleType.list(of: .of(.token, (.maxLength, "3")))
        #expect(verdict("abc abc abc", list) == "valid")
        #expect(verdict("abcd", list) == "listItem")
    }
}
