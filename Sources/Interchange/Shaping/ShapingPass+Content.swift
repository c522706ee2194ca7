import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Text, comments and instructions.
extension ShapingPass {
    func text(_ event: XMLEvent, in batch: XMLEventBatch) {
        guard frames.count > 0 else { return }
        validator.text(event, in: batch)
        let top = frames.top
        if event.flags.contains(.cdata) { losses.cdata &+= 1 }
        if top.pointee.mode == .content, top.pointee.isMixed {
            if isMuted { return }
            if !top.pointee.isStringOpen {
                if !pending.isEmpty { writeMarkupItem() }
                writer.beginString()
                top.pointee.isStringOpen = true
            }
            scope.noteText(batch[event.text])
            writer.appendString(batch[event.text])
        } else if top.pointee.mode == .scalar || top.pointee.mode == .value {
            if source.isOpen { source.append(batch[event.text]) }
        } else {
            losses.whiteSpace &+= 1
        }
    }

    func markup(_ event: XMLEvent, in batch: XMLEventBatch) {
        guard options.carriesMarkup else {
            losses.markup &+= 1
            return
        }
        if isMuted { return }
        if frames.count > 0 {
            let top = frames.top
            if top.pointee.mode == .scalar || top.pointee.mode == .value { return markupInValue(event, in: batch) }
            if top.pointee.isStringOpen {
                writer.endString()
                top.pointee.isStringOpen = false
            }
        }
        pending.add(event, in: batch)
        if pending.size > PendingMarkup.plenty { relieve(event) }
    }

    /// Writes markup that has gathered, where an array is open for it; much of it elsewhere is more than is held.
    private func relieve(_ event: XMLEvent) {
        if frames.count > 0 {
            let top = frames.top
            if top.pointee.mode == .content || (top.pointee.mode == .record && top.pointee.openMember >= 0) {
                return writeMarkupItem()
            }
        }
        if pending.size > PendingMarkup.limit { giveUp(event) }
    }

    private func markupInValue(_ event: XMLEvent, in batch: XMLEventBatch) {
        if !source.isOpen { source.open(after: validator.textSoFar) }
        guard options.carriesSource else { return }
        source.append(event, in: batch)
        if source.size > PendingMarkup.limit { giveUp(event) }
    }

    private func giveUp(_ event: XMLEvent) {
        findings.addNotChecked(
            Finding(
                code: "convert.limit.markup",
                message: Message("convert.limit.markup", ["limit": .number(PendingMarkup.limit)]),
                hint: Message("convert.limit.markup/hint"), location: location(of: event)))
        isMuted = true
    }

    /// Ends the string that is open in the innermost content, or writes the markup that came since.
    func closeGap() {
        let top = frames.top
        if top.pointee.isStringOpen {
            writer.endString()
            top.pointee.isStringOpen = false
        }
        if !pending.isEmpty { writeMarkupItem() }
    }

    /// Writes pending markup as an item of the array that is open.
    func writeMarkupItem() {
        writer.beginObject(onOneLine: true)
        writer.name("$markup")
        pending.write(to: writer)
        writer.endObject()
    }

    /// Writes pending markup as the member `$markup:NAME`.
    func writeMarkup(before markup: PreparedName?, _ name: PreparedName) {
        if let markup {
            writer.name(encoded: markup.bytes)
        } else {
            // `"name":` becomes `"$markup:name":`.
            var bytes = Array("\"$markup:".utf8)
            bytes.append(contentsOf: name.bytes.dropFirst())
            bytes.withUnsafeBufferPointer { writer.name(encoded: $0) }
        }
        pending.write(to: writer)
    }
}
