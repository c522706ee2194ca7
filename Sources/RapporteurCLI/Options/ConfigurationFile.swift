import RapporteurBatch
import RapporteurDiagnostics

/// The file `.rapporteur.toml` of the current folder, or of the nearest folder above it that has one: what is said there
/// need not be typed.
///
/// It holds lines `key = "value"` or `key = ["a", "b"]`, and comments behind `#`. Paths are relative to its folder. What
/// the command line says goes before it; `--no-config` leaves it out.
struct ConfigurationFile {
    static let name = ".rapporteur.toml"
    static let refusal = "--no-config"

    /// Which commands take a key, which is the long name of an option.
    private static let keys: [(key: String, commands: ExactSet, isPath: Bool)] = [
        ("schema", ["validate", "convert", "extract"], true), ("packs", ["validate", "convert", "extract"], true),
        ("messages", ["validate", "convert", "import", "compile", "extract", "explain"], false),
        ("baseline", ["validate"], true), ("fail-on", ["validate"], false),
    ]

    /// The arguments with what the file says behind them, in front of a `--`.
    ///
    /// - Throws: `WorkError` of kind `usage` where the file cannot be read or says what nobody knows.
    static func completed(_ arguments: [String]) throws(WorkError) -> [String] {
        let end = arguments.firstIndex { $0.isExactly("--") } ?? arguments.endIndex
        var options = arguments[..<end].filter { !$0.isExactly(refusal) }
        let rest = arguments[end...]
        guard options.count == end, let command = options.first, !options.hasExactly("--help"), !options.hasExactly("-h"),
            keys.contains(where: { $0.commands.contains(command) }), let path = nearest()
        else { return options + rest }
        for (key, values) in try entries(of: path) {
            guard let known = keys.first(where: { $0.key.isExactly(key) }), known.commands.contains(command),
                !options.contains(where: { $0.isExactly("--\(key)") || $0.begins(with: "--\(key)=") })
            else { continue }
            for value in values { options.append("--\(key)=\(known.isPath ? resolved(value, in: path) : value)") }
        }
        return options + rest
    }

    /// The nearest file, from the current folder upwards.
    private static func nearest() -> String? {
        var folder = FileSystem.currentFolder
        while true {
            let path = folder.isExactly("/") ? "/\(name)" : "\(folder)/\(name)"
            if FileSystem.exists(path) { return path }
            guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")), !folder.isExactly("/") else { return nil }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
    }

    /// A path below the file's folder; the id of a pack, which is no path, stays.
    private static func resolved(_ value: String, in path: String) -> String {
        guard !value.begins(with: "/"), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return value }
        let whole = "\(path[..<slash])/\(value)"
        return value.has("/") || value.has(".") || FileSystem.exists(whole) ? whole : value
    }

    // MARK: Reading

    private static func entries(of path: String) throws(WorkError) -> [(key: String, values: [String])] {
        let reader = try ByteReader(.file(path))
        let bytes = try reader.peek(longest + 1)
        guard bytes.count <= longest else { throw wrong(path, 1) }
        var result: [(key: String, values: [String])] = []
        for (index, line) in String(decoding: bytes, as: UTF8.self).pieces(between: "\n", keepingEmpty: true).enumerated() {
            let line = trimmed(line)
            if line.isEmpty || line.begins(with: "#") { continue }
            guard let equals = line.utf8.firstIndex(of: UInt8(ascii: "=")), let values = values(line[equals...].dropFirst())
            else { throw wrong(path, index + 1) }
            let key = String(trimmed(line[..<equals]))
            guard keys.contains(where: { $0.key.isExactly(key) }), !result.contains(where: { $0.key.isExactly(key) }) else {
                throw WorkError(
                    .usage, code: "usage.config", message: Message("usage.config/key", ["key": .text(key)]),
                    hint: Message("usage.config/hint", ["names": .list(keys.map { .text($0.key) })]),
                    location: Location(file: path, line: index + 1))
            }
            result.append((key, values))
        }
        return result
    }

    private static let longest = 64 * 1024

    private static func wrong(_ path: String, _ line: Int) -> WorkError {
        WorkError(
            .usage, code: "usage.config", message: Message("usage.config"), location: Location(file: path, line: line))
    }

    /// A string, or strings in brackets; nil for anything else.
    private static func values(_ text: Substring) -> [String]? {
        var rest = trimmed(text)
        let isList = rest.begins(with: "[")
        if isList { rest = trimmed(rest.dropFirst()) }
        var values: [String] = []
        while let quote = rest.first, quote == "\"" || quote == "'" {
            guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
            let value = rest[rest.index(after: rest.startIndex)..<end]
            // No escapes: nothing that stands here needs one.
            if value.isEmpty || quote == "\"" && value.has("\\") { return nil }
            values.append(String(value))
            rest = trimmed(rest[rest.index(after: end)...])
            if isList, rest.begins(with: ",") { rest = trimmed(rest.dropFirst()) } else { break }
        }
        if isList {
            guard rest.begins(with: "]") else { return nil }
            rest = trimmed(rest.dropFirst())
        }
        return !values.isEmpty && (rest.isEmpty || rest.begins(with: "#")) ? values : nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.unicodeScalars.first, " \t\r".unicodeScalars.contains(first) { text = text.dropFirst() }
        while let last = text.unicodeScalars.last, " \t\r".unicodeScalars.contains(last) { text = text.dropLast() }
        return text
    }
}
