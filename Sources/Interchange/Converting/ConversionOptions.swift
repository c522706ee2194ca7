public import RapporteurDiagnostics
public import RapporteurJSONStream
public import RapporteurXMLStream

/// How a document is converted; the defaults are those of the command line.
public struct ConversionOptions: Sendable {
    /// How JSON is laid out. XML is indented either way where white space means nothing, unless `compact` is asked.
    public enum Layout: Sendable {
        case indented, compact
    }

    public var layout = Layout.indented
    /// Whether comments and processing instructions are carried.
    public var carriesMarkup = true
    /// Whether literals are carried that differ from what JSON → XML would write for their values.
    public var carriesSource = true
    /// Whether namespace declarations are carried that text may use.
    public var carriesNamespaces = true
    /// Whether a document is refused from which content would not be carried.
    public var refusesLosses = false
    /// Whether output may go out while the document is still read: members that come too late are then an error,
    /// because nothing can be taken back.
    public var streams = false
    public var allowsDoctype = false
    /// The language in which findings name places.
    public var placeLanguage = Language.english
    public var xmlLimits = XMLLimits()
    public var jsonLimits = JSONLimits()
    /// Bytes that may be held at once: of JSON set aside because its members come too late, and of analysis JSON.
    public var bufferLimit = Limit.bufferedBytes.value

    public init() {
        // One element is up to three containers: its object, the array of its content, the object of an item.
        jsonLimits.depth = 3 * xmlLimits.depth + 8
    }
}
