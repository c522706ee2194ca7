import RapporteurDiagnostics
import RapporteurXMLStream

/// Particle Valid (Restriction) (XSD Part 1, 3.9.6): the cases that XSD 1.0 names one by one.
extension SchemaChecker {
    func checkParticle(_ own: Particle, restricts base: Particle, at node: SchemaNode?) {
        // Bringing both into normal form walks through all of them.
        for particle in [own, base] { if case .group(let group) = particle.term { comparisonsLeft -= group.size } }
        guard comparisonsLeft > 0 else { return reportComparisons(at: node) }
        if !isRestriction(simplified(own), of: simplified(base)) {
            guard comparisonsLeft > 0 else { return reportComparisons(at: node) }
            issues.add(
                "cos-particle-restrict", node,
                Message("schema.cos-particle-restrict"), hint: Message("schema.cos-particle-restrict/hint"))
        }
    }

    private func reportComparisons(at node: SchemaNode?) {
        issues.add(.schemaComparisons, node) { Message("schema.limit/comparison", ["limit": $0]) }
    }

    // MARK: Normal form

    /// Removes groups that say nothing: empty ones, those around a single particle, sequences within sequences and
    /// choices within choices that occur once (the pointless particles of 3.9.6).
    func simplified(_ particle: Particle) -> Particle {
        guard case .group(let group) = particle.term else { return particle }
        var children: [Particle] = []
        for child in group.particles {
            let child = simplified(child)
            guard case .group(let inner) = child.term else {
                children.append(child)
                continue
            }
            if inner.particles.isEmpty && inner.compositor != .choice { continue }
            if child.minOccurs == 1, child.maxOccurs == 1, inner.compositor == group.compositor, group.compositor != .all {
                children += inner.particles
            } else {
                children.append(child)
            }
        }
        if particle.minOccurs == 1, particle.maxOccurs == 1, children.count == 1 { return children[0] }
        var result = particle
        result.term = .group(ModelGroup(group.compositor, children))
        return result
    }

    /// Marks the members of an expanded substitution group, which are not expanded again.
    private static let isMember: Int32 = -2

    /// An element that others may stand for is a choice of them all (clause 2.1), which an abstract one is not among.
    private func expanded(_ particle: Particle) -> Particle {
        guard case .element(let id) = particle.term, particle.origin != Self.isMember,
            let members = schema.substitutions[id], !members.isEmpty, members != [id]
        else { return particle }
        let choices = members.map { member in
            var choice = Particle(term: .element(member))
            choice.origin = Self.isMember
            return choice
        }
        return Particle(
            minOccurs: particle.minOccurs, maxOccurs: particle.maxOccurs, term: .group(ModelGroup(.choice, choices)))
    }

    // MARK: The cases

    func isRestriction(_ own: Particle, of base: Particle, checksOccurrence: Bool = true) -> Bool {
        comparisonsLeft -= 1
        if comparisonsLeft <= 0 { return false }
        if case .group(let group) = own.term, group.particles.isEmpty, group.compositor != .choice {
            return base.isEmptiable
        }
        switch (own.term, base.term) {
        case (.element(let mine), .element(let theirs)):
            if schema[mine].name == schema[theirs].name { return isNameAndTypeOK(own, mine, base, theirs) }
            let choice = expanded(base)
            let alternatives = expanded(own)
            if case .group = alternatives.term { return isRestriction(alternatives, of: choice) }
            guard case .group(let group) = choice.term else { return false }
            return recurseAsIfGroup(own, group.compositor, choice)
        case (.element(let mine), .wildcard(let wildcard)):
            return wildcard.allows(schema[mine].name.namespace) && (!checksOccurrence || isRangeOK(own, base))
        case (.element, .group(let group)): return recurseAsIfGroup(own, group.compositor, base)
        case (.wildcard(let mine), .wildcard(let theirs)):
            if checksOccurrence, !isRangeOK(own, base) { return false }
            return mine.constraint.isSubset(of: theirs.constraint) && mine.process.strictness >= theirs.process.strictness
        case (.wildcard, _): return false
        case (.group(let group), .wildcard):
            comparisonsLeft -= group.size
            return group.particles.allSatisfy { isRestriction($0, of: base, checksOccurrence: false) }
                && (!checksOccurrence || isRangeOK(totalRange(own), (base.minOccurs, base.maxOccurs)))
        case (.group(let group), .element):
            let choice = expanded(base)
            guard case .group(let members) = choice.term, group.compositor == .choice else { return false }
            // The members of a substitution group have no order that a choice could keep.
            return isRangeOK(own, choice)
                && group.particles.allSatisfy { mine in members.particles.contains { isRestriction(mine, of: $0) } }
        case (.group(let mine), .group(let theirs)):
            switch (mine.compositor, theirs.compositor) {
            case (.all, .all), (.sequence, .sequence):
                return isRangeOK(own, base) && mapsInOrder(mine.particles, theirs.particles, skippedMustBeEmptiable: true)
            case (.choice, .choice):
                return isRangeOK(own, base) && mapsInOrder(mine.particles, theirs.particles, skippedMustBeEmptiable: false)
            case (.sequence, .all): return isRangeOK(own, base) && mapsUnordered(mine.particles, theirs.particles)
            case (.sequence, .choice): return mapsAndSums(own, mine.particles, base, theirs.particles)
            default: return false
            }
        }
    }

    /// rcase-NameAndTypeOK.
    private func isNameAndTypeOK(_ own: Particle, _ mine: ElementID, _ base: Particle, _ theirs: ElementID) -> Bool {
        guard isRangeOK(own, base) else { return false }
        if mine == theirs { return true }
        let element = schema[mine]
        let original = schema[theirs]
        if element.isNillable && !original.isNillable { return false }
        if let fixed = original.constraint, fixed.kind == .fixed {
            guard let constraint = element.constraint, constraint.kind == .fixed else { return false }
            if constraint.literal != fixed.literal, let type = simpleContent(of: original.type),
                !builder.haveEqualValues(constraint.literal, fixed.literal, type)
            {
                return false
            }
        }
        let known = Set(original.identityConstraints.map(\.name))
        if !element.identityConstraints.allSatisfy({ known.contains($0.name) }) { return false }
        if !element.block.isSuperset(of: original.block) { return false }
        return types.isDerived(element.type, from: original.type, excluding: [.extension, .list, .union])
    }

    func simpleContent(of type: TypeID) -> SimpleType? {
        switch schema[type] {
        case .simple(let simple): simple
        case .complex(let complex): if case .simple(let simple) = complex.content { simple } else { nil }
        }
    }

    /// rcase-RecurseAsIfGroup.
    private func recurseAsIfGroup(_ own: Particle, _ compositor: ModelGroup.Compositor, _ base: Particle) -> Bool {
        isRestriction(Particle(term: .group(ModelGroup(compositor, [own]))), of: base)
    }

    /// rcase-Recurse and rcase-RecurseLax: each of mine goes to one of theirs, in order.
    private func mapsInOrder(_ mine: [Particle], _ theirs: [Particle], skippedMustBeEmptiable: Bool) -> Bool {
        var next = 0
        for particle in mine {
            var isMapped = false
            while next < theirs.count {
                let candidate = theirs[next]
                next += 1
                if isRestriction(particle, of: candidate) {
                    isMapped = true
                    break
                }
                if skippedMustBeEmptiable && !candidate.isEmptiable { return false }
            }
            if !isMapped { return false }
        }
        return !skippedMustBeEmptiable || theirs[next...].allSatisfy(\.isEmptiable)
    }

    /// rcase-RecurseUnordered.
    private func mapsUnordered(_ mine: [Particle], _ theirs: [Particle]) -> Bool {
        var used = [Bool](repeating: false, count: theirs.count)
        for particle in mine {
            guard let place = theirs.indices.first(where: { !used[$0] && isRestriction(particle, of: theirs[$0]) }) else {
                return false
            }
            used[place] = true
        }
        return theirs.indices.allSatisfy { used[$0] || theirs[$0].isEmptiable }
    }

    /// rcase-MapAndSum.
    private func mapsAndSums(_ own: Particle, _ mine: [Particle], _ base: Particle, _ theirs: [Particle]) -> Bool {
        let range = (
            minimum: multiplied(own.minOccurs, mine.count), maximum: own.maxOccurs.map { multiplied($0, mine.count) }
        )
        guard isRangeOK(range, (base.minOccurs, base.maxOccurs)) else { return false }
        return mine.allSatisfy { particle in theirs.contains { isRestriction(particle, of: $0) } }
    }

    // MARK: Ranges

    private typealias Range = (minimum: Int, maximum: Int?)

    private func isRangeOK(_ own: Particle, _ base: Particle) -> Bool {
        isRangeOK((own.minOccurs, own.maxOccurs), (base.minOccurs, base.maxOccurs))
    }

    /// Occurrence Range OK.
    private func isRangeOK(_ own: (Int, Int?), _ base: (Int, Int?)) -> Bool {
        if own.0 < base.0 { return false }
        guard let limit = base.1 else { return true }
        return own.1.map { $0 <= limit } ?? false
    }

    /// Effective Total Range (3.8.6).
    private func totalRange(_ particle: Particle) -> (Int, Int?) {
        guard case .group(let group) = particle.term else { return (particle.minOccurs, particle.maxOccurs) }
        let ranges = group.particles.map(totalRange)
        let minimum: Int
        let maximum: Int?
        switch group.compositor {
        case .sequence, .all:
            minimum = ranges.reduce(0) { added($0, $1.0) }
            maximum = ranges.contains { $0.1 == nil } ? nil : ranges.reduce(0) { added($0, $1.1 ?? 0) }
        case .choice:
            minimum = ranges.map(\.0).min() ?? 0
            maximum = ranges.contains { $0.1 == nil } ? nil : ranges.compactMap(\.1).max() ?? 0
        }
        if maximum == 0 { return (multiplied(particle.minOccurs, minimum), 0) }
        guard let most = maximum, let times = particle.maxOccurs else {
            return (multiplied(particle.minOccurs, minimum), particle.maxOccurs == 0 ? 0 : nil)
        }
        return (multiplied(particle.minOccurs, minimum), multiplied(times, most))
    }

    private func multiplied(_ left: Int, _ right: Int) -> Int {
        let (result, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : result
    }

    private func added(_ left: Int, _ right: Int) -> Int {
        let (result, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : result
    }
}
