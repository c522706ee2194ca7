/// Sorts characters into symbols: those that the same classes of a pattern contain are one symbol.
///
/// ASCII is sorted beforehand, everything else when it is met.
struct PatternAlphabet: Sendable {
    private let classes: [CharacterClass]
    /// The classes of one character each, by that character, and all others.
    private var singles: [UInt32: Int] = [:]
    private var wide: [Int] = []
    /// The symbol of each ASCII character.
    private(set) var ascii: [UInt8] = []
    private var others: [UInt32: Int] = [:]
    /// The classes that contain a symbol, a bit each.
    private var signatures: [[UInt64]] = []
    private var symbols: [[UInt64]: Int] = [:]

    private static let mostRemembered = 1 << 16

    /// O(classes).
    init(_ classes: [CharacterClass]) {
        self.classes = classes
        for (index, set) in classes.enumerated() {
            if let scalar = set.onlyScalar { singles[scalar] = index } else { wide.append(index) }
        }
        ascii.reserveCapacity(128)
        for scalar in 0..<UInt32(128) { ascii.append(UInt8(makeSymbol(of: scalar))) }
    }

    var count: Int { signatures.count }

    /// About how many steps it takes to sort a new character.
    var cost: Int { wide.count * 4 + classes.count / 64 + 1 }

    /// The symbol of a character beyond ASCII. O(1), but O(classes) for one that was not met before.
    mutating func symbol(ofOther scalar: UInt32) -> Int {
        if let known = others[scalar] { return known }
        if others.count >= Self.mostRemembered { others.removeAll(keepingCapacity: true) }
        let symbol = makeSymbol(of: scalar)
        others[scalar] = symbol
        return symbol
    }

    private mutating func makeSymbol(of scalar: UInt32) -> Int {
        var signature = [UInt64](repeating: 0, count: (classes.count + 63) / 64)
        for index in wide where classes[index].contains(scalar) {
            signature[index / 64] |= 1 << UInt64(index % 64)
        }
        if let index = singles[scalar] { signature[index / 64] |= 1 << UInt64(index % 64) }
        if let known = symbols[signature] { return known }
        signatures.append(signature)
        symbols[signature] = signatures.count - 1
        return signatures.count - 1
    }

    func isSymbol(_ symbol: Int, inClass index: Int32) -> Bool {
        signatures[symbol][Int(index) / 64] >> UInt64(index % 64) & 1 == 1
    }
}
