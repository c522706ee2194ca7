import RapporteurDiagnostics

/// What a part refers to (ISO/IEC 29500-2, 6.5).
struct Relationship: Sendable, Hashable {
    var id: String
    /// The last word of the type: `officeDocument`, `styles`, `hyperlink`. Transitional and strict files have the same.
    var type: String
    /// The address as written.
    var target: String
    /// The name of the part; nil for what is outside of the package, or leads out of it.
    var path: String?

    /// - Parameter folder: the folder of the part that refers.
    static func all(in part: PackagePart, folder: [String]) throws(WorkError) -> [Relationship] {
        let handler = Handler(folder)
        try WordXML.read(part, into: handler)
        return handler.found
    }

    private final class Handler: WordXMLHandler {
        var found: [Relationship] = []
        private let folder: [String]

        init(_ folder: [String]) { self.folder = folder }

        func start(_ name: String, _ attributes: WordAttributes) {
            guard name == "rel:Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
            let type = attributes["Type"]?.pieces(between: "/").last.map(String.init) ?? ""
            let isInside = attributes["TargetMode"] != "External"
            found.append(
                Relationship(id: id, type: type, target: target, path: isInside ? Self.path(target, folder) : nil))
        }

        func end(_ name: String) {}
        func text(_ text: String) {}

        /// The name of the part to which an address inside the package leads.
        private static func path(_ target: String, _ folder: [String]) -> String? {
            var names = target.begins(with: "/") ? [] : folder
            for name in target.pieces(between: "/") where name != "." {
                if name == ".." {
                    guard names.popLast() != nil else { return nil }
                } else {
                    names.append(String(name))
                }
            }
            return names.isEmpty ? nil : PercentCoding.decoded(names.joined(separator: "/"))
        }
    }
}

/// What the parts of a package are (ISO/IEC 29500-2, 6.2.3).
struct ContentTypes {
    private var defaults: ExactMap<String> = [:]
    private var overrides: ExactMap<String> = [:]

    init(_ part: PackagePart) throws(WorkError) {
        let handler = Handler()
        try WordXML.read(part, into: handler)
        defaults = handler.defaults
        overrides = handler.overrides
    }

    func type(of path: String) -> String {
        if let type = overrides[path.lowercased()] { return type }
        let ending = path.pieces(between: ".").last.map { $0.lowercased() } ?? ""
        return defaults[ending] ?? ""
    }

    private final class Handler: WordXMLHandler {
        var defaults: ExactMap<String> = [:]
        var overrides: ExactMap<String> = [:]

        func start(_ name: String, _ attributes: WordAttributes) {
            guard let type = attributes["ContentType"] else { return }
            if name == "ct:Default", let ending = attributes["Extension"] { defaults[ending.lowercased()] = type }
            if name == "ct:Override", let path = attributes["PartName"] {
                overrides[(path.begins(with: "/") ? String(path.after(bytes: 1)) : path).lowercased()] = type
            }
        }

        func end(_ name: String) {}
        func text(_ text: String) {}
    }
}

/// Percent-encoding in addresses (RFC 3986, 2.1).
enum PercentCoding {
    /// The text with each `%XX` as its byte; unchanged where that is not UTF-8.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                result.append(value)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(validating: result, as: UTF8.self) ?? text
    }
}
