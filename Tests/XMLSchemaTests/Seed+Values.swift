/// Faults of attributes, values, keys and `xsi:` attributes.
extension Seed {
    static let values: [Seed] = [
        Seed(
            "required attribute missing", in: .report,
            #"<mandate symbol="A/RES/56/170" "#,
            #"<mandate "#,
            "17:3 xsd.attribute.missing", #"Add symbol="…" with a text (Symbol). Its symbol in full, for example A/RES/56/170."#),
        Seed(
            "required attribute misspelt", in: .report,
            #"<mandate symbol="A/RES/56/170" "#,
            #"<mandate symbl="A/RES/56/170" "#,
            "17:12 xsd.attribute.unexpected", #"Did you mean “symbol”?"#),
        Seed(
            "attribute with the wrong case", in: .report,
            #"<section number="I">"#,
            #"<section Number="I">"#,
            "57:12 xsd.attribute.unexpected", #"Did you mean “number”?"#),
        Seed(
            "unknown attribute", in: .report,
            #"<section number="I">"#,
            #"<section number="I" colour="red">"#,
            "57:23 xsd.attribute.unexpected", #"Remove it; <section> may have “id”, “number”, “printed” and “xml:lang”."#),
        Seed(
            "attribute with a prefix", in: .report,
            #"<section number="I">"#,
            #"<section number="I" xmlns:r="urn:rapporteur:report:1.0" r:number="I">"#,
            "57:59 xsd.attribute.unexpected", #"Write “number”, without a prefix."#),
        Seed(
            "attribute without its prefix", in: .report,
            #"xml:lang="en""#,
            #"lang="en""#,
            "3:43 xsd.attribute.unexpected", #"Write “xml:lang”."#),
        Seed(
            "bad enumeration value", in: .report,
            #"<distribution code="general">"#,
            #"<distribution code="genral">"#,
            "6:19 xsd.value.enumeration", #"Did you mean “general”? Allowed: “general”, “limited”, “restricted”."#),
        Seed(
            "enumeration value in capitals", in: .report,
            #"<distribution code="general">"#,
            #"<distribution code="General">"#,
            "6:19 xsd.value.enumeration", #"Did you mean “general”? Allowed: “general”, “limited”, “restricted”."#),
        Seed(
            "hopeless enumeration value", in: .report,
            #"<documentType kind="report""#,
            #"<documentType kind="zzz""#,
            "16:17 xsd.value.enumeration", #"Allowed: “report”, “note”, “letter”, “resolution”, “decision”, “presidentialStatement”, “draft”, “agenda” … (11 values)."#),
        Seed(
            "ambiguous date", in: .report,
            #"<issued date="2002-07-02">"#,
            #"<issued date="02/07/2002">"#,
            "7:13 xsd.value.union", #"Write “2002-07-02” for 2 July 2002 or “2002-02-07” for 7 February 2002."#),
        Seed(
            "date with the day first", in: .report,
            #"<issued date="2002-07-02">"#,
            #"<issued date="22.07.2002">"#,
            "7:13 xsd.value.union", #"Write “2002-07-22”."#),
        Seed(
            "date in words", in: .report,
            #"<issued date="2002-07-02">"#,
            #"<issued date="2 July 2002">"#,
            "7:13 xsd.value.union", #"Write “2002-07-02”."#),
        Seed(
            "date that does not exist", in: .report,
            #"<issued date="2002-07-02">"#,
            #"<issued date="2002-02-30">"#,
            "7:13 xsd.value.union", #"Correct the date."#),
        Seed(
            "partial date", in: .report,
            #"adopted="2001-12-19"/>"#,
            #"adopted="2001-12-1"/>"#,
            "17:34 xsd.value.union", #"Write “2001-12-01”."#),
        Seed(
            "number with words", in: .report,
            #"<session number="57">"#,
            #"<session number="57th">"#,
            "9:14 xsd.value.lexical", #"Write “57”."#),
        Seed(
            "number out of range", in: .report,
            #"<session number="57">"#,
            #"<session number="0">"#,
            "9:14 xsd.value.minInclusive", #"Write a value from 1 to 65535."#),
        Seed(
            "number too large", in: .report,
            #"<session number="57">"#,
            #"<session number="70000">"#,
            "9:14 xsd.value.maxInclusive", #"Write a value from 1 to 65535."#),
        Seed(
            "decimal comma", in: .report,
            #"<quantity value="15" unit="States">"#,
            #"<quantity value="15,5" unit="States">"#,
            "22:88 xsd.value.lexical", #"Write “15.5”."#),
        Seed(
            "too many digits", in: .report,
            #"<quantity value="15" unit="States">"#,
            #"<quantity value="1234567890123456" unit="States">"#,
            "22:88 xsd.value.totalDigits", #"Write at most 15 digits."#),
        Seed(
            "code in small letters", in: .report,
            #"<state code="ARG""#,
            #"<state code="arg""#,
            "22:142 xsd.value.pattern", #"Write “ARG”."#),
        Seed(
            "code too long", in: .report,
            #"<state code="ARG""#,
            #"<state code="ARGE""#,
            "22:142 xsd.value.pattern", #"It must match the pattern “[A-Z]{3}”."#),
        Seed(
            "symbol with an asterisk", in: .report,
            #"<mandate symbol="A/RES/56/170""#,
            #"<mandate symbol="A/RES/56/170*""#,
            "17:12 xsd.value.pattern", #"It must match the pattern “[A-Z][^*]*[^* ]”."#),
        Seed(
            "empty value", in: .report,
            #"<mandate symbol="A/RES/56/170""#,
            #"<mandate symbol="""#,
            "17:12 xsd.value.pattern", #"Fill it in, or leave it out where it is not required. It must match the pattern “[A-Z][^*]*[^* ]”."#),
        Seed(
            "language list", in: .report,
            #"languages="en""#,
            #"languages="en english""#,
            "8:23 xsd.value.listItem", #"It must match the pattern “[a-z]{2,3}”."#),
        Seed(
            "language tag", in: .report,
            #"xml:lang="en""#,
            #"xml:lang="en_US""#,
            "3:43 xsd.value.union", #"Write “en-US”."#),
        Seed(
            "id with a space", in: .report,
            #"<note id="list" marker="*">"#,
            #"<note id="li st" marker="*">"#,
            "23:11 xsd.value.lexical", #"It may have no white space. Write “li_st”."#, notes: 1),
        Seed(
            "id that begins with a digit", in: .report,
            #"<note id="list" marker="*">"#,
            #"<note id="1" marker="*">"#,
            "23:11 xsd.value.lexical", #"Begin it with a letter or _, and write letters, digits, -, _ and . only."#, notes: 1),
        Seed(
            "reference to nothing", in: .report,
            #"<noteRef note="list">"#,
            #"<noteRef note="nothing">"#,
            "11:58 xsd.keyref.unresolved", #"It must be one of the values of “reportNotes”"#),
        Seed(
            "misspelt reference", in: .report,
            #"<noteRef note="list">"#,
            #"<noteRef note="lits">"#,
            "11:58 xsd.keyref.unresolved", #"Did you mean “list”? It must be one of the values of “reportNotes”"#),
        Seed(
            "key twice", in: .report,
            #"  <contents>\#n"#,
            #"  <contents id="list">\#n"#,
            "27:13 xsd.attribute.unexpected", #"Remove it: <contents> has no attributes."#),
        Seed(
            "duplicate note", in: .report,
            #"  </summary>\#n"#,
            #"    <note id="list" marker="*">x</note>\#n  </summary>\#n"#,
            "26:11 xsd.unique.duplicate", #"It was given first in line 23, column 5: change one of the two."#),
        Seed(
            "xsi:type of an unknown type", in: .report,
            #"<title>Prot"#,
            #"<title xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Inlin">Prot"#,
            "15:64 xsd.type.unknown", #"Did you mean “Inline”?"#),
        Seed(
            "xsi:type that is not derived", in: .report,
            #"<title>Prot"#,
            #"<title xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Masthead">Prot"#,
            "15:64 xsd.type.notDerived", #"The declared type is Inline."#),
        Seed(
            "xsi:type with an undeclared prefix", in: .report,
            #"<title>Prot"#,
            #"<title xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="q:Inline">Prot"#,
            "15:64 xsd.type.unknown", #"Declare it on this element or around it: xmlns:q="…"."#),
        Seed(
            "xsi:nil where nothing can be nil", in: .report,
            #"<mandate symbol"#,
            #"<mandate xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true" symbol"#,
            "17:66 xsd.nil", #"Remove xsi:nil, and give the element its content."#),
        Seed(
            "xsi:nil that is no boolean", in: .report,
            #"<mandate symbol"#,
            #"<mandate xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="yes" symbol"#,
            "17:66 xsd.nil", #"Remove xsi:nil, or write true for an element without content."#),
        Seed(
            "empty required content", in: .report,
            #"<organ code="A">General Assembly</organ>"#,
            #"<organ code="A"></organ>"#,
            "5:5 xsd.value.minLength", #"Fill it in, or leave it out where it is not required."#),
    ]
}
