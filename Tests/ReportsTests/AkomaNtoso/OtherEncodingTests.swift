import Foundation
@testable import RapporteurAkomaNtoso
import RapporteurReportModel
import Testing
import TestSupport

/// The sample as AKN4UN, element by element beside the encoding of the same report by others.
///
/// The words are the same in the same order, so elements are compared by the words that they hold. Every difference is
/// of a kind that Documentation/akn4un.md lists; any other fails.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct OtherEncodingTests {
    /// An element with its place among the words.
    private struct Span {
        var element: AKNElement
        /// Characters from the end of the document, white space aside: the beginnings differ.
        var start: Int
        var end: Int

        var key: String { "\(element.name) \(start) \(end)" }

        /// The element as the list of differences shows it.
        var label: String {
            let name = element["name"].map { "[\($0)]" } ?? ""
            let style = element["class"].map { ".\($0)" } ?? ""
            return element.name + name + style
        }
    }

    private enum Side: String, Sendable { case there, here, both }

    /// A kind of difference, as the documentation words it.
    private struct Kind: Sendable {
        var title: String
        var covers: @Sendable (Side, String, Span) -> Bool

        init(_ title: String, _ covers: @escaping @Sendable (Side, String, Span) -> Bool) {
            self.title = title
            self.covers = covers
        }

        /// Elements of these names, on one side.
        init(_ title: String, _ side: Side, _ names: String...) {
            self.init(title) { found, _, span in found == side && names.contains(span.element.name) }
        }

        /// Attributes of elements that are on both sides: element@attribute.
        init(_ title: String, attributes: String...) {
            self.init(title) { found, attribute, span in
                found == .both && attributes.contains("\(span.element.name)@\(attribute)")
            }
        }
    }

    /// The first that covers a difference counts.
    private static let kinds: [Kind] = [
        Kind("The symbol and the publisher are not printed") { side, _, span in
            guard side == .there, ["p", "role", "docAuthority", "docNumber"].contains(span.element.name) else { return false }
            return span.element.text == "United Nations" || span.element.text == "A/57/134"
        },
        Kind("What is around the symbol begins later") { side, _, span in
            side != .both && ["akomaNtoso", "doc", "coverPage", "container"].contains(span.element.name)
                && span.element["name"] != "agendaItem"
        },
        Kind("Agenda items have a container each") { side, _, span in side == .here && span.element["name"] == "agendaItem" },
        Kind("Communications are facts of their container") { side, _, span in
            side == .there
                && (span.element.reference?.hasPrefix("communication") == true || span.element.reference?.hasPrefix("kind") == true)
        },
        Kind("Sessions, notes verbales and events in words are not marked", .there, "event"),
        Kind("Events that the report marks", .here, "event"),
        Kind("Places are States", .there, "location"),
        Kind("Places are locations where the State is visited or an origin", .here, "location"),
        Kind("Several treaties are references of their own", .there, "mref"),
        Kind("Parties and lists are what the report marks") { side, _, span in
            side == .there && ["akn4un:parties", "akn4un:agenda"].contains(span.element["name"])
        },
        Kind("The status of a treaty is a container") { side, _, span in side == .here && span.element["name"] == "treatyStatus" },
        Kind("Recommendations are marked whole") { side, _, span in
            side != .both
                && (span.element["name"] == "akn4un:recommendation" || span.element["name"] == "akn4un:to"
                    || span.element.name == "term")
        },
        Kind("Quoted words are marked") { side, _, span in side == .here && span.element["name"] == "akn4un:quotation" },
        Kind("Quantities hold the words that limit them") { side, _, span in side != .both && span.element.name == "quantity" },
        Kind("What the report marks and the other does not", .here, "date", "organization", "role", "ref", "a", "entity"),
        Kind("What the other marks and the report does not", .there, "organization", "role", "ref", "entity"),
        Kind("Columns of the contents are told by class", .here, "span"),
        Kind("Bold is an element where it holds more than one thing") { side, attribute, span in
            (side == .here && span.element.name == "b") || (side == .both && attribute == "class")
        },
        Kind("Dates do not say what they are dates of", attributes: "date@refersTo"),
        Kind(
            "Concepts have other identifiers", attributes: "docProponent@refersTo", "docType@refersTo", "entity@refersTo",
            "event@refersTo", "inline@refersTo", "role@refersTo", "term@refersTo", "organization@refersTo",
            "quantity@refersTo", "tblock@refersTo"),
        Kind("Durations are numbers with a unit", attributes: "quantity@normalized"),
        Kind("References are numbered through, also those that the other leaves out", attributes: "ref@eId", "rref@eId"),
        Kind("Treaties have the actor un, or ilo", attributes: "ref@href"),
        Kind("Paragraphs with a recommendation say so", attributes: "paragraph@refersTo"),
    ]

    @Test func differencesAreThoseThatAreListed() throws {
        let own = Self.spans(try AKNTrees.tree(AkomaNtoso.write(.report(sampleReport()))))
        let other = Self.spans(try AKNTrees.tree([UInt8](Data(contentsOf: SharedData.url("akn/report.akn.xml")))))
        var left = Dictionary(grouping: own, by: \.key)
        var found: [String: [String]] = [:]
        let add = { (side: Side, attribute: String, span: Span, shown: String) in
            let kind = Self.kinds.first { $0.covers(side, attribute, span) }
            if kind == nil {
                let words = String(span.element.text.prefix(60))
                Issue.record("unexpected, \(side.rawValue): \(shown) “\(words)”")
            }
            found[kind?.title ?? "none", default: []].append("\(side.rawValue) \(shown)")
        }
        for span in other {
            guard let same = left[span.key]?.first else {
                add(.there, "", span, span.label)
                continue
            }
            left[span.key]?.removeFirst()
            for name in Set((span.element.attributes + same.element.attributes).map(\.name)).sorted() {
                let (theirs, ours) = (span.element[name], same.element[name])
                guard theirs != ours, !name.hasPrefix("rap:"), !name.hasPrefix("{") else { continue }
                add(.both, name, same, "\(span.element.name)@\(name) \(theirs ?? "-") → \(ours ?? "-")")
            }
        }
        for span in left.values.flatMap({ $0 }).sorted(by: { $0.start < $1.start }) { add(.here, "", span, span.label) }
        let page = try String(
            contentsOf: SharedData.projectRoot.appendingPathComponent("Documentation/akn4un.md"), encoding: .utf8)
        var text = ""
        for kind in Self.kinds {
            let differences = try #require(found[kind.title], "nothing is of the kind “\(kind.title)”")
            text += "\(kind.title): \(differences.count)\n"
            var counts: [String: Int] = [:]
            for difference in differences { counts[difference, default: 0] += 1 }
            for difference in counts.keys.sorted() { text += "  \(counts[difference] ?? 0) \(difference)\n" }
            let row = "| \(kind.title) | \(differences.count) |"
            #expect(page.contains(row), "Documentation/akn4un.md does not list: \(row)")
        }
        expectGolden(text, "AkomaNtoso/other-encoding.txt")
    }

    /// The elements outside `meta`, with their places.
    private static func spans(_ root: AKNElement) -> [Span] {
        var spans: [Span] = []
        var count = 0
        func visit(_ element: AKNElement) {
            guard element.name != "meta" else { return }
            let index = spans.count
            spans.append(Span(element: element, start: count, end: 0))
            for child in element.children {
                switch child {
                case .text(let text): count += text.unicodeScalars.count { !$0.properties.isWhitespace }
                case .element(let inner): visit(inner)
                }
            }
            spans[index].end = count
        }
        visit(root)
        return spans.map { Span(element: $0.element, start: $0.start - count, end: $0.end - count) }
    }

    /// What both say of the work.
    @Test func identificationIsTheSame() throws {
        var report = try sampleReport()
        report.symbols = ["A/57/134"]
        let own = Self.identification(try AKNTrees.tree(AkomaNtoso.write(.report(report))))
        let other = Self.identification(
            try AKNTrees.tree([UInt8](Data(contentsOf: SharedData.url("akn/report.akn.xml")))))
        let differing = Set(own.keys).union(other.keys).filter { own[$0] != other[$0] }
        // The date of the markup is that of the document here, so that the same report gives the same bytes.
        #expect(differing.sorted() == ["FRBRManifestation FRBRdate"])
    }

    private static func identification(_ root: AKNElement) -> [String: String] {
        var values: [String: String] = [:]
        for block in root.descendants("identification").first?.elements ?? [] {
            for field in block.elements {
                let attributes = field.attributes.map { "\($0.name)=\($0.value)" }.sorted()
                values["\(block.name) \(field.name)"] = attributes.joined(separator: " ")
            }
        }
        return values
    }
}
