/// The parts of a Word file that say what the others are.
enum WordPackage {
    private static let office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    static let contentTypes = """
        \(WordXML.head)<Types xmlns="\(package)/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/word/document.xml" ContentType="\(office).document.main+xml"/><Override PartName="/word/styles.xml" ContentType="\(office).styles+xml"/>\
        <Override PartName="/word/settings.xml" ContentType="\(office).settings+xml"/><Override PartName="/word/footnotes.xml" ContentType="\(office).footnotes+xml"/>\
        <Override PartName="/word/header1.xml" ContentType="\(office).header+xml"/><Override PartName="/word/footer1.xml" ContentType="\(office).footer+xml"/>\
        <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """

    static let relationships = """
        \(WordXML.head)<Relationships xmlns="\(package)/relationships"><Relationship Id="document" Type="\(WordXML.relationships)/officeDocument" Target="word/document.xml"/>\
        <Relationship Id="core" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """

    static let documentRelationships = """
        \(WordXML.head)<Relationships xmlns="\(package)/relationships"><Relationship Id="styles" Type="\(WordXML.relationships)/styles" Target="styles.xml"/>\
        <Relationship Id="settings" Type="\(WordXML.relationships)/settings" Target="settings.xml"/><Relationship Id="footnotes" Type="\(WordXML.relationships)/footnotes" Target="footnotes.xml"/>\
        <Relationship Id="header" Type="\(WordXML.relationships)/header" Target="header1.xml"/><Relationship Id="footer" Type="\(WordXML.relationships)/footer" Target="footer1.xml"/></Relationships>
        """

    static let settings = """
        \(WordXML.head)<w:settings xmlns:w="\(WordXML.main)"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>\
        <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
        """

    /// Title and language; nothing of the time or of who made it.
    static func properties(_ document: ReadableDocument) -> [UInt8] {
        var xml = WordXML()
        xml.markup("\(WordXML.head)<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>")
        xml.text(document.title)
        xml.markup("</dc:title>")
        if let language = document.language {
            xml.markup("<dc:language>")
            xml.text(language)
            xml.markup("</dc:language>")
        }
        xml.markup("</cp:coreProperties>")
        return xml.bytes
    }
}
