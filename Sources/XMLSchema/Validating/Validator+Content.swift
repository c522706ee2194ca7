import RapporteurDiagnostics
public import RapporteurXMLStream

/// Text and end tags (XSD Part 1, 3.3.4 clause 5, 3.4.4, 3.14.4).
extension Validator {
    /// Checks character data inside an element; white space in element-only content passes.
    public func text(_ event: XMLEvent, in batch: XMLEventBatch) {
        guard depth > 0 else { return }
        let frame = frames + (depth - 1)
        if frame.pointee.assessment == ElementState.Assessment.skipped.rawValue { return }
        if frame.pointee.flags.contains(.isNil) {
            reportStrayText(frame, event, batch)
            return
        }
        if frame.pointee.flags.contains(.gathersText) {
            if textBytes.count - frame.pointee.textStart + Int(event.text.count) > valueLimit {
                reportNotChecked(frame, .contentValueLength)
                frame.pointee.flags.remove(.gathersText)
                return
            }
            textBytes.append(batch[event.text])
            return
        }
        switch frame.pointee.type.pointee.content {
        case .mixed, .simple: return
        case .elementOnly:
            if !event.flags.contains(.whitespace) { reportStrayText(frame, event, batch) }
        case .empty:
            // Not even white space may stand in empty content (cvc-complex-type, clause 2.1).
            if event.flags.contains(.whitespace) && !frame.pointee.flags.contains(.hasStrayText) {
                reportStrayWhiteSpace(frame)
            } else {
                reportStrayText(frame, event, batch)
            }
        }
    }

    /// Checks what can only be known at the end of an element, and closes it.
    ///
    /// - Returns: the value of simple content; nil for an element with other content.
    @discardableResult
    public func endElement() -> SimpleValue? {
        guard depth > 0 else { return nil }
        let frame = frames + (depth - 1)
        var value: SimpleValue?
        if frame.pointee.assessment != ElementState.Assessment.skipped.rawValue {
            switch frame.pointee.type.pointee.content {
            case .simple: value = endSimple(frame)
            case .elementOnly: endModel(frame)
            case .mixed:
                endModel(frame)
                if frame.pointee.flags.contains(.gathersText) { checkMixedConstraint(frame) }
            case .empty: break
            }
            identity?._withUnsafeGuaranteedRef { $0.end(self, frame, value) }
        }
        siblings.leave(start: frame.pointee.siblingStart, depth: depth)
        if frame.pointee.sideState >= 0 { sideStates.removeLast(sideStates.count - Int(frame.pointee.sideState)) }
        textBytes.truncate(to: frame.pointee.textStart)
        depth &-= 1
        scope.leave(depth: depth)
        return value
    }

    /// Checks what can only be known at the end of the document.
    public func finish() {
        references.finish(self)
    }

    // MARK: Content models

    @inline(__always)
    private func endModel(_ frame: UnsafeMutablePointer<Frame>) {
        if frame.pointee.flags.contains(.isNil) { return }
        if !earlyChildren.isEmpty { judgeEarly(frame) }
        let model = frame.pointee.type.pointee.model
        if model.kind == .automaton {
            if !model.mayEnd[Int(frame.pointee.row)] { reportIncomplete(frame) }
        } else {
            endSideModel(frame, model)
        }
    }

    private func endSideModel(_ frame: UnsafeMutablePointer<Frame>, _ model: ContentModel) {
        guard frame.pointee.sideState >= 0 else { return }
        let state = sideStates[Int(frame.pointee.sideState)]
        let content = compiled(frame.pointee.type).content
        if let counted = content.counted, !hasGivenUpCounting, !counted.mayEnd(state) { reportIncomplete(frame) }
        if let all = content.all, !all.missing(state).isEmpty { reportIncomplete(frame) }
    }

    // MARK: Values

    private func endSimple(_ frame: UnsafeMutablePointer<Frame>) -> SimpleValue {
        let literal = textBytes[from: frame.pointee.textStart]
        var value = SimpleValue(type: nil, value: literal, literal: literal)
        if frame.pointee.flags.contains(.isNil) || !frame.pointee.flags.contains(.gathersText) { return value }
        guard let type = frame.pointee.type.pointee.simple else { return value }
        let record = frame.pointee.element >= 0 ? schema.elementRecords.base[Int(frame.pointee.element)] : nil
        let hasConstraint = record?.flags.contains(.hasConstraint) ?? false
        if hasConstraint, literal.isEmpty, !frame.pointee.flags.contains(.hasChildren) {
            // An empty element stands for its default (cvc-elt, clause 5.1); what is written stays empty.
            checkDefault(frame)
            return value
        }
        if frame.pointee.type.pointee.isUnconstrained {
            value.type = type
        } else {
            let result = type._withUnsafeGuaranteedRef { $0.check(literal, in: &context) }
            if let failure = result.failure {
                // Where elements stand in the place of a value, that it is empty is no second fault.
                let isTold = literal.isEmpty && frame.pointee.flags.contains(.hasUnexpectedChild)
                if !isTold { reportContentValue(failure, literal, type.takeUnretainedValue(), frame) }
                return value
            }
            value.type = .passUnretained(result.type)
            value.value = result.value
            if readings != nil { noteReading(of: literal, result.value, nil, frame) }
            if frame.pointee.type.pointee.needsTracking, let active = value.type {
                _ = references.note(result.value, active, self, frame.pointee.offset)
            }
        }
        if hasConstraint { checkFixedContent(value.value, type.takeUnretainedValue(), frame) }
        return value
    }

    private func checkFixedContent(
        _ value: UnsafeBufferPointer<UInt8>, _ type: SimpleType, _ frame: UnsafeMutablePointer<Frame>
    ) {
        guard let constraint = schema.elements[Int(frame.pointee.element)].constraint, constraint.kind == .fixed else {
            return
        }
        // The value may point into the scratch memory that comparing uses.
        let copy = Array(value)
        copy.withUnsafeBufferPointer { bytes in
            if !isEqual(bytes, constraint, type) {
                reportFixedContent(String(decoding: bytes, as: UTF8.self), constraint.literal, frame)
            }
        }
    }

    /// The default of an empty element has to suit the type that `xsi:type` gave it.
    private func checkDefault(_ frame: UnsafeMutablePointer<Frame>) {
        guard let constraint = schema.elements[Int(frame.pointee.element)].constraint,
            let type = frame.pointee.type.pointee.simple?.takeUnretainedValue()
        else { return }
        var text = constraint.literal
        text.withUTF8 { bytes in
            let result = type.check(bytes, in: &context)
            if let failure = result.failure {
                reportContentValue(failure, bytes, type, frame)
            } else if type.needsTracking {
                let active = Unmanaged.passUnretained(result.type)
                _ = references.note(result.value, active, self, frame.pointee.offset)
            }
        }
    }

    /// A mixed element with a fixed value has just that text and no children (cvc-elt, clause 5.2.2.2.1).
    private func checkMixedConstraint(_ frame: UnsafeMutablePointer<Frame>) {
        guard frame.pointee.element >= 0, !frame.pointee.flags.contains(.isNil),
            let constraint = schema.elements[Int(frame.pointee.element)].constraint, constraint.kind == .fixed
        else { return }
        let text = textBytes[from: frame.pointee.textStart]
        if frame.pointee.flags.contains(.hasChildren) {
            report(
                "xsd.value.fixed", Message("xsd.value.fixed/elements", ["element": .text(describe(frame))]),
                hint: Message("xsd.value.fixed/hint", ["fixed": .text(constraint.literal)]), at: frame)
        } else if !text.isEmpty, !text.elementsEqual(constraint.literal.utf8) {
            reportFixedContent(String(decoding: text, as: UTF8.self), constraint.literal, frame)
        }
    }
}
