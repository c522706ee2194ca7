import JSONStream
import XMLSchema
import XMLStream

/// Text, comments and instructions.
extension Shaper {
    func text(_ event: XMLEvent, in batch: XMLEventBatch) {
        guard let validator, !frames.isEmpty else { return }
        validator.text(event, in: batch)
        let top = frames.count - 1
        if event.flags.contains(.cdata) { losses.count(.cdata) }
        if frames[top].mode == .content, frames[top].isMixed {
            if isMuted { return }
            if !frames[top].isStringOpen {
                if !pending.isEmpty { writeMarkupItem() }
                writer.beginString()
                frames[top].isStringOpen = true
            }
            writer.appendString(batch[event.text])
        } else if frames[top].mode == .scalar || frames[top].mode == .value {
            frames[top].textCount += Int(event.text.count)
        } else {
            losses.count(.whiteSpace)
        }
    }

    func markup(_ event: XMLEvent, in batch: XMLEventBatch) {
        guard options.carriesMarkup else { return losses.count(.markup) }
        if let frame = frames.last {
            if frame.mode == .scalar || frame.mode == .value || frame.mode == .null {
                return losses.add(.markupInValue, at: location(of: event))
            }
            if frame.isStringOpen {
                writer.endString()
                frames[frames.count - 1].isStringOpen = false
            }
        }
        if isMuted { return }
        if event.kind == .comment {
            pending.addComment(batch[event.text])
        } else {
            pending.addInstruction(batch[event.text])
        }
    }

    /// Ends the string that is open in the innermost content, or writes the markup that came since.
    func closeGap() {
        let top = frames.count - 1
        if frames[top].isStringOpen {
            writer.endString()
            frames[top].isStringOpen = false
        }
        if !pending.isEmpty { writeMarkupItem() }
    }

    /// Writes pending markup as an item of the array that is open.
    func writeMarkupItem() {
        writer.beginObject()
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
