internal import CLibXML2
import RapporteurDiagnostics
import Glibc
import Synchronization

/// The schema documents that libxml2's validator may read: those given, and files, within a folder if there is one.
///
/// libxml2 asks one loader for all it reads, so that this stands once for the whole process.
enum SchemaSources {
    /// What the loader hands out.
    struct Contents: Sendable {
        /// Documents in memory, by the name they are asked by.
        var documents: ExactMap<[UInt8]> = [:]
        /// The folder that files have to be in; nil where files are free, empty where there are none.
        var folder: String?
        /// The text that stands in for a namespace wherever it is imported from.
        var builtins: ExactMap<String> = [:]
    }

    private static let contents = Mutex(Contents())
    /// Whether a schema is being read; documents may read nothing.
    private static let isOpen = Mutex(false)

    /// What the location of a built-in namespace begins with.
    private static let builtinPrefix = "rapporteur-builtin:"

    /// Lets libxml2 read these while the body runs, and nothing before or after.
    static func whileOpen<Result>(_ given: Contents, _ body: () -> Result) -> Result {
        ParserContext.prepareLibrary
        contents.withLock { $0 = given }
        isOpen.withLock { $0 = true }
        xmlSetExternalEntityLoader { location, _, context in SchemaSources.load(location, for: context) }
        defer {
            isOpen.withLock { $0 = false }
            xmlSetExternalEntityLoader { _, _, _ in nil }
        }
        return body()
    }

    private static func load(_ location: UnsafePointer<CChar>?, for context: xmlParserCtxtPtr?) -> xmlParserInputPtr? {
        guard let location, isOpen.withLock({ $0 }) else { return nil }
        let name = PathText.decoded(location)
        guard let bytes = contents.withLock({ bytes(of: name, in: $0) }) else { return nil }
        // The buffer has a copy of its own.
        let buffer = rewritten(bytes, named: name).withUnsafeBytes { raw in
            xmlParserInputBufferCreateMem(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count), XML_CHAR_ENCODING_NONE
            )
        }
        guard let buffer else { return nil }
        guard let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE) else {
            xmlFreeParserInputBuffer(buffer)
            return nil
        }
        // What relative locations in the document are relative to.
        if let known = input.pointee.filename { rapporteur_xmlFree(UnsafeMutableRawPointer(mutating: known)) }
        input.pointee.filename = name.withCString { text in
            text.withMemoryRebound(to: xmlChar.self, capacity: name.utf8.count + 1) { bytes in
                xmlStrdup(bytes).map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
            }
        }
        return input
    }

    private static func bytes(of name: String, in contents: Contents) -> [UInt8]? {
        if name.begins(with: builtinPrefix) {
            return contents.builtins[String(name.dropFirst(builtinPrefix.count))].map { Array($0.utf8) }
        }
        if let known = contents.documents[name] { return known }
        // No scheme but that of files: nothing is fetched.
        let path = name.begins(with: "file://") ? String(name.dropFirst(7)) : name
        if path.utf8.contains("://".utf8) || contents.folder == "" { return nil }
        if let folder = contents.folder {
            guard let real = FileSystem.realPath(path), let root = FileSystem.realPath(folder), real.begins(with: root + "/")
            else { return nil }
        }
        return read(path)
    }

    /// The most bytes a schema document may have.
    private static let mostBytes = 64 << 20

    static func read(_ path: String, atMost limit: Int = mostBytes) -> [UInt8]? {
        let descriptor = FileSystem.open(path, O_RDONLY | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) <= limit
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var end = 0
        while end < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + end }, $0.count - end, off_t(end))
            }
            guard count > 0 else { break }
            end += count
        }
        return end == bytes.count ? bytes : nil
    }

    // MARK: Imports

    /// A schema document in which imports of built-in namespaces that lead to no document lead to what stands in for
    /// them. A document that is not well-formed stays as it is.
    private static func rewritten(_ bytes: [UInt8], named name: String) -> [UInt8] {
        let options = Int32(
            bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let tree = bytes.withUnsafeBytes { raw in
            xmlReadMemory(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count), nil, nil, options)
        }
        guard let tree else { return bytes }
        defer { xmlFreeDoc(tree) }
        var child = xmlDocGetRootElement(tree)?.pointee.children
        var isChanged = false
        while let node = child {
            child = node.pointee.next
            guard node.pointee.type == XML_ELEMENT_NODE, text(node.pointee.name) == "import",
                let namespace = xmlGetNoNsProp(node, "namespace")
            else { continue }
            let uri = text(namespace)
            rapporteur_xmlFree(namespace)
            guard contents.withLock({ $0.builtins[uri] != nil }), !leadsToDocument(node, from: name) else { continue }
            xmlSetProp(node, "schemaLocation", builtinPrefix + uri)
            isChanged = true
        }
        guard isChanged else { return bytes }
        var memory: UnsafeMutablePointer<xmlChar>?
        var count: Int32 = 0
        xmlDocDumpMemoryEnc(tree, &memory, &count, "UTF-8")
        guard let memory else { return bytes }
        defer { rapporteur_xmlFree(memory) }
        return Array(UnsafeBufferPointer(start: memory, count: Int(count)))
    }

    private static func leadsToDocument(_ node: xmlNodePtr, from name: String) -> Bool {
        guard let location = xmlGetNoNsProp(node, "schemaLocation") else { return false }
        defer { rapporteur_xmlFree(location) }
        guard let resolved = xmlBuildURI(location, name) else { return false }
        defer { rapporteur_xmlFree(resolved) }
        let target = text(resolved)
        return contents.withLock { bytes(of: target, in: $0) } != nil
    }

    private static func text(_ bytes: UnsafePointer<xmlChar>?) -> String { bytes.map { String(cString: $0) } ?? "" }
}
