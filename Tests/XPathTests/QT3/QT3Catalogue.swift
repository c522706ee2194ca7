import RapporteurDiagnostics
import RapporteurXMLStream
import RapporteurXPath

/// The W3C test suite of XPath 3.1 and XQuery (QT3), as its catalogue describes it: what of it XPath 2.0 is to pass.
struct QT3Catalogue {
    struct Dependency {
        var type: String
        var value: String
        var isSatisfied: Bool
    }

    struct Source {
        /// `.`, `$name`, or empty for a document that is only known by its URI.
        var role: String
        var file: String
    }

    struct Environment {
        var sources: [Source] = []
        var namespaces: [String: String] = [:]
        var parameters: [(name: String, select: String)] = []
        var contextItem: String?
        /// What of it this engine does not have: a schema, a collection.
        var unsupported: String?
    }

    struct Test {
        var set: String
        var name: String
        var expression: String
        var environment: Environment
        var dependencies: [Dependency]
        /// What is expected: the element below `result`.
        var result: QT3Element
        /// Where files that it names are.
        var folder: String
    }

    let folder: String
    private(set) var tests: [Test] = []

    init(folder: String) throws {
        self.folder = folder
        let root = try QT3Element.read("\(folder)/catalog.xml")
        var environments: [String: Environment] = [:]
        for element in root["environment"] {
            environments[element.attribute("name") ?? ""] = Self.environment(element, in: folder, environments)
        }
        for set in root["test-set"] {
            guard let file = set.attribute("file") else { continue }
            try load("\(folder)/\(file)", environments)
        }
    }

    private mutating func load(_ path: String, _ outer: [String: Environment]) throws {
        let root = try QT3Element.read(path)
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        var environments = outer
        for element in root["environment"] {
            environments[element.attribute("name") ?? ""] = Self.environment(element, in: folder, environments)
        }
        let shared = Self.dependencies(root)
        for element in root["test-case"] {
            guard let test = element["test"].first, let result = element["result"].first?.elements.first else { continue }
            var environment = Environment()
            if let given = element["environment"].first {
                if let reference = given.attribute("ref") {
                    environment = environments[reference] ?? Environment(unsupported: "environment \(reference)")
                } else {
                    environment = Self.environment(given, in: folder, environments)
                }
            }
            var expression = test.text
            if let file = test.attribute("file") { expression = try String(decoding: QT3Element.bytes("\(folder)/\(file)"), as: UTF8.self) }
            if !element["modify"].isEmpty || !element["module"].isEmpty { environment.unsupported = "modules" }
            tests.append(
                Test(
                    set: root.attribute("name") ?? "", name: element.attribute("name") ?? "", expression: expression,
                    environment: environment, dependencies: shared + Self.dependencies(element), result: result,
                    folder: folder))
        }
    }

    private static func dependencies(_ element: QT3Element) -> [Dependency] {
        element["dependency"].map {
            Dependency(
                type: $0.attribute("type") ?? "", value: $0.attribute("value") ?? "", isSatisfied: $0.attribute("satisfied") != "false")
        }
    }

    private static func environment(_ element: QT3Element, in folder: String, _ known: [String: Environment]) -> Environment {
        var result = Environment()
        for source in element["source"] {
            guard let file = source.attribute("file") else { continue }
            if let validation = source.attribute("validation"), validation != "skip" { result.unsupported = "schema" }
            result.sources.append(Source(role: source.attribute("role") ?? "", file: "\(folder)/\(file)"))
        }
        for namespace in element["namespace"] {
            result.namespaces[namespace.attribute("prefix") ?? ""] = namespace.attribute("uri") ?? ""
        }
        for parameter in element["param"] {
            if let select = parameter.attribute("select") { result.parameters.append((parameter.attribute("name") ?? "", select)) }
        }
        result.contextItem = element["context-item"].first?.attribute("select")
        for part in ["schema", "collection", "function-library", "collation", "resource"] where !element[part].isEmpty {
            if part == "collation" {
                if element[part].allSatisfy({ $0.attribute("uri")?.hasSuffix("collation/codepoint") == true }) { continue }
            }
            result.unsupported = part
        }
        return result
    }
}

extension QT3Catalogue.Test {
    /// Why it is none of XPath 2.0, or needs what this engine leaves out; nil for one that counts.
    var reasonToSkip: String? {
        for dependency in dependencies {
            switch dependency.type {
            case "spec":
                let versions = dependency.value.split(separator: " ")
                let isOurs = versions.contains("XP20") || versions.contains("XP20+")
                if isOurs != dependency.isSatisfied { return "spec" }
            case "feature":
                // None of the optional features is there.
                if dependency.isSatisfied { return "feature \(dependency.value)" }
            case "xml-version":
                if dependency.value.contains("1.1"), !dependency.value.contains("1.0") { return "XML 1.1" }
            case "xsd-version": if dependency.value == "1.0" { return "XSD 1.0" }
            case "unicode-normalization-form":
                if !["NFC", "NFD"].contains(dependency.value) { return "normalization \(dependency.value)" }
            case "language", "default-language", "calendar", "format-integer-sequence", "limits", "collection-stability",
                "directory-as-collection-uri", "unicode-version":
                if dependency.isSatisfied { return dependency.type }
            default: continue
            }
        }
        if let unsupported = environment.unsupported { return unsupported }
        return nil
    }
}
