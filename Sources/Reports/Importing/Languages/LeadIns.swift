/// How a paragraph that begins the account of a communication begins. In these patterns § stands for the name of a
/// State or other respondent and ¤ for a date.
struct LeadIn: Sendable {
    let pattern: TextPattern
    /// What the text calls the communication where the pattern has no group for it.
    let kind: CommunicationKind

    private init(_ pattern: String, _ kind: CommunicationKind) {
        self.pattern = TextPattern("^" + pattern)
        self.kind = kind
    }

    /// A group in a pattern gives the word for the communication.
    static func all(_ language: String) -> [LeadIn] { language == "en" ? english : [] }

    /// What a word for a communication means.
    static func kind(_ word: String) -> CommunicationKind? {
        let words: [(String, CommunicationKind)] = [
            ("communication", .communication), ("reply", .reply), ("response", .response), ("submission", .submission),
            ("report", .report), ("letter", .letter), ("statement", .statement), ("responded", .response),
            ("responding", .response), ("replied", .reply), ("replying", .reply), ("reported", .report),
            ("submitted", .submission), ("communicated", .communication), ("stated", .statement),
        ]
        return words.first { $0.0 == word.lowercased() }?.1
    }

    private static let noun = "(communication|reply|response|submission|report|letter|statement)"
    private static let state = "(?:the )?(?:Governments? of )?(?:the )?§"
    private static let verb = "(reported|responded|replied|responding|replying|submitted|stated|communicated)"

    private static let english: [LeadIn] = [
        LeadIn("The Government of (?:the )?§,? in (?:its|a|the) \(noun),? (?:of|dated|on) ¤", .communication),
        LeadIn("The \(noun) (?:of|from|by) \(state),? (?:of|dated|on) ¤", .communication),
        LeadIn("The Government of (?:the )?§,? (?:by|in|through) (?:its|a) [a-z ]{0,30}\(noun) (?:of|dated) ¤", .communication),
        LeadIn(#"(?:In|With|As) (?:regard|respect|relation|response|reply|regards)\b[^.]{0,160}?, \#(state),? \#(verb),? on ¤"#, .response),
        LeadIn("On ¤,? \(state),? \(verb)\\b", .communication),
        LeadIn(#"On ¤,? \#(state),? (?:sent|transmitted|submitted|provided|forwarded|addressed) (?:an? |its |the )?(?:[a-z-]+ ){0,4}\#(noun)"#, .communication),
        LeadIn(#"An? [^.]{0,80}?\#(noun)\b[^.]{0,90}? was (?:submitted|received|sent|transmitted|provided) (?:by|from) \#(state),? on ¤"#, .communication),
        LeadIn("In (?:its|a) \(noun),? (?:of|dated|on) ¤,? \(state)", .communication),
        LeadIn("By (?:its|a) \(noun),? (?:of|dated) ¤,? \(state)", .communication),
        LeadIn("(?:The Government of )?(?:the )?§,? \(verb),? on ¤", .communication),
    ]
}
