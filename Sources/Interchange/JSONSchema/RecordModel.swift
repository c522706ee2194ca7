import RapporteurXMLSchema

/// What the content model of a record says beyond the names of its members.
struct RecordModel {
    /// How often the element of a position may stand there, if what is around it does at all.
    private(set) var occurrences: [(least: Int, most: Int?)] = []
    /// The repeated part.
    private(set) var content: Particle?
    /// Whether everything that the repeated part stands in is always there.
    private(set) var reachesContent = false
    /// Positions that only occur together: where one of `all` is, those of `required` are too.
    private(set) var optionalGroups: [(all: [Int32], required: [Int32])] = []

    private let schema: Schema

    init(_ particle: Particle, in schema: Schema) {
        self.schema = schema
        walk(particle, times: nil, isRequired: true)
    }

    /// Positions are counted as `ContentPlan` counts them: leaves from left to right.
    ///
    /// - Parameter times: how often the repeated group around it occurs, if there is one.
    /// - Returns: the positions in the particle, and those that are there whenever it is.
    @discardableResult
    private mutating func walk(
        _ particle: Particle, times: ContentCounts.Range?, isRequired: Bool
    ) -> (all: [Int32], required: [Int32]) {
        let repeats = particle.maxOccurs != 1
        let own = ContentCounts.Range(least: max(1, particle.minOccurs), most: particle.maxOccurs)
        guard case .group(let group) = particle.term else {
            let range = ContentCounts.Range(least: particle.minOccurs, most: particle.maxOccurs)
            let all = times.map { range.times($0.least, $0.most) } ?? range
            occurrences.append((all.least, all.most))
            let position = Int32(occurrences.count - 1)
            if repeats, times == nil, !isOneElement(particle) { setContent(particle, isRequired) }
            return ([position], [position])
        }
        var all: [Int32] = []
        var required: [Int32] = []
        let within = repeats || times != nil ? own.times(times?.least ?? 1, times.map(\.most) ?? 1) : nil
        let isChoice = group.compositor == .choice && group.particles.count > 1
        for child in group.particles {
            let inner = walk(child, times: within, isRequired: isRequired && particle.minOccurs > 0 && !isChoice)
            all += inner.all
            if child.minOccurs > 0 { required += inner.required }
        }
        if repeats, times == nil, all.count > 0 {
            if all.count > 1 || !isElementAlone(group) { setContent(particle, isRequired) }
        }
        if repeats || isChoice { required = [] }
        if particle.minOccurs == 0, !repeats, times == nil, all.count > 1, !required.isEmpty {
            optionalGroups.append((all, required))
        }
        return (all, required)
    }

    private mutating func setContent(_ particle: Particle, _ isRequired: Bool) {
        content = particle
        reachesContent = isRequired
    }

    /// Whether all that a group of one position holds is an element that nothing stands in for.
    private func isElementAlone(_ group: ModelGroup) -> Bool {
        for particle in group.particles {
            if case .group(let inner) = particle.term {
                if isElementAlone(inner) { return true }
            } else {
                return isOneElement(particle)
            }
        }
        return false
    }

    /// An element that nothing stands in for has an array of its own.
    private func isOneElement(_ particle: Particle) -> Bool {
        guard case .element(let id) = particle.term else { return false }
        return (schema.substitutions[id] ?? [id]) == [id]
    }
}
