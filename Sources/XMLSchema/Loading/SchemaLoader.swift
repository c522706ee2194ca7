import RapporteurDiagnostics
import RapporteurXMLStream

/// Loads a schema document and all that it includes, imports and redefines.
///
/// Only files are read: a location that is not a local file is never fetched. Where a folder bounds the loading
/// (a pack), a location that leaves it is refused.
final class SchemaLoader {
    private(set) var globals = GlobalTable()
    private(set) var documents: [SchemaDocument] = []
    /// The paths that were asked for, whatever became of them.
    private(set) var asked: [String] = []
    /// What says which schema documents are not there, so that what they declare is not checked.
    private(set) var gaps: [Finding] = []
    /// Imports that led to no document: they are gaps unless another document has the namespace.
    private var openImports: [(node: SchemaNode, namespace: String, location: String?)] = []
    private let issues: SchemaIssues
    private let files: SchemaFiles
    private let names = NameTable()
    private var loaded: [Key: SchemaDocument] = [:]
    /// The target namespace that a loaded document itself states, by what identifies it; "" for none.
    private var ownNamespace: ExactMap<String> = [:]

    /// The documents whose inclusions are being followed, to tell circles.
    private var open: [SchemaDocument] = []

    private struct Key: Hashable {
        var identity: ExactText
        var namespace: ExactText

        init(identity: String, namespace: String) {
            self.identity = ExactText(identity)
            self.namespace = ExactText(namespace)
        }
    }

    /// The most documents one schema may consist of.
    private let mostDocuments = Limit.schemaDocuments.value

    init(issues: SchemaIssues, files: SchemaFiles) {
        self.issues = issues
        self.files = files
    }

    /// Loads documents and everything they lead to.
    ///
    /// - Throws: `WorkError` of kind `schema` when one of them cannot be read or is not a schema.
    func load(_ paths: [String]) throws(WorkError) {
        for path in paths { try load(path) }
        loadBuiltins()
        for open in openImports where !documents.contains(where: { $0.targetNamespace.isExactly(open.namespace) }) {
            noteGap(open.node, open.location.map { Message("schema.document.missing", ["location": .text($0)]) }
                ?? Message("schema.document.missing/namespace", ["namespace": .text(open.namespace)]))
        }
    }

    private func load(_ path: String) throws(WorkError) {
        let document = SchemaDocument(path: SchemaLocation.normalize(path))
        // One that another led to is part of the schema already.
        if ownNamespace[files.identity(of: document.path)] != nil { return }
        document.isChosen = true
        try read(document, from: opened(path))
        guard let root = document.root, root.xsd == "schema" else {
            issues.add(
                "notASchema", document.root, Message("schema.notASchema", ["path": .text(path)]))
            throw WorkError(.schema, findings: issues.log.findings)
        }
        if ConditionalInclusion.leavesOut(root) {
            issues.add(
                "version", root, Message("schema.version"), hint: Message("schema.version/hint"), severity: .warning)
        }
        document.targetNamespace = root.token("targetNamespace") ?? ""
        remember(document)
        process(document)
    }

    private func remember(_ document: SchemaDocument) {
        let identity = files.identity(of: document.path)
        loaded[Key(identity: identity, namespace: document.targetNamespace)] = document
        if !document.isChameleon { ownNamespace[identity] = document.targetNamespace }
    }

    private func opened(_ path: String) throws(WorkError) -> ByteReader {
        asked.append(path)
        return try files.open(path)
    }

    private func read(_ document: SchemaDocument, from source: ByteReader) throws(WorkError) {
        var limits = XMLLimits()
        limits.depth = 256
        let reader = XMLReader(limits: limits, names: names, allowDoctype: true)
        let builder = SchemaTreeBuilder(document: document, names: names, positions: reader)
        let findings = FindingLog(limit: 20)
        do {
            _ = try reader.read(source, into: builder, findings: findings)
        } catch let error as WorkError {
            throw error
        } catch {
            throw WorkError(.schema, code: "schema.unreadable",
                message: Message("schema.unreadable", ["path": .text(document.path), "reason": .text("\(error)")]))
        }
        guard findings.outcome == .valid else {
            throw WorkError(
                .schema,
                findings: findings.findings.map { finding in
                    var finding = finding
                    finding.location.file = document.path
                    return finding
                })
        }
        document.root = builder.root
    }

    // MARK: What a document says of itself and leads to

    private func process(_ document: SchemaDocument) {
        guard let root = document.root else { return }
        documents.append(document)
        open.append(document)
        defer { open.removeLast() }
        SchemaGrammar.shared.checkRepresentation(of: document, issues: issues)
        document.qualifiesElements = root.token("elementFormDefault") == "qualified"
        document.qualifiesAttributes = root.token("attributeFormDefault") == "qualified"
        document.blockDefault = DerivationSet(list: root["blockDefault"], of: .blockable)
        document.finalDefault = DerivationSet(list: root["finalDefault"], of: .finalizable)
        var redefinitions: [(node: SchemaNode, of: SchemaDocument?)] = []
        for child in root.parts {
            switch child.xsd {
            case "include": include(child, into: document)
            case "redefine": redefinitions.append((child, include(child, into: document)))
            case "import": `import`(child, into: document)
            default: register(child, of: document)
            }
        }
        for (node, original) in redefinitions { redefine(node, of: original, in: document) }
    }

    private func register(_ node: SchemaNode, of document: SchemaDocument) {
        guard let xsd = node.xsd, let kind = GlobalTable.Kind(xsd), let local = node.token("name") else { return }
        let name = ExpandedName(namespace: document.targetNamespace, local: local)
        // The schema for schemas says in its own terms what is built in.
        if kind == .type, BuiltinSchemas.hasType(name) { return }
        if let other = globals[kind, name] {
            // Everybody has a copy of these documents, and a schema may lead to several.
            if BuiltinSchemas.namespaces.contains(name.namespace), other.node.document !== document { return }
            reportSecond(node, named: local, besides: other)
            return
        }
        globals.add(kind, GlobalTable.Entry(name: name, node: node))
    }

    /// Two components of one name.
    private func reportSecond(_ node: SchemaNode, named local: String, besides other: GlobalTable.Entry) {
        issues.add(
            "sch-props-correct", node,
            Message(
                "schema.sch-props-correct",
                [
                    "name": .text(local), "path": .text(other.node.document.path),
                    "line": .number(other.node.position.line),
                ]))
    }

    /// Notes a schema document that is not there; XSD lets a processor go on, and so it has to be told.
    private func noteGap(_ node: SchemaNode, _ message: Message) {
        let location = Location(file: node.document.path, line: node.position.line, column: node.position.column)
        let gap = Finding(
            code: "schema.document.missing", severity: .warning, message: message,
            hint: Message("schema.document.missing/hint"), location: location)
        if gaps.count < mostDocuments, !gaps.contains(gap) { gaps.append(gap) }
    }

    /// - Returns: the document included, where there is one.
    @discardableResult
    private func include(_ node: SchemaNode, into document: SchemaDocument) -> SchemaDocument? {
        guard let location = node.token("schemaLocation") else { return nil }
        let isEmptyRedefine = node.xsd == "redefine" && node.parts.isEmpty
        guard let path = usablePath(location, from: document, node: node) else {
            noteNotIncluded(node, location, isEmptyRedefine: isEmptyRedefine)
            return nil
        }
        guard let included = fetch(path, as: document.targetNamespace, at: node) else {
            noteNotIncluded(node, location, isEmptyRedefine: isEmptyRedefine)
            return nil
        }
        document.parts.append(included)
        if node.xsd == "redefine", !isEmptyRedefine, open.contains(where: { $0 === included }) {
            issues.add("src-redefine", node, Message("schema.src-redefine/cycle", ["location": .text(location)]))
        }
        if let root = included.root, let own = root.token("targetNamespace"), !own.isExactly(document.targetNamespace) {
            issues.add(
                node.xsd == "redefine" ? "src-redefine" : "src-include", node,
                Message(
                    "schema.src-include/namespace",
                    [
                        "location": .text(location), "namespace": .text(own),
                        "wanted": .text(document.targetNamespace),
                    ]))
        }
        return included
    }

    private func noteNotIncluded(_ node: SchemaNode, _ location: String, isEmptyRedefine: Bool) {
        if node.xsd == "redefine" && !isEmptyRedefine {
            issues.add("src-redefine", node, Message("schema.src-redefine/unreadable", ["location": .text(location)]))
        } else {
            noteGap(node, Message("schema.document.missing", ["location": .text(location)]))
        }
    }

    private func `import`(_ node: SchemaNode, into document: SchemaDocument) {
        let namespace = node.token("namespace") ?? ""
        if node["namespace"] == nil && document.root?["targetNamespace"] == nil {
            issues.add("src-import", node, Message("schema.src-import/none"))
        }
        if node["namespace"] != nil && namespace.isExactly(document.root?.token("targetNamespace") ?? "") {
            issues.add("src-import", node, Message("schema.src-import/own"))
        }
        document.imports.insert(namespace)
        let location = node.token("schemaLocation")
        guard let location,
            let path = usablePath(location, from: document, node: node, isNeeded: BuiltinSchemas.text(for: namespace) == nil),
            let imported = fetch(path, as: nil, at: node)
        else { return openImports.append((node, namespace, location)) }
        let own = imported.root?.token("targetNamespace") ?? ""
        if !own.isExactly(namespace) {
            issues.add(
                "src-import", node,
                Message(
                    "schema.src-import",
                    ["location": .text(location), "namespace": .text(own), "wanted": .text(namespace)]))
        }
    }

    /// - Parameter isNeeded: whether a document out of bounds is a fault, because nothing stands in for it.
    private func usablePath(
        _ location: String, from document: SchemaDocument, node: SchemaNode, isNeeded: Bool = true
    ) -> String? {
        guard let path = SchemaLocation.resolve(location, from: document.path) else { return nil }
        if !files.admits(path) {
            guard isNeeded else { return nil }
            issues.add(
                "location", node, Message("schema.location", ["location": .text(location)]),
                hint: Message("schema.location/hint"))
            return nil
        }
        return path
    }

    /// Loads a document once for each namespace it is used in; nil where it cannot be read or is no schema.
    private func fetch(_ path: String, as includer: String?, at node: SchemaNode) -> SchemaDocument? {
        let identity = files.identity(of: path)
        if let namespace = includer ?? ownNamespace[identity],
            let known = loaded[Key(identity: identity, namespace: namespace)]
        {
            return known
        }
        let document = SchemaDocument(path: path)
        do {
            try read(document, from: opened(path))
        } catch {
            // XSD lets a processor go on without a document that is not there; references will tell.
            // A document that is there and broken is an error.
            // So is one that is no file, and time that is over.
            if error.kind == .schema || error.findings.first?.code == Deadline.code || error.findings.first?.code == "input.special" {
                error.findings.forEach(issues.log.add)
            }
            return nil
        }
        guard let root = document.root, root.xsd == "schema" else {
            issues.add(
                "src-include", node, Message("schema.notASchema", ["path": .text(path)]))
            return nil
        }
        let own = root.token("targetNamespace")
        document.isChameleon = own == nil && !(includer ?? "").isEmpty
        document.targetNamespace = own ?? includer ?? ""
        if let known = loaded[Key(identity: identity, namespace: document.targetNamespace)] { return known }
        guard documents.count < mostDocuments else {
            issues.add(.schemaDocuments, node) { Message("schema.limit/documents", ["limit": $0]) }
            return nil
        }
        remember(document)
        process(document)
        return document
    }

    // MARK: Built-in documents

    /// Loads what is built in for the namespaces that are imported and that no document was found for.
    private func loadBuiltins() {
        for namespace in BuiltinSchemas.namespaces {
            guard documents.contains(where: { $0.imports.contains(namespace) }),
                !documents.contains(where: { $0.targetNamespace == namespace }),
                let text = BuiltinSchemas.text(for: namespace)
            else { continue }
            loadBuiltin(namespace, text)
        }
    }

    private func loadBuiltin(_ namespace: String, _ text: String) {
        let document = SchemaDocument(path: namespace)
        document.targetNamespace = namespace
        do {
            try read(document, from: ByteReader(.bytes(Array(text.utf8)), name: namespace))
            process(document)
        } catch {
            error.findings.forEach(issues.log.add)
        }
    }

    // MARK: Redefinition (XSD Part 1, 4.2.2)

    private func redefine(_ node: SchemaNode, of redefined: SchemaDocument?, in document: SchemaDocument) {
        let originals = Set((redefined?.closure ?? []).map(ObjectIdentifier.init))
        for child in node.parts {
            guard let xsd = child.xsd, let kind = GlobalTable.Kind(xsd), let local = child.token("name") else {
                continue
            }
            let name = ExpandedName(namespace: document.targetNamespace, local: local)
            guard let original = globals[kind, name] else {
                issues.add("src-redefine", child, Message("schema.src-redefine", ["name": .text(local)]))
                continue
            }
            guard original.node.xsd == xsd else {
                issues.add(
                    "src-redefine", child, Message(
                        "schema.src-redefine/kind",
                        ["name": .text(local), "kind": .text(original.node.xsd ?? "?"), "wanted": .text(xsd)]))
                continue
            }
            // Only what the redefined document holds gives way: not what another redefinition has made of it.
            if original.redefines != nil,
                original.node.document === document || !originals.contains(ObjectIdentifier(original.node.document))
            {
                reportSecond(child, named: local, besides: original)
                continue
            }
            globals.replace(kind, GlobalTable.Entry(name: name, node: child, redefines: original))
        }
    }
}
