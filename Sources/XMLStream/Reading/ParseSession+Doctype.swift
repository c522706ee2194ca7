internal import CLibXML2
internal import RapporteurDiagnostics

/// What a DOCTYPE asks for, and what it gets.
extension ParseSession {
    /// Whether the declaration may be read on.
    func beginDoctype(_ state: State) -> Bool {
        guard !isStopped, !state.pointee.silent else { return false }
        guard allowDoctype else {
            handOut(state)
            refuse(.doctype, at: tagStart(before: state.pointee.parserOffset))
            stop(state, isBetweenTokens: true)
            return false
        }
        doctype = location(tagStart(before: state.pointee.parserOffset))
        xmlSAX2StartDocument(state.pointee.context)
        return true
    }

    func endDoctype(_ state: State, systemID: UnsafePointer<UInt8>?) {
        guard !isStopped, !state.pointee.silent else { return }
        if let systemID { warn(ofExternal: systemID, at: tagStart(before: state.pointee.parserOffset)) }
        let length = state.pointee.parserOffset - state.pointee.lastEnd
        if length > limits.doctypeLength {
            refuse(.doctypeLength(limits.doctypeLength), at: state.pointee.lastEnd)
            stop(state, isBetweenTokens: true)
        }
    }

    /// What is declared outside is not read. The document is checked without it, unless it turns out to use an entity
    /// that only that could declare.
    private func warn(ofExternal systemID: UnsafePointer<UInt8>, at offset: Int) {
        findings.add(
            Finding(
                code: "xml.doctype.external", severity: .warning,
                message: Message("xml.doctype.external", ["name": .text(String(cString: systemID))]),
                hint: Message("xml.doctype.external/hint"), location: location(offset)))
    }

    func countAttributeDeclaration(_ state: State) {
        attributeDeclarations += 1
        guard attributeDeclarations > limits.attributesPerElement, !isStopped else { return }
        refuse(.doctypeLength(limits.doctypeLength), at: state.pointee.parserOffset)
        stop(state, isBetweenTokens: false)
    }

    /// Lets a reference to an entity through if bounds allow; every expansion, also within another, comes by here.
    func entity(_ entity: xmlEntityPtr?, _ state: State) -> xmlEntityPtr? {
        guard !isStopped, let entity else { return nil }
        let refusal: Refusal?
        switch entity.pointee.etype {
        case XML_EXTERNAL_PARAMETER_ENTITY:
            // As the external subset; with this the parser takes entities not declared for ones declared there.
            state.pointee.context.pointee.hasPErefs = 1
            if let systemID = entity.pointee.SystemID { warn(ofExternal: systemID, at: state.pointee.parserOffset) }
            return nil
        case XML_EXTERNAL_GENERAL_PARSED_ENTITY:
            refusal = .externalEntity(String(cString: entity.pointee.name))
        case XML_EXTERNAL_GENERAL_UNPARSED_ENTITY, XML_INTERNAL_PREDEFINED_ENTITY:
            refusal = nil
        default:
            refusal =
                !mayExpand(by: Int(entity.pointee.length) + 16)
                ? .entityExpansion(limits.entityExpansion)
                : entityDepths.depth(of: entity, in: state.pointee.context, limit: limits.entityDepth)
                    > limits.entityDepth ? .entityDepth(limits.entityDepth) : nil
        }
        guard let refusal else { return entity }
        handOut(state)
        refuse(refusal, at: state.pointee.lastEnd)
        stop(state, isBetweenTokens: false)
        return nil
    }

    func mayExpand(by count: Int) -> Bool {
        expanded += count
        return expanded <= limits.entityExpansion
    }
}
