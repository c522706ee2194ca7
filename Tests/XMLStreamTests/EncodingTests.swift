import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLStream

@Suite struct EncodingTests {
    struct Good: CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var text: String
        var testDescription: String { name }
    }

    static func utf16(_ text: String, big: Bool) -> [UInt8] {
        text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    static func utf32(_ text: String, big: Bool) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar in
            let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
            return big ? bytes.reversed() : bytes
        }
    }

    static func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

    static let good: [Good] = [
        Good(name: "UTF-8", bytes: Array("<a>é\u{1F600}</a>".utf8), text: "é\u{1F600}"),
        Good(name: "UTF-8 with mark", bytes: [0xEF, 0xBB, 0xBF] + Array("<a>é</a>".utf8), text: "é"),
        Good(name: "UTF-8 declared", bytes: Array("<?xml version='1.0' encoding='utf-8'?><a>é</a>".utf8), text: "é"),
        Good(name: "UTF-16LE with mark", bytes: [0xFF, 0xFE] + utf16("<a>é\u{1F600}</a>", big: false), text: "é\u{1F600}"),
        Good(name: "UTF-16BE with mark", bytes: [0xFE, 0xFF] + utf16("<a>é</a>", big: true), text: "é"),
        Good(name: "UTF-16LE without", bytes: utf16("<?xml version='1.0' encoding='UTF-16'?><a>é</a>", big: false), text: "é"),
        Good(name: "UTF-16BE without", bytes: utf16("<a>é</a>", big: true), text: "é"),
        Good(
            name: "UTF-16LE named so", bytes: [0xFF, 0xFE] + utf16("<?xml version='1.0' encoding='utf-16le'?><a>é</a>", big: false),
            text: "é"),
        Good(name: "UTF-32LE with mark", bytes: [0xFF, 0xFE, 0, 0] + utf32("<a>é\u{1F600}</a>", big: false), text: "é\u{1F600}"),
        Good(name: "UTF-32BE", bytes: utf32("<?xml version='1.0' encoding='UCS-4'?><a>é</a>", big: true), text: "é"),
        Good(name: "Latin-1", bytes: latin("<?xml version='1.0' encoding='ISO-8859-1'?><a>\u{E9}\u{FF}</a>"), text: "éÿ"),
        Good(
            name: "windows-1252", bytes: latin("<?xml version='1.0' encoding='windows-1252'?><a>\u{93}\u{80}\u{94}</a>"),
            text: "“€”"),
        Good(
            name: "windows-1251", bytes: latin("<?xml version='1.0' encoding=\"windows-1251\"?><a>\u{CF}\u{F0}</a>"), text: "Пр"),
        Good(
            name: "Shift_JIS", bytes: latin("<?xml version='1.0' encoding='Shift_JIS'?><a>\u{93}\u{FA}\u{96}\u{7B}</a>"),
            text: "日本"),
        Good(name: "US-ASCII", bytes: Array("<?xml version='1.0' encoding='US-ASCII'?><a>&#233;</a>".utf8), text: "é"),
    ]

    @Test(arguments: good) func decodes(_ sample: Good) throws {
        for tuning in [ReaderTuning(), .fed] {
            let reading = try read(sample.bytes, tuning: tuning)
            #expect(reading.result == .complete, "\(reading.findings.findings)")
            #expect(reading.recorder.texts == ["<|a", "'\(sample.text)", "</|a"])
        }
    }

    /// Wide code units that nothing announces are told, and read all the same.
    @Test(arguments: [
        (utf16("<a>x</a>", big: false), true), (utf16("<a>x</a>", big: true), true), (utf32("<a>x</a>", big: false), true),
        (utf32("<a>x</a>", big: true), true), (utf16("<?xml version='1.0'?><a>x</a>", big: false), true),
        (utf16("<!-- c --><a>x</a>", big: true), true), (utf16("<?p?><a>x</a>", big: false), true),
        ([0xFF, 0xFE] + utf16("<a>x</a>", big: false), false), ([0xFE, 0xFF] + utf16("<a>x</a>", big: true), false),
        (utf16("<?xml version='1.0' encoding='UTF-16'?><a>x</a>", big: false), false), (Array("<a>x</a>".utf8), false),
    ] as [([UInt8], Bool)])
    func unmarkedWideTextIsTold(_ bytes: [UInt8], _ isTold: Bool) throws {
        for tuning in [ReaderTuning(), .fed] {
            let reading = try read(bytes, tuning: tuning)
            #expect(reading.result == .complete)
            #expect(reading.findings.findings.map(\.code) == (isTold ? ["xml.encoding.unmarked"] : []))
            #expect(reading.findings.outcome == .valid)
        }
    }

    struct Bad: CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var code: String
        var result: XMLReadResult
        var place: [Int]
        var testDescription: String { name }
    }

    static let bad: [Bad] = [
        Bad(
            name: "no such encoding", bytes: Array("<?xml version='1.0'\n encoding='klingon'?><a/>".utf8),
            code: "xml.encoding.unknown", result: .refused, place: [2, 12]),
        Bad(
            name: "a path for an encoding", bytes: Array("<?xml version='1.0' encoding='../x//TRANSLIT'?><a/>".utf8),
            code: "xml.encoding.unknown", result: .refused, place: [1, 31]),
        Bad(
            name: "UTF-8 mark, Latin-1 declared",
            bytes: [0xEF, 0xBB, 0xBF] + Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>".utf8),
            code: "xml.encoding.contradiction", result: .malformed, place: [1, 31]),
        Bad(
            name: "UTF-16 declared, bytes are not", bytes: Array("<?xml version='1.0' encoding='UTF-16'?><a>é</a>".utf8),
            code: "xml.encoding.contradiction", result: .malformed, place: [1, 31]),
        Bad(
            name: "UTF-16LE declared as BE",
            bytes: [0xFF, 0xFE] + utf16("<?xml version='1.0' encoding='UTF-16BE'?><a/>", big: false),
            code: "xml.encoding.contradiction", result: .malformed, place: [1, 31]),
        Bad(
            name: "UTF-16 declared as UTF-8", bytes: [0xFF, 0xFE] + utf16("<?xml version='1.0' encoding='UTF-8'?><a/>", big: false),
            code: "xml.encoding.contradiction", result: .malformed, place: [1, 31]),
        Bad(
            name: "Latin-1 undeclared", bytes: latin("<a>\nab\u{E9}c</a>"), code: "xml.malformed.encoding", result: .malformed,
            place: [2, 3]),
        Bad(
            name: "overlong", bytes: Array("<a>".utf8) + [0xC0, 0x80] + Array("</a>".utf8), code: "xml.malformed.encoding",
            result: .malformed, place: [1, 4]),
        Bad(
            name: "overlong of three", bytes: Array("<a>".utf8) + [0xE0, 0x80, 0xAF] + Array("</a>".utf8),
            code: "xml.malformed.encoding", result: .malformed, place: [1, 4]),
        Bad(
            name: "invalid in an attribute", bytes: Array("<a b='".utf8) + [0xFF] + Array("'/>".utf8),
            code: "xml.malformed.encoding", result: .malformed, place: [1, 7]),
        Bad(
            name: "ASCII that is not",
            bytes: Array("<?xml version='1.0' encoding='US-ASCII'?><a>\n<b/>é</a>".utf8), code: "xml.encoding.undecodable",
            result: .malformed, place: [2, 5]),
        Bad(
            name: "half a surrogate", bytes: [0xFF, 0xFE] + utf16("<a>", big: false) + [0, 0xD8] + utf16("x</a>", big: false),
            code: "xml.encoding.undecodable", result: .malformed, place: [1, 4]),
        Bad(
            name: "half a unit at the end", bytes: [0xFF, 0xFE] + utf16("<a/>", big: false) + [0x20],
            code: "xml.encoding.undecodable", result: .malformed, place: [1, 5]),
    ]

    @Test(arguments: bad) func refuses(_ sample: Bad) throws {
        for tuning in [ReaderTuning(), .fed] {
            let reading = try read(sample.bytes, tuning: tuning)
            #expect(reading.result == sample.result)
            let first = try #require(reading.findings.findings.first)
            #expect(first.code == sample.code)
            #expect(first.severity == .error)
            #expect([first.location.line, first.location.column] == sample.place)
            #expect(reading.findings.outcome == (sample.result == .refused ? .notChecked : .invalid))
        }
    }
}
