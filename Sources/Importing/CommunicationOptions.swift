public import RapporteurReportModel

/// What is known of a reply that is imported as it arrived, and its text may not say.
public struct CommunicationOptions: Sendable {
    /// The code of the respondent; for a State its three letters.
    public var respondent: String?
    public var dated: PartialDate?
    public var received: PartialDate?
    /// The date of the note verbale that it answers.
    public var request: PartialDate?

    public init(
        respondent: String? = nil, dated: PartialDate? = nil, received: PartialDate? = nil, request: PartialDate? = nil
    ) {
        self.respondent = respondent
        self.dated = dated
        self.received = received
        self.request = request
    }
}
