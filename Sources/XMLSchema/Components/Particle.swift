/// Part of a content model, with how often it may occur (XSD Part 1, 3.9).
public struct Particle: Sendable {
    public var minOccurs: Int
    /// nil is unbounded.
    public var maxOccurs: Int?
    public var term: Term
    /// What `json:name` says here, which goes before that of a declaration referred to.
    public var jsonName: String?
    /// Which element of the schema documents it comes from; a number that the builder can look up.
    var origin: Int32 = -1

    public init(minOccurs: Int = 1, maxOccurs: Int? = 1, term: Term, jsonName: String? = nil) {
        self.minOccurs = minOccurs
        self.maxOccurs = maxOccurs
        self.term = term
        self.jsonName = jsonName
    }
}

/// What a particle stands for.
public enum Term: Sendable {
    case element(ElementID)
    case wildcard(Wildcard)
    case group(ModelGroup)
}

/// A sequence, choice or all of particles (XSD Part 1, 3.8).
///
/// A class, because a named group stands in many content models.
public final class ModelGroup: Sendable {
    public enum Compositor: String, Sendable {
        case sequence, choice, all
    }

    public let compositor: Compositor
    public let particles: [Particle]
    /// Whether the group admits no element at all. Known beforehand, like `size`, because groups that are used in
    /// many places would be walked through again for each.
    let isEmptiable: Bool
    /// How many elements, wildcards and groups stand in the group, those of a group within it each time that it occurs; `Int.max` for more
    /// than can be counted.
    let size: Int
    /// How many groups stand within one another here, this one included; builders keep it within a bound, so that
    /// nothing that walks groups can run out of stack.
    let depth: Int

    public init(_ compositor: Compositor, _ particles: [Particle]) {
        self.compositor = compositor
        self.particles = particles
        switch compositor {
        case .sequence, .all: isEmptiable = particles.allSatisfy(\.isEmptiable)
        case .choice: isEmptiable = particles.isEmpty || particles.contains(where: \.isEmptiable)
        }
        var total = 1
        var deepest = 0
        for particle in particles {
            var own = 1
            if case .group(let inner) = particle.term {
                own = inner.size
                deepest = max(deepest, inner.depth)
            }
            let (sum, overflow) = total.addingReportingOverflow(own)
            total = overflow ? .max : sum
        }
        size = total
        depth = deepest + 1
    }
}

extension Particle {
    /// Whether the particle admits no element at all (XSD Part 1, 3.9.6, Particle Emptiable).
    var isEmptiable: Bool { minOccurs == 0 || term.isEmptiable }
}

extension Term {
    var isEmptiable: Bool {
        if case .group(let group) = self { group.isEmptiable } else { false }
    }
}
