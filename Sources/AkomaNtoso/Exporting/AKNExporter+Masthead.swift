internal import RapporteurDiagnostics
import RapporteurReportModel

// The head of the first page.
//
// | printed | markup |
// |---|---|
// | United Nations | `role`/`docAuthority` of the publisher |
// | symbol | `docNumber` |
// | organ | `role`/`docAuthority` of the issuing body |
// | Distr.: General | `inline` akn4un:distribution, the label left outside |
// | date | `docDate` |
// | language, original language | `inline` akn4un:languageOfExpression, akn4un:originalLanguage |
// | job number | `docketNumber` |
// | session, agenda item | in the preface: `session`, `inline` akn4un:agendaItem and akn4un:agendaItemTitle |
extension AKNExporter {
    func coverPage(symbols: [String], jobNumber: String?, masthead: Masthead?) -> AKNElement? {
        var lines: [AKNElement] = []
        if let publisher = masthead?.publisher {
            let body = references.id("TLCOrganization", "un", path: "un", showAs: "United Nations")
            lines.append(line("upperLeft", [authority("publisher", "Publisher", "#\(body)", publisher)]))
        }
        for symbol in symbols {
            let number = AKNElement("docNumber", ["refersTo": concept("symbol", "Symbol")], .words(symbol))
            lines.append(line("upperRight", [number]))
        }
        for organ in masthead?.organs ?? [] { lines.append(self.organ(organ)) }
        if let distribution = masthead?.distribution { lines.append(self.distribution(distribution)) }
        if let issued = masthead?.issued { lines.append(self.issued(issued)) }
        if let language = masthead?.languageLine {
            lines.append(
                line(
                    "rightSmall",
                    [AKNElement("inline", ["name": "akn4un:languageOfExpression"], .words(language))]))
        }
        if let original = masthead?.originalLanguage { lines.append(originalLanguage(original)) }
        if let jobNumber {
            let target = concept("publicationJobNumber", "Job number")
            lines.append(line("jobNumber", [AKNElement("docketNumber", ["refersTo": target], .words(jobNumber))]))
        }
        // A head without lines is still one.
        guard masthead != nil || !lines.isEmpty else { return nil }
        let id = unique("coverPage_1")
        return AKNElement(
            "coverPage", ["eId": id],
            [
                AKNElement(
                    "container",
                    [
                        "name": "masthead", "eId": eIDs.unique("\(id)__container_1"),
                        "rap:is": masthead == nil ? "identity" : nil,
                    ], Self.filled(lines))
            ])
    }

    private func line(_ style: String, _ elements: [AKNElement]) -> AKNElement {
        AKNElement("p", ["class": style], elements)
    }

    private func authority(_ role: String, _ name: String, _ target: String, _ words: String) -> AKNElement {
        AKNElement(
            "role", ["refersTo": self.role(role, name)], [AKNElement("docAuthority", ["refersTo": target], .words(words))])
    }

    private func organ(_ value: Organ) -> AKNElement {
        let known = value.code.flatMap { code in Acting.organs.first { $0.code == code } }
        let target: String
        if let known {
            target = references.id("TLCOrganization", known.id, path: known.actor, showAs: value.text)
        } else if let code = value.code {
            target = references.id(
                "TLCOrganization", "organ_\(EIDs.part(code))", path: SymbolEscaping.segment(code), showAs: value.text)
        } else {
            target = references.local("TLCOrganization", "body", words: value.text)
        }
        var element = line("organ", [authority("issuingBody", "Issuing body", "#\(target)", value.text)])
        element["rap:code"] = value.code
        return element
    }

    private func distribution(_ value: Distribution) -> AKNElement {
        let name = value.code.rawValue.prefix(1).uppercased() + value.code.rawValue.dropFirst()
        let target = concept("distribution\(name)", "\(name) distribution")
        var element = AKNElement("p", ["class": "rightSmall"], Self.behindLabel(value.text) {
            AKNElement("inline", ["name": "akn4un:distribution", "refersTo": target], $0)
        })
        element["rap:code"] = value.code.rawValue
        return element
    }

    private func originalLanguage(_ value: OriginalLanguage) -> AKNElement {
        let code = value.languages.first.flatMap(AKNLanguage.tagged)
        let target = code.map { concept("language\($0.code.prefix(1).uppercased())\($0.code.dropFirst())", $0.name) }
        var element = AKNElement("p", ["class": "rightSmall"], Self.behindLabel(value.text) {
            AKNElement("inline", ["name": "akn4un:originalLanguage", "refersTo": target], $0)
        })
        element["rap:languages"] = value.languages.joined(separator: " ")
        return element
    }

    /// Elements go strictly around what they mean: a label with a colon stays outside.
    private static func behindLabel(_ text: String, _ wrap: ([AKNNode]) -> AKNElement) -> [AKNNode] {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 2 < bytes.count,
            bytes[colon + 1] == UInt8(ascii: " ")
        else { return .one(wrap(.words(text))) }
        let label = String(decoding: bytes[...(colon + 1)], as: UTF8.self)
        return .words(label) + .one(wrap(.words(String(decoding: bytes[(colon + 2)...], as: UTF8.self))))
    }

    private func issued(_ value: Issued) -> AKNElement {
        let target = concept("dateOfIssuance", "Date of issuance")
        return line(
            "rightSmall",
            [
                AKNElement(
                    "docDate",
                    [
                        "date": value.date.padded, "refersTo": target,
                        "rap:value": value.date.precision == .day ? nil : value.date.description,
                    ], .words(value.text))
            ])
    }

    /// Session and agenda items, which stand in the preface.
    func sessionAndItems(_ masthead: Masthead?, under id: String) -> AKNElement? {
        guard let masthead, !masthead.sessions.isEmpty || !masthead.agendaItems.isEmpty else { return nil }
        let organ = masthead.organs.first?.code.flatMap { code in Acting.organs.first { $0.code == code } }
        var lines = masthead.sessions.map { session(organ, $0) }
        for item in masthead.agendaItems { lines.append(agendaItem(item, under: id)) }
        return AKNElement(
            "container", ["name": "sessionAndAgendaItem", "eId": eIDs.next("\(id)__container")], lines)
    }

    private func session(
        _ organ: (code: String, actor: String, id: String, name: String)?, _ value: Session
    ) -> AKNElement {
        let target = references.id(
            "TLCEvent", "\(organ?.id ?? "session")\(value.number)",
            path: "\(organ?.actor ?? "un")/session/\(value.number)", showAs: value.text)
        return AKNElement(
            "p", [:],
            [
                AKNElement(
                    "session",
                    ["refersTo": "#\(target)", "value": String(value.number), "rap:kind": value.kind?.rawValue],
                    .words(value.text))
            ])
    }

    private func agendaItem(_ value: AgendaItem, under id: String) -> AKNElement {
        let target = concept(
            "agendaItem_\(EIDs.part(value.number))", "Item \(value.number)\(value.title.map { ": \($0.plainText)" } ?? "")")
        var lines: [AKNElement] = []
        if let line = value.line {
            var nodes = inlines(line)
            if case .text(let text)? = nodes.first {
                // Languages print the number in their own ways: where it is not found, the words name the item.
                let upTo = Self.prefix(of: text, through: value.number)
                Marking.mark(upTo.isEmpty ? text : upTo, in: &nodes) {
                    AKNElement(
                        "inline",
                        ["name": "akn4un:agendaItem", "title": value.number, "refersTo": target, "rap:is": "mark"], $0)
                }
            }
            lines.append(AKNElement("p", ["class": "agendaItem"], nodes))
        }
        if let title = value.title {
            let isBold = title.count == 1 && { if case .strong = title[0] { true } else { false } }()
            var words = title
            if isBold, case .strong(let inner) = title[0] { words = inner }
            let marked = AKNElement(
                "inline",
                ["name": "akn4un:agendaItemTitle", "class": isBold ? "bold" : nil, "refersTo": target], inlines(words))
            lines.append(AKNElement("p", ["class": "agendaItemTitle"], [marked]))
        }
        return AKNElement(
            "container",
            [
                "name": "agendaItem", "eId": eIDs.next("\(id)__agendaItem"), "rap:number": value.number,
                "rap:list": value.list,
            ], Self.filled(lines))
    }

    private static func prefix(of text: String, through number: String) -> String {
        guard !number.isEmpty else { return "" }
        let (bytes, wanted) = (Array(text.utf8), Array(number.utf8))
        var start = 0
        while start + wanted.count <= bytes.count {
            let end = start + wanted.count
            if bytes[start..<end].elementsEqual(wanted) { return String(decoding: bytes[..<end], as: UTF8.self) }
            start += 1
        }
        return ""
    }
}
