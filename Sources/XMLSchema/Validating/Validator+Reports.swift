import Diagnostics
import XMLStream

/// How the validator words what it finds; nothing here runs while a document has no faults.
extension Validator {
    func report(
        _ code: String, severity: Severity = .error, _ message: @autoclosure () -> String,
        hint: @autoclosure () -> String? = nil, at frame: UnsafeMutablePointer<Frame>
    ) {
        if findings.isFull {
            findings.add(Finding(code: code, severity: severity, message: ""))
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
        _ code: String, _ message: String, hint: String?, at frame: UnsafeMutablePointer<Frame>
    ) -> Int32 {
        let index = findings.isFull ? -1 : Int32(findings.findings.count)
        findings.add(Finding(code: code, message: message, hint: hint, location: location(of: frame)))
        return index
    }

    func reportNotChecked(_ frame: UnsafeMutablePointer<Frame>) {
        findings.addNotChecked(
            Finding(
                code: "xsd.limit", message: "\(describe(frame)) is beyond the bounds of the validator, so its content was not checked.",
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
                message: "The schema declares no root element \(describe(frame)); it was checked as the type that its xsi:type names.",
                location: location(of: frame)))
    }

    private func reportUndeclaredRoot() {
        let frame = frames
        let name = names[frame.pointee.name]
        let known = schema.globalElements.keys.sorted { $0.local < $1.local }
        report(
            "xsd.root.undeclared", "The schema declares no root element “\(name.local)”"
                + (name.namespace.isEmpty ? " without a namespace." : " in the namespace “\(name.namespace)”."),
            hint: rootHint(name, known), at: frame)
    }

    private func rootHint(_ name: ExpandedName, _ known: [ExpandedName]) -> String? {
        if let same = known.first(where: { $0.local == name.local }) {
            return same.namespace.isEmpty
                ? "Without a namespace it would be declared." : "It is declared in the namespace “\(same.namespace)”."
        }
        if let near = Nearest.match(name.local, among: known.map(\.local)) { return "Did you mean “\(near)”?" }
        return known.isEmpty ? nil : "Declared are \(list(known.map(\.local)))."
    }

    func reportUndeclared(_ frame: UnsafeMutablePointer<Frame>) {
        let name = names[frame.pointee.name]
        report(
            "xsd.element.undeclared",
            "The schema does not declare the element \(describe(frame)), and only declared ones may stand here.",
            hint: Nearest.match(name.local, among: schema.globalElements.keys.map(\.local).sorted())
                .map { "Did you mean <\($0)>?" }, at: frame)
    }

    func reportAbstract(_ frame: UnsafeMutablePointer<Frame>) {
        let id = ElementID(rawValue: frame.pointee.element)
        let members = (schema.substitutions[id] ?? []).map { schema[$0].name.local }
        report(
            "xsd.element.abstract", "\(describe(frame)) is abstract: only another element may stand in its place.",
            hint: members.isEmpty ? nil : "Use \(list(members, or: true)).", at: frame)
    }

    func reportAbstractType(_ frame: UnsafeMutablePointer<Frame>) {
        let name = schema[frame.pointee.type.pointee.id].name?.local ?? ""
        report(
            "xsd.type.abstract", "The type \(name) of \(describe(frame)) is abstract, so the document must say which type it is.",
            hint: "Give the element an xsi:type that is derived from \(name).", at: frame)
    }

    // MARK: Attributes

    func reportMissingAttributes(_ frame: UnsafeMutablePointer<Frame>, _ attributes: UnsafeBufferPointer<XMLAttribute>) {
        guard case .complex(let complex) = schema[frame.pointee.type.pointee.id] else { return }
        for use in complex.attributes where use.isRequired {
            if attributes.contains(where: { names[$0.name] == use.declaration.name }) { continue }
            let name = shown(use.declaration.name)
            // A misspelt attribute is one fault, not one too many and one missing.
            if meantAttributes.contains(name) { continue }
            report(
                "xsd.attribute.missing", severity: severityOfLack(in: frame), "\(describe(frame)) needs the attribute “\(name)”.",
                hint: hint(for: use.declaration), at: frame)
        }
    }

    private func hint(for declaration: AttributeDeclaration) -> String {
        let type = declaration.type.name.map { $0.namespace == WellKnownNamespace.schema ? "" : " (\($0.local))" } ?? ""
        var hint = "Add \(shown(declaration.name))=\"…\" with \(declaration.type.kindOfValue.description)\(type)."
        if let documentation = declaration.source?.documentation { hint += " " + sentence(documentation) }
        return hint
    }

    func reportUnexpectedAttribute(_ name: NameID, _ frame: UnsafeMutablePointer<Frame>) {
        let written = names[name]
        var candidates: [String] = []
        if case .complex(let complex) = schema[frame.pointee.type.pointee.id] {
            candidates = complex.attributes.map { shown($0.declaration.name) }
        }
        // The right name with a prefix, or without one, before one that is merely alike.
        let near =
            candidates.first { $0.split(separator: ":").last.map(String.init) == written.local }
            ?? Nearest.match(shown(written), among: candidates)
        if let near { meantAttributes.append(near) }
        let hint: String? =
            if let near {
                near.split(separator: ":").last.map(String.init) == written.local
                    ? "Write “\(near)”\(near == written.local ? ", without a prefix" : "")." : "Did you mean “\(near)”?"
            } else if candidates.isEmpty {
                "Remove it: \(describe(frame)) has no attributes."
            } else {
                "Remove it; \(describe(frame)) may have \(list(candidates.sorted()))."
            }
        report(
            "xsd.attribute.unexpected",
            "\(describe(frame)) may not have the attribute “\(shown(written))”"
                + (near == shown(written) && !written.namespace.isEmpty
                    ? " of the namespace “\(written.namespace)”." : "."), hint: hint,
            at: frame)
    }

    func reportUndeclaredAttribute(_ name: NameID, _ frame: UnsafeMutablePointer<Frame>) {
        report(
            "xsd.attribute.undeclared",
            "The schema does not declare the attribute “\(shown(names[name]))” of \(describe(frame)), and only declared ones may stand here.",
            at: frame)
    }

    func reportAttributeValue(
        _ failure: LiteralFailure, _ literal: UnsafeBufferPointer<UInt8>, _ type: SimpleType, _ name: NameID,
        _ frame: UnsafeMutablePointer<Frame>
    ) {
        reportValue(failure, literal, type, frame) { reason in
            Message(
                "xsd.value/attribute",
                [
                    "name": .text(self.shown(self.names[name])), "element": .text(self.describe(frame)),
                    "reason": .message(reason),
                ])
        }
    }

    func reportContentValue(
        _ failure: LiteralFailure, _ literal: UnsafeBufferPointer<UInt8>, _ type: SimpleType,
        _ frame: UnsafeMutablePointer<Frame>
    ) {
        reportValue(failure, literal, type, frame) { reason in
            Message("xsd.value/content", ["element": .text(self.describe(frame)), "reason": .message(reason)])
        }
    }

    private func reportValue(
        _ failure: LiteralFailure, _ literal: UnsafeBufferPointer<UInt8>, _ type: SimpleType,
        _ frame: UnsafeMutablePointer<Frame>, _ wording: (Message) -> Message
    ) {
        let (message, hint) = failure.message(for: shorten(literal), type: type)
        let finding = Finding(
            code: failure.code, severity: literal.isEmpty ? severityOfLack(in: frame) : .error,
            message: wording(message), hint: hint, location: location(of: frame))
        if failure.rule == .notChecked { findings.addNotChecked(finding) } else { findings.add(finding) }
    }

    func reportFixedAttribute(_ value: String, _ fixed: String, _ name: NameID, _ frame: UnsafeMutablePointer<Frame>) {
        report(
            "xsd.value.fixed",
            "The attribute “\(shown(names[name]))” of \(describe(frame)) must be “\(fixed)”, not “\(value)”.", at: frame)
    }

    func reportFixedContent(_ value: String, _ fixed: String, _ frame: UnsafeMutablePointer<Frame>) {
        report("xsd.value.fixed", "The content of \(describe(frame)) must be “\(fixed)”, not “\(value)”.", at: frame)
    }

    func reportSeveralIDs(_ frame: UnsafeMutablePointer<Frame>) {
        report("xsd.id.several", "\(describe(frame)) has more than one attribute that is an ID.", at: frame)
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
        let position = positions.position(at: offset)
        place.line = position.line
        place.column = position.column
        place.excerpt = positions.excerpt(at: offset)
        findings.add(
            Finding(
                code: "xsd.text.unexpected",
                message: isNil
                    ? "\(describe(frame)) is nil, so it must be empty."
                    : "No text may stand in \(describe(frame)): “\(text)”.",
                hint: isNil
                    ? "Remove xsi:nil, or the content."
                    : frame.pointee.type.pointee.content == .empty
                        ? "Remove it: \(describe(frame)) must be empty."
                        : "Put the text into one of the elements of \(describe(frame)), or remove it.",
                location: place))
    }

    func reportStrayWhiteSpace(_ frame: UnsafeMutablePointer<Frame>) {
        frame.pointee.flags.insert(.hasStrayText)
        report(
            "xsd.text.unexpected", "\(describe(frame)) must be empty; not even white space may stand in it.",
            hint: "Write its start tag and end tag without anything between.", at: frame)
    }
}
