import RapporteurReportModel

// Numbers as they are printed: with a full stop, items in parentheses, unless the document says otherwise.

extension Paragraph {
    var printedNumber: String? { printed ?? label.map { "\($0)." } }
}

extension Section {
    var printedNumber: String? { printed ?? number.map { "\($0)." } }
}

extension Item {
    var printedNumber: String? { printed ?? label.map { "(\($0))" } }
}

extension ContentsEntry {
    var printedNumber: String? { printed ?? number.map { "\($0)." } }
}
