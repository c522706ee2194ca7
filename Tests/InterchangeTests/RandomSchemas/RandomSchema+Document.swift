/// Documents of the schema.
extension RandomSchema {
    /// A valid document; without white space that means nothing, and with the prefixes that the mapping knows.
    func document(_ chance: inout SeededGenerator) -> String {
        var writer = Writer(schema: self)
        writer.write(root, &chance, declares: true)
        return writer.text
    }

    private struct Writer {
        let schema: RandomSchema
        var text = ""

        init(schema: RandomSchema) { self.schema = schema }

        mutating func write(_ index: Int, _ chance: inout SeededGenerator, declares: Bool = false) {
            var index = index
            let members = schema.elements[index].members
            if !members.isEmpty, schema.elements[index].isAbstract || chance.once(in: 2) { index = chance.pick(members) }
            let element = schema.elements[index]
            let name = (element.isForeign ? "b:" : "") + element.name
            text += "<\(name)"
            if declares {
                text += " xmlns=\"urn:a\" xmlns:b=\"urn:b\" xmlns:w=\"urn:w\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            }
            let isNil = element.isNillable && chance.once(in: 3)
            switch element.type {
            case .simple(let type):
                if isNil {
                    text += " xsi:nil=\"true\"/>"
                    return
                }
                text += ">" + value(type, element.constraint, &chance) + "</\(name)>"
            case .complex(let declared):
                let derived = schema.complexes.indices.filter { schema.complexes[$0].base == declared }
                let type = !derived.isEmpty && chance.once(in: 2) ? chance.pick(derived) : declared
                if type != declared { text += " xsi:type=\"\(schema.complexes[type].name)\"" }
                writeAttributes(type, &chance)
                if isNil {
                    text += " xsi:nil=\"true\"/>"
                    return
                }
                text += ">"
                writeContent(type, &chance)
                text += "</\(name)>"
            }
        }

        private func value(
            _ type: Simple, _ constraint: (kind: String, value: String)?, _ chance: inout SeededGenerator
        ) -> String {
            if let constraint, constraint.kind == "fixed" || chance.once(in: 3) { return chance.once(in: 2) ? "" : constraint.value }
            return type.value(&chance)
        }

        private mutating func writeAttributes(_ index: Int, _ chance: inout SeededGenerator) {
            let type = schema.complexes[index]
            if let base = type.base { writeAttributes(base, &chance) }
            for attribute in type.attributes where attribute.isRequired || chance.once(in: 2) {
                let value = attribute.constraint.flatMap { $0.kind == "fixed" ? $0.value : nil } ?? attribute.type.value(&chance)
                text += " \(attribute.name)=\"\(value)\""
            }
            if type.takesAnyAttribute, chance.once(in: 2) { text += " w:any=\"a\"" }
        }

        private mutating func writeContent(_ index: Int, _ chance: inout SeededGenerator) {
            let type = schema.complexes[index]
            if let base = type.base { writeContent(base, &chance) }
            switch type.content {
            case .empty: break
            case .simple(let simple): text += simple.value(&chance)
            case .particle(let particle): write(particle, isMixed: type.isMixed, &chance)
            }
        }

        private mutating func write(_ particle: Particle, isMixed: Bool, _ chance: inout SeededGenerator) {
            if isMixed, chance.once(in: 2) { text += chance.pick(["text", " ", "é &amp; ", "<!--c-->"]) }
            switch particle {
            case .element(let index, let occurs):
                for _ in 0..<count(occurs, &chance) { write(index, &chance) }
            case .sequence(let parts, let occurs):
                for _ in 0..<count(occurs, &chance) { for part in parts { write(part, isMixed: isMixed, &chance) } }
            case .choice(let parts, let occurs):
                for _ in 0..<count(occurs, &chance) { write(chance.pick(parts), isMixed: isMixed, &chance) }
            case .all(let parts):
                for part in parts.shuffled(using: &chance) { write(part, isMixed: isMixed, &chance) }
            case .wildcard(let occurs):
                for _ in 0..<count(occurs, &chance) { text += "<w:any w:k=\"1\">t<w:in></w:in></w:any>" }
            case .group(let index, let occurs):
                for _ in 0..<count(occurs, &chance) { write(schema.groups[index].once, isMixed: isMixed, &chance) }
            }
        }

        private func count(_ occurs: Occurs, _ chance: inout SeededGenerator) -> Int {
            chance.number(occurs.least...min(occurs.most ?? occurs.least + 2, occurs.least + 2))
        }
    }
}

extension RandomSchema.Particle {
    /// The same once: how often a group occurs is said where it is referred to.
    fileprivate var once: RandomSchema.Particle {
        switch self {
        case .sequence(let parts, _): .sequence(parts, RandomSchema.Occurs())
        case .choice(let parts, _): .choice(parts, RandomSchema.Occurs())
        default: self
        }
    }
}
