import Testing
import RapporteurXMLSchema
import RapporteurXMLStream

struct DerivationTests {
    @Test func builtinsFormTheTreeOfPart2() {
        for type in BuiltinType.allCases {
            let simple = SimpleType.builtin(type)
            #expect(simple.name?.local == type.rawValue)
            #expect(simple.builtin == type)
            #expect(simple.base?.builtin == type.base)
            #expect(simple.primitive == type.primitive)
            #expect(simple.itemType?.builtin == type.itemType)
            #expect(simple.isDerived(from: .builtin(.anySimpleType)))
        }
        #expect(SimpleType.builtin(.anySimpleType).base == nil)
        #expect(SimpleType.builtin(.byte).primitive == .decimal)
        #expect(SimpleType.builtin(.ENTITY).primitive == .string)
        #expect(SimpleType.builtin(.IDREFS).variety == .list)
        #expect(SimpleType.builtin(.byte).isDerived(from: .builtin(.decimal)))
        #expect(!SimpleType.builtin(.decimal).isDerived(from: .builtin(.byte)))
    }

    @Test func restrictionsKeepWhatTheyDescendFrom() throws {
        let name = ExpandedName(namespace: "urn:x", local: "key")
        let type = try SimpleType.restriction(of: .builtin(.ID), facets: [FacetDeclaration(.maxLength, "9")], name: name)
        #expect(type.name == name)
        #expect(type.builtin == .ID)
        #expect(type.primitive == .string)
        #expect(type.isDerived(from: .builtin(.NCName)))
        #expect(!SimpleType.builtin(.ID).isDerived(from: type))
        let list = try SimpleType.list(of: type)
        #expect(list.builtin == .anySimpleType)
        #expect(list.itemType === type)
        #expect(!list.isDerived(from: type))
    }

    @Test func membersOfAUnionAreDerivedFromIt() throws {
        let inner = try SimpleType.union(of: [.builtin(.int), .builtin(.date)])
        let outer = try SimpleType.union(of: [inner, .builtin(.token), .builtin(.int)])
        #expect(outer.memberTypes.map(\.builtin) == [.int, .date, .token])
        #expect(SimpleType.builtin(.byte).isDerived(from: outer))
        #expect(SimpleType.builtin(.ID).isDerived(from: outer))
        #expect(!SimpleType.builtin(.string).isDerived(from: outer))
        #expect(try SimpleType.of(outer, (.pattern, "a")).isDerived(from: outer))
    }

    @Test func listsOfListsAreRefused() throws {
        let list = try SimpleType.list(of: .builtin(.int))
        for item in [list, .builtin(.NMTOKENS), try .union(of: [.builtin(.int), list]), try .of(list, (.length, "1"))] {
            #expect(throws: FacetErrors.self) { try SimpleType.list(of: item) }
        }
        #expect(throws: FacetErrors.self) { try SimpleType.union(of: []) }
        #expect(throws: Never.self) { try SimpleType.union(of: [list, .builtin(.int)]) }
    }

    @Test func endlessDerivationIsRefusedAndDeepDerivationWorks() throws {
        var type = SimpleType.builtin(.token)
        for _ in 0..<900 { type = try .restriction(of: type, facets: []) }
        #expect(verdict("a", type) == "valid")
        #expect(throws: FacetErrors.self) {
            for _ in 0..<100_000 { type = try .restriction(of: type, facets: []) }
        }
        var union = try SimpleType.union(of: [.builtin(.int)])
        #expect(throws: FacetErrors.self) {
            for _ in 0..<100_000 { union = try .union(of: [.of(union, (.pattern, "[0-9]+"))]) }
        }
        #expect(verdict("5", union) == "valid")
    }

    /// Each union holds the one before twice: two to the power of a thousand members, were they not joined.
    @Test func unionsThatRepeatTheirMembersStaySmall() throws {
        var union = try SimpleType.union(of: [.builtin(.int), .builtin(.date)])
        for _ in 0..<1000 { union = try .union(of: [union, union]) }
        #expect(union.memberTypes.count == 2)
    }
}
