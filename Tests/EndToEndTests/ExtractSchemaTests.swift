import Foundation
import TestSupport
import Testing

/// Tables of elements of any schema.
@Suite struct ExtractSchemaTests {
    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:c" xmlns="urn:c" xmlns:c="urn:c" elementFormDefault="qualified">
          <xs:element name="catalog">
            <xs:complexType><xs:sequence>
              <xs:element name="book" type="book" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence><xs:attribute name="version" use="required"/><xs:attribute name="kind" fixed="x" use="required"/></xs:complexType>
            <xs:key name="books"><xs:selector xpath="c:book"/><xs:field xpath="c:isbn"/></xs:key>
          </xs:element>
          <xs:complexType name="book"><xs:sequence>
            <xs:element name="title" type="title"/>
            <xs:element name="author" type="author" minOccurs="0" maxOccurs="9"/>
            <xs:element name="isbn" type="xs:string"/>
            <xs:choice minOccurs="0"><xs:element name="price" type="xs:decimal" nillable="true"/><xs:element name="free" type="xs:boolean"/></xs:choice>
            <xs:element name="place" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="city" type="xs:string"/><xs:element name="since" type="xs:date" minOccurs="0"/>
            </xs:sequence><xs:attribute name="code"/></xs:complexType></xs:element>
            <xs:element name="blurb" minOccurs="0"><xs:complexType mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded">
              <xs:element name="b" type="xs:string"/></xs:choice></xs:complexType></xs:element>
            <xs:element name="line" type="xs:int" minOccurs="0"/>
            <xs:element name="sub" type="book" minOccurs="0"/>
          </xs:sequence><xs:attribute name="tags"><xs:simpleType><xs:list itemType="xs:NMTOKEN"/></xs:simpleType></xs:attribute></xs:complexType>
          <xs:complexType name="title"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="lang"/></xs:extension></xs:simpleContent></xs:complexType>
          <xs:complexType name="author"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="id" type="xs:ID"/></xs:extension></xs:simpleContent></xs:complexType>
        </xs:schema>
        """
    private static let document = """
        <catalog xmlns="urn:c" version="007" kind="x">
          <book tags=" a  b ">
            <title lang="en">=One, two</title><author id="x">Ann</author><author>Bob</author><isbn>012</isbn>
            <price>+007.50</price><place code="NA"><city>Rome</city><since>2002-07-02</since></place>
            <blurb>Some <b>bold</b>  words.</blurb><line>3</line>
          </book>
          <book><title/><isbn>NA</isbn><price xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></book>
        </catalog>
        """

    private static func tool() throws -> Tool {
        let tool = try Tool()
        try tool.folder.write(schema, to: "c.xsd")
        try tool.folder.write(document, to: "a.xml")
        return tool
    }

    private func rows(_ outcome: Tool.Outcome) -> [String] {
        outcome.text.components(separatedBy: "\r\n").dropLast().map { $0 }
    }

    private static let columns = "file,position,line,catalog/version,tags,title,title.lang,isbn,price,free,place.code,place.city,"
        + "place.since,blurb,line_2,sub.tags"

    @Test(arguments: ["/catalog/book", "catalog/book", "/{urn:c}catalog/{urn:c}book"])
    func rowsOfElements(_ path: String) throws {
        let outcome = try Self.tool().run("extract", "a.xml", "--schema", "c.xsd", "--table", path, "--to", "csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = rows(outcome)
        #expect(rows.count == 3)
        #expect(rows[0] == Self.columns)
        #expect(rows[1] == "a.xml,1,2,007,a b,\"'=One, two\",en,012,7.50,,NA,Rome,2002-07-02,Some bold words.,3,")
        #expect(rows[2] == "a.xml,2,7,007,,\"\",,NA" + String(repeating: ",", count: 8))
    }

    /// Inside a repeating element the rows have what identifies it, also where that stands behind them.
    @Test func keysOfElementsAround() throws {
        let tool = try Self.tool()
        let outcome = try tool.run("extract", "a.xml", "--schema", "c.xsd", "--table", "/catalog/book/author", "--to", "csv")
        #expect(rows(outcome) == [
            "file,book/position,position,line,catalog/version,book/isbn,id,value",
            "a.xml,1,1,3,007,012,x,Ann", "a.xml,1,2,3,007,012,,Bob",
        ], "\(outcome.errors)")
        let anywhere = try tool.run("extract", "a.xml", "--schema", "c.xsd", "--table", "//author", "--to", "csv")
        #expect(rows(anywhere) == [
            "file,position,line,path,id,value", "a.xml,1,3,/catalog[1]/book[1]/author[1],x,Ann",
            "a.xml,2,3,/catalog[1]/book[1]/author[2],,Bob",
        ], "\(anywhere.errors)")
    }

    /// The layout is that of the schema, whatever documents hold; JSON gives the rows of its XML.
    @Test func layoutFollowsFromTheSchema() throws {
        let tool = try Self.tool()
        try tool.folder.write("<catalog xmlns=\"urn:c\" version=\"1\" kind=\"x\"/>", to: "empty.xml")
        let empty = try tool.run("extract", "empty.xml", "--schema", "c.xsd", "--table", "/catalog/book", "--to", "csv")
        #expect(rows(empty) == [Self.columns], "\(empty.errors)")
        let same = try tool.shell("""
            mkdir x j; cp a.xml x; "$tool" convert --schema c.xsd a.xml -o j/a.json
            for f in x j; do (cd $f; "$tool" extract a.* --schema ../c.xsd --table /catalog/book --to csv | tr -d '\\r' | sed -E 's/^a.(xml|json),([0-9]),[0-9]*/\\2/'); done | sort | uniq -c
            """)
        #expect(same.text.split(separator: "\n").filter { $0.contains("  2 ") }.count == 3, "\(same.text)\(same.errors)")
    }

    @Test func everyForm() throws {
        let tool = try Self.tool()
        let outcome = try tool.shell("""
            x() { "$tool" extract a.xml --schema c.xsd --table /catalog/book "$@" 2> errors || exit 9; }
            x --to jsonl; x --to sqlite -o t.db; x --to sqlite -o t.db; x --to xlsx -o t.xlsx
            python3 -c '
            import sqlite3
            d = sqlite3.connect("t.db")
            print(d.execute("PRAGMA integrity_check").fetchone()[0])
            print(d.execute("SELECT count(*), sum(price), min(isbn), typeof(isbn) FROM book").fetchone())'
            """.replacingOccurrences(of: "\n            ", with: "\n"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.count == 4 && lines[0].hasPrefix("{\"file\":\"a.xml\",\"position\":1,\"line\":2,\"catalog/version\":\"007\",\"tags\":\"a b\""))
        #expect(lines[0].contains("\"price\":7.50,\"free\":null") && lines[0].contains("\"line_2\":3"))
        #expect(lines[2] == "ok" && lines[3] == "(2, 7.5, '012', 'text')")
    }

    @Test func invalidDocumentsGiveNoRows() throws {
        let tool = try Self.tool()
        try tool.folder.write(Self.document.replacingOccurrences(of: "<isbn>NA</isbn>", with: "<isbn>012</isbn>"), to: "b.xml")
        try tool.folder.write("<catalog", to: "c.xml")
        let outcome = try tool.run("extract", "b.xml", "c.xml", "a.xml", "none.xml", "--schema", "c.xsd", "--table", "/catalog/book", "--to", "csv")
        #expect(outcome.status == 2 && rows(outcome).count == 3, "\(outcome.errors)")
        #expect(outcome.errors.contains("1 extracted, 2 invalid, 1 not checked"), "\(outcome.errors)")
    }

    /// An element in itself is followed as often as the path says.
    @Test func recursion() throws {
        let tool = try Small.tool()
        try tool.folder.write(
            "<list xmlns=\"urn:t\" id=\"a\"><n>1</n><list><list/></list></list>", to: "r.xml")
        let deep = try tool.run("extract", "r.xml", "--schema", "small", "--table", "/list/list/list", "--to", "jsonl")
        #expect(deep.text == "{\"file\":\"r.xml\",\"line\":1,\"list/id\":\"a\"}\n", "\(deep.text)\(deep.errors)")
        let listed = try tool.run("schema", "tables", "small")
        #expect(listed.status == 0 && listed.text.hasPrefix("/list\n    file  text\n"), "\(listed.text)\(listed.errors)")
        #expect(listed.text.contains("/list/n\n    file  text\n    position  integer\n    line  integer\n    list/id  code\n    value  integer\n"))
    }

    @Test(arguments: [
        ("/catalog/bok", "Did you mean “book”?"), ("/catalog/zzzzzz", "There are: book."), ("bok", "Did you mean “book”?"),
        ("isbn", "Say which:"), ("//", "is no path"), ("/catalog//book", "is no path"), ("/x", "usage.table"),
    ])
    func unknownPaths(_ path: String, _ said: String) throws {
        let tool = try Self.tool()
        let outcome = try tool.run("extract", "a.xml", "--schema", "c.xsd", "--table", path, "--to", "csv")
        #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.errors.contains(said), "\(outcome.errors)")
    }

    /// Where all columns would be too many, those further inwards are left out.
    @Test func columnsAreBounded() throws {
        let attributes = (0..<90).map { "<xs:attribute name=\"a\($0)\"/>" }.joined()
        let types = (0..<12).map { index in
            let child = index < 11 ? "<xs:sequence><xs:element name=\"e\" type=\"t\(index + 1)\" minOccurs=\"0\"/></xs:sequence>" : ""
            return "<xs:complexType name=\"t\(index)\">\(child)\(attributes)</xs:complexType>"
        }
        let tool = try Tool()
        try tool.folder.write(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"r\" type=\"t0\"/>\(types.joined())</xs:schema>",
            to: "big.xsd")
        let listed = try tool.run("schema", "tables", "big.xsd", "--table", "/r")
        #expect(listed.status == 0 && listed.text.split(separator: "\n").count == 1 + 2 + 9 * 90, "\(listed.errors)")
    }

    @Test func pathsNeedASchema() throws {
        let outcome = try Self.tool().run("extract", "a.xml", "--table", "/catalog/book", "--to", "csv")
        #expect(outcome.status == 64 && outcome.errors.contains("--schema"), "\(outcome.errors)")
    }

    @Test func anyNumberOfWorkersGivesTheSame() throws {
        let tool = try Self.tool()
        let outcome = try tool.shell("""
            mkdir in; for i in $(seq 60); do sed "s/012/$i/" a.xml > in/$i.xml; done
            for jobs in 1 2 8; do "$tool" extract in --schema c.xsd --table //author --to csv -o $jobs.csv --jobs $jobs || exit 9; done
            cmp 1.csv 2.csv && cmp 1.csv 8.csv && wc -l < 1.csv
            """)
        #expect(outcome.status == 0 && outcome.text == "121\n", "\(outcome.text)\(outcome.errors)")
    }
}
