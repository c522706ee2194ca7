import RapporteurDiagnostics
import Testing
import RapporteurXMLSchema

/// The wording of findings: one sentence with the value, and a hint.
struct MessageTests {
    private func message(_ literal: String, _ type: SimpleType) -> (code: String, message: String, hint: String?)? {
        var context = LiteralContext(namespaces: Prefixes([:]))
        var text = literal
        guard let failure = text.withUTF8({ type.check($0, in: &context).failure }) else { return nil }
        let (message, hint) = failure.message(for: literal, type: type)
        return (failure.code, message.description, hint?.description)
    }

    @Test func lexicalFaults() {
        let rows: [(BuiltinType, String, String)] = [
            (.date, "2002-13-01", "“2002-13-01” is not a date: there is no month 13."),
            (.date, "2002-02-29", "“2002-02-29” is not a date: February 2002 has 28 days."),
            (.date, "2002-04-31", "“2002-04-31” is not a date: month 4 has no day 31."),
            (.date, "2002-04-00", "“2002-04-00” is not a date: there is no day 0."),
            (.date, "0000-01-01", "“0000-01-01” is not a date: there is no year 0000."),
            (.date, "2 July 2002", "“2 July 2002” is not a date."),
            (.date, " ", "The value is empty, but it must be a date."),
            (.time, "25:00:00", "“25:00:00” is not a time: there is no hour 25."),
            (.time, "10:00:60", "“10:00:60” is not a time: there is no second 60."),
            (.dateTime, "2002-07-02T10:00:00+15:00", "“2002-07-02T10:00:00+15:00” is not a date with time: a time zone is at most 14:00 from UTC."),
            (.integer, "1.5", "“1.5” is not a whole number: it has a point."),
            (.NCName, "a:b", "“a:b” is not a name without a colon: it contains a colon."),
            (.ID, "1a", "“1a” is not a name without a colon: it cannot begin with “1”."),
            (.Name, "a b", "“a b” is not an XML name: a space cannot be part of it."),
            (.QName, "p:a", "“p:a” is not a qualified name: the prefix “p” is not declared."),
            (.anyURI, "50%", "“50%” is not a URI reference: a % is not followed by two hexadecimal digits."),
            (.hexBinary, "ABC", "“ABC” is not hexadecimal data: a digit is missing."),
            (.boolean, "yes", "“yes” is not a boolean."),
            (.IDREFS, "a b 1", "Item 3 of the list: “1” is not a name without a colon: it cannot begin with “1”."),
            (.unsignedByte, "256", "“256” is out of range: it must be at most 255."),
        ]
        for (type, literal, expected) in rows {
            #expect(message(literal, .builtin(type))?.message == expected)
        }
        #expect(message("2002-13-01", .builtin(.date))?.hint == "Write it as YYYY-MM-DD, for example 2002-07-02.")
        #expect(message("2002-13-01", .builtin(.date))?.code == "xsd.value.lexical")
    }

    @Test func facetFaults() throws {
        let rows: [(SimpleType, String, String, String)] = [
            (try .of(.token, (.maxLength, "3")), "abcd", "xsd.value.maxLength", "“abcd” has 4 characters, but it must have at most 3."),
            (try .of(.token, (.minLength, "1")), "", "xsd.value.minLength", "The value is empty, but it must have at least 1 character."),
            (try .of(.hexBinary, (.length, "2")), "0A", "xsd.value.length", "“0A” has 1 byte, but it must have exactly 2."),
            (try .of(.NMTOKENS, (.maxLength, "1")), "a b", "xsd.value.maxLength", "“a b” has 2 items, but it must have at most 1."),
            (try .of(.decimal, (.totalDigits, "1")), "12", "xsd.value.totalDigits", "“12” has more than 1 digit."),
            (try .of(.decimal, (.fractionDigits, "0")), "1.2", "xsd.value.fractionDigits", "“1.2” has more than 0 digits after the point."),
            (try .of(.int, (.minExclusive, "5")), "5", "xsd.value.minExclusive", "“5” is out of range: it must be more than 5."),
            (try .of(.date, (.maxExclusive, "2002-07-02")), "2002-07-02", "xsd.value.maxExclusive", "“2002-07-02” is out of range: it must be before 2002-07-02."),
            (try .of(.token, (.pattern, "[A-Z]+")), "a", "xsd.value.pattern", "“a” does not have the required form."),
            (try .enumeration(.token, "open"), "x", "xsd.value.enumeration", "“x” is not one of the allowed values."),
        ]
        for (type, literal, code, expected) in rows {
            #expect(message(literal, type)?.message == expected)
            #expect(message(literal, type)?.code == code)
        }
        #expect(message("a1", try .of(.token, (.pattern, "[A-Z]+")))?.hint == "It must match the pattern “[A-Z]+”.")
        #expect(message("a", try .of(.token, (.pattern, "[A-Z]+")))?.hint == "Write “A”.")
    }

    @Test func enumerationsSuggestTheNearestValue() throws {
        let type = try SimpleType.enumeration(.token, "communication", "note-verbale", "report")
        #expect(message("comunication", type)?.hint == "Did you mean “communication”? Allowed: “communication”, “note-verbale”, “report”.")
        #expect(message("Report", type)?.hint?.hasPrefix("Did you mean “report”?") == true)
        #expect(message("reprot", type)?.hint?.hasPrefix("Did you mean “report”?") == true)
        #expect(message("zzz", type)?.hint == "Allowed: “communication”, “note-verbale”, “report”.")
        let many = try SimpleType.restriction(
            of: .builtin(.token), facets: (0..<100).map { FacetDeclaration(.enumeration, "v\($0)") })
        #expect(message("?", many)?.hint?.hasSuffix("… (100 values).") == true)
    }

    @Test func unionsSayWhatTheyAdmit() throws {
        let type = try SimpleType.union(of: [.builtin(.date), .builtin(.gYear), .enumeration(.token, "unknown")])
        let found = message("unknwon", type)
        #expect(found?.message == "“unknwon” is none of the kinds of value allowed here.")
        #expect(found?.hint == "Did you mean “unknown”? Allowed: “unknown”. Or it may be a date (2002-07-02) or a year (2002).")
    }

    @Test func longValuesAreCut() {
        let found = message(String(repeating: "x", count: 10_000), .builtin(.date))
        #expect(found?.message == "“\(String(repeating: "x", count: 60))…” is not a date.")
    }

    /// Whatever fails has something to say, for every built-in type.
    @Test(arguments: LexicalTests.rows) func everyFailureHasASentence(_ row: LexicalTests.Row) {
        for literal in row.invalid {
            guard let found = message(literal, .builtin(row.type)) else { continue }
            #expect(found.message.hasSuffix("."))
            #expect(found.code.hasPrefix("xsd.value."))
        }
    }
}
