import TestSupport

/// Makes Word files for tests: a body and whatever other parts are given.
struct WordMaker {
    var body: String
    var parts: [String: String] = [:]
    /// Relationships of the document: id, last word of the type, target.
    var relationships: [(id: String, type: String, target: String)] = []
    var mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    var mainPath = "word/document.xml"

    init(_ body: String) { self.body = body }

    static let namespaces =
        #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#

    /// Adds a part of the document with its relationship.
    mutating func add(_ type: String, _ root: String, _ content: String, id: String? = nil, path: String? = nil) {
        let path = path ?? "\(type).xml"
        parts["word/" + path] = "<w:\(root) \(Self.namespaces)>\(content)</w:\(root)>"
        relationships.append((id ?? "r\(relationships.count)", type, path))
    }

    mutating func link(_ id: String, _ target: String) { relationships.append((id, "hyperlink", target)) }

    var entries: [ZipMaker.Entry] {
        let types = "http://schemas.openxmlformats.org/package/2006/content-types"
        let rels = "http://schemas.openxmlformats.org/package/2006/relationships"
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        let folder = mainPath.split(separator: "/").dropLast().joined(separator: "/")
        let name = mainPath.split(separator: "/").last.map(String.init) ?? ""
        var entries = [
            ZipMaker.Entry(
                "[Content_Types].xml",
                #"<Types xmlns="\#(types)"><Default Extension="rels" ContentType="application/xml"/><Override PartName="/\#(mainPath)" ContentType="\#(mainType)"/></Types>"#),
            ZipMaker.Entry(
                "_rels/.rels",
                #"<Relationships xmlns="\#(rels)"><Relationship Id="a" Type="\#(kind)officeDocument" Target="\#(mainPath)"/><Relationship Id="b" Type="\#(kind)custom-properties" Target="docProps/custom.xml"/></Relationships>"#),
            ZipMaker.Entry(
                "docProps/custom.xml",
                parts["docProps/custom.xml"] ?? #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>"#),
            ZipMaker.Entry(mainPath, "<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"),
        ]
        var list = ""
        for (id, type, target) in relationships {
            let mode = type == "hyperlink" ? #" TargetMode="External""# : ""
            list += #"<Relationship Id="\#(id)" Type="\#(kind)\#(type)" Target="\#(target)"\#(mode)/>"#
        }
        entries.append(ZipMaker.Entry("\(folder)/_rels/\(name).rels", #"<Relationships xmlns="\#(rels)">\#(list)</Relationships>"#))
        for (path, text) in parts.sorted(by: { $0.key < $1.key }) where path != "docProps/custom.xml" {
            entries.append(ZipMaker.Entry(path, text))
        }
        return entries
    }

    var bytes: [UInt8] { ZipMaker.archive(entries) }

    // MARK: Pieces

    static func paragraph(_ text: String, style: String? = nil, _ properties: String = "") -> String {
        let style = style.map { #"<w:pStyle w:val="\#($0)"/>"# } ?? ""
        return "<w:p><w:pPr>\(style)\(properties)</w:pPr>\(run(text))</w:p>"
    }

    /// Text as one run; `\t` as a tab.
    static func run(_ text: String, _ properties: String = "") -> String {
        let pieces = text.split(separator: "\t", omittingEmptySubsequences: false).map { #"<w:t xml:space="preserve">\#($0)</w:t>"# }
        return "<w:r><w:rPr>\(properties)</w:rPr>\(pieces.joined(separator: "<w:tab/>"))</w:r>"
    }

    static func numbered(_ text: String, _ list: Int, level: Int = 0) -> String {
        paragraph(text, #"<w:numPr><w:ilvl w:val="\#(level)"/><w:numId w:val="\#(list)"/></w:numPr>"#)
    }

    private static func paragraph(_ text: String, _ properties: String) -> String { paragraph(text, style: nil, properties) }

    static func cell(_ content: String, _ properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
    }

    static func table(_ rows: [[String]]) -> String {
        "<w:tbl>" + rows.map { "<w:tr>\($0.joined())</w:tr>" }.joined() + "</w:tbl>"
    }

    /// Styles by id and name; headings are bold.
    static func styles(_ names: [String: String]) -> String {
        names.sorted { $0.key < $1.key }.map {
            #"<w:style w:type="paragraph" w:styleId="\#($0.key)"><w:name w:val="\#($0.value)"/><w:rPr><w:b/></w:rPr></w:style>"#
        }.joined()
    }
}
