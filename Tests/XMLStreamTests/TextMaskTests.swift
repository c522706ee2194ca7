import Diagnostics
import Testing
@testable import XMLStream

/// The copy that the parser gets of a document held whole shows in nothing but the time it takes.
@Suite struct TextMaskTests {
    /// Pieces of documents, well-formed and not; every three of them stand together in some document.
    static let pieces = [
        "é", "plain text that is longer than a word ", "العربية 中文 \u{1F600}", "\r\n", "\r", "\n", "&amp;", "&#233;", "&é;",
        "& é", "<b>", "</b>", "<é ü='ö'/>", "<b é=\"a>é<\">", "<c d='>é\"' e=\"'é'\"/>", "<!-- é > -->", "<!-->é", "<![CDATA[é]]>",
        "<![CDATA[ é ]] >", "<?é ü?>", "<?p>é?>", "]]>", "<!é>", "<b \"é\">", "\u{FFFE}", "\u{85}", "<",
    ].map { Array($0.utf8) } + [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBF], [0xE4, 0xB8], [0xFF], [0x01], [0x00]]

    private func expectSame(_ document: [UInt8]) throws {
        var plain = ReaderTuning()
        plain.masksText = false
        let masked = try read(document), unmasked = try read(document, tuning: plain)
        let text = Comment(rawValue: String(decoding: document, as: UTF8.self))
        #expect(masked.result == unmasked.result, text)
        if masked.result == .complete {
            #expect(masked.lines == unmasked.lines, text)
        } else {
            // Of the text just before a fault the parser may pass on more where it is masked.
            let same = max(0, unmasked.lines.count - 1)
            #expect(masked.lines.prefix(same) == unmasked.lines.prefix(same), text)
            #expect((0...1).contains(masked.lines.count - unmasked.lines.count), text)
            if let last = unmasked.lines.last, masked.lines.count > same {
                #expect(masked.lines[same].text.hasPrefix(last.text) && masked.lines[same].offset == last.offset, text)
            }
        }
        // Notes say what may follow from a fault, which depends on how the parser goes on.
        #expect(masked.findings.findings.filter { $0.severity != .note } == unmasked.findings.findings.filter { $0.severity != .note }, text)
    }

    @Test(arguments: pieces.indices)
    func piecesInAnyOrder(_ first: Int) throws {
        for second in Self.pieces {
            for third in Self.pieces {
                let content = Self.pieces[first] + second + third
                try expectSame(Array("<a>é".utf8) + content + Array("ü</a>".utf8))
                try expectSame(content + Array("<a>é</a>".utf8) + content)
            }
        }
    }

    @Test func doctypesAreLeftAlone() throws {
        let document = "<!DOCTYPE a [<!ENTITY e \"é<b>ü</b>\">]><a>ö&e;ä<b>é&e;</b></a>"
        let reading = try read(document, allowDoctype: true)
        #expect(reading.result == .complete)
        #expect(reading.recorder.texts == ["<|a", "'öé", "<|b", "'ü", "</|b", "'ä", "<|b", "'éé", "<|b", "'ü", "</|b", "</|b", "</|a"])
    }

    /// One reader, documents that are masked and others by turns.
    @Test func nothingIsLeftForTheNextDocument() throws {
        let names = NameTable()
        let reader = XMLReader(names: names)
        for text in ["é\u{1F600} ü", "plain", "ö", ""] {
            let recorder = Recorder(names: names)
            let findings = FindingLog()
            try reader.read(ByteReader(.bytes(Array("<a>\(text)<b/></a>".utf8))), into: recorder, findings: findings)
            #expect(recorder.texts == ["<|a"] + (text.isEmpty ? [] : ["'\(text)"]) + ["<|b", "</|b", "</|a"])
        }
    }
}
