import RapporteurXMLSchema

/// What the content model of a record says beyond the names of its members.
struct RecordModel {
    /// How often the element of a position may stand there.
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
        walk(particle, isRepeated: false, isRequired: true)
    }

    /// Positions are counted as `ContentPlan` counts them: leaves from left to right.
    ///
    /// - Returns: the positions in the particle, and those that are there whenever it is.
    @discardableResult
    private mutating func walk(
        _ particle: Particle, isRepeated: Bool, isRequired: Bool
    ) -> (all: [Int32], required: [Int32]) {
        let repeats = particle.maxOccurs != 1
        guard case .group(let group) = particle.term else {
            occurrences.append((particle.minOccurs, particle.maxOccurs))
            let position = Int32(occurrences.count - 1)
            if repeats, !isRepeated, !isArray(particle) { setContent(particle, isRequired) }
            return ([position], [position])
        }
        if repeats, !isRepeated { setContent(particle, isRequired) }
        var all: [Int32] = []
        var required: [Int32] = []
        for child in group.particles {
            let inner = walk(child, isRepeated: isRepeated || repeats, isRequired: isRequired && particle.minOccurs > 0)
            all += inner.all
            if child.minOccurs > 0 { required += inner.required }
        }
        if repeats || group.compositor == .choice && group.particles.count > 1 { required = [] }
        if particle.minOccurs == 0, !repeats, !isRepeated, all.count > 1, !required.isEmpty {
            optionalGroups.append((all, required))
        }
        return (all, required)
    }

    private mutating func setContent(_ particle: Particle, _ isRequired: Bool) {
        content = particle
        reachesContent = isRequired
    }

    /// An element that nothing stands in for has an array of its own.
    private func isArray(_ particle: Particle) -> Bool {
        guard case .element(let id) = particle.term else { return false }
        return (schema.substitutions[id] ?? [id]) == [id]
    }
}
