/// Faults of structure: names, order, number, place, namespace.
extension Seed {
    static let elements: [Seed] = [
        Seed(
            "misspelt element", in: .report,
            #"<title>Protection of migrants</title>"#,
            #"<titel>Protection of migrants</titel>"#,
            "15:3 xsd.element.unexpected", #"Did you mean <title>?"#),
        Seed(
            "misspelt element with a fault inside", in: .report,
            #"<documentType kind="report" author"#,
            #"<documentTyp kind="report" author"#,
            "16:3 xsd.element.unexpected", #"Did you mean <documentType>?"#),
        Seed(
            "wrong case of an element", in: .report,
            #"<summary>\#n    <heading>Summary</heading>"#,
            #"<summary>\#n    <Heading>Summary</Heading>"#,
            "19:5 xsd.element.unexpected", #"Did you mean <heading>?"#),
        Seed(
            "unknown element", in: .report,
            #"  <summary>\#n"#,
            #"  <foo/>\#n  <summary>\#n"#,
            "18:3 xsd.element.unexpected", #"Expected here: <mandate>, <summary>, <contents>, <paragraph>, <list> or one of 9 others."#),
        Seed(
            "unknown element with content", in: .report,
            #"  <summary>\#n"#,
            #"  <foo><title>x</title><bar>y</bar></foo>\#n  <summary>\#n"#,
            "18:3 xsd.element.unexpected", #"Expected here: <mandate>, <summary>, <contents>, <paragraph>, <list> or one of 9 others."#),
        Seed(
            "unknown element in the place of a required one", in: .report,
            #"<title>Protection of migrants</title>"#,
            #"<name>Protection of migrants</name>"#,
            "15:3 xsd.element.unexpected", #"Expected in its place: <title>."#),
        Seed(
            "missing element in the middle", in: .report,
            #"  <title>Protection of migrants</title>\#n"#,
            #""#,
            "15:3 xsd.element.missing", #"Add <title> before <documentType>. <title>: The title of the report, for example Protection of migrants."#),
        Seed(
            "missing element at the end", in: .report,
            #"      <heading>Introduction</heading>\#n      <paragraphs from="1" to="6">1–6</paragraphs>\#n      <page>3</page>\#n"#,
            #""#,
            "31:5 xsd.element.missing", #"Add <heading>. <heading>: The heading as the table prints it."#),
        Seed(
            "missing heading", in: .report,
            #"    <heading>Reports on the status of implementation</heading>\#n    <reply"#,
            #"    <reply"#,
            "67:5 xsd.element.missing", #"Add <heading> before <reply>. <heading>: The heading as printed, without its number."#),
        Seed(
            "element twice", in: .report,
            #"  <title>Protection of migrants</title>\#n"#,
            #"  <title>Protection of migrants</title>\#n  <title>Protection of migrants</title>\#n"#,
            "16:3 xsd.element.tooMany", #"Remove it, or join its content to the first one."#),
        Seed(
            "two siblings swapped", in: .report,
            #"    <distribution code="general">Distr.: General</distribution>\#n    <issued date="2002-07-02">2 July 2002</issued>\#n"#,
            #"    <issued date="2002-07-02">2 July 2002</issued>\#n    <distribution code="general">Distr.: General</distribution>\#n"#,
            "7:5 xsd.element.misplaced", #"Move it up, before <issued>."#),
        Seed(
            "required siblings swapped", in: .noteVerbale,
            #"  <title>Protection of migrants</title>\#n  <sender code="ohchr">The Office of the United Nations High Commissioner for Human Rights</sender>\#n"#,
            #"  <sender code="ohchr">The Office of the United Nations High Commissioner for Human Rights</sender>\#n  <title>Protection of migrants</title>\#n"#,
            "6:3 xsd.element.misplaced", #"Move it up, before <sender>."#),
        Seed(
            "sender and addressee swapped", in: .noteVerbale,
            #"  <sender code="ohchr">The Office of the United Nations High Commissioner for Human Rights</sender>\#n  <addressee>Governments</addressee>\#n"#,
            #"  <addressee>Governments</addressee>\#n  <sender code="ohchr">The Office of the United Nations High Commissioner for Human Rights</sender>\#n"#,
            "6:3 xsd.element.misplaced", #"Move <sender> up, before <addressee>."#),
        Seed(
            "element much too early", in: .report,
            #"  <title>Protection of migrants</title>\#n"#,
            #"  <notes><note id="n1" marker="1">x</note></notes>\#n  <title>Protection of migrants</title>\#n"#,
            "15:3 xsd.element.misplaced", #"Move <notes> further down."#),
        Seed(
            "section before the summary", in: .report,
            #"  <summary>\#n"#,
            #"  <section number="0"><heading>Preface</heading></section>\#n  <summary>\#n"#,
            "19:3 xsd.element.misplaced", #"Move <section> down, after <contents>."#),
        Seed(
            "element at the wrong end", in: .report,
            #"</report>"#,
            #"  <mandate symbol="A/RES/56/171" adopted="2001-12-19"/>\#n</report>"#,
            "160:3 xsd.element.misplaced", #"Move it up, before <summary>."#),
        Seed(
            "element in the wrong parent", in: .report,
            #"  <section number="I">\#n"#,
            #"  <section number="I">\#n    <symbol>A/57/150</symbol>\#n"#,
            "58:5 xsd.element.unexpected", #"Move it out into <report>, before <section>."#),
        Seed(
            "block in running text", in: .report,
            #"<paragraph label="2">The"#,
            #"<paragraph label="2"><heading>Second</heading>The"#,
            "60:26 xsd.element.unexpected", #"Move it out into <section>, before <paragraph>."#),
        Seed(
            "element in a value", in: .report,
            #"<issued date="2002-07-02">2 July 2002</issued>"#,
            #"<issued date="2002-07-02"><date value="2002-07-02" precision="day">2 July</date> 2002</issued>"#,
            "7:31 xsd.element.unexpected", #"Keep its text, without the tags around it."#),
        Seed(
            "content in an empty element", in: .report,
            #"<mandate symbol="A/RES/56/170" adopted="2001-12-19"/>"#,
            #"<mandate symbol="A/RES/56/170" adopted="2001-12-19">text</mandate>"#,
            "17:55 xsd.text.unexpected", #"Remove it: <mandate> must be empty."#),
        Seed(
            "element in an empty element", in: .report,
            #"<mandate symbol="A/RES/56/170" adopted="2001-12-19"/>"#,
            #"<mandate symbol="A/RES/56/170" adopted="2001-12-19"><title>x</title></mandate>"#,
            "17:55 xsd.element.unexpected", #"Move it out into <report>, before <mandate>."#),
        Seed(
            "white space in an empty element", in: .report,
            #"<mandate symbol="A/RES/56/170" adopted="2001-12-19"/>"#,
            #"<mandate symbol="A/RES/56/170" adopted="2001-12-19"> </mandate>"#,
            "17:3 xsd.text.unexpected", #"Write its start tag and end tag without anything between."#),
        Seed(
            "stray text", in: .report,
            #"  <summary>\#n"#,
            #"  stray\#n  <summary>\#n"#,
            "18:3 xsd.text.unexpected", #"Put the text into one of the elements of <report>, or remove it."#),
        Seed(
            "too many of an element", in: .report,
            #"    <session number="57">Fifty-seventh session</session>\#n"#,
            #"    <session number="57">Fifty-seventh session</session>\#n    <session number="58">x</session>\#n    <session number="59">y</session>\#n"#,
            "11:5 xsd.element.tooMany", #"Remove those that are too many."#),
        Seed(
            "wrong namespace", in: .report,
            #"<title>Protection of migrants</title>"#,
            #"<title xmlns="urn:x">Protection of migrants</title>"#,
            "15:3 xsd.element.unexpected", #"Its namespace must be “urn:rapporteur:report:1.0”."#),
        Seed(
            "no namespace, with content", in: .report,
            #"<section number="III">"#,
            #"<section number="III" xmlns="">"#,
            "137:3 xsd.element.unexpected", #"Its namespace must be “urn:rapporteur:report:1.0”."#),
        Seed(
            "wrong root", in: .noteVerbale,
            #"<noteVerbale "#,
            #"<notVerbale "#,
            "4:1 xsd.root.undeclared", #"Did you mean “noteVerbale”?"#),
        Seed(
            "root in another namespace", in: .noteVerbale,
            #"urn:rapporteur:report:1.0"#,
            #"urn:rapporteur:report:2.0"#,
            "4:1 xsd.root.undeclared", #"It is declared in the namespace “urn:rapporteur:report:1.0”."#),
    ]
}
