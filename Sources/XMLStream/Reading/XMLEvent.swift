/// One thing that a reader met in a document; a fixed-size record that points into its batch.
///
/// The contract of the stream: `startElement` and `endElement` nest and match; there is exactly one root;
/// outside the root only comments and instructions occur; text is never empty, but one run of text may come in
/// several events (in different batches too), so whoever needs it whole joins it. Text holds entity and
/// character references resolved and line ends normalised. After a malformed place no further event comes:
/// open elements stay open.
@frozen
public struct XMLEvent {
    @frozen
    public enum Kind: UInt8, Sendable {
        case startElement, endElement
        /// Character data; `flags` says whether it came from a CDATA section.
        case text
        /// A comment; its text is without `<!--` and `-->`.
        case comment
        /// A processing instruction; its text is target, one space and data, or the target alone.
        case processingInstruction
    }

    @frozen
    public struct Flags: OptionSet, Sendable {
        public var rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// The text stood in a CDATA section.
        public static let cdata = Flags(rawValue: 1)
        /// The text has nothing but space, tab, line feed and carriage return.
        public static let whitespace = Flags(rawValue: 2)
    }

    public var kind: Kind
    public var flags: Flags
    /// How many attributes a start tag has, namespace declarations not among them.
    public var attributeCount: UInt16
    /// How many namespaces a start tag declares.
    public var namespaceCount: UInt16
    /// The element's name, for start and end tags.
    public var name: NameID
    /// Index of the first attribute in the batch's `attributes`.
    public var firstAttribute: Int32
    /// Index of the first declaration in the batch's `namespaces`.
    public var firstNamespace: Int32
    /// Where the event begins (the `<` of markup), as a byte offset in the document's UTF-8 form.
    public var offset: Int
    /// The text of text, comments and instructions; for tags the prefix as written.
    public var text: BatchRange

    @inlinable
    public init(
        kind: Kind, flags: Flags = [], attributeCount: UInt16 = 0, namespaceCount: UInt16 = 0, name: NameID = .none,
        firstAttribute: Int32 = 0, firstNamespace: Int32 = 0, offset: Int, text: BatchRange = BatchRange()
    ) {
        self.kind = kind
        self.flags = flags
        self.attributeCount = attributeCount
        self.namespaceCount = namespaceCount
        self.name = name
        self.firstAttribute = firstAttribute
        self.firstNamespace = firstNamespace
        self.offset = offset
        self.text = text
    }
}

/// A run of bytes within a batch.
@frozen
public struct BatchRange: Sendable {
    public var start: Int32
    public var count: Int32
    @inlinable public init(start: Int32 = 0, count: Int32 = 0) {
        self.start = start
        self.count = count
    }
}

/// One attribute of a start tag, in document order; its value has references resolved and, as XML asks of
/// attributes without a declared type, each white space character turned into a space.
@frozen
public struct XMLAttribute {
    public var name: NameID
    /// The prefix as written; empty for an unprefixed attribute.
    public var prefix: BatchRange
    public var value: BatchRange
    @inlinable public init(name: NameID, prefix: BatchRange, value: BatchRange) {
        self.name = name
        self.prefix = prefix
        self.value = value
    }
}

/// One `xmlns` declaration of a start tag; an empty URI takes a declaration back.
@frozen
public struct XMLNamespaceDeclaration {
    public var prefix: BatchRange
    public var uri: BatchRange
    @inlinable public init(prefix: BatchRange, uri: BatchRange) {
        self.prefix = prefix
        self.uri = uri
    }
}

/// A number of events in a row with the bytes they point to, lent to a consumer for the length of one call.
@frozen
public struct XMLEventBatch {
    public var events: UnsafeBufferPointer<XMLEvent>
    public var attributes: UnsafeBufferPointer<XMLAttribute>
    public var namespaces: UnsafeBufferPointer<XMLNamespaceDeclaration>
    public var bytes: UnsafeBufferPointer<UInt8>

    @inlinable
    public init(
        events: UnsafeBufferPointer<XMLEvent>, attributes: UnsafeBufferPointer<XMLAttribute>,
        namespaces: UnsafeBufferPointer<XMLNamespaceDeclaration>, bytes: UnsafeBufferPointer<UInt8>
    ) {
        self.events = events
        self.attributes = attributes
        self.namespaces = namespaces
        self.bytes = bytes
    }

    /// The bytes of a range, UTF-8.
    @inlinable
    public subscript(range: BatchRange) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes.baseAddress.map { $0 + Int(range.start) }, count: Int(range.count))
    }

    @inlinable
    public func string(_ range: BatchRange) -> String { String(decoding: self[range], as: UTF8.self) }

    /// The attributes of a start tag.
    @inlinable
    public func attributes(of event: XMLEvent) -> UnsafeBufferPointer<XMLAttribute> {
        UnsafeBufferPointer(
            start: attributes.baseAddress.map { $0 + Int(event.firstAttribute) }, count: Int(event.attributeCount))
    }

    /// The namespaces that a start tag declares.
    @inlinable
    public func namespaces(of event: XMLEvent) -> UnsafeBufferPointer<XMLNamespaceDeclaration> {
        UnsafeBufferPointer(
            start: namespaces.baseAddress.map { $0 + Int(event.firstNamespace) }, count: Int(event.namespaceCount))
    }
}

/// Takes the events of one document, batch by batch.
public protocol XMLEventConsumer: AnyObject {
    /// Handles one batch; the batch's memory is valid for this call only.
    ///
    /// - Throws: anything, which stops the reader at once and is passed on by `XMLReader.read`.
    func consume(_ batch: XMLEventBatch) throws
}
