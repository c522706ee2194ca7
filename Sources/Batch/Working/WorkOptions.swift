public import Interchange

/// How documents are checked and converted; the defaults are those of the command line.
public struct WorkOptions: Sendable {
    /// How many findings of a document are kept.
    public var findingLimit = 1000
    /// Whether warnings make a document invalid.
    public var failsOnWarnings = false
    /// Whether the rules of packs are run.
    public var runsRules = true
    /// Whether results say the digests of what documents were checked with.
    public var statesDigests = false
    public var conversion = ConversionOptions()
    /// What documents are converted to; nil for the other of XML and JSON.
    public var format: DocumentFormat?
    /// Which JSON is written; analysis JSON cannot be verified.
    public var profile = JSONProfile.exchange
    /// Whether what was written is converted back and compared.
    public var verifies = false

    public init() {}
}
