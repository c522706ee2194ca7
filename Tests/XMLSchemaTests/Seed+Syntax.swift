/// Faults of syntax: what the parser trips over, and what follows from it.
extension Seed {
    static let syntax: [Seed] = [
        Seed(
            "unclosed element", in: .report,
            #"    <heading>Summary</heading>\#n"#,
            #"    <heading>Summary\#n"#,
            "26:3 xml.malformed.tag.mismatch", #"Write </heading> where the element ends."#, notes: 2),
        Seed(
            "unclosed paragraph", in: .report,
            #"</paragraph>\#n    <paragraph label="2">"#,
            #"\#n    <paragraph label="2">"#,
            "65:3 xml.malformed.tag.mismatch", #"Write </paragraph> where the element ends."#, notes: 1),
        Seed(
            "unclosed section", in: .report,
            #"  </section>\#n  <section number="II">"#,
            #"  <section number="II">"#,
            "159:1 xml.malformed.tag.mismatch", #"Write </section> where the element ends."#),
        Seed(
            "misspelt end tag", in: .report,
            #"<heading>Summary</heading>"#,
            #"<heading>Summary</headin>"#,
            "19:21 xml.malformed.tag.mismatch", #"Write </heading>, or correct the name in the start tag."#),
        Seed(
            "end tags in the wrong order", in: .report,
            #"</emphasis></columnHeading>\#n    <columnHeading>"#,
            #"</columnHeading></emphasis>\#n    <columnHeading>"#,
            "29:40 xml.malformed.tag.mismatch", #"Write </emphasis> where the element ends."#),
        Seed(
            "end tag of nothing", in: .report,
            #"  <summary>\#n"#,
            #"  </p>\#n  <summary>\#n"#,
            "18:3 xml.malformed.tag.mismatch", #"Remove </p>, or write <p> where its element begins."#),
        Seed(
            "start tag missing", in: .report,
            #"    <heading>Summary</heading>\#n"#,
            #"    Summary</heading>\#n"#,
            "19:12 xml.malformed.tag.mismatch", #"Remove </heading>, or write <heading> where its element begins."#, notes: 1),
        Seed(
            "undefined entity", in: .report,
            #"Protection of migrants</title>"#,
            #"Protection&nbsp;of migrants</title>"#,
            "15:26 xml.malformed.entity.undefined", #"XML knows amp, lt, gt, quot and apos; write the character itself for any other."#),
        Seed(
            "bare ampersand", in: .report,
            #"Protection of migrants</title>"#,
            #"Protection & migrants</title>"#,
            "15:21 xml.malformed.name", #"Write &amp; for an ampersand that means itself."#),
        Seed(
            "bare less-than sign", in: .report,
            #"Protection of migrants</title>"#,
            #"Protection < migrants</title>"#,
            "15:21 xml.malformed.name", #"Write &lt; for a less-than sign that means itself."#),
        Seed(
            "entity without semicolon", in: .report,
            #"Protection of migrants</title>"#,
            #"Protection &amp migrants</title>"#,
            "15:25 xml.malformed.entity.reference", #"An ampersand that means itself is written &amp;."#),
        Seed(
            "control character", in: .report,
            #"Protection of migrants</title>"#,
            #"Protection \#u{1}of migrants</title>"#,
            "15:21 xml.malformed.character", #"Control characters are not allowed; remove it."#),
        Seed(
            "bad character reference", in: .report,
            #"Protection of migrants</title>"#,
            #"Protection &#2;of migrants</title>"#,
            "15:25 xml.malformed.character.reference", #"Remove it; control characters cannot be written in XML in any way."#),
        Seed(
            "attribute without quotes", in: .report,
            #"<session number="57">"#,
            #"<session number=57>"#,
            "9:21 xml.malformed.attribute.value", #"Attributes are written name="value"."#),
        Seed(
            "attribute without end quote", in: .report,
            #"<session number="57">"#,
            #"<session number="57>"#,
            "9:46 xml.malformed.attribute.lessthan", #"Write &lt;, or close the quotation mark before it."#, notes: 2),
        Seed(
            "attribute without value", in: .report,
            #"<session number="57">"#,
            #"<session number>"#,
            "9:20 xml.malformed.attribute.value", #"Attributes are written name="value"."#),
        Seed(
            "attribute twice", in: .report,
            #"<session number="57">"#,
            #"<session number="57" number="58">"#,
            "9:5 xml.malformed.attribute.duplicate", #"Remove one of the two."#),
        Seed(
            "less-than sign in an attribute", in: .report,
            #"<session number="57">"#,
            #"<session number="5<7">"#,
            "9:23 xml.malformed.attribute.lessthan", #"Write &lt;, or close the quotation mark before it."#),
        Seed(
            "no space between attributes", in: .report,
            #"<organization code="ga" kind="organ">General Assembly</organization> <citation"#,
            #"<organization code="ga"kind="organ">General Assembly</organization> <citation"#,
            "20:51 xml.malformed.space", #"Attributes are set apart by spaces."#),
        Seed(
            "undeclared prefix", in: .report,
            #"<mandate symbol="A/RES/56/170" adopted="2001-12-19"/>"#,
            #"<mandate symbol="A/RES/56/170" x:adopted="2001-12-19"/>"#,
            "17:3 xml.namespace.undeclared", #"Declare it on this element or around it: xmlns:x="…"."#),
        Seed(
            "second root", in: .report,
            #"</report>"#,
            #"</report>\#n<report/>"#,
            "161:1 xml.malformed.root", #"Keep all elements inside one root element; only comments may follow it."#),
        Seed(
            "text after the root", in: .report,
            #"</report>"#,
            #"</report>\#ntext"#,
            "161:1 xml.malformed.root", #"Keep all elements inside one root element; only comments may follow it."#),
        Seed(
            "end of CDATA in text", in: .report,
            #"Protection of migrants</title>"#,
            #"Protection ]]> of migrants</title>"#,
            "15:21 xml.malformed.cdata", #"Write ]]&gt;."#),
        Seed(
            "hyphens in a comment", in: .report,
            #"  <summary>\#n"#,
            #"  <!-- a -- b -->\#n  <summary>\#n"#,
            "18:10 xml.malformed.comment", #"It ends with “-->”, and has no other “--” in it."#),
        Seed(
            "space before the declaration", in: .noteVerbale,
            #"<?xml version"#,
            #" <?xml version"#,
            "1:7 xml.malformed.declaration", #"<?xml …?> stands at the very beginning, before any space or line break."#),
        Seed(
            "declared encoding unknown", in: .noteVerbale,
            #"encoding="UTF-8""#,
            #"encoding="UTF-99""#,
            "1:31 xml.encoding.unknown", #"Save the document as UTF-8 and declare it so, or leave the declaration out."#),
        Seed(
            "declared encoding not the real one", in: .noteVerbale,
            #"encoding="UTF-8""#,
            #"encoding="UTF-16""#,
            "1:31 xml.encoding.contradiction", #"Declare encoding="UTF-8", or leave the declaration out."#),
    ]
}
