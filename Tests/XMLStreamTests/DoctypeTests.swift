import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLStream

@Suite struct DoctypeTests {
    @Test func isRefusedUnlessAllowed() throws {
        for document in ["<!DOCTYPE a><a/>", "<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE a SYSTEM 'a.dtd' [<!ENTITY b 'c'>]><a>&b;</a>"] {
            for tuning in [ReaderTuning(), .fed] {
                let reading = try read(document, tuning: tuning)
                #expect(reading.result == .refused)
                #expect(reading.codes == ["xml.doctype"])
                #expect(reading.findings.outcome == .notChecked)
                #expect(!reading.recorder.texts.contains { $0.hasPrefix("<") })
            }
        }
    }

    @Test func internalEntitiesExpand() throws {
        let document = """
            <!DOCTYPE a [<!-- no event --><?nor this?>
             <!ENTITY e "x&#38;amp;<b>&f;</b>"><!ENTITY f "F"><!ATTLIST a d CDATA "default" n NMTOKENS #IMPLIED>]>
            <a n=" 1  2 " v="&f;&f;">&e;&f;</a>
            """
        for tuning in [ReaderTuning(), .fed] {
            let reading = try read(document, allowDoctype: true, tuning: tuning)
            #expect(reading.result == .complete, "\(reading.findings.findings)")
            #expect(
                reading.recorder.texts == [
                    "<|a |n=1 2 |v=FF |d=default", "'x&", "<|b", "'F", "</|b", "'F", "</|a",
                ])
        }
    }

    @Test func expansionIsBounded() throws {
        func laughs(_ last: String) -> String {
            var document = "<!DOCTYPE a [<!ENTITY l0 'lollollollol'>"
            for level in 1...12 { document += "<!ENTITY l\(level) '" + String(repeating: "&l\(level - 1);", count: 10) + "'>" }
            return document + "]>" + last
        }
        var quadratic = "<!DOCTYPE a [<!ENTITY q '" + String(repeating: "x", count: 50_000) + "'>]><a>"
        quadratic += String(repeating: "&q;", count: 1_000) + "</a>"
        var defaults = "<!DOCTYPE a [<!ATTLIST b"
        for number in 0..<1_000 { defaults += " a\(number) CDATA '0123456789'" }
        defaults += ">]><a>" + String(repeating: "<b/>", count: 2_000) + "</a>"
        for document in [laughs("<a>&l12;</a>"), laughs("<a b='&l12;'/>"), quadratic, defaults] {
            for tuning in [ReaderTuning(), .fed] {
                let reading = try read(document, allowDoctype: true, tuning: tuning)
                #expect(reading.result == .refused)
                #expect(reading.codes == ["xml.limit.entityExpansion"])
            }
        }
    }

    @Test func parameterEntitiesAreBoundedToo() throws {
        var document = "<!DOCTYPE a [<!ENTITY % p0 '<!ENTITY &#37; x \"y\">'>"
        for level in 1...9 { document += "<!ENTITY % p\(level) '" + String(repeating: "&#37;p\(level - 1); ", count: 10) + "'>" }
        document += "%p9;]><a/>"
        // The parser takes some of these for errors of syntax; what counts is that it comes to an end.
        let reading = try read(document, allowDoctype: true)
        #expect(reading.result != .complete)
        #expect(reading.codes.contains("xml.limit.entityExpansion"))
    }

    @Test func depthIsBounded() throws {
        func nested(_ levels: Int) -> String {
            var document = "<!DOCTYPE a [<!ENTITY e1 'x'>"
            for level in stride(from: 2, through: levels, by: 1) { document += "<!ENTITY e\(level) '&e\(level - 1);'>" }
            return document + "]><a>&e\(levels);</a>"
        }
        #expect(try read(nested(40), allowDoctype: true).result == .complete)
        for levels in [41, 20_000] {
            let reading = try read(nested(levels), allowDoctype: true)
            #expect(reading.result == .refused)
            #expect(reading.codes == ["xml.limit.entityDepth"])
        }
    }

    @Test func loopsAreErrors() throws {
        for document in [
            "<!DOCTYPE a [<!ENTITY e 'x&e;'>]><a>&e;</a>", "<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>&e;</a>",
            "<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a b='&e;'/>",
        ] {
            let reading = try read(document, allowDoctype: true)
            #expect(reading.result != .complete)
            #expect(["xml.malformed.entity.loop", "xml.limit.entityExpansion"].contains(reading.codes.first))
        }
    }

    @Test func nothingOutsideIsLoaded() throws {
        let entity = try read("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>1&e;2</a>", allowDoctype: true)
        #expect(entity.result == .refused)
        #expect(entity.codes == ["xml.entity.external"])
        #expect(entity.recorder.texts.allSatisfy { !$0.contains("root") })

        let parameter = try read("<!DOCTYPE a [<!ENTITY % e SYSTEM 'file:///etc/passwd'>%e;]><a/>", allowDoctype: true)
        #expect(parameter.codes == ["xml.doctype.external"])
        #expect(parameter.findings.outcome == .valid)

        let used = try read("<!DOCTYPE a [<!ENTITY % e SYSTEM 'x.ent'>%e;]><a>&b;</a>", allowDoctype: true)
        #expect(used.codes == ["xml.doctype.external", "xml.entity.skipped"])
        #expect(used.findings.outcome == .notChecked)

        let dtd = try read("<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a>&b;</a>", allowDoctype: true)
        #expect(dtd.codes == ["xml.doctype.external", "xml.entity.skipped"])
        #expect(dtd.findings.findings.map(\.severity) == [.warning, .error])
        #expect(dtd.findings.outcome == .notChecked)
        #expect(dtd.recorder.texts == ["<|a", "</|a"])
    }

    /// What makes no use of the external subset is read as any other document.
    @Test func anExternalSubsetIsAWarning() throws {
        for (document, text) in [
            ("<!DOCTYPE a SYSTEM 'a.dtd'><a>t</a>", "t"),
            ("<!DOCTYPE a PUBLIC '-//X//DTD A//EN' 'http://example.org/a.dtd'>\n<a b='1'>&lt;t</a>", "<t"),
            ("<!DOCTYPE a SYSTEM 'a.dtd' [<!ENTITY e 'text'>]><a>&e;</a>", "text"),
        ] {
            for tuning in [ReaderTuning(), .fed] {
                let reading = try read(document, allowDoctype: true, tuning: tuning)
                #expect(reading.result == .complete)
                #expect(reading.codes == ["xml.doctype.external"])
                #expect(reading.findings.outcome == .valid)
                #expect(reading.recorder.texts.filter { $0.hasPrefix("'") }.map { $0.dropFirst() }.joined() == text)
            }
        }
        let attribute = try read("<!DOCTYPE a SYSTEM 'a.dtd'><a b='&e;'/>", allowDoctype: true)
        #expect(attribute.codes == ["xml.doctype.external", "xml.entity.skipped"])
        #expect(attribute.findings.outcome == .notChecked)
    }

    @Test func aHugeOneIsRefused() throws {
        var declarations = ""
        for number in 0..<100_000 { declarations += "<!ENTITY e\(number) 'x'>\n" }
        for tuning in [ReaderTuning(), .fed] {
            let reading = try read("<!DOCTYPE a [\(declarations)]><a/>", allowDoctype: true, tuning: tuning)
            #expect(reading.codes == ["xml.limit.doctypeLength"])
        }
        var attributes = "<!ATTLIST a"
        for number in 0..<50_000 { attributes += " a\(number) CDATA ''" }
        let reading = try read("<!DOCTYPE a [\(attributes)>]><a/>", allowDoctype: true)
        #expect(reading.codes == ["xml.limit.doctypeLength"])
    }

    @Test(arguments: ["1.1", "1.2"]) func laterVersionsAreNotChecked(_ version: String) throws {
        let reading = try read("<?xml version='\(version)'?><a/>")
        #expect(reading.result == .refused)
        #expect(reading.codes == ["xml.version"])
        #expect(reading.findings.outcome == .notChecked)
    }
}
