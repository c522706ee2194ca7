public import Diagnostics
import XMLStream

/// Reports and their like as AKN4UN, the United Nations system's profile of Akoma Ntoso 3.0, and back.
public enum AkomaNtoso {
    /// A document that was read.
    public struct Reading: Sendable {
        public var document: AnyReportDocument
        /// What was met on the way: habits and faults of published documents, what was not carried.
        public var findings: [Finding]
        /// Whether the document was exported by us and says what it was made from; else it was read by its markup.
        public var isExported: Bool
    }

    /// Elements open at once. An exported document is some three times as deep as the report.
    static let deepest = 600

    /// The document in AKN4UN.
    ///
    /// Everything that the model holds is in it: where Akoma Ntoso has no place for it, in attributes of the
    /// namespace `urn:rapporteur:akn:1`.
    /// - Throws: `WorkError` of kind `input`: the value is nested too deeply, or has text that XML cannot hold.
    public static func write(
        _ document: AnyReportDocument, _ options: AkomaNtosoOptions = AkomaNtosoOptions()
    ) throws(WorkError) -> [UInt8] {
        let root = AKNExporter.document(DocumentParts(document, options), options)
        return try AKNTreeWriter.bytes(root, isIndented: options.isIndented)
    }

    /// Reads a document of Akoma Ntoso: an exported one into the value that it was made from, any other into a
    /// `Document`, as far as it can be read.
    ///
    /// - Parameter name: what findings call the source; by default its path.
    /// - Throws: `WorkError` of kind `input` with all findings: the source cannot be read, or nothing in it is a
    ///   document.
    public static func read(_ source: ByteSource, name: String? = nil) throws(WorkError) -> Reading {
        let input = try ByteReader(source, name: name)
        let log = FindingLog()
        let names = NameTable()
        var limits = XMLLimits()
        limits.depth = deepest
        let reader = XMLReader(limits: limits, names: names)
        let builder = AKNTreeBuilder(names: names)
        let result: XMLReadResult
        do {
            result = try reader.read(input, into: builder, findings: log)
        } catch {
            throw (error as? WorkError) ?? WorkError(.input, findings: log.findings)
        }
        guard result != .refused, let root = builder.finish(), let top = root.top else {
            if log.findings.isEmpty { log.add(notAkomaNtoso(input.name)) }
            throw WorkError(.input, findings: log.findings)
        }
        let place = { (offset: Int) in
            let position = reader.position(at: offset)
            return Location(file: input.name, line: position.line, column: position.column)
        }
        if let exported = top.exported {
            guard result == .complete else { throw WorkError(.input, findings: log.findings) }
            do throws(AKNMismatch) {
                let document = try AKNImporter.document(exported.doc, cover: exported.cover)
                return Reading(document: document, findings: [], isExported: true)
            } catch {
                throw WorkError(
                    .input, code: "akn.exported", message: .verbatim(error.message),
                    hint: .verbatim(
                        "Export the report again, or take the attribute rap:document out to have it read as any other."),
                    location: place(error.offset))
            }
        }
        var published = PublishedReader(top.document, parts: top.parts, file: input.name, place: place)
        let document = published.read()
        var findings = log.findings
        // What cannot be read ends the document there; what was read is what it says.
        for index in findings.indices where findings[index].severity == .error { findings[index].severity = .warning }
        return Reading(document: .document(document), findings: findings + published.findings, isExported: false)
    }

    private static func notAkomaNtoso(_ file: String) -> Finding {
        Finding(
            code: "akn.root",
            message: .verbatim("The document is not Akoma Ntoso, or holds none of its documents."),
            hint: .verbatim("The root element is <akomaNtoso>, with a <doc>, <statement> or <documentCollection> in it."),
            location: Location(file: file))
    }
}

extension AKNElement {
    /// The names of elements that are documents with a body.
    static let documentNames: Set<String> = [
        "doc", "statement", "debateReport", "act", "bill", "debate", "judgment", "amendment", "portion",
    ]

    /// What an `akomaNtoso` holds: a document, or a collection with its parts; and of an exported one, the `doc` with
    /// the cover page of the publication around it.
    var top: (document: AKNElement, parts: [AKNElement], exported: (doc: AKNElement, cover: AKNElement?)?)? {
        guard name == "akomaNtoso" else { return nil }
        let documents = innerDocuments
        guard let first = documents.first else { return nil }
        let collection = self.first("documentCollection")
        if first.first("mainBody")?["rap:document"] != nil {
            return (first, [], (first, collection?.first("coverPage")))
        }
        // A collection with a page of its own is the document; else it is but a wrapper.
        if let collection, documents.count > 1 || collection.first("coverPage") != nil {
            return (collection, documents, nil)
        }
        return (first, [], nil)
    }

    /// The documents inside, those in documents aside.
    private var innerDocuments: [AKNElement] {
        elements.flatMap { Self.documentNames.contains($0.name) ? [$0] : $0.innerDocuments }
    }
}
