internal import CLibXML2
internal import Diagnostics

extension SyntaxFault {
    /// The faults that a clerk can mend by being told what they are.
    static func known(_ number: xmlParserErrors, _ first: String, _ second: String, _ value: Int) -> SyntaxFault? {
        switch number {
        case XML_ERR_TAG_NAME_MISMATCH:
            SyntaxFault(
                "xml.malformed.tag.mismatch",
                "The end tag \"</\(second)>\" does not match the start tag \"<\(first)>\"\(value > 0 ? " of line \(value)" : "").",
                hint: "Close \"<\(first)>\" before \"</\(second)>\", or correct one of the two names.", concernsTag: true)
        case XML_ERR_UNDECLARED_ENTITY:
            SyntaxFault(
                "xml.malformed.entity.undefined", "The entity \"&\(first);\" is not defined.",
                hint: "XML knows amp, lt, gt, quot and apos; write the character itself for any other.")
        case XML_ERR_ENTITY_LOOP:
            SyntaxFault("xml.malformed.entity.loop", "An entity contains itself, directly or through others.")
        case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_ENTITYREF_NO_NAME, XML_ERR_ENTITYREF_AT_EOF:
            SyntaxFault(
                "xml.malformed.entity.reference", "A reference to an entity is not complete.",
                hint: "An ampersand that means itself is written &amp;.")
        case XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF:
            SyntaxFault(
                "xml.malformed.character.reference", "A character reference names no character that XML allows.")
        case XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING:
            SyntaxFault(
                "xml.malformed.encoding", "These bytes are not UTF-8.",
                hint: "Save the document as UTF-8, or declare the encoding it is in.")
        case XML_ERR_INVALID_CHAR:
            SyntaxFault(
                "xml.malformed.character", "A character stands here that XML does not allow\(code(of: value)).",
                hint: "Control characters are not allowed; remove it.")
        case XML_ERR_ATTRIBUTE_REDEFINED:
            SyntaxFault(
                "xml.malformed.attribute.duplicate", "The attribute \"\(second.isEmpty ? first : second)\" stands twice on one element.",
                hint: "Remove one of the two.", concernsTag: true)
        case XML_ERR_LT_IN_ATTRIBUTE:
            SyntaxFault(
                "xml.malformed.attribute.lessthan", "An attribute value holds \"<\".",
                hint: "Write &lt;, or close the quotation mark before it.")
        case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
            SyntaxFault(
                "xml.malformed.attribute.value", "An attribute has no value in quotation marks.",
                hint: "Attributes are written name=\"value\".")
        case XML_ERR_SPACE_REQUIRED:
            SyntaxFault("xml.malformed.space", "White space is missing here.", hint: "Attributes are set apart by spaces.")
        case XML_ERR_GT_REQUIRED:
            SyntaxFault(
                "xml.malformed.tag.unfinished", "A tag is not closed by \">\", or an attribute in it has no name.")
        case XML_ERR_TAG_NOT_FINISHED:
            .truncated
        case XML_ERR_DOCUMENT_EMPTY:
            SyntaxFault("xml.malformed.root", "The document does not begin with an element.", hint: "Is this an XML file?")
        case XML_ERR_DOCUMENT_END:
            SyntaxFault(
                "xml.malformed.root", "Something follows the end of the root element.",
                hint: "A document has one root element, and only comments after it.")
        case XML_ERR_RESERVED_XML_NAME:
            SyntaxFault(
                "xml.malformed.declaration", "An XML declaration, or an instruction named like one, is out of place.",
                hint: "\"<?xml …?>\" stands at the very beginning, before any space or line break.")
        case XML_ERR_VERSION_MISSING, XML_ERR_UNKNOWN_VERSION, XML_ERR_XMLDECL_NOT_STARTED, XML_ERR_XMLDECL_NOT_FINISHED,
            XML_ERR_STANDALONE_VALUE, XML_ERR_ENCODING_NAME:
            SyntaxFault(
                "xml.malformed.declaration", "The XML declaration is wrong.",
                hint: "It is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>.")
        case XML_ERR_MISPLACED_CDATA_END:
            SyntaxFault("xml.malformed.cdata", "\"]]>\" stands in text.", hint: "Write ]]&gt;.")
        case XML_ERR_CDATA_NOT_FINISHED: SyntaxFault("xml.malformed.cdata", "A CDATA section does not end.")
        case XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_HYPHEN_IN_COMMENT:
            SyntaxFault(
                "xml.malformed.comment", "A comment is wrong.",
                hint: "It ends with \"-->\", and has no other \"--\" in it.")
        case XML_ERR_NAME_REQUIRED:
            SyntaxFault(
                "xml.malformed.name", "A name is missing here.",
                hint: "\"<\" and \"&\" that mean themselves are written &lt; and &amp;.")
        default: nil
        }
    }

    private static func code(of value: Int) -> String {
        guard value > 0, value <= 0x10FFFF else { return "" }
        let digits = String(value, radix: 16, uppercase: true)
        return " (U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits))"
    }
}
