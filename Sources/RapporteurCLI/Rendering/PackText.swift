import RapporteurDiagnostics
import RapporteurPacks
import RapporteurXMLSchema

/// Packs as people read them.
enum PackText {
    /// One line a pack: id and version, where it comes from, title.
    static func table(_ packs: [Pack]) -> String {
        let labels = packs.map { TerminalText.escaped($0.label) }
        let width = labels.map(\.count).max() ?? 0
        return zip(packs, labels).map { pack, label in
            let origin = pack.isBuiltIn ? "built in" : "added   "
            let space = String(repeating: " ", count: width - label.count)
            return "\(label)\(space)  \(origin)  \(TerminalText.escaped(pack.title))\n"
        }.joined()
    }

    static func description(of pack: Pack, schema: Schema, rules: PackRules?) -> String {
        var lines: [(String, String)] = [("Pack", pack.label), ("Title", pack.title)]
        switch pack.origin {
        case .builtIn: lines.append(("Where", "built in"))
        case .folder(let folder): lines.append(("Where", folder))
        case .schemaFiles(let paths): lines.append(("Where", paths.joined(separator: ", ")))
        }
        lines.append(("Schema", pack.xsd.joined(separator: ", ")))
        lines.append(("Namespace", schema.targetNamespace))
        for root in pack.match.prefix(20) {
            lines.append(("For", root.namespace.isEmpty ? root.name : "\(root.name) in \(root.namespace)"))
        }
        if pack.match.count > 20 { lines.append(("For", "and \(pack.match.count - 20) more")) }
        if !pack.match.isEmpty { lines.append(("$schema", pack.schemaID)) }
        for (prefix, namespace) in pack.prefixes.sorted(by: { $0.key < $1.key }) where !prefix.isEmpty {
            lines.append(("Prefix", "\(prefix) = \(namespace)"))
        }
        lines.append(("Declares", "\(schema.elements.count) elements, \(schema.types.count) types"))
        for file in rules?.described ?? [] {
            let version = file.version.map { " \($0)" } ?? ""
            let count = file.count.map { ", \($0) rules" } ?? ""
            lines.append((file.isCodeList ? "Codes" : "Rules", "\(file.name)\(version)\(count), sha256 \(file.sha256)"))
        }
        return lines.map { name, value in
            name + String(repeating: " ", count: 10 - name.count) + " " + TerminalText.escaped(value) + "\n"
        }.joined()
    }
}
