import RapporteurDiagnostics
import RapporteurPacks
import RapporteurXMLSchema

/// Packs as people read them.
struct PackText {
    let language: Language

    /// One line a pack: id and version, where it comes from, title.
    func table(_ packs: [Pack]) -> String {
        let labels = Self.column(packs.map { TerminalText.escaped($0.label) })
        let origins = Self.column(
            packs.map { text($0.isBuiltIn ? Message("pack.origin/builtIn") : Message("pack.origin/added")) })
        return packs.indices.map { index in
            "\(labels[index])  \(origins[index])  \(TerminalText.escaped(title(of: packs[index])))\n"
        }.joined()
    }

    func description(of pack: Pack, schema: Schema, rules: PackRules?) -> String {
        var lines: [(label: Message, value: String)] = [
            (Message("pack.label/pack"), pack.label), (Message("pack.label/title"), title(of: pack)),
        ]
        let place: String =
            switch pack.origin {
            case .builtIn: text(Message("pack.origin/builtIn"))
            case .folder(let folder): folder
            case .schemaFiles(let paths): paths.joined(separator: ", ")
            }
        lines.append((Message("pack.label/place"), place))
        lines.append((Message("pack.label/schema"), pack.xsd.joined(separator: ", ")))
        lines.append((Message("pack.label/namespace"), schema.targetNamespace))
        lines += roots(of: pack).map { (Message("pack.label/for"), $0) }
        if !pack.match.isEmpty { lines.append((.verbatim("$schema"), pack.schemaID)) }
        for (prefix, namespace) in pack.prefixes.sorted(by: { $0.key < $1.key }) where !prefix.isEmpty {
            lines.append((Message("pack.label/prefix"), "\(prefix) = \(namespace)"))
        }
        let counts = Message(
            "pack.count", ["elements": .number(schema.elements.count), "types": .number(schema.types.count)])
        lines.append((Message("pack.label/declares"), text(counts)))
        for file in rules?.described ?? [] {
            let version = file.version.map { " \($0)" } ?? ""
            let count = file.count.map { [text(Message("pack.rules", ["count": .number($0)]))] } ?? []
            let facts = ["\(file.name)\(version)"] + count + ["sha256 \(file.sha256)"]
            lines.append(
                (
                    file.isCodeList ? Message("pack.label/codes") : Message("pack.label/rules"),
                    facts.joined(separator: language.listSeparator)
                ))
        }
        return zip(Self.column(lines.map { text($0.label) }), lines).map { label, line in
            "\(label)  \(TerminalText.escaped(line.value))\n"
        }.joined()
    }

    private func roots(of pack: Pack) -> [String] {
        var roots = pack.match.prefix(20).map { root in
            root.namespace.isEmpty
                ? root.name : text(Message("pack.label/in", ["name": .text(root.name), "namespace": .text(root.namespace)]))
        }
        if pack.match.count > 20 { roots.append(text(Message("pack.more", ["count": .number(pack.match.count - 20)]))) }
        return roots
    }

    private func title(of pack: Pack) -> String { pack.title(in: language) }

    private func text(_ message: Message) -> String { message.text(in: language) }

    /// Texts with spaces behind them, so that they are equally wide.
    private static func column(_ texts: [String]) -> [String] {
        let width = texts.map(WrappedText.columns).max() ?? 0
        return texts.map { $0 + String(repeating: " ", count: width - WrappedText.columns($0)) }
    }
}
