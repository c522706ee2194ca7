import Glibc
package import RapporteurDiagnostics
package import RapporteurXMLStream

/// The schema documents that a document itself names, by `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation` of its
/// root element (XSD Part 1, 4.3.2), as far as they are files inside a folder that the user allows.
///
/// A location counts from the document, or from the folder where that leads to no file inside it. Nothing is fetched.
package struct DeclaredLocations {
    private let folder: String

    /// - Throws: `WorkError` of kind `input` when the folder is not there.
    package init(folder: String) throws(WorkError) {
        guard let real = FileSystem.realPath(folder) else {
            throw WorkError(
                .input, code: "input.missing", message: Message("input.missing", ["path": .text(folder)]),
                location: Location(file: folder))
        }
        self.folder = real
    }

    /// The paths of the files, links followed, each once, in the order in which the document names them.
    ///
    /// - Parameter schema: the schema at hand; locations are hints, and none is followed for a namespace that it has.
    /// - Throws: `WorkError` of kind `input` when the document cannot be read.
    package func paths(
        of source: ByteReader, limits: XMLLimits = XMLLimits(), besides schema: Schema? = nil
    ) throws(WorkError) -> [String] {
        let root = RootLocations()
        let reader = XMLReader(limits: limits, names: root.names, allowDoctype: true)
        do {
            _ = try reader.read(source, into: root, findings: FindingLog(limit: 1))
        } catch let error as WorkError {
            throw error
        } catch {
            // The consumer stops at the first start tag.
        }
        let base = source.name.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(source.name[...$0]) } ?? ""
        var found: [String] = []
        for (namespace, location) in root.locations where schema?.documentNamespaces.contains(namespace) != true {
            let candidates = location.begins(with: "/") ? [location] : [base + location, "\(folder)/\(location)"]
            guard let path = candidates.lazy.compactMap({ admitted($0) }).first, !found.contains(where: { $0.isExactly(path) }) else { continue }
            found.append(path)
        }
        return found
    }

    /// The file at a path, links followed, if it is a file inside the folder.
    private func admitted(_ path: String) -> String? {
        guard let real = FileSystem.realPath(path), real.begins(with: folder.isExactly("/") ? folder : folder + "/") else { return nil }
        guard let status = FileSystem.status(of: real) else { return nil }
        return status.st_mode & S_IFMT == S_IFREG ? real : nil
    }
}

/// Takes the locations from the first start tag, and reads no further.
private final class RootLocations: XMLEventConsumer {
    struct Done: Error {}

    let names = NameTable()
    private(set) var locations: [(namespace: String, location: String)] = []

    /// More are not looked at.
    private static let most = 100

    func consume(_ batch: XMLEventBatch) throws {
        for event in batch.events where event.kind == .startElement {
            for attribute in batch.attributes(of: event) {
                let name = names[attribute.name]
                guard name.namespace.isExactly(WellKnownNamespace.schemaInstance) else { continue }
                let words = batch.string(attribute.value).split { " \t\r\n".contains($0) }.map(String.init)
                switch name.local {
                case "schemaLocation":
                    // Pairs of a namespace and where its schema document is.
                    locations += stride(from: 1, to: words.count, by: 2).map { (words[$0 - 1], words[$0]) }
                case "noNamespaceSchemaLocation": locations += words.prefix(1).map { ("", $0) }
                default: continue
                }
            }
            locations = Array(locations.prefix(Self.most))
            throw Done()
        }
    }
}
