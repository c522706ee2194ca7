public import RapporteurInterchange
public import RapporteurAkomaNtoso
public import RapporteurRendering

/// How documents are checked and converted; the defaults are those of the command line.
public struct WorkOptions: Sendable {
    /// How many findings of a document are kept.
    public var findingLimit = 1000
    /// Whether warnings make a document invalid.
    public var failsOnWarnings = false
    /// Whether the rules of packs are run.
    public var runsRules = true
    /// What `rap:today()` gives to rules.
    public var today = CalendarDay.today
    /// Whether results say the digests of what documents were checked with.
    public var statesDigests = false
    public var conversion = ConversionOptions()
    /// What documents are converted to; nil for the other of XML and JSON.
    public var format: DocumentFormat?
    /// Which JSON is written; analysis JSON cannot be verified.
    public var profile = JSONProfile.exchange
    /// Whether what was written is converted back and compared.
    public var verifies = false
    /// Whether what documents become is handed over with results instead of written.
    public var keepsDocuments = false
    /// What documents become by way of typed reports; nil for XML and JSON of any schema.
    public var exchange: ReportExchange?

    public init() {}
}

/// What typed reports become, or become of something else.
public enum ReportExchange: Sendable {
    /// Reports, XML or JSON, become AKN4UN.
    case toAkomaNtoso(AkomaNtosoOptions)
    /// Documents of Akoma Ntoso become reports, or documents of the report's schema.
    case toReport
    /// Reports, and documents of Akoma Ntoso, become what people read.
    case toReading(ReadingForm)
}
