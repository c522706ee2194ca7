/// An `all` group: each of its elements at most once, in any order (XSD Part 1, 3.8.6).
final class AllModel: Sendable {
    /// From the number of a name to the position that it takes.
    private let positionOf: [Int32: Int32]
    let required: [Bool]
    /// The group as a whole may be absent.
    let isOptional: Bool

    init(_ particle: Particle, namesAt: [[Int32]]) {
        isOptional = particle.minOccurs == 0
        var positions: [Int32: Int32] = [:]
        for (position, names) in namesAt.enumerated() {
            for name in names where positions[name] == nil { positions[name] = Int32(position) }
        }
        positionOf = positions
        if case .group(let group) = particle.term {
            required = group.particles.map { $0.minOccurs > 0 }
        } else {
            required = []
        }
    }

    func position(of name: Int32) -> Int32? { positionOf[name] }

    /// The state before the first child: a bit for each position, set where it was taken.
    var startState: [Int32] { Array(repeating: 0, count: required.count / 32 + 1) }

    static func isTaken(_ position: Int32, _ state: [Int32]) -> Bool {
        state[Int(position) / 32] & (1 << (position % 32)) != 0
    }

    static func take(_ position: Int32, _ state: inout [Int32]) { state[Int(position) / 32] |= 1 << (position % 32) }

    /// The required positions that have not been taken.
    func missing(_ state: [Int32]) -> [Int32] {
        if isOptional, state.allSatisfy({ $0 == 0 }) { return [] }
        return required.indices.compactMap { required[$0] && !Self.isTaken(Int32($0), state) ? Int32($0) : nil }
    }
}
