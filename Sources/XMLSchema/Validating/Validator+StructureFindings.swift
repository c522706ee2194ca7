import RapporteurDiagnostics
import RapporteurXMLStream

/// The findings of children in wrong places: those of one parent are counted in one. And the state after them.
extension Validator {
    /// Adds a finding for a child that may not stand in its parent at all, or adds it to the one that the parent has.
    func addUnexpected(
        _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>,
        _ wording: () -> (code: String, message: Message, hint: Message?)
    ) {
        let index = parent.pointee.unexpectedFinding
        guard index >= 0 else {
            // What nobody will see is not worded.
            guard !findings.isFull else { return findings.add(Finding(code: "xsd.element.unexpected", message: .verbatim(""))) }
            let (code, message, hint) = wording()
            parent.pointee.unexpectedFinding = reportIndexed(code, message, hint: hint, atChild: event, parent)
            if parent.pointee.unexpectedFinding >= 0, parent.pointee.type.pointee.model.kind != .empty,
                !parent.pointee.flags.contains(.isNil)
            {
                faultNames[parent.pointee.unexpectedFinding] = [shown(names[event.name])]
            }
            return
        }
        var message: Message?
        if var known = faultNames[index], known.count < 8 {
            let name = shown(names[event.name])
            if !known.contains(name) {
                known.append(name)
                faultNames[index] = known
                message = unexpectedMessage(known, parent)
            }
        }
        let place = location(ofChild: event, parent)
        findings.update(at: Int(index)) {
            $0.add(at: place)
            if let message { $0.message = message }
        }
    }

    /// Adds a finding for a child that is misspelt, misplaced or once too many; those of one name are counted, and
    /// where a parent has many of them, all.
    func addFault(
        _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>, key code: String, isOfGroup: Bool = false,
        _ wording: () -> (message: Message, hint: Message?)
    ) {
        let key = isOfGroup ? code : code + " " + shown(names[event.name])
        let known = faultsOfParents[parent.pointee.offset] ?? [:]
        if let index = known[key] ?? (known.count >= 5 ? known.values.min() : nil) {
            let place = location(ofChild: event, parent)
            findings.update(at: Int(index)) { $0.add(at: place) }
            return
        }
        guard !findings.isFull else { return findings.add(Finding(code: code, message: .verbatim(""))) }
        let (message, hint) = wording()
        let index = reportIndexed(code, message, hint: hint, atChild: event, parent)
        if index >= 0 { faultsOfParents[parent.pointee.offset, default: [:]][key] = index }
    }

    func unexpectedMessage(_ children: [String], _ parent: UnsafeMutablePointer<Frame>) -> Message {
        let arguments: MessageArguments = [
            "names": list(children, or: false, tags: true), "count": .number(children.count),
            "parent": .text(describe(parent)),
        ]
        return parent.pointee.type.pointee.model.kind == .empty
            ? Message("xsd.element.unexpected/in.empty", arguments) : Message("xsd.element.unexpected", arguments)
    }

    func reportIndexed(
        _ code: String, _ message: Message, hint: Message?, atChild event: XMLEvent,
        _ parent: UnsafeMutablePointer<Frame>
    ) -> Int32 {
        let location = location(ofChild: event, parent)
        let index = findings.isFull ? -1 : Int32(findings.findings.count)
        findings.add(
            Finding(
                code: code, severity: code == "xsd.element.missing" ? severityOfLack(in: parent) : .error,
                message: message, hint: hint, location: location))
        return index
    }

    func location(ofChild event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>) -> Location {
        let number = siblings.last(event.name, start: parent.pointee.siblingStart, depth: depth)
        var location = positions.location(at: event.offset)
        location.xpath = xpath(to: parent) + "/" + shown(names[event.name]) + "[\(number)]"
        location.pointer = pointer?()
        return location
    }

    // MARK: After a fault

    /// Sets the state of the content model as if the element at a position had just come.
    func advance(_ parent: UnsafeMutablePointer<Frame>, to position: Int32) {
        parent.pointee.lastPosition = position
        let content = compiled(parent.pointee.type).content
        if content.model.kind == .automaton {
            parent.pointee.row = content.model.rowAfter[Int(position)]
        } else if let counted = content.counted, parent.pointee.sideState >= 0 {
            sideStates[Int(parent.pointee.sideState)] = counted.configuration(after: position)
        } else if content.all != nil, parent.pointee.sideState >= 0 {
            AllModel.take(position, &sideStates[Int(parent.pointee.sideState)])
        }
    }
}
