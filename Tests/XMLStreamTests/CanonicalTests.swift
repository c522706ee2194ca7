import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing
@testable import RapporteurXMLStream

@Suite struct CanonicalTests {
    private func canonical(_ document: String, comments: Bool = true, allowDoctype: Bool = false) throws -> String {
        String(
            decoding: try CanonicalXML.canonicalize(
                .bytes(Array(document.utf8)), comments: comments, allowDoctype: allowDoctype), as: UTF8.self)
    }

    @Test(arguments: [
        ("<?xml version='1.0'?>\n<a/>\n", "<a></a>"),
        ("<!--1--> <?p  q ?>\n<a/><!--2--><?r?>", "<!--1-->\n<?p q ?>\n<a></a>\n<!--2-->\n<?r?>"),
        ("<a z='1' a='2' xmlns:q='b' xmlns:p='c' q:x='3' p:x='4'/>", "<a xmlns:p=\"c\" xmlns:q=\"b\" a=\"2\" z=\"1\" q:x=\"3\" p:x=\"4\"></a>"),
        ("<a xmlns='d' xmlns:u='unused'><b xmlns='d'/><c xmlns=''><d xmlns=''/></c></a>",
            "<a xmlns=\"d\"><b></b><c xmlns=\"\"><d></d></c></a>"),
        ("<a xmlns:p='1'><p:b/><p:c><p:d xmlns:p='1'/><p:e xmlns:p='2'/></p:c></a>",
            "<a><p:b xmlns:p=\"1\"></p:b><p:c xmlns:p=\"1\"><p:d></p:d><p:e xmlns:p=\"2\"></p:e></p:c></a>"),
        ("<a b='&lt;&gt;&amp;&quot;&#39;&#9;&#10;&#13;'>&lt;&gt;&amp;&quot;&#13;<![CDATA[<&]]></a>",
            "<a b=\"&lt;>&amp;&quot;'&#x9;&#xA;&#xD;\">&lt;&gt;&amp;\"&#xD;&lt;&amp;</a>"),
        ("<a xml:lang='en'>é</a>", "<a xml:lang=\"en\">é</a>"),
    ]) func oneFormForAll(_ document: String, _ expected: String) throws {
        #expect(try canonical(document) == expected)
        #expect(try canonical(canonical(document)) == expected, "not stable")
    }

    @Test func commentsCanGo() throws {
        #expect(try canonical("<!--1--><a>x<!--2-->y</a><!--3-->", comments: false) == "<a>xy</a>")
    }

    @Test func brokenDocumentsHaveNone() {
        for document in ["", "<a>", "<p:a/>", "<!DOCTYPE a><a/>"] {
            #expect(throws: WorkError.self) { try canonical(document) }
        }
    }

    @Test func entitiesAndDefaultsAreInIt() throws {
        let document = "<!DOCTYPE a [<!ENTITY e 'x<b/>'><!ATTLIST a d CDATA 'y'>]><a>&e;</a>"
        #expect(try canonical(document, allowDoctype: true) == "<a d=\"y\">x<b></b></a>")
    }

    static let xmllint = "/usr/bin/xmllint"
    static let canCompare = SharedData.isRequired
        || SharedData.isAvailable && FileManager.default.isExecutableFile(atPath: xmllint)

    @Test(.enabled(if: canCompare, "xmllint (libxml2-utils) or ../shared/data is not there"))
    func agreesWithXmllint() throws {
        let corpus = xmlFiles(below: try SharedData.unpacked("un-corpus.tar.xz"))
        let suite = xmlFiles(below: try SharedData.unpacked("xsd-suite.tar.xz"))
        var compared = 0
        for file in corpus.prefix(80) + suite.enumerated().filter({ $0.offset % 150 == 0 }).map(\.element) {
            guard let ours = try? CanonicalXML.canonicalize(.file(file.path)) else { continue }
            let theirs = try run(Self.xmllint, ["--exc-c14n", "--nonet", file.path])
            // It refuses documents with relative namespace URIs, as Canonical XML tells it to.
            if theirs.isEmpty { continue }
            // xmllint ends its output with a line break of its own, if at all.
            #expect(theirs == ours || theirs == ours + [0x0A], "\(file.path)")
            compared += 1
        }
        #expect(compared > 80)
    }

    private func run(_ tool: String, _ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(output)
    }
}
