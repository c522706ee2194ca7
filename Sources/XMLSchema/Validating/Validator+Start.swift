import RapporteurDiagnostics
public import RapporteurXMLStream

/// Start tags: which declaration and type govern the element (XSD Part 1, 3.3.4).
extension Validator {
    /// Checks a start tag with its attributes.
    public func startElement(_ event: XMLEvent, in batch: XMLEventBatch) {
        if event.namespaceCount > 0 { scope.declare(batch, event, depth: depth) }
        let info = info(of: event.name)
        var element: Int32 = -1
        var position: Int32 = -1
        var assessment = ElementState.Assessment.strict
        var index: Int32 = 1
        var flags: Frame.Flags = []

        if depth == 0 {
            if info.symbol >= 0 { element = schema.globalElementBySymbol.base[Int(info.symbol)] }
        } else {
            let parent = frames + (depth - 1)
            index = siblings.next(event.name, start: parent.pointee.siblingStart, depth: depth)
            if parent.pointee.assessment == ElementState.Assessment.skipped.rawValue {
                assessment = .skipped
            } else {
                let place = place(info, event, parent)
                element = place.element
                position = place.position
                assessment = place.assessment
                if place.isFault { flags.insert(place.hasWrongNamespace ? [.isSuspect, .hasWrongNamespace] : .isSuspect) }
                if place.needsDeclaration { flags.insert(.needsDeclaration) }
            }
            parent.pointee.flags.insert(.hasChildren)
        }
        var type = record(of: .anyType)
        if element >= 0 {
            type = record(of: schema.elementRecords.base[Int(element)].type)
        } else if assessment == .strict {
            assessment = .laxUndeclared
        }
        push(
            Frame(
                name: event.name, symbol: info.symbol, element: element, position: position, type: type,
                flags: flags, assessment: assessment.rawValue, row: 0, lastPosition: -1,
                sideState: -1, index: index, siblingStart: siblings.end, textStart: textBytes.count,
                offset: event.offset, unexpectedFinding: -1, jumpFinding: -1, jumpFrom: 0, jumpTo: 0, jumpName: event.name,
                unexpectedRow: -1))
        if assessment == .skipped {
            passAttributes(event, in: batch)
            return
        }
        let frame = frames + (depth - 1)
        let isUsable =
            element < 0 || schema.elementRecords.base[Int(element)].flags.isDisjoint(with: [.isAbstract, .lacksType])
        if !isUsable, !flags.contains(.isSuspect) { reportAbstract(frame) }
        checkAttributes(event, in: batch, frame)
        if !isUsable { reportMissingType(frame) }
        if frame.pointee.flags.contains(.needsDeclaration), !frame.pointee.flags.contains(.hasExplicitType) {
            reportUndeclared(frame)
        }
        if depth == 1 && element < 0 { judgeUndeclaredRoot(frame) }
        begin(frame)
        // After the attributes: selectors and fields look at them.
        identity?._withUnsafeGuaranteedRef { $0.start(self, frame, event, in: batch) }
    }

    /// Prepares the frame for content once its type is known.
    @inline(__always)
    func begin(_ frame: UnsafeMutablePointer<Frame>) {
        let type = frame.pointee.type
        frame.pointee.row = type.pointee.model.startRow
        switch type.pointee.content {
        case .simple: frame.pointee.flags.insert(.gathersText)
        case .empty: break
        case .elementOnly, .mixed:
            if type.pointee.model.kind != .automaton { beginSideState(frame) }
            if type.pointee.content == .mixed, frame.pointee.element >= 0,
                schema.elementRecords.base[Int(frame.pointee.element)].flags.contains(.hasConstraint)
            {
                frame.pointee.flags.insert(.gathersText)
            }
        }
        if frame.pointee.type.pointee.isAbstract, !isKnownAsWrong(frame) { reportAbstractType(frame) }
    }

    /// Whether it was said already that the element may not stand here, or that it is abstract itself: that its type is
    /// abstract, too, only follows from that.
    private func isKnownAsWrong(_ frame: UnsafeMutablePointer<Frame>) -> Bool {
        if frame.pointee.flags.contains(.isSuspect) { return true }
        return frame.pointee.element >= 0 && schema.elementRecords.base[Int(frame.pointee.element)].flags.contains(.isAbstract)
    }

    private func beginSideState(_ frame: UnsafeMutablePointer<Frame>) {
        let content = compiled(frame.pointee.type).content
        switch content.model.kind {
        case .counted: sideStates.append(content.counted?.startConfiguration ?? [])
        case .all: sideStates.append(content.all?.startState ?? [])
        case .tooLarge:
            reportNotChecked(frame, content.excess ?? .schemaElements)
            return
        default: return
        }
        frame.pointee.sideState = Int32(sideStates.count - 1)
    }

    /// The values of attributes that nobody looks at.
    private func passAttributes(_ event: XMLEvent, in batch: XMLEventBatch) {
        let attributes = batch.attributes(of: event)
        reserveValues(attributes.count)
        for attribute in attributes {
            (values + valueCount).initialize(to: AttributeValue(use: -1, type: nil, value: batch[attribute.value]))
            valueCount += 1
        }
    }
}
