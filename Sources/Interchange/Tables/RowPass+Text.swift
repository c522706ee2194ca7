internal import RapporteurDiagnostics
import RapporteurXMLStream

/// The running text of mixed content, with white space collapsed and notes left out, as analysis JSON has it.
extension RowPass {
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        for capture in captures where capture.notes == 0 { capture.text.append(bytes) }
    }

    func beginText(_ frame: inout Frame) {
        guard !captures.isEmpty else { return }
        frame.isNote = isNote(frame.name)
        setApart(frame)
        if frame.isNote { for index in captures.indices { captures[index].notes += 1 } }
    }

    func endText(_ frame: Frame) {
        guard !captures.isEmpty else { return }
        if frame.isNote { for index in captures.indices { captures[index].notes -= 1 } }
        setApart(frame)
    }

    /// As analysis JSON has it: parts of a sentence touch their neighbours; what is made of elements, or stands among
    /// such, does not.
    func setApart(_ frame: Frame) {
        guard !frame.isNote else { return }
        let isAmongElements = frames.last.map { !plan.traits[$0.type].isMixed } ?? false
        guard isAmongElements || plan.traits[frame.type].standsApart else { return }
        for capture in captures where capture.notes == 0 { capture.text.setApart() }
    }

    func isNote(_ name: Int32) -> Bool {
        if plan.noteNames.isEmpty { return false }
        if let known = isNoteName[name] { return known }
        let found = plan.noteNames.contains(plan.table.mapping.naming.name(of: names[NameID(rawValue: name)]))
        isNoteName[name] = found
        return found
    }
}
