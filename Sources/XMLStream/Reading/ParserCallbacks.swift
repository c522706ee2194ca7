internal import CLibXML2

private typealias State = UnsafeMutablePointer<ParseState>

@inline(__always)
private func parseState(_ data: UnsafeMutableRawPointer?) -> State? {
    data?.assumingMemoryBound(to: ParseState.self)
}

/// Runs what a callback has to do, then lets the session act if it must.
@inline(__always)
private func withState(_ data: UnsafeMutableRawPointer?, _ body: (State) -> Void) {
    guard let state = parseState(data) else { return }
    body(state)
    if state.pointee.needsAttention { state.pointee.session.attend(state) }
}

private let characters: charactersSAXFunc = { data, text, count in
    guard let text else { return }
    withState(data) { state in
        if state.pointee.isRecovering { return state.pointee.session.textRecovering(state, text, Int(count)) }
        state.pointee.text(text, Int(count), isCDATA: false)
    }
}

/// The parser's callbacks: each is one hop to the method that does the work.
enum ParserCallbacks {
    static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { data, local, prefix, uri, namespaceCount, namespaces, count, defaulted, attributes in
            guard let local else { return }
            withState(data) { state in
                if state.pointee.isRecovering {
                    return state.pointee.session.startRecovering(state) {
                        $0.pointee.startElement(
                            local, prefix: prefix, namespace: uri, namespaceCount: Int(namespaceCount),
                            namespaces: namespaces, attributeCount: Int(count), attributes: attributes,
                            defaulted: Int(defaulted))
                    }
                }
                state.pointee.startElement(
                    local, prefix: prefix, namespace: uri, namespaceCount: Int(namespaceCount), namespaces: namespaces,
                    attributeCount: Int(count), attributes: attributes, defaulted: Int(defaulted))
            }
        }
        handler.endElementNs = { data, local, prefix, uri in
            guard let local else { return }
            withState(data) { state in
                if state.pointee.isRecovering {
                    return state.pointee.session.endRecovering(state, local) {
                        $0.pointee.endElement(local, prefix: prefix, namespace: uri)
                    }
                }
                state.pointee.endElement(local, prefix: prefix, namespace: uri)
            }
        }
        // One function for both, so that the parser need not tell white space from text.
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = { data, text, count in
            guard let text else { return }
            withState(data) { $0.pointee.text(text, Int(count), isCDATA: true) }
        }
        handler.comment = { data, text in
            var empty: UInt8 = 0
            withState(data) { state in
                if let text { state.pointee.markup(.comment, text, nil) } else { state.pointee.markup(.comment, &empty, nil) }
            }
        }
        handler.processingInstruction = { data, target, text in
            guard let target else { return }
            withState(data) { $0.pointee.markup(.processingInstruction, target, text) }
        }
        handler.startDocument = { data in withState(data) { $0.pointee.passed() } }
        handler.serror = { data, error in
            guard let state = parseState(data), let error else { return }
            state.pointee.session.report(error, state)
        }
        addDoctype(to: &handler)
        return handler
    }

    /// What a DOCTYPE needs: its entities are kept in the parser's own document, and looked up there.
    private static func addDoctype(to handler: inout xmlSAXHandler) {
        handler.internalSubset = { data, name, publicID, systemID in
            guard let state = parseState(data) else { return }
            guard state.pointee.session.beginDoctype(state) else { return }
            xmlSAX2InternalSubset(state.pointee.context, name, publicID, systemID)
        }
        handler.externalSubset = { data, _, _, systemID in
            guard let state = parseState(data) else { return }
            state.pointee.session.endDoctype(state, systemID: systemID)
            state.pointee.passed()
        }
        handler.entityDecl = { data, name, type, publicID, systemID, content in
            guard let state = parseState(data), !state.pointee.silent else { return }
            xmlSAX2EntityDecl(state.pointee.context, name, type, publicID, systemID, content)
        }
        handler.unparsedEntityDecl = { data, name, publicID, systemID, notation in
            guard let state = parseState(data), !state.pointee.silent else { return }
            xmlSAX2UnparsedEntityDecl(state.pointee.context, name, publicID, systemID, notation)
        }
        handler.attributeDecl = { data, _, _, _, _, _, values in
            xmlFreeEnumeration(values)
            guard let state = parseState(data) else { return }
            state.pointee.session.countAttributeDeclaration(state)
        }
        handler.getEntity = { data, name in
            guard let state = parseState(data), let name else { return nil }
            return state.pointee.session.entity(xmlSAX2GetEntity(state.pointee.context, name), state)
        }
        handler.getParameterEntity = { data, name in
            guard let state = parseState(data), let name else { return nil }
            return state.pointee.session.entity(xmlSAX2GetParameterEntity(state.pointee.context, name), state)
        }
    }
}
