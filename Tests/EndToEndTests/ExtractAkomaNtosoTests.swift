import Foundation
import TestSupport
import Testing

@Suite struct ExtractAkomaNtosoTests {
    private static let document = """
        <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17" xmlns:u="http://un.org/akn4un"><statement name="resolution">
        <meta><identification source="#x"><FRBRWork><FRBRdate date="2020-12-10" name="adoption"/><FRBRauthor href="ga"/></FRBRWork>
        <FRBRExpression><FRBRdate date="2020-12-21" name="publication"/><FRBRlanguage language="eng"/></FRBRExpression></identification>
        <classification source="http://metadata.un.org/sdg"><keyword value="7" showAs="energy" dictionary="SDGO"/>
        <keyword value="solar" showAs="solar" dictionary="UNBIS" href="http://metadata.un.org/thesaurus/1"/></classification>
        <classification source="x"><keyword value="ENERGY" showAs="ENERGY" dictionary="UNBIS Thesaurus"/></classification>
        <workflow><step date="2020-11-30" outcome="draftResolution" as="A/75/L.1" by="Cuba (on behalf of the Group of 77), Bosnia and Herzegovina, Trinidad and Tobago and Fiji"/>
        <step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Guinea (on behalf of the States Members of the Group of 77 and China) and Russian Federation, \
        theRepublic of Korea, TÜRKÝYE, Bahamas (The), Philipines, Atlantis and Malta."/>
        <step outcome="draftResolution" by="submitted by the Chair of the Committee following informal consultations"/>
        <step outcome="draftResolution" by="the representative of Mexico, on behalf of the Bureau"/>
        <step date="0001-01-01" outcome="recommendedForAdoption" by="" as="A/75/1" refersTo="7"/>
        <step date="2020-12-11" outcome="adopted" by="" as="A/75/PV.46"/></workflow>
        <analysis><parliamentary><voting outcome="adoptedRecordedVote">
        <count value="002" refersTo="#inFavour"><u:voters><organization>ALGERIA</organization><organization>NAMIBIA</organization></u:voters></count>
        <count value="2" refersTo="against"><u:voters><organization>ATLANTIS</organization><organization>TÜRKÝYE</organization></u:voters></count></voting>
        <voting outcome="adoptedWithoutVote"><quorum value=""/></voting>
        <voting outcome="adoptedRecordedVote"><count value="3" refersTo="inFavour"><u:voters><organization>MALTA</organization></u:voters></count></voting></parliamentary></analysis>
        <references><TLCTerm eId="secondCommittee" href="#" showAs="Second Committee"/></references>
        <presentation><docketNumber refersTo="#publicationJobNumber">20-16900</docketNumber></presentation></meta>
        <coverPage><p><docNumber refersTo="#symbol">A/RES/75/122</docNumber><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>
        <p><session value="75">Seventy-fifth session</session><inline name="agenda item">Agenda items 20 (b) and 21</inline><inline name="agenda item name">Energy</inline>
        <docProponent refersTo="#secondCommittee">[on the report]</docProponent></p></coverPage>
        <preface><p><docNumber>75/122</docNumber><docTitle refersTo="#resolutionTitle">  The
          title </docTitle></p></preface>
        <preamble><container eId="c1"><p><span class="italic">Recalling</span> <a href="https://undocs.org/en/A/RES/70/1">70</a><a \
        href="https://undocs.org/en/A/RES/70/1">/1</a><authorialNote marker="1" eId="n1"><p>See <a href="https://docs.un.org/en/S/RES/1325(2000)">1325</a><a \
        href="https://docs.un.org/en/S/RES/1325(2000)"> </a><a href="https://docs.un.org/en/S/RES/1325(2000)">(2000)</a>.</p></authorialNote> of 2015,</p></container></preamble>
        <mainBody><section><num>I.</num><heading>First</heading><paragraph eId="x"><num>1.</num><content><p><b>Decides</b> so;</p><p>more</p></content></paragraph>
        <paragraph><num>2.</num><list><point><num>(a)</num><p>=1+1</p></point><sublist><point><num>(i)</num><p>deep</p></point></sublist></list></paragraph></section>
        <crossHeading>Cross heading <a href="http://www.undocs.org/A/res/70/2b?x">70/2</a></crossHeading><p> \u{A0}</p><p><a href="urn:x"/></p></mainBody>
        <conclusions><p>46th meeting</p></conclusions></statement></akomaNtoso>
        """

    @Test(arguments: [
        ("documents", """
            A/RES/75/122,en,d1,1,a.xml,SHA256,akomaNtoso,A/RES/75/122,20-16900,The title,resolution,ga,2020-12-21,day,2020-12-10,day,\
            General Assembly,secondCommittee,Second Committee,75,20 (b); 21,Energy,,,,,8,14,76
            """),
        ("votes", """
            A/RES/75/122,en,w1,1,b1,ALGERIA,DZA,012,inFavour
            A/RES/75/122,en,w2,2,b1,NAMIBIA,NAM,516,inFavour
            A/RES/75/122,en,w3,3,b1,ATLANTIS,,,against
            A/RES/75/122,en,w4,4,b1,TÜRKÝYE,TUR,792,against
            A/RES/75/122,en,w5,5,b3,MALTA,MLT,470,inFavour
            """),
        ("ballots", """
            A/RES/75/122,en,b1,1,2020-12-11,day,,adoptedRecordedVote,2,2,0,4
            A/RES/75/122,en,b2,2,2020-12-11,day,,adoptedWithoutVote,,,,0
            A/RES/75/122,en,b3,3,2020-12-11,day,,adoptedRecordedVote,3,,,1
            """),
        ("sponsors", """
            A/RES/75/122,en,o1,1,Cuba,,CUB,192,original,the Group of 77
            A/RES/75/122,en,o2,2,Bosnia and Herzegovina,,BIH,070,original,
            A/RES/75/122,en,o3,3,Trinidad and Tobago,,TTO,780,original,
            A/RES/75/122,en,o4,4,Fiji,,FJI,242,original,
            A/RES/75/122,en,o5,5,Guinea,,GIN,324,additional,the States Members of the Group of 77 and China
            A/RES/75/122,en,o6,6,Russian Federation,,RUS,643,additional,
            A/RES/75/122,en,o7,7,theRepublic of Korea,,KOR,410,additional,
            A/RES/75/122,en,o8,8,TÜRKÝYE,,TUR,792,additional,
            A/RES/75/122,en,o9,9,Bahamas (The),,BHS,044,additional,
            A/RES/75/122,en,o10,10,Philipines,,PHL,608,additional,
            A/RES/75/122,en,o11,11,Atlantis,,,,additional,
            A/RES/75/122,en,o12,12,Malta,,MLT,470,additional,
            A/RES/75/122,en,o13,13,the Chair of the Committee,,,,original,
            A/RES/75/122,en,o14,14,Mexico,,MEX,484,original,the Bureau
            """),
        ("workflow_steps", """
            A/RES/75/122,en,f1,1,draftResolution,2020-11-30,day,"Cuba (on behalf of the Group of 77), Bosnia and Herzegovina, Trinidad and Tobago and Fiji",A/75/L.1,,
            A/RES/75/122,en,f2,2,draftResolutionAdditionalSponsors,,,"Guinea (on behalf of the States Members of the Group of 77 and China) and Russian Federation, \
            theRepublic of Korea, TÜRKÝYE, Bahamas (The), Philipines, Atlantis and Malta.",,,
            A/RES/75/122,en,f3,3,draftResolution,,,submitted by the Chair of the Committee following informal consultations,,,
            A/RES/75/122,en,f4,4,draftResolution,,,"the representative of Mexico, on behalf of the Bureau",,,
            A/RES/75/122,en,f5,5,recommendedForAdoption,,,,A/75/1,7,
            A/RES/75/122,en,f6,6,adopted,2020-12-11,day,,A/75/PV.46,,A/75/PV.46
            """),
        ("keywords", """
            A/RES/75/122,en,k1,1,SDGO,7,energy,,,7
            A/RES/75/122,en,k2,2,UNBIS,solar,solar,,http://metadata.un.org/thesaurus/1,7
            A/RES/75/122,en,k3,3,UNBIS Thesaurus,ENERGY,ENERGY,,,
            """),
        ("sections", "A/RES/75/122,en,s1,1,,section,I,First,1,1,1"),
        ("paragraphs", """
            A/RES/75/122,en,p1,1,,,,,preamble,paragraph,Recalling,\"Recalling 70/1 of 2015,\",4,23,,,c1
            A/RES/75/122,en,p2,2,1,1,s1,,operative,paragraph,Decides,Decides so;,2,11,,,x
            A/RES/75/122,en,p3,3,,1,s1,,operative,paragraph,,more,1,4,,,x
            A/RES/75/122,en,p4,4,a,2 (a),s1,,operative,item,,'=1+1,1,4,,,
            A/RES/75/122,en,p5,5,i,2 (a) (i),s1,,operative,item,,deep,1,4,,,
            A/RES/75/122,en,p6,6,,,,,operative,heading,,Cross heading 70/2,3,18,,,
            A/RES/75/122,en,p7,7,,,,,operative,paragraph,,"",0,0,,,
            A/RES/75/122,en,p8,8,,,,,conclusions,paragraph,,46th meeting,2,12,,,
            """),
        ("citations", """
            A/RES/75/122,en,c1,1,1325 (2000),a,S/RES/1325(2000),S/RES/1325 (2000),,,,https://docs.un.org/en/S/RES/1325(2000),,,n1,note,4,15
            A/RES/75/122,en,c2,2,70/1,a,A/RES/70/1,A/RES/70/1,,,,https://undocs.org/en/A/RES/70/1,p1,,,paragraph,10,14
            A/RES/75/122,en,c3,3,70/2,a,A/RES/70/2B,A/RES/70/2 B,,,,http://www.undocs.org/A/res/70/2b?x,p6,,,heading,14,18
            A/RES/75/122,en,c4,4,"",a,,,,,,urn:x,p7,,,paragraph,0,0
            """),
        ("notes", "A/RES/75/122,en,n1,1,n1,1,See 1325 (2000).,p1"),
    ])
    func rowsOfADocument(_ table: String, _ rows: String) throws {
        let tool = try Tool()
        try tool.folder.write(Self.document, to: "a.xml")
        let outcome = try tool.run("extract", "a.xml", "--table", table, "--to", "csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.text.components(separatedBy: "\r\n").dropFirst().dropLast()
        let found = lines.joined(separator: "\n").replacing(#/[0-9a-f]{64}/#, with: "SHA256")
        #expect(found == rows)
    }

    /// Names that are none are told, and votes that do not add up.
    @Test func findings() throws {
        let tool = try Tool()
        try tool.folder.write(Self.document, to: "a.xml")
        let outcome = try tool.run("extract", "a.xml", "--table", "findings", "--to", "jsonl")
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.count == 4, "\(outcome.text)")
        for (line, words) in zip(lines, ["“Philipines”", "“Atlantis”", "“ATLANTIS”", "says 3 inFavour"]) {
            #expect(line.contains(words) && line.contains("\"outcome\":\"valid\"") && !line.contains("\"line\":null"))
        }
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
                or local-name()='attachments' or local-name()='body']][not(ancestor::*[local-name()='authorialNote'])]) \
                + count(//*[local-name()='crossHeading' or local-name()='subheading' or local-name()='listIntroduction'][not(ancestor::*[local-name()='p'])])
                """),
            // Links that the publisher cut into pieces are one.
            ("citations", """
                count(//*[local-name()='a']) \
                - count(//*[local-name()='a'][preceding-sibling::node()[1][local-name()='a']][@href=preceding-sibling::*[1]/@href])
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
