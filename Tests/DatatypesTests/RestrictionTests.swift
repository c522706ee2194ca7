import Testing
import RapporteurXMLSchema

/// Which restrictions a schema may make (Part 2, sections 4.1.5 and 4.3).
struct RestrictionTests {
    /// The table of 4.1.5, with a value for each facet that suits the type.
    @Test(arguments: Primitive.allCases) func applicability(_ primitive: Primitive) {
        let lengths: Set<FacetKind> = [.length, .minLength, .maxLength]
        let bounds: Set<FacetKind> = [.minInclusive, .minExclusive, .maxInclusive, .maxExclusive]
        let digits: Set<FacetKind> = [.totalDigits, .fractionDigits]
        var expected: Set<FacetKind> = [.pattern, .whiteSpace]
        switch primitive {
        case .boolean: break
        case .string, .hexBinary, .base64Binary, .anyURI, .QName, .NOTATION:
            expected.formUnion(lengths.union([.enumeration]))
        case .decimal: expected.formUnion(bounds.union(digits).union([.enumeration]))
        default: expected.formUnion(bounds.union([.enumeration]))
        }
        for kind in FacetKind.allCases {
            let codes = refusals(.builtin(primitive.builtin), [FacetDeclaration(kind, "nonsense")])
            #expect(codes.contains("schema.facet.notApplicable") == !expected.contains(kind), "\(kind.rawValue)")
        }
    }

    @Test func applicabilityToListsAndUnions() throws {
        let list = try SimpleType.list(of: .builtin(.decimal))
        let union = try SimpleType.union(of: [.builtin(.decimal)])
        for (kind, value) in [
            (FacetKind.length, "1"), (.minLength, "1"), (.maxLength, "1"), (.pattern, "1"), (.enumeration, "1"),
            (.whiteSpace, "collapse"), (.minInclusive, "1"), (.totalDigits, "1"),
        ] {
            let ofList: Set<FacetKind> = [.length, .minLength, .maxLength, .pattern, .enumeration, .whiteSpace]
            #expect(refusals(list, [FacetDeclaration(kind, value)]).isEmpty == ofList.contains(kind), "\(kind.rawValue)")
            let ofUnion: Set<FacetKind> = [.pattern, .enumeration]
            #expect(refusals(union, [FacetDeclaration(kind, value)]).isEmpty == ofUnion.contains(kind), "\(kind.rawValue)")
        }
        #expect(refusals(.builtin(.anySimpleType), [FacetDeclaration(.pattern, "a")]) == ["schema.type.restriction"])
        #expect(refusals(.builtin(.anySimpleType), []) == ["schema.type.restriction"])
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let steps: [[(FacetKind, String)]]
        let base: BuiltinType
        /// The code of the last step; nil where it is accepted.
        let code: String?

        init(_ base: BuiltinType, _ steps: [(FacetKind, String)]..., code: String? = nil) {
            self.base = base
            self.steps = steps
            self.code = code.map { "schema.facet.\($0)" }
        }

        var testDescription: String {
            "\(base.rawValue) " + steps.map { $0.map { "\($0.0.rawValue)=\($0.1)" }.joined(separator: " ") }.joined(separator: " < ")
        }
    }

    static let rows: [Row] = [
        // Values of facets.
        Row(.string, [(.length, "5")]), Row(.string, [(.length, " 5 ")]), Row(.string, [(.length, "+5")]),
        Row(.string, [(.length, "0")]), Row(.string, [(.length, "-1")], code: "value"),
        Row(.string, [(.length, "1e2")], code: "value"), Row(.string, [(.length, "1.0")], code: "value"),
        Row(.string, [(.length, "")], code: "value"), Row(.string, [(.maxLength, "99999999999999999999999")]),
        Row(.decimal, [(.totalDigits, "0")], code: "value"), Row(.decimal, [(.totalDigits, "1")]),
        Row(.decimal, [(.fractionDigits, "0")]), Row(.decimal, [(.fractionDigits, "-1")], code: "value"),
        Row(.string, [(.whiteSpace, "squeeze")], code: "value"), Row(.string, [(.whiteSpace, "collapse")]),
        Row(.int, [(.minInclusive, "1.5")], code: "value"), Row(.int, [(.minInclusive, " 5 ")]),
        Row(.int, [(.maxInclusive, "2147483648")], code: "restriction"),
        Row(.date, [(.minInclusive, "2002-13-01")], code: "value"), Row(.float, [(.minInclusive, "NaN")]),
        Row(.int, [(.enumeration, "x")], code: "value"), Row(.byte, [(.enumeration, "128")], code: "value"),
        Row(.string, [(.length, "1"), (.length, "1")], code: "conflict"),
        Row(.integer, [(.pattern, "[1-3]")], [(.minInclusive, "5")], code: "value"),
        Row(.integer, [(.enumeration, "1"), (.enumeration, "2")], [(.maxInclusive, "2")]),
        Row(.integer, [(.enumeration, "1"), (.enumeration, "2")], [(.maxInclusive, "3")], code: "value"),

        // Lengths.
        Row(.string, [(.minLength, "3"), (.maxLength, "3")]), Row(.string, [(.minLength, "4"), (.maxLength, "3")], code: "conflict"),
        Row(.string, [(.length, "3")], [(.length, "3")]), Row(.string, [(.length, "3")], [(.length, "4")], code: "restriction"),
        Row(.string, [(.minLength, "3")], [(.minLength, "3")]), Row(.string, [(.minLength, "3")], [(.minLength, "4")]),
        Row(.string, [(.minLength, "3")], [(.minLength, "2")], code: "restriction"),
        Row(.string, [(.maxLength, "3")], [(.maxLength, "2")]),
        Row(.string, [(.maxLength, "3")], [(.maxLength, "4")], code: "restriction"),
        Row(.string, [(.length, "3"), (.minLength, "3")], code: "conflict"),
        Row(.string, [(.length, "3"), (.maxLength, "3")], code: "conflict"),
        Row(.string, [(.minLength, "2")], [(.length, "3")]), Row(.string, [(.maxLength, "4")], [(.length, "3")]),
        Row(.string, [(.minLength, "4")], [(.length, "3")], code: "conflict"),
        Row(.string, [(.maxLength, "2")], [(.length, "3")], code: "conflict"),
        Row(.string, [(.minLength, "2")], [(.length, "3"), (.minLength, "2")]),
        Row(.string, [(.minLength, "2")], [(.length, "3"), (.minLength, "3")], code: "conflict"),
        Row(.string, [(.length, "3")], [(.minLength, "2")], code: "conflict"),
        Row(.string, [(.minLength, "5")], [(.maxLength, "4")], code: "conflict"),
        Row(.NMTOKENS, [(.minLength, "0")], code: "restriction"), Row(.NMTOKENS, [(.length, "2")]),
        Row(.IDREFS, [(.length, "0")], code: "conflict"),

        // Bounds of one step.
        Row(.int, [(.minInclusive, "1"), (.maxInclusive, "1")]), Row(.int, [(.minInclusive, "2"), (.maxInclusive, "1")], code: "conflict"),
        Row(.int, [(.minExclusive, "1"), (.maxExclusive, "1")]), Row(.int, [(.minExclusive, "2"), (.maxExclusive, "1")], code: "conflict"),
        Row(.int, [(.minExclusive, "1"), (.maxInclusive, "1")], code: "conflict"),
        Row(.int, [(.minInclusive, "1"), (.maxExclusive, "1")], code: "conflict"),
        Row(.int, [(.minInclusive, "1"), (.minExclusive, "1")], code: "conflict"),
        Row(.int, [(.maxInclusive, "1"), (.maxExclusive, "1")], code: "conflict"),
        Row(.date, [(.minInclusive, "2002-07-02Z"), (.maxInclusive, "2002-07-02")]),
        Row(.duration, [(.minInclusive, "P1M"), (.maxInclusive, "P30D")]),
        Row(.duration, [(.minInclusive, "P1M"), (.maxInclusive, "P27D")], code: "conflict"),

        // Bounds against those of the base.
        Row(.int, [(.maxInclusive, "10")], [(.maxInclusive, "10")]), Row(.int, [(.maxInclusive, "10")], [(.maxInclusive, "9")]),
        Row(.int, [(.maxInclusive, "10")], [(.maxInclusive, "11")], code: "restriction"),
        Row(.int, [(.maxExclusive, "10")], [(.maxInclusive, "9")]),
        Row(.int, [(.maxExclusive, "10")], [(.maxInclusive, "10")], code: "restriction"),
        Row(.int, [(.minInclusive, "10")], [(.maxInclusive, "9")], code: "restriction"),
        Row(.int, [(.minInclusive, "10")], [(.maxInclusive, "10")]),
        Row(.int, [(.minExclusive, "10")], [(.maxInclusive, "10")], code: "restriction"),
        Row(.int, [(.maxExclusive, "10")], [(.maxExclusive, "10")]),
        Row(.int, [(.maxExclusive, "10")], [(.maxExclusive, "11")], code: "restriction"),
        Row(.int, [(.maxInclusive, "10")], [(.maxExclusive, "10")]),
        Row(.int, [(.maxInclusive, "10")], [(.maxExclusive, "11")], code: "restriction"),
        Row(.int, [(.minInclusive, "10")], [(.maxExclusive, "10")], code: "restriction"),
        Row(.int, [(.minExclusive, "10")], [(.maxExclusive, "10")], code: "restriction"),
        Row(.int, [(.minInclusive, "10")], [(.minInclusive, "11")]),
        Row(.int, [(.minInclusive, "10")], [(.minInclusive, "9")], code: "restriction"),
        Row(.int, [(.minExclusive, "10")], [(.minInclusive, "11")]),
        Row(.int, [(.minExclusive, "10")], [(.minInclusive, "10")], code: "restriction"),
        Row(.int, [(.maxInclusive, "10")], [(.minInclusive, "11")], code: "restriction"),
        Row(.int, [(.maxExclusive, "10")], [(.minInclusive, "10")], code: "restriction"),
        Row(.int, [(.minExclusive, "10")], [(.minExclusive, "10")]),
        Row(.int, [(.minExclusive, "10")], [(.minExclusive, "9")], code: "restriction"),
        Row(.int, [(.minInclusive, "10")], [(.minExclusive, "10")]),
        Row(.int, [(.minInclusive, "10")], [(.minExclusive, "9")], code: "restriction"),
        Row(.int, [(.maxInclusive, "10")], [(.minExclusive, "11")], code: "restriction"),
        Row(.int, [(.maxExclusive, "10")], [(.minExclusive, "10")], code: "restriction"),
        Row(.nonNegativeInteger, [(.minInclusive, "-1")], code: "restriction"),
        Row(.positiveInteger, [(.minInclusive, "5")], [(.maxInclusive, "4")], code: "restriction"),

        // Digits.
        Row(.decimal, [(.totalDigits, "5")], [(.totalDigits, "4")]),
        Row(.decimal, [(.totalDigits, "5")], [(.totalDigits, "6")], code: "restriction"),
        Row(.decimal, [(.fractionDigits, "2")], [(.fractionDigits, "3")], code: "restriction"),
        Row(.decimal, [(.totalDigits, "2"), (.fractionDigits, "3")], code: "conflict"),
        Row(.decimal, [(.fractionDigits, "3")], [(.totalDigits, "2")], code: "conflict"),
        Row(.integer, [(.fractionDigits, "0")]), Row(.integer, [(.fractionDigits, "1")], code: "fixed"),

        // White space.
        Row(.token, [(.whiteSpace, "collapse")]), Row(.token, [(.whiteSpace, "replace")], code: "restriction"),
        Row(.normalizedString, [(.whiteSpace, "preserve")], code: "restriction"),
        Row(.normalizedString, [(.whiteSpace, "collapse")]), Row(.int, [(.whiteSpace, "preserve")], code: "fixed"),
        Row(.int, [(.whiteSpace, "collapse")]), Row(.NMTOKENS, [(.whiteSpace, "preserve")], code: "fixed"),

        // Enumerations.
        Row(.token, [(.enumeration, "a"), (.enumeration, "b")], [(.enumeration, "a")]),
        Row(.token, [(.enumeration, "a"), (.enumeration, "b")], [(.enumeration, "c")], code: "value"),
        Row(.token, [(.maxLength, "2")], [(.enumeration, "abc")], code: "value"),
        Row(.decimal, [(.enumeration, "1")], [(.enumeration, "1.0")]),
    ]

    @Test(arguments: rows) func rules(_ row: Row) throws {
        var type = SimpleType.builtin(row.base)
        for step in row.steps.dropLast() {
            type = try SimpleType.restriction(of: type, facets: step.map { FacetDeclaration($0.0, $0.1) })
        }
        let codes = refusals(type, (row.steps.last ?? []).map { FacetDeclaration($0.0, $0.1) })
        if let code = row.code { #expect(codes.contains(code), "\(codes)") } else { #expect(codes.isEmpty, "\(codes)") }
    }

    static let fixedRows: [(FacetKind, String, same: String, other: String, BuiltinType)] = [
        (.length, "3", "3", "4", .string), (.minLength, "3", "3", "4", .string), (.maxLength, "3", "3", "2", .string),
        (.totalDigits, "3", "3", "2", .decimal), (.fractionDigits, "3", "3", "2", .decimal),
        (.whiteSpace, "replace", "replace", "collapse", .string), (.minInclusive, "3", "3.0", "4", .decimal),
        (.maxInclusive, "3", "03", "2", .decimal), (.minExclusive, "3", "3", "4", .decimal),
        (.maxExclusive, "3", "3", "2", .decimal),
    ]

    @Test(arguments: fixedRows.indices) func fixedFacetsStay(_ index: Int) throws {
        let (kind, value, same, other, base) = Self.fixedRows[index]
        let type = try SimpleType.restriction(of: .builtin(base), facets: [FacetDeclaration(kind, value, isFixed: true)])
        #expect(type.facets.fixed.contains(kind))
        #expect(refusals(type, [FacetDeclaration(kind, same)]).isEmpty)
        #expect(refusals(type, [FacetDeclaration(kind, other)]) == ["schema.facet.fixed"])
        let further = try SimpleType.restriction(of: type, facets: [])
        #expect(refusals(further, [FacetDeclaration(kind, other)]) == ["schema.facet.fixed"])
    }

    @Test func everyErrorIsReportedWithTheTagOfItsDeclaration() {
        do throws(FacetErrors) {
            _ = try SimpleType.restriction(
                of: .builtin(.string),
                facets: [
                    FacetDeclaration(.totalDigits, "1", tag: 11), FacetDeclaration(.length, "x", tag: 12),
                    FacetDeclaration(.pattern, "a(", tag: 13), FacetDeclaration(.maxLength, "2", tag: 14),
                    FacetDeclaration(.minLength, "3", tag: 15),
                ])
            Issue.record("accepted")
        } catch {
            #expect(error.errors.map(\.tag) == [11, 12, 13, 15])
            #expect(
                error.errors.map(\.code)
                    == ["schema.facet.notApplicable", "schema.facet.value", "schema.pattern.syntax", "schema.facet.conflict"])
        }
    }

    @Test func effectiveFacetsAreMerged() throws {
        let one = try SimpleType.of(.decimal, (.minInclusive, "0"), (.totalDigits, "8"))
        let two = try SimpleType.of(one, (.maxExclusive, "100"), (.fractionDigits, "2"))
        #expect(two.facets.minInclusive?.literal == "0")
        #expect(two.facets.maxExclusive?.literal == "100")
        #expect(two.facets.totalDigits == 8)
        #expect(two.facets.fractionDigits == 2)
        #expect(["-1", "99.99", "100", "1.234"].map { verdict($0, two) }
            == ["minInclusive", "valid", "maxExclusive", "fractionDigits"])
        let words = try SimpleType.enumeration(.token, " a ", "b")
        #expect(words.facets.enumeration?.literals == ["a", "b"])
    }
}
