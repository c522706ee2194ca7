import RapporteurBatch
import RapporteurInterchange

/// How documents are checked; the defaults are those of the command line.
public struct CheckOptions: Sendable, Hashable {
    /// Whether the rules of the pack are run.
    public var runsRules = true
    /// Whether warnings make a document invalid.
    public var failsOnWarnings = false
    /// Whether a document type declaration is read; external subsets and entities are not, in any case.
    public var allowsDoctype = false
    /// How many findings of a document are kept; all are counted.
    public var findingLimit = 1000

    /// The defaults of the command line.
    public init() {}

    var workOptions: WorkOptions {
        var options = WorkOptions()
        options.runsRules = runsRules
        options.failsOnWarnings = failsOnWarnings
        options.findingLimit = findingLimit
        options.conversion.allowsDoctype = allowsDoctype
        return options
    }
}
