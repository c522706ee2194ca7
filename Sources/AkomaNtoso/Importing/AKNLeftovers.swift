package import RapporteurDiagnostics
import RapporteurReportModel

/// What a document says and the value that was read from it does not: attributes and elements that are not carried.
struct AKNLeftovers {
    private struct Leftover {
        var name: String
        /// Where the element begins.
        var offset: Int
    }

    private var attributes: [Leftover] = []
    private var elements: [Leftover] = []

    /// What writing the value again does not give. Much of `meta` follows from options, so there only what is of other
    /// namespaces counts.
    init(of root: AKNElement, readAs document: AnyReportDocument) {
        var options = AkomaNtosoOptions()
        let collection = root.first("documentCollection")
        if collection != nil { options.wrapper = .documentCollection }
        if let name = root.descendants("doc").first?["name"] { options.documentName = name }
        var written: ExactMap<Int> = [:]
        Self.visit(AKNExporter.document(DocumentParts(document, options), options)) { key, _, _ in
            written[key, default: 0] += 1
        }
        Self.visit(root) { key, name, element in
            if let left = written[key], left > 0 {
                written[key] = left - 1
            } else if name == element.name {
                elements.append(Leftover(name: name, offset: element.offset))
            } else {
                attributes.append(Leftover(name: name, offset: element.offset))
            }
        }
        for meta in root.descendants("meta") { addForeign(in: meta, except: "rap:") }
    }

    /// What is of other namespaces, in a document that others marked up. Page headers and footers are not read.
    init(ofOthers root: AKNElement) { addForeign(in: root, except: nil) }

    /// All that is compared outside `meta`: elements by name, attributes with their values.
    private static func visit(_ element: AKNElement, _ take: (_ key: String, _ name: String, AKNElement) -> Void) {
        guard element.name != "meta" else { return }
        take(element.name, element.name, element)
        for attribute in element.attributes {
            let name = "\(element.name)@\(attribute.name)"
            take("\(name)=\(attribute.value)", name, element)
        }
        for inner in element.elements { visit(inner, take) }
    }

    private mutating func addForeign(in element: AKNElement, except known: String?) {
        guard element.name != "presentation" else { return }
        if Self.isForeign(element.name), element.name != "akn4un:voters" {
            elements.append(Leftover(name: element.name, offset: element.offset))
        }
        for attribute in element.attributes where Self.isForeign(attribute.name) {
            if let known, attribute.name.begins(with: known) { continue }
            attributes.append(Leftover(name: "\(element.name)@\(attribute.name)", offset: element.offset))
        }
        for inner in element.elements { addForeign(in: inner, except: known) }
    }

    /// Whether a name is of another namespace than Akoma Ntoso's, those of XML and of schema instances aside.
    private static func isForeign(_ name: String) -> Bool {
        name.has(":") && !name.begins(with: "xml:") && !name.begins(with: "{http://www.w3.org/2001/XMLSchema-instance}")
    }

    /// One note for each kind of thing, at the first of them.
    ///
    /// - Parameter markup: how many comments and instructions there are.
    func findings(markup: Int, _ place: (Int) -> Location) -> [Finding] {
        var findings: [Finding] = []
        if let first = attributes.first {
            findings.append(
                Finding(
                    code: "akn.attribute.notCarried", severity: .note,
                    message: Message("akn.attribute.notCarried", Self.arguments(attributes)),
                    location: place(first.offset)))
        }
        if let first = elements.first {
            findings.append(
                Finding(
                    code: "akn.element.notCarried", severity: .note,
                    message: Message("akn.element.notCarried", Self.arguments(elements)),
                    location: place(first.offset)))
        }
        if markup > 0 { findings.append(.markupNotCarried(markup, file: place(0).file)) }
        return findings
    }

    /// How many, and the names of the first.
    private static func arguments(_ leftovers: [Leftover]) -> MessageArguments {
        var names: [String] = []
        for leftover in leftovers where names.count < 5 && !names.contains(leftover.name) { names.append(leftover.name) }
        return ["count": .number(leftovers.count), "names": .list(names.map(MessageArgument.text))]
    }
}

extension Finding {
    /// Comments and instructions have no place in typed reports.
    package static func markupNotCarried(_ count: Int, file: String?) -> Finding {
        Finding(
            code: "akn.markup.notCarried", severity: .note,
            message: Message("akn.markup.notCarried", ["count": .number(count)]), location: Location(file: file))
    }
}
