internal import RapporteurDiagnostics
import RapporteurReportModel

extension AkomaNtosoIRI: LosslessStringConvertible {
    /// Reads a name, also as it is written in practice: with a slash at its end, with none before the mark of a
    /// component (`eng@!main`), with the file alone behind the expression (`eng@/.xml`).
    ///
    /// - Returns: nil for what is no name of a document: without a date, or of another convention.
    public init?(_ text: String) {
        var path = text[...]
        var fragment: String?
        if let mark = path.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = String(path[path.utf8.index(after: mark)...])
            path = path[..<mark]
        }
        var segments = path.pieces(between: "/").map(String.init)
        guard segments.count >= 4, segments.removeFirst() == "akn" else { return nil }
        let jurisdiction = segments.removeFirst()
        let documentType = segments.removeFirst()
        guard let dated = segments.prefix(3).firstIndex(where: { PartialDate($0) != nil }),
            let date = PartialDate(segments[dated])
        else { return nil }
        self.init(
            jurisdiction: jurisdiction, documentType: documentType, subtype: dated > 0 ? segments[0] : nil,
            actor: dated > 1 ? segments[1] : nil, date: date, fragment: fragment)
        for segment in segments[(dated + 1)...] {
            guard take(segment) else { return nil }
        }
    }

    /// Takes one segment behind the date.
    private mutating func take(_ segment: String) -> Bool {
        if segment.first == "!" {
            guard component == nil else { return false }
            takeComponent(segment.dropFirst())
        } else if let mark = segment.utf8.firstIndex(of: UInt8(ascii: "@")) {
            guard expression == nil else { return false }
            return takeExpression(segment[..<mark], behind: segment[segment.utf8.index(after: mark)...])
        } else if segment.first == ".", expression != nil {
            format = String(segment.dropFirst())
        } else if number == nil, expression == nil {
            let (name, extent) = Self.splitFormat(segment[...])
            number = extent == nil ? segment : name
            format = extent
        } else {
            // A file of the manifestation, named freely.
            format = Self.splitFormat(segment[...]).1 ?? format
            return format != nil
        }
        return true
    }

    private mutating func takeExpression(_ language: Substring, behind rest: Substring) -> Bool {
        var rest = rest
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "!")) {
            takeComponent(rest[rest.utf8.index(after: mark)...])
            rest = rest[..<mark]
        }
        let (version, extent) = Self.splitFormat(rest)
        if let extent { format = extent }
        let date = PartialDate(version)
        guard !language.isEmpty, version.isEmpty || date != nil else { return false }
        expression = Expression(language: String(language), version: date)
        return true
    }

    private mutating func takeComponent(_ text: Substring) {
        let (name, extent) = Self.splitFormat(text)
        component = name
        if let extent { format = extent }
    }

    /// Splits a known file format off; numbers have full stops of their own (A-57-50-Rev.1).
    private static func splitFormat(_ text: Substring) -> (String, String?) {
        for format in ["xml", "akn", "pdf", "html", "docx"] where text.ends(with: ".\(format)") {
            return (String(text.dropLast(format.utf8.count + 1)), format)
        }
        return (String(text), nil)
    }
}
