import RapporteurDiagnostics
import Testing

/// Texts that Swift takes for equal, and marks that it takes for other characters.
@Suite struct ExactTextTests {
    /// Pairs that `==` of String calls equal.
    static let pairs = [
        ("\u{E9}", "e\u{301}"), ("\u{C5}", "A\u{30A}"), ("\u{C5}", "\u{212B}"), ("K", "\u{212A}"), (";", "\u{37E}"),
        ("\u{3A9}", "\u{2126}"), ("\u{AC00}", "\u{1100}\u{1161}"), ("`", "\u{1FEF}"), ("\u{1E69}", "s\u{323}\u{307}"),
        ("s\u{307}\u{323}", "s\u{323}\u{307}"), ("\u{226E}", "<\u{338}"), ("a\u{E9}.xml", "ae\u{301}.xml"),
    ]

    @Test(arguments: pairs) func canonicalEquivalentsDiffer(_ one: String, _ other: String) {
        // Character by character: == is that of this package here.
        #expect(one.elementsEqual(other), "the pair proves nothing")
        #expect(!one.isExactly(other))
        #expect(ExactText(one) != ExactText(other))
        #expect(Optional(one).isExactly(one) && !Optional(one).isExactly(other) && !Optional(one).isExactly(nil))
        #expect(ExactSet([one, other]).count == 2)
        #expect(ExactSet([one]).contains(one) && !ExactSet([one]).contains(other))
        var map: ExactMap<Int> = [one: 1]
        #expect(map[other] == nil)
        map[other, default: 1] += 1
        #expect(map[one] == 1 && map[other] == 2 && map.count == 2)
        #expect([one].hasExactly(one) && ![one].hasExactly(other))
        #expect(!one.begins(with: other) && !one.ends(with: other))
        #expect(one.precedes(other) != other.precedes(one))
    }

    @Test(arguments: ["/", ":", "#", "@", " ", ".", "}"] as [Unicode.Scalar])
    func marksAreFoundWhateverFollows(_ mark: Unicode.Scalar) {
        for after in ["\u{301}", "\u{338}", "\u{200D}", "\u{FE0F}", "\u{20DD}"] {
            let text = "a\(mark)\(after)b\(mark)c"
            #expect(text.pieces(between: mark).map(String.init).map { Array($0.utf8) }
                == ["a", "\(after)b", "c"].map { Array($0.utf8) })
            #expect(text.has(mark))
            #expect("\(mark)\(after)".begins(with: String(mark)))
            #expect("x\(mark)".ends(with: String(mark)))
            #expect(String(Substring("\(mark)\(after)").after(bytes: 1)).isExactly(after))
        }
    }

    @Test func piecesAreThoseOfSplit() {
        for text in ["", "/", "a", "/a", "a/", "a//b", "//", "a/b/c"] {
            #expect(text.pieces(between: "/") == text.split(separator: "/"))
            #expect(text.pieces(between: "/", keepingEmpty: true) == text.split(separator: "/", omittingEmptySubsequences: false))
            #expect(
                text.pieces(between: "/", atMost: 1, keepingEmpty: true)
                    == text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false))
            #expect(text.pieces(between: "/", atMost: 1) == text.split(separator: "/", maxSplits: 1), "\(text)")
        }
    }

    @Test func orderIsThatOfTheBytes() {
        #expect(["\u{E9}", "e\u{301}", "z", "\u{10000}", "\u{FFFD}"].sortedExactly() == ["e\u{301}", "z", "\u{E9}", "\u{FFFD}", "\u{10000}"])
        #expect(ExactSet(["b", "a", "B"]).sorted() == ["B", "a", "b"])
    }

    @Test func mapsAndSetsBehaveAsTheirModels() {
        var map = ExactMap([("a", 1), ("b", 2), ("a", 3)]) { $0 + $1 }
        #expect(map["a"] == 4 && map.removeValue(forKey: "a") == 4 && map["a"] == nil)
        #expect(map.updateValue(5, forKey: "b") == 2)
        map.merge(["b": 1, "c": 1]) { $0 * 10 + $1 }
        #expect(map == ["b": 51, "c": 1] && map != ["b": 51] && Array(map.keys).sorted() == ["b", "c"])
        #expect(map.mapValues { $0 + 1 } == ["b": 52, "c": 2])
        #expect(map.compactMapValues { $0 > 1 ? $0 : nil } == ["b": 51])
        var set: ExactSet = ["a"]
        #expect(set.insert("b").inserted && !set.insert("a").inserted && set.remove("a") == "a")
        #expect(set.union(["c"]) == ["b", "c"] && set.isSubset(of: ["b", "c"]) && set.isDisjoint(with: ["c"]))
        #expect(set.subtracting(["b"]).isEmpty && set.intersection(["b", "d"]) == ["b"] && set.first == "b")
    }
}
