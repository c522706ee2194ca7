import Foundation
import TestSupport
import Testing

@Suite struct ExtractAkomaNtosoTests {
    private static let document = """
        <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17" xmlns:u="http://un.org/akn4un"><statement name="resolution">
        <meta><identification source="#x"><FRBRWork><FRBRdate date="2020-12-10" name="adoption"/></FRBRWork>
        <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification>
        <classification><keyword value="7" showAs="energy" dictionary="SDGO"/></classification>
        <workflow><step date="2020-11-30" outcome="draftResolution" as="A/75/L.1" by="Cuba (on behalf of the Group of 77), Bosnia and Herzegovina, Trinidad and Tobago and Fiji"/>
        <step date="0001-01-01" outcome="adopted" by=""/></workflow>
        <analysis><parliamentary><voting outcome="adoptedRecordedVote">
        <count value="002" refersTo="#inFavour"><u:voters><organization>ALGERIA</organization><organization>NAMIBIA</organization></u:voters></count>
        <count value="1" refersTo="against"><u:voters><organization>ATLANTIS</organization><organization>TÜRKİYE</organization></u:voters></count></voting></parliamentary></analysis></meta>
        <coverPage><p><docNumber refersTo="#symbol">A/RES/75/122</docNumber></p></coverPage>
        <preface><p><docNumber>75/122</docNumber><docTitle refersTo="#resolutionTitle">  The
          title </docTitle></p></preface>
        <preamble><container><p>Recalling <a href="https://undocs.org/en/A/RES/70/1">70/1</a><authorialNote marker="1" eId="n1"><p>A note.</p></authorialNote>,</p></container></preamble>
        <mainBody><section><num>I.</num><heading>First</heading><paragraph><num>1.</num><content><p>Decides;</p><p>more</p></content></paragraph>
        <paragraph><num>2.</num><list><point><num>(a)</num><p>=1+1</p></point></list></paragraph></section></mainBody></statement></akomaNtoso>
        """

    @Test(arguments: [
        ("documents", "A/RES/75/122,en,d1,akomaNtoso,A/RES/75/122,,The title,resolution,,2020-12-10,day,,,,,,,,4,5"),
        ("votes", """
            A/RES/75/122,en,w1,b1,ALGERIA,DZA,012,inFavour
            A/RES/75/122,en,w2,b1,NAMIBIA,NAM,516,inFavour
            A/RES/75/122,en,w3,b1,ATLANTIS,,,against
            A/RES/75/122,en,w4,b1,TÜRKİYE,TUR,792,against
            """),
        ("ballots", "A/RES/75/122,en,b1,,,,adoptedRecordedVote,2,1,,4"),
        ("sponsors", """
            A/RES/75/122,en,o1,Cuba,,CUB,192
            A/RES/75/122,en,o2,Bosnia and Herzegovina,,BIH,070
            A/RES/75/122,en,o3,Trinidad and Tobago,,TTO,780
            A/RES/75/122,en,o4,Fiji,,FJI,242
            """),
        ("keywords", "A/RES/75/122,en,k1,SDGO,7,energy,"),
        ("sections", "A/RES/75/122,en,s1,,section,I,First,1,1,1"),
        ("paragraphs", """
            A/RES/75/122,en,p1,,,,paragraph,\"Recalling 70/1,\",2,,
            A/RES/75/122,en,p2,1,s1,,paragraph,Decides;,1,,
            A/RES/75/122,en,p3,,s1,,paragraph,more,1,,
            A/RES/75/122,en,p4,a,s1,,item,'=1+1,1,,
            """),
        ("citations", "A/RES/75/122,en,c1,70/1,a,A/RES/70/1,,,,https://undocs.org/en/A/RES/70/1,p1,,paragraph,10,14"),
        ("notes", "A/RES/75/122,en,n1,n1,1,A note."),
    ])
    func rowsOfADocument(_ table: String, _ rows: String) throws {
        let tool = try Tool()
        try tool.folder.write(Self.document, to: "a.xml")
        let outcome = try tool.run("extract", "a.xml", "--table", table, "--to", "csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.text.components(separatedBy: "\r\n").dropFirst().dropLast()
        #expect(lines.joined(separator: "\n") == rows)
    }

    @Test func malformed() throws {
        let tool = try Tool()
        try tool.folder.write(Self.document, to: "a.xml")
        try tool.folder.write(Self.document.replacingOccurrences(of: "</mainBody>", with: ""), to: "b.xml")
        let outcome = try tool.run("extract", "b.xml", "a.xml", "--table", "documents", "--to", "jsonl")
        #expect(outcome.status == 1 && outcome.text.split(separator: "\n").count == 1, "\(outcome.errors)")
    }

    @Test func deepDocuments() throws {
        let tool = try Tool()
        let depth = 100_000
        let text = "<akomaNtoso xmlns=\"urn:a\">" + String(repeating: "<section>", count: depth)
            + String(repeating: "</section>", count: depth) + "</akomaNtoso>"
        try tool.folder.write(text, to: "deep.xml")
        let outcome = try tool.run("extract", "deep.xml", "--table", "sections", "--to", "csv")
        #expect(!outcome.crashed && outcome.status == 2)
    }

    /// Rows of published documents are as many as xmllint counts elements.
    @Test(
        .enabled(if: SharedData.isAvailable && ExtractTests.hasXMLLint, SharedData.reason),
        arguments: [
            ("documents", "count(/*)"),
            ("paragraphs", """
                count(//*[local-name()='p'][ancestor::*[local-name()='preamble' or local-name()='mainBody' or local-name()='conclusions' \
                or local-name()='attachments' or local-name()='body']][not(ancestor::*[local-name()='authorialNote'])])
                """),
            ("votes", "count(//*[local-name()='voting']/*[local-name()='count']//*[local-name()='organization'])"),
            ("ballots", "count(//*[local-name()='voting'])"),
            ("keywords", "count(//*[local-name()='keyword'])"),
            ("workflow_steps", "count(//*[local-name()='step'])"),
            ("notes", "count(//*[local-name()='authorialNote'])"),
        ])
    func rowsOfPublishedDocuments(_ table: String, _ count: String) throws {
        let tool = try Tool()
        let folder = try SharedData.unpacked("un-corpus.tar.xz").path
        let outcome = try tool.shell("""
            "$tool" extract '\(folder)' --table \(table) --to jsonl 2> errors | wc -l
            find '\(folder)' -name '*.xml' -print0 | xargs -0 xmllint --xpath "\(count)" 2> /dev/null | awk '{ n += $1 } END { print n }'
            """)
        let numbers = outcome.text.split(whereSeparator: \.isWhitespace)
        #expect(numbers.count == 2 && numbers[0] == numbers[1] && numbers[0] != "0", "\(numbers)")
    }
}
