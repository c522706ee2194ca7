internal import CLibXML2
internal import RapporteurDiagnostics

extension SyntaxFault {
    /// The faults that a clerk can mend by being told what they are.
    static func known(_ number: xmlParserErrors, _ first: String, _ second: String, _ value: Int) -> SyntaxFault? {
        switch number {
        case XML_ERR_TAG_NAME_MISMATCH: .wrongEnd(second, of: first, line: value)
        case XML_ERR_UNDECLARED_ENTITY:
            SyntaxFault(
                "xml.malformed.entity.undefined", Message("xml.malformed.entity.undefined", ["name": .text(first)]),
                hint: Message("xml.malformed.entity.undefined/hint"))
        case XML_ERR_ENTITY_LOOP:
            SyntaxFault("xml.malformed.entity.loop", Message("xml.malformed.entity.loop"))
        case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_ENTITYREF_NO_NAME, XML_ERR_ENTITYREF_AT_EOF:
            SyntaxFault(
                "xml.malformed.entity.reference", Message("xml.malformed.entity.reference"),
                hint: Message("xml.malformed.entity.reference/hint"))
        case XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF:
            SyntaxFault(
                "xml.malformed.character.reference", Message("xml.malformed.character.reference"),
                hint: Message("xml.malformed.character.reference/hint"))
        case XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING:
            SyntaxFault(
                "xml.malformed.encoding", Message("xml.malformed.encoding"),
                hint: Message("xml.malformed.encoding/hint"))
        case XML_ERR_INVALID_CHAR:
            SyntaxFault(
                "xml.malformed.character",
                code(of: value).map { Message("xml.malformed.character/code", ["code": .text($0)]) }
                    ?? Message("xml.malformed.character"),
                hint: Message("xml.malformed.character/hint"))
        case XML_ERR_ATTRIBUTE_REDEFINED:
            SyntaxFault(
                "xml.malformed.attribute.duplicate",
                Message("xml.malformed.attribute.duplicate", ["name": .text(second.isEmpty ? first : second)]),
                hint: Message("xml.malformed.attribute.duplicate/hint"), concernsTag: true)
        case XML_ERR_LT_IN_ATTRIBUTE:
            SyntaxFault(
                "xml.malformed.attribute.lessthan", Message("xml.malformed.attribute.lessthan"),
                hint: Message("xml.malformed.attribute.lessthan/hint"))
        case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
            SyntaxFault(
                "xml.malformed.attribute.value", Message("xml.malformed.attribute.value"),
                hint: Message("xml.malformed.attribute.value/hint"))
        case XML_ERR_SPACE_REQUIRED:
            SyntaxFault("xml.malformed.space", Message("xml.malformed.space"), hint: Message("xml.malformed.space/hint"))
        case XML_ERR_GT_REQUIRED:
            SyntaxFault("xml.malformed.tag.unfinished", Message("xml.malformed.tag.unfinished"))
        case XML_ERR_TAG_NOT_FINISHED:
            .truncated
        case XML_ERR_DOCUMENT_EMPTY:
            SyntaxFault(
                "xml.malformed.root", Message("xml.malformed.root/begin"), hint: Message("xml.malformed.root/hint.begin"))
        case XML_ERR_DOCUMENT_END:
            .afterRoot
        case XML_ERR_RESERVED_XML_NAME:
            SyntaxFault(
                "xml.malformed.declaration", Message("xml.malformed.declaration/place"),
                hint: Message("xml.malformed.declaration/hint.place"))
        case XML_ERR_VERSION_MISSING, XML_ERR_UNKNOWN_VERSION, XML_ERR_XMLDECL_NOT_STARTED, XML_ERR_XMLDECL_NOT_FINISHED,
            XML_ERR_STANDALONE_VALUE, XML_ERR_ENCODING_NAME:
            SyntaxFault(
                "xml.malformed.declaration", Message("xml.malformed.declaration"),
                hint: Message("xml.malformed.declaration/hint"))
        case XML_ERR_MISPLACED_CDATA_END:
            SyntaxFault("xml.malformed.cdata", Message("xml.malformed.cdata"), hint: Message("xml.malformed.cdata/hint"))
        case XML_ERR_CDATA_NOT_FINISHED: SyntaxFault("xml.malformed.cdata", Message("xml.malformed.cdata/unfinished"))
        case XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_HYPHEN_IN_COMMENT:
            SyntaxFault(
                "xml.malformed.comment", Message("xml.malformed.comment"), hint: Message("xml.malformed.comment/hint"))
        case XML_ERR_NAME_REQUIRED:
            SyntaxFault("xml.malformed.name", Message("xml.malformed.name"), hint: Message("xml.malformed.name/hint"))
        default: nil
        }
    }

    /// An end tag that is to be that of the innermost element, under another name.
    static func wrongEnd(_ written: String, of name: String, line: Int) -> SyntaxFault {
        SyntaxFault(
            "xml.malformed.tag.mismatch",
            line > 0
                ? Message(
                    "xml.malformed.tag.mismatch/line",
                    ["end": .text(written), "start": .text(name), "line": .number(line)])
                : Message("xml.malformed.tag.mismatch", ["end": .text(written), "start": .text(name)]),
            hint: Message("xml.malformed.tag.mismatch/hint", ["start": .text(name)]), concernsTag: true)
    }

    /// The end tag of an element around others whose end tags have not come.
    static func unended(_ name: String, line: Int, before written: String, others: Int) -> SyntaxFault {
        SyntaxFault(
            "xml.malformed.tag.mismatch",
            others == 0
                ? Message(
                    "xml.malformed.tag.mismatch/unended.alone",
                    ["start": .text(name), "line": .number(line), "end": .text(written)])
                : Message(
                    "xml.malformed.tag.mismatch/unended",
                    ["start": .text(name), "line": .number(line), "end": .text(written), "others": .number(others)]),
            hint: Message("xml.malformed.tag.mismatch/hint.unended", ["start": .text(name)]), concernsTag: true)
    }

    /// An end tag of nothing that is open.
    static func strayEnd(_ written: String, in name: String, line: Int) -> SyntaxFault {
        SyntaxFault(
            "xml.malformed.tag.mismatch",
            Message(
                "xml.malformed.tag.mismatch/stray",
                ["end": .text(written), "start": .text(name), "line": .number(line)]),
            hint: Message("xml.malformed.tag.mismatch/hint.stray", ["end": .text(written)]), concernsTag: true)
    }

    private static func code(of value: Int) -> String? {
        guard value > 0, value <= 0x10FFFF else { return nil }
        let digits = String(value, radix: 16, uppercase: true)
        return "U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }
}
