import RapporteurDiagnostics
import Glibc
import RapporteurXMLStream

/// Reads Schematron files and puts what they include in its place.
///
/// Nothing is read but files of one folder, links followed, or documents in memory.
final class SchematronReader {
    /// Where files come from.
    enum Source {
        case disk(folder: String?)
        case memory(ExactMap<[UInt8]>)
    }

    static let mostFiles = 200
    static let deepestInclude = 16
    static let largestFile = 16 << 20
    static let mostElements = 100_000

    private let source: Source
    private let issues: SchematronIssues
    private var open: [String] = []
    private var elements = 0
    private var includes = 0
    private(set) var files: [String] = []

    init(source: Source, issues: SchematronIssues) {
        self.source = source
        self.issues = issues
    }

    /// The root element of a file, included parts in place; nil with findings when it cannot be read.
    ///
    /// - Throws: `WorkError` of kind `input` when the system does not let it be read.
    func read(_ path: String) throws(WorkError) -> SchematronNode? {
        guard let root = try parse(path) else { return nil }
        open.append(path)
        defer { open.removeLast() }
        try resolveIncludes(in: root, of: path)
        return root
    }

    private func parse(_ path: String) throws(WorkError) -> SchematronNode? {
        if !files.contains(path) { files.append(path) }
        let reader: ByteReader
        switch source {
        case .disk: reader = try ByteReader(.file(path))
        case .memory(let documents):
            guard let bytes = documents[path] else {
                throw WorkError(.input, code: "input.missing", message: Message("input.missing/builtIn", ["path": .text(path)]))
            }
            reader = try ByteReader(.bytes(bytes), name: path)
        }
        if let size = reader.knownSize, size > Self.largestFile {
            issues.add("limit", Message("schematron.limit/file", ["limit": .number(Self.largestFile)]), at: Location(file: path))
            return nil
        }
        var limits = XMLLimits()
        limits.depth = 100
        limits.valueLength = 1_000_000
        let log = FindingLog(limit: 20)
        let names = NameTable()
        let xml = XMLReader(limits: limits, names: names)
        let builder = SchematronTreeBuilder(names: names, positions: xml, file: path)
        var failure: WorkError?
        do { try xml.read(reader, into: builder, findings: log) } catch { failure = error as? WorkError }
        if let failure { throw failure }
        guard log.outcome == .valid, let root = builder.root else {
            issues.take(log.findings, file: path)
            return nil
        }
        return root
    }

    /// Replaces each `include` by the root element of the file that it names. As deep as the file is nested, which the
    /// reader bounds.
    private func resolveIncludes(in node: SchematronNode, of path: String) throws(WorkError) {
        elements += 1
        guard elements <= Self.mostElements else {
            if elements == Self.mostElements + 1 {
                issues.add("limit", Message("schematron.limit/elements", ["limit": .number(Self.mostElements)]), at: node.location)
            }
            return
        }
        for (index, child) in node.children.enumerated() {
            guard case .element(let element) = child else { continue }
            guard element.schematron == "include" else {
                try resolveIncludes(in: element, of: path)
                continue
            }
            if let included = try include(element, from: path) {
                node.children[index] = .element(included)
            } else {
                node.children[index] = .text("")
            }
        }
    }

    private func include(_ element: SchematronNode, from path: String) throws(WorkError) -> SchematronNode? {
        SchematronGrammar.checkAttributes(of: element, issues)
        guard let href = element["href"] else { return nil }
        guard let target = target(of: href, from: path) else {
            issues.add(
                "include", Message("schematron.include", ["path": .text(href)]), hint: Message("schematron.include/hint"), at: element.location)
            return nil
        }
        guard !open.hasExactly(target) else {
            issues.add("include", Message("schematron.include/cycle", ["path": .text(href)]),
                hint: Message("schematron.include/hint.cycle"), at: element.location)
            return nil
        }
        includes += 1
        guard open.count < Self.deepestInclude, includes <= Self.mostFiles else {
            issues.add(
                "limit", 
                Message(
                    "schematron.limit/includes",
                    ["depth": .number(Self.deepestInclude), "count": .number(Self.mostFiles)]),
                at: element.location)
            return nil
        }
        do throws(WorkError) {
            return try read(target)
        } catch {
            issues.add(
                "include", 
                Message(
                    "schematron.include/unreadable",
                    [
                        "path": .text(href),
                        "reason": .message(error.findings.first?.message ?? Message("rule.failed/memory")),
                    ]), at: element.location)
            return nil
        }
    }

    /// The file that a relative path names; nil when it leads elsewhere.
    private func target(of href: String, from path: String) -> String? {
        let steps = href.pieces(between: "/", keepingEmpty: true)
        guard !href.isEmpty, !href.has(":"), !href.has("#"), !href.utf8.contains(0), !steps.contains("") else {
            return nil
        }
        var folder = path.pieces(between: "/", keepingEmpty: true).dropLast().map(String.init)
        for step in steps.dropLast() where step != "." {
            if step == ".." {
                guard let last = folder.popLast(), last != "..", last != "." else { return nil }
            } else {
                folder.append(String(step))
            }
        }
        guard let name = steps.last, name != "..", name != "." else { return nil }
        let target = (folder + [String(name)]).joined(separator: "/")
        switch source {
        case .memory(let documents): return documents[target] == nil ? nil : target
        case .disk(let folder?): return Self.isInside(target, folder) ? target : nil
        case .disk(nil): return target
        }
    }

    private static func isInside(_ path: String, _ folder: String) -> Bool {
        guard let file = FileSystem.realPath(path), let root = FileSystem.realPath(folder) else { return false }
        return file.begins(with: root == "/" ? root : root + "/")
    }
}
