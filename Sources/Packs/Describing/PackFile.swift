package import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream

/// Reads `pack.json`; Schemas/README.md describes it.
package enum PackFile {
    static let name = "pack.json"

    /// Reads a description.
    ///
    /// - Parameter name: what names the file in findings.
    /// - Throws: `WorkError` of kind `schema`, located in the file, when it is wrong; of kind `input` when it cannot
    ///   be read.
    package static func read(_ source: ByteSource, name: String, origin: Pack.Origin) throws(WorkError) -> Pack {
        var limits = JSONLimits()
        limits.stringLength = 100_000
        limits.membersPerObject = 100_000
        let root = try JSONDocument(source, name: name, kind: .schema, limits: limits).root
        try root.allowOnly([
            "id", "title", "titleIn", "version", "match", "xsd", "prefixes", "names", "rules", "codelists", "codes", "handles", "handlesIn",
            "analysis", "examples",
        ])
        var pack = Pack(
            id: try id(root.required("id")),
            title: try notEmpty(root.required("title")),
            version: try notEmpty(root.required("version")),
            match: try roots(root.required("match")),
            xsd: try schemaNames(root.required("xsd")),
            prefixes: try texts(root.member("prefixes")),
            names: try texts(root.member("names")),
            rules: try fileNames(root.member("rules")),
            codelists: try fileNames(root.member("codelists")),
            codes: try lists(root.member("codes")),
            handles: try handles(root.member("handles")),
            handlesInLanguages: try byLanguage(root.member("handlesIn")) { (field) throws(WorkError) in try handles(field) },
            noteElements: try notes(root.member("analysis")),
            origin: origin)
        pack.titlesInLanguages = try byLanguage(root.member("titleIn"), notEmpty)
        pack.examples = try texts(root.member("examples"))
        return pack
    }

    static func isID(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 64, !text.begins(with: "-") else { return false }
        return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// Whether a path leads to a file inside its folder: relative, without `.` and `..`.
    static func isInside(_ path: String) -> Bool {
        let steps = path.pieces(between: "/", keepingEmpty: true)
        return !path.utf8.contains(0) && steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }

    private static func id(_ field: JSONField) throws(WorkError) -> String {
        let text = try field.string()
        guard isID(text) else {
            throw field.error(
                code: "pack.id", message: Message("pack.id", ["id": .text(text)]), hint: Message("pack.id/hint"))
        }
        return text
    }

    private static func notEmpty(_ field: JSONField) throws(WorkError) -> String {
        let text = try field.string()
        if text.isEmpty {
            throw field.error(code: "pack.empty", message: Message("pack.empty"), hint: Message("pack.empty/hint"))
        }
        return text
    }

    /// A pack names files inside its folder alone.
    private static func fileName(_ field: JSONField) throws(WorkError) -> String {
        let text = try field.string()
        guard isInside(text) else {
            throw field.error(
                code: "pack.outside", message: Message("pack.outside", ["path": .text(text)]),
                hint: Message("pack.outside/hint"))
        }
        return text
    }

    /// One name, or a list that is not empty.
    private static func schemaNames(_ field: JSONField) throws(WorkError) -> [String] {
        guard case .array = field.value else { return [try fileName(field)] }
        let names = try fileNames(field)
        if names.isEmpty { throw field.error(code: "pack.empty", message: Message("pack.empty"), hint: Message("pack.empty/hint")) }
        return names
    }

    private static func fileNames(_ field: JSONField?) throws(WorkError) -> [String] {
        var names: [String] = []
        for item in try field?.items() ?? [] { names.append(try fileName(item)) }
        return names
    }

    private static func texts(_ field: JSONField?) throws(WorkError) -> ExactMap<String> {
        var entries: ExactMap<String> = [:]
        for (name, value) in try field?.members() ?? [] { entries[name] = try value.string() }
        return entries
    }

    private static func lists(_ field: JSONField?) throws(WorkError) -> ExactMap<[String]> {
        var entries: ExactMap<[String]> = [:]
        for (name, value) in try field?.members() ?? [] { entries[name] = try value.strings() }
        return entries
    }

    private static func handles(_ field: JSONField?) throws(WorkError) -> ExactMap<String> {
        for (name, value) in try field?.members() ?? [] where Handle(try value.string()) == nil {
            throw value.error(
                code: "pack.handle", message: Message("pack.handle", ["name": .text(name)]), hint: Message("pack.handle/hint"))
        }
        return try texts(field)
    }

    /// By the codes of languages.
    private static func byLanguage<Value>(
        _ field: JSONField?, _ read: (JSONField) throws(WorkError) -> Value
    ) throws(WorkError) -> [Language: Value] {
        try field?.allowOnly(Language.allCases.map(\.rawValue))
        var result: [Language: Value] = [:]
        for (name, value) in try field?.members() ?? [] {
            if let language = Language(rawValue: name) { result[language] = try read(value) }
        }
        return result
    }

    private static func notes(_ field: JSONField?) throws(WorkError) -> ExactSet {
        try field?.allowOnly(["notes"])
        return ExactSet(try field?.member("notes")?.strings() ?? [])
    }

    private static func roots(_ field: JSONField) throws(WorkError) -> [Pack.Root] {
        var roots: [Pack.Root] = []
        for item in try field.items() {
            try item.allowOnly(["root", "namespace"])
            roots.append(
                Pack.Root(
                    name: try notEmpty(item.required("root")), namespace: try item.member("namespace")?.string() ?? ""))
        }
        if roots.isEmpty {
            throw field.error(
                code: "pack.empty", message: Message("pack.empty/match"), hint: Message("pack.empty/hint.match"))
        }
        return roots
    }
}
