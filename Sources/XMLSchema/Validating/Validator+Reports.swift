import RapporteurDiagnostics
import RapporteurXMLStream

/// How the validator words what it finds; nothing here runs while a document has no faults.
extension Validator {
    func report(
        _ code: String, severity: Severity = .error, _ message: @autoclosure () -> Message,
        hint: @autoclosure () -> Message? = nil, at frame: UnsafeMutablePointer<Frame>
    ) {
        if findings.isFull {
            findings.add(Finding(code: code, severity: severity, message: .verbatim("")))
        } else {
            findings.add(
                Finding(code: code, severity: severity, message: message(), hint: hint(), location: location(of: frame)))
        }
    }

    /// Says that a part of the element at an offset could not be read, which was reported, so that it may seem to be
    /// missing.
    package func excuse(elementAt offset: Int) {
        if excused.count < 1000 { excused.insert(offset) }
    }

    func severityOfLack(in frame: UnsafeMutablePointer<Frame>) -> Severity {
        excused.contains(frame.pointee.offset) ? .note : .error
    }

    /// Adds a finding and returns its index in the log, -1 when it was only counted.
    func reportIndexed(
        _ code: String, _ message: Message, hint: Message?, at frame: UnsafeMutablePointer<Frame>
    ) -> Int32 {
        let index = findings.isFull ? -1 : Int32(findings.findings.count)
        findings.add(Finding(code: code, message: message, hint: hint, location: location(of: frame)))
        return index
    }

    func reportNotChecked(_ frame: UnsafeMutablePointer<Frame>, _ limit: Limit) {
        findings.addNotChecked(
            Finding(
                code: "xsd.limit",
                message: Message(
                    "xsd.limit",
                    ["element": .text(describe(frame)), "name": .text(limit.rawValue), "limit": .number(limit.value)]),
                hint: limit.value < limit.greatest ? Message("xsd.limit/hint", ["name": .text(limit.rawValue)]) : nil,
                location: location(of: frame)))
    }

    // MARK: Elements

    /// A root element that nobody declares is a fault, unless it names a type of the schema itself: then it is checked
    /// by that (XSD Part 1, 5.2), and the reader is told.
    func judgeUndeclaredRoot(_ frame: UnsafeMutablePointer<Frame>) {
        guard frame.pointee.flags.contains(.hasExplicitType) else { return reportUndeclaredRoot() }
        findings.add(
            Finding(
                code: "xsd.root.byType", severity: .note,
                message: Message("xsd.root.byType", ["element": .text(describe(frame))]),
                location: location(of: frame)))
    }

    private func reportUndeclaredRoot() {
        let frame = frames
        let name = names[frame.pointee.name]
        let known = schema.globalElements.keys.sorted { $0.local < $1.local }
        report(
            "xsd.root.undeclared", 
            name.namespace.isEmpty
                ? Message("xsd.root.undeclared", ["name": .text(name.local)])
                : Message(
                    "xsd.root.undeclared/namespace", ["name": .text(name.local), "namespace": .text(name.namespace)]),
            hint: rootHint(name, known), at: frame)
    }

    private func rootHint(_ name: ExpandedName, _ known: [ExpandedName]) -> Message? {
        if let same = known.first(where: { $0.local.isExactly(name.local) }) {
            return same.namespace.isEmpty
                ? Message("xsd.root.undeclared/hint.none")
                : Message("xsd.root.undeclared/hint.namespace", ["namespace": .text(same.namespace)])
        }
        if let near = Nearest.match(name.local, among: known.map(\.local)) {
            return Message("text.meant", ["name": .text(near)])
        }
        return known.isEmpty ? nil : Message("xsd.root.undeclared/hint", ["names": list(known.map(\.local))])
    }

    func reportUndeclared(_ frame: UnsafeMutablePointer<Frame>) {
        let name = names[frame.pointee.name]
        report(
            "xsd.element.undeclared",
            Message("xsd.element.undeclared", ["element": .text(describe(frame))]),
            hint: Nearest.match(name.local, among: schema.globalElements.keys.map(\.local).sortedExactly())
                .map { Message("xsd.element/meant", ["name": .text($0)]) }, at: frame)
    }

    func reportAbstract(_ frame: UnsafeMutablePointer<Frame>) {
        let id = ElementID(rawValue: frame.pointee.element)
        guard schema[id].isAbstract else { return }
        let members = (schema.substitutions[id] ?? []).map { schema[$0].name.local }
        report(
            "xsd.element.abstract", Message("xsd.element.abstract", ["element": .text(describe(frame))]),
            hint: members.isEmpty ? nil : Message("xsd.element.abstract/hint", ["names": list(members, or: true)]), at: frame)
    }

    /// cvc-type, clause 1: the type that the declaration names is declared nowhere.
    func reportMissingType(_ frame: UnsafeMutablePointer<Frame>) {
        guard let name = schema[ElementID(rawValue: frame.pointee.element)].missingType,
            !frame.pointee.flags.contains(.hasExplicitType)
        else { return }
        report(
            "xsd.type.missing",
            Message("xsd.type.missing", ["type": .text(shown(name)), "element": .text(describe(frame))]), at: frame)
    }

    func reportAbstractType(_ frame: UnsafeMutablePointer<Frame>) {
        let name = schema[frame.pointee.type.pointee.id].name?.local ?? ""
        report(
            "xsd.type.abstract", Message("xsd.type.abstract", ["type": .text(name), "element": .text(describe(frame))]),
            hint: Message("xsd.type.abstract/hint", ["type": .text(name)]), at: frame)
    }

    // MARK: Attributes

    func reportMissingAttributes(_ frame: UnsafeMutablePointer<Frame>, _ attributes: UnsafeBufferPointer<XMLAttribute>) {
        guard case .complex(let complex) = schema[frame.pointee.type.pointee.id] else { return }
        for use in complex.attributes where use.isRequired {
            if attributes.contains(where: { names[$0.name] == use.declaration.name }) { continue }
            let name = shownAttribute(use.declaration.name)
            // A misspelt attribute is one fault, not one too many and one missing.
            if meantAttributes.contains(name) { continue }
            report(
                "xsd.attribute.missing", severity: severityOfLack(in: frame), 
                pointer != nil
                    ? Message(
                        "xsd.attribute.missing/json",
                        ["parent": .text(shown(names[frame.pointee.name])), "name": .text(name)])
                    : Message("xsd.attribute.missing", ["element": .text(describe(frame)), "name": .text(name)]),
                hint: hint(for: use.declaration), at: frame)
        }
    }

    private func hint(for declaration: AttributeDeclaration) -> Message {
        let name = MessageArgument.text(shownAttribute(declaration.name))
        let kind = MessageArgument.message(declaration.type.kindOfValue)
        let type = declaration.type.name.flatMap { $0.namespace == WellKnownNamespace.schema ? nil : $0.local }
        let add =
            pointer != nil
            ? Message("xsd.attribute.missing/hint.json", ["name": name, "kind": kind])
            : type.map { Message("xsd.attribute.missing/hint.type", ["name": name, "kind": kind, "type": .text($0)]) }
            ?? Message("xsd.attribute.missing/hint", ["name": name, "kind": kind])
        guard let documentation = declaration.source?.documentation else { return add }
        return .sentences([add, .verbatim(sentence(documentation))])
    }

    func reportUnexpectedAttribute(_ name: NameID, _ frame: UnsafeMutablePointer<Frame>) {
        let written = names[name]
        var candidates: [ExpandedName] = []
        if case .complex(let complex) = schema[frame.pointee.type.pointee.id] {
            candidates = complex.attributes.map(\.declaration.name)
        }
        // The right name with a prefix, or without one, before one that is merely alike.
        let same = candidates.first { $0.local.isExactly(written.local) }
        let alike = same == nil ? Nearest.match(written.local, among: candidates.map(\.local)) : nil
        let near = (same ?? candidates.first { $0.local == alike }).map(shownAttribute)
        if let near { meantAttributes.append(near) }
        let hint: Message? =
            if let near {
                same != nil
                    ? same?.namespace.isEmpty == true
                        ? Message("xsd.attribute.unexpected/hint.prefix", ["name": .text(near)])
                        : Message("xsd.attribute.unexpected/hint.write", ["name": .text(near)])
                    : Message("text.meant", ["name": .text(near)])
            } else if candidates.isEmpty, frame.pointee.type.pointee.attributes.hasWildcard {
                written.namespace.isEmpty
                    ? Message("xsd.attribute.unexpected/hint.wildcard", ["element": .text(describe(frame))])
                    : Message("xsd.attribute.unexpected/hint.wildcard.namespace", ["element": .text(describe(frame))])
            } else if candidates.isEmpty {
                Message("xsd.attribute.unexpected/hint.none", ["element": .text(describe(frame))])
            } else {
                Message(
                    "xsd.attribute.unexpected/hint",
                    ["element": .text(describe(frame)), "names": list(candidates.map(shownAttribute).sorted())])
            }
        report(
            "xsd.attribute.unexpected",
            near == shownAttribute(written) && !written.namespace.isEmpty
                ? Message(
                    "xsd.attribute.unexpected/namespace",
                    [
                        "element": .text(describe(frame)), "name": .text(shownAttribute(written)),
                        "namespace": .text(written.namespace),
                    ])
                : Message(
                    "xsd.attribute.unexpected", ["element": .text(describe(frame)), "name": .text(shownAttribute(written))]),
            hint: hint,
            at: frame)
    }

    func reportUndeclaredAttribute(_ name: NameID, _ frame: UnsafeMutablePointer<Frame>) {
        report(
            "xsd.attribute.undeclared",
            Message(
                "xsd.attribute.undeclared",
                ["name": .text(shownAttribute(names[name])), "element": .text(describe(frame))]),
            at: frame)
    }

    func reportAttributeValue(
        _ failure: LiteralFailure, _ literal: UnsafeBufferPointer<UInt8>, _ type: SimpleType, _ name: NameID,
        _ frame: UnsafeMutablePointer<Frame>
    ) {
        reportValue(failure, literal, type, name, frame) { reason in
            // In JSON it is a member like any other.
            if self.pointer != nil {
                return Message(
                    "xsd.value/member", ["name": .text(self.shown(self.names[name])), "reason": .message(reason)])
            }
            return Message(
                "xsd.value/attribute",
                [
                    "name": .text(self.shownAttribute(self.names[name])), "element": .text(self.describe(frame)),
                    "reason": .message(reason),
                ])
        }
    }

    func reportContentValue(
        _ failure: LiteralFailure, _ literal: UnsafeBufferPointer<UInt8>, _ type: SimpleType,
        _ frame: UnsafeMutablePointer<Frame>
    ) {
        reportValue(failure, literal, type, nil, frame) { reason in
            Message("xsd.value/content", ["element": .text(self.describe(frame)), "reason": .message(reason)])
        }
    }

    private func reportValue(
        _ failure: LiteralFailure, _ literal: UnsafeBufferPointer<UInt8>, _ type: SimpleType, _ attribute: NameID?,
        _ frame: UnsafeMutablePointer<Frame>, _ wording: (Message) -> Message
    ) {
        var (message, hint) = failure.message(for: shorten(literal), type: type)
        if failure.rule != .notChecked {
            let meant = meant(by: literal, type)
            if let meant, let name = meant.name {
                hint = Message("xsd.value/hint.code", ["value": .quoted(meant.value), "name": .text(name)])
            }
            readings?.note(meant?.value, of: attribute, at: frame.pointee.offset)
        }
        let finding = Finding(
            code: failure.code, severity: literal.isEmpty ? severityOfLack(in: frame) : .error,
            message: wording(message), hint: hint, location: location(of: frame))
        if failure.rule == .notChecked { findings.addNotChecked(finding) } else { findings.add(finding) }
    }

    func reportFixedAttribute(_ value: String, _ fixed: String, _ name: NameID, _ frame: UnsafeMutablePointer<Frame>) {
        report(
            "xsd.value.fixed",
            Message(
                "xsd.value.fixed/attribute",
                [
                    "name": .text(shownAttribute(names[name])), "element": .text(describe(frame)), "fixed": .text(fixed),
                    "value": .text(value),
                ]), at: frame)
    }

    func reportFixedContent(_ value: String, _ fixed: String, _ frame: UnsafeMutablePointer<Frame>) {
        report("xsd.value.fixed", 
            Message(
                "xsd.value.fixed",
                ["element": .text(describe(frame)), "fixed": .text(fixed), "value": .text(value)]), at: frame)
    }

    func reportSeveralIDs(_ frame: UnsafeMutablePointer<Frame>) {
        report("xsd.id.several", Message("xsd.id.several", ["element": .text(describe(frame))]), at: frame)
    }

    // MARK: Text

    func reportStrayText(_ frame: UnsafeMutablePointer<Frame>, _ event: XMLEvent, _ batch: XMLEventBatch) {
        guard !frame.pointee.flags.contains(.hasStrayText) else { return }
        frame.pointee.flags.insert(.hasStrayText)
        let text = collapse(shorten(batch[event.text]))
        let isNil = frame.pointee.flags.contains(.isNil)
        var place = location(of: frame)
        // Where the text itself begins, after the white space around tags.
        let offset = event.offset + (batch[event.text].firstIndex { $0 > 0x20 } ?? 0)
        let found = positions.location(at: offset)
        (place.line, place.column, place.end, place.excerpt) = (found.line, found.column, found.end, found.excerpt)
        findings.add(
            Finding(
                code: "xsd.text.unexpected",
                message: isNil
                    ? Message("xsd.text.unexpected/nil", ["element": .text(describe(frame))])
                    : Message("xsd.text.unexpected", ["element": .text(describe(frame)), "text": .text(text)]),
                hint: isNil
                    ? Message("xsd.nil/hint.content")
                    : frame.pointee.type.pointee.content == .empty
                        ? Message("xsd.text.unexpected/hint.empty", ["element": .text(describe(frame))])
                        : Message("xsd.text.unexpected/hint", ["element": .text(describe(frame))]),
                location: place))
    }

    func reportStrayWhiteSpace(_ frame: UnsafeMutablePointer<Frame>) {
        frame.pointee.flags.insert(.hasStrayText)
        report(
            "xsd.text.unexpected", Message("xsd.text.unexpected/space", ["element": .text(describe(frame))]),
            hint: Message("xsd.text.unexpected/hint.space"), at: frame)
    }
}
