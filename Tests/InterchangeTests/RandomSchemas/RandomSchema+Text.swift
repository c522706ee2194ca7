/// The schema as it is written.
extension RandomSchema {
    /// The schema documents by name; `a.xsd` is the main one.
    var documents: [String: String] {
        let globals = elements.indices.filter { elements[$0].isGlobal }
        let own = globals.filter { !elements[$0].isForeign }.map { text(of: $0) }.joined(separator: "\n")
        let foreign = globals.filter { elements[$0].isForeign }.map { text(of: $0) }.joined(separator: "\n")
        let types = simples.map(definition).joined(separator: "\n") + "\n" + complexes.map(definition).joined(separator: "\n")
        let named = groups.enumerated().map { "<xs:group name=\"g\($0)\">\(text(of: $1, inGroup: true))</xs:group>" }.joined(separator: "\n")
        return [
            "a.xsd": """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:a" xmlns:b="urn:b" targetNamespace="urn:a" elementFormDefault="qualified">
            <xs:import namespace="urn:b" schemaLocation="b.xsd"/>
            \(own)
            \(types)
            \(named)
            </xs:schema>
            """,
            // The other document uses types of the first one.
            "b.xsd": """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:a" xmlns:b="urn:b" targetNamespace="urn:b" elementFormDefault="qualified">
            <xs:import namespace="urn:a" schemaLocation="a.xsd"/>
            \(foreign)
            </xs:schema>
            """,
        ]
    }

    private func definition(_ type: Simple) -> String {
        switch type {
        case .builtin: ""
        case .named(let name, let body, _): "<xs:simpleType name=\"\(name)\">\(body)</xs:simpleType>"
        case .list(let name, let item): "<xs:simpleType name=\"\(name)\"><xs:list itemType=\"\(item.name)\"/></xs:simpleType>"
        case .union(let name, let members):
            "<xs:simpleType name=\"\(name)\"><xs:union memberTypes=\"\(members.map(\.name).joined(separator: " "))\"/></xs:simpleType>"
        }
    }

    private func definition(_ type: Complex) -> String {
        var attributes = type.attributes.map { attribute in
            let constraint = attribute.constraint.map { " \($0.kind)=\"\($0.value)\"" } ?? ""
            return "<xs:attribute name=\"\(attribute.name)\" type=\"\(attribute.type.name)\"\(attribute.isRequired ? " use=\"required\"" : "")\(constraint)/>"
        }.joined()
        if type.takesAnyAttribute { attributes += "<xs:anyAttribute namespace=\"urn:w\" processContents=\"skip\"/>" }
        let open = "<xs:complexType name=\"\(type.name)\"\(type.isMixed ? " mixed=\"true\"" : "")>"
        switch type.content {
        case .empty: return open + attributes + "</xs:complexType>"
        case .simple(let simple):
            return open + "<xs:simpleContent><xs:extension base=\"\(simple.name)\">\(attributes)</xs:extension></xs:simpleContent></xs:complexType>"
        case .particle(let particle):
            // An element alone stands in a sequence.
            var content = text(of: particle)
            if case .element = particle { content = "<xs:sequence>\(content)</xs:sequence>" }
            guard let base = type.base else { return open + content + attributes + "</xs:complexType>" }
            return open + "<xs:complexContent><xs:extension base=\"\(complexes[base].name)\">\(content)\(attributes)</xs:extension></xs:complexContent></xs:complexType>"
        }
    }

    private func text(of occurs: Occurs) -> String {
        (occurs.least == 1 ? "" : " minOccurs=\"\(occurs.least)\"")
            + (occurs.most == 1 ? "" : " maxOccurs=\"\(occurs.most.map(String.init) ?? "unbounded")\"")
    }

    private func text(of particle: Particle, inGroup: Bool = false) -> String {
        switch particle {
        case .element(let index, let occurs):
            let element = elements[index]
            guard element.isGlobal else { return text(of: index, occurs) }
            return "<xs:element ref=\"\(element.isForeign ? "b:" : "")\(element.name)\"\(text(of: occurs))/>"
        case .sequence(let parts, let occurs):
            return "<xs:sequence\(inGroup ? "" : text(of: occurs))>\(parts.map { text(of: $0) }.joined())</xs:sequence>"
        case .choice(let parts, let occurs):
            return "<xs:choice\(inGroup ? "" : text(of: occurs))>\(parts.map { text(of: $0) }.joined())</xs:choice>"
        case .all(let parts): return "<xs:all>\(parts.map { text(of: $0) }.joined())</xs:all>"
        case .wildcard(let occurs): return "<xs:any namespace=\"urn:w\" processContents=\"lax\"\(text(of: occurs))/>"
        case .group(let index, let occurs): return "<xs:group ref=\"g\(index)\"\(text(of: occurs))/>"
        }
    }

    private func text(of index: Int, _ occurs: Occurs = Occurs()) -> String {
        let element = elements[index]
        let type: String =
            switch element.type {
            case .simple(let simple): simple.name
            case .complex(let complex): complexes[complex].name
            }
        let constraint = element.constraint.map { " \($0.kind)=\"\($0.value)\"" } ?? ""
        return "<xs:element name=\"\(element.name)\" type=\"\(type)\"\(text(of: occurs))\(element.isNillable ? " nillable=\"true\"" : "")"
            + (element.isAbstract ? " abstract=\"true\"" : "")
            + (element.head.map { " substitutionGroup=\"\(elements[$0].name)\"" } ?? "") + "\(constraint)/>"
    }
}

extension RandomSchema.Simple {
    var name: String {
        switch self {
        case .builtin(let name): "xs:" + name
        case .named(let name, _, _), .list(let name, _), .union(let name, _): name
        }
    }
}
