import Testing
import RapporteurXMLSchema

struct WhiteSpaceTests {
    static let literal = " \ta\r\n b  c\n"

    @Test func preserveReplaceCollapse() {
        #expect(outcome(Self.literal, .builtin(.string))?.value == Self.literal)
        #expect(outcome(Self.literal, .builtin(.normalizedString))?.value == "  a   b  c ")
        #expect(outcome(Self.literal, .builtin(.token))?.value == "a b c")
        #expect(outcome("   ", .builtin(.token))?.value == "")
        #expect(outcome("a b", .builtin(.token))?.value == "a b")
        // No-break space is no white space.
        #expect(outcome("\u{A0}a", .builtin(.token))?.value == "\u{A0}a")
    }

    @Test func onlyStringKeepsItsSpaces() {
        for type in BuiltinType.allCases {
            let expected: WhiteSpace =
                switch type {
                case .anySimpleType, .string: .preserve
                case .normalizedString: .replace
                default: .collapse
                }
            #expect(SimpleType.builtin(type).whiteSpace == expected, "\(type.rawValue)")
        }
    }

    @Test func longLiteralsGrowTheScratchMemory() {
        let long = String(repeating: "word  ", count: 100_000)
        #expect(outcome(long, .builtin(.token))?.value.utf8.count == 100_000 * 5 - 1)
    }

    @Test func aUnionLeavesItToTheMemberThatValidates() throws {
        let union = try SimpleType.union(of: [.builtin(.integer), .builtin(.string)])
        #expect(outcome(" 5 ", union)?.value == "5")
        #expect(outcome(" x ", union)?.value == " x ")
    }
}
