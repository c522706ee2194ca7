internal import CLibXML2

/// What is remembered while a document that is not well-formed is read on.
struct Recovery {
    /// The name in an end tag that the parser has just complained of.
    var writtenEnd: String?
    /// The `<` of the tag that a fault was reported in: what else is said of it follows from that.
    var faultyTag = -1
    /// A `<` that stands in an attribute value, so that what follows it is no tag.
    var falseTag = -1
    /// Where the last fault in text or in a value was reported.
    var lastInText = -1
    /// Whether the rest of a broken tag comes as text.
    var isInTagRest = false
    /// The `<` of open elements whose start tags are broken.
    var damaged: Set<Int> = []
    var hasClosedUnended = false
    /// Where the parser has to begin again, because it took the root for closed.
    var resumption: Int?
    /// Where it began again last.
    var resumedAt = 0
    /// The `<` of tags in which faults were found.
    var faultyTags: Set<Int> = []
    /// Where the last `>` of a document is that is held to its end, -1 for none; nil before it was looked for.
    var lastClose: Int?
    /// The `<` found last, and the offset before which it was sought.
    var lastTag: (sought: Int, start: Int)?
    /// The tag last asked about, how far it was looked through, and its first `>`.
    var lastInTag: (tag: Int, sought: Int, end: Int?) = (-1, -1, nil)
    /// How many start tags it still has to read again.
    var reopening = 0
    var resumptions = 0
    /// Names of elements that were closed although their end tags had not come: these may come yet.
    var closedEarly: [String] = []
    /// How many faults were read over, and how many may be: finding the way again takes time.
    var tagFaults = 0
    var textFaults = 0
    static let mostTagFaults = 200
    static let mostTextFaults = 1000
    /// How many bytes may still be looked at ahead of the parser.
    var lookAhead = 8 << 20
    static let lookAheadAtOnce = 256 << 10

    /// Where a syntax error stands that can be read over.
    enum Kind {
        /// An end tag of another name than the start tag.
        case endTag
        /// Something in a tag; the parser gives up on the rest of it.
        case tag
        /// Something in text or in a value, which is passed over.
        case text
    }

    /// The errors after which the parser finds its way again; nil for all others.
    static func kind(_ error: UnsafeMutablePointer<xmlError>) -> Kind? {
        switch xmlParserErrors(rawValue: UInt32(bitPattern: error.pointee.code)) {
        case XML_ERR_TAG_NAME_MISMATCH: .endTag
        case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE,
            XML_ERR_LT_IN_ATTRIBUTE, XML_ERR_SPACE_REQUIRED, XML_ERR_GT_REQUIRED, XML_ERR_INTERNAL_ERROR,
            XML_ERR_ATTRIBUTE_REDEFINED:
            .tag
        case XML_ERR_NAME_REQUIRED:
            SyntaxFault.wording(error).contains("attribute name") ? .tag : .text
        case XML_ERR_UNDECLARED_ENTITY, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_ENTITYREF_NO_NAME,
            XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF,
            XML_ERR_MISPLACED_CDATA_END, XML_ERR_HYPHEN_IN_COMMENT:
            .text
        case XML_ERR_INVALID_CHAR:
            // Of bytes that are not UTF-8 nobody knows what they mean, or where they end; and the parser takes a
            // zero byte for the end.
            SyntaxFault.wording(error).contains("UTF-8") || error.pointee.int1 == 0 ? nil : .text
        default: nil
        }
    }
}
