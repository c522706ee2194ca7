import RapporteurReportModel

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
    static func all(_ language: String) -> [LeadIn] {
        switch language {
        case "en": english
        case "fr": french
        case "es": spanish
        default: []
        }
    }

    /// What a word for a communication means.
    static func kind(_ word: String) -> CommunicationKind? { kinds[word.lowercased()] }

    private static let kinds: [String: CommunicationKind] = [
        "communication": .communication, "reply": .reply, "response": .response, "submission": .submission,
        "report": .report, "letter": .letter, "statement": .statement, "responded": .response, "responding": .response,
        "replied": .reply, "replying": .reply, "reported": .report, "submitted": .submission,
        "communicated": .communication, "stated": .statement,
        "réponse": .reply, "lettre": .letter, "rapport": .report, "déclaration": .statement, "répondu": .response,
        "répondant": .response, "indiqué": .report, "signalé": .report, "déclaré": .statement, "communiqué": .communication,
        "présenté": .submission, "soumis": .submission,
        "comunicación": .communication, "respuesta": .reply, "carta": .letter, "informe": .report,
        "declaración": .statement, "respondió": .response, "informó": .report, "señaló": .report, "declaró": .statement,
        "comunicó": .communication, "presentó": .submission,
    ]

    // MARK: English

    private static let noun = "(communication|reply|response|submission|report|letter|statement)"
    private static let state = "(?:the )?(?:Governments? of )?(?:the )?§"
    private static let verb = "(reported|responded|replied|responding|replying|submitted|stated|communicated)"

    private static let english: [LeadIn] = [
        LeadIn("The (?:Government of (?:the )?)?§,? in (?:its|a|the) \(noun),? (?:of|dated|on) ¤", .communication),
        LeadIn("The \(noun) (?:of|from|by) \(state),? (?:of|dated|on) ¤", .communication),
        LeadIn("The (?:Government of (?:the )?)?§,? (?:by|in|through) (?:its|a) [a-z ]{0,30}\(noun) (?:of|dated) ¤", .communication),
        LeadIn(#"(?:In|With|As) (?:regard|respect|relation|response|reply|regards)\b[^.]{0,160}?, \#(state),? \#(verb),? on ¤"#, .response),
        LeadIn("On ¤,? \(state),? \(verb)\\b", .communication),
        LeadIn(#"On ¤,? \#(state),? (?:sent|transmitted|submitted|provided|forwarded|addressed) (?:an? |its |the )?(?:[a-z-]+ ){0,4}\#(noun)"#, .communication),
        LeadIn(#"An? [^.]{0,80}?\#(noun)\b[^.]{0,90}? was (?:submitted|received|sent|transmitted|provided) (?:by|from) \#(state),? on ¤"#, .communication),
        LeadIn("In (?:its|a) \(noun),? (?:of|dated|on) ¤,? \(state)", .communication),
        LeadIn("By (?:its|a) \(noun),? (?:of|dated) ¤,? \(state)", .communication),
        LeadIn("(?:The Government of )?(?:the )?§,? \(verb),? on ¤", .communication),
    ]

    // MARK: French

    private static let nom = "(communication|réponse|lettre|rapport|déclaration)"
    /// With the article: le Gouvernement du Bélarus, l’Argentine, Cuba.
    private static let etat = "(?:(?:[Ll]e )?Gouvernement (?:du |de la |de l[’']|des |de |d[’'])|[Ll]e |[Ll]a |[Ll]es |[Ll][’'])?§"
    private static let de = "(?:du |de la |de l[’']|des |de |d[’'])"
    private static let date = "(?:du |en date du |datée? du |le |de )¤"
    private static let participe = "(indiqué|signalé|répondu|déclaré|communiqué|présenté|soumis)"

    private static let french: [LeadIn] = [
        LeadIn("\(etat),? (?:dans|par) (?:sa|son|une|un) \(nom),? \(date)", .communication),
        LeadIn("(?:La |Le |L[’'])\(nom) (?:\(de)Gouvernement )?\(de)§,? \(date)", .communication),
        LeadIn("(?:Dans|Par) (?:sa|son|une|un) \(nom),? \(date),? \(etat)", .communication),
        LeadIn("Le ¤,? \(etat),? (?:répondant à [^,.]{0,120}, )?a (?:[a-zé]+ment )?\(participe)\\b", .communication),
        LeadIn("(?:En réponse à|En ce qui concerne|S[’']agissant d|Au sujet d)[^.]{0,160}?, \(etat),? a (?:[a-zé]+ment )?\(participe),? le ¤", .response),
        LeadIn("\(etat) a (?:[a-zé]+ment )?\(participe),? le ¤", .communication),
    ]

    // MARK: Spanish

    private static let nombre = "(comunicación|respuesta|carta|informe|declaración)"
    private static let estado = "(?:(?:[Ee]l )?Gobierno (?:del |de la |de los |de )|[Ee]l |[Ll]a |[Ll]os )?§"
    private static let fecha = "(?:de fecha |de |del |fechad[ao] el )¤"
    private static let verbo = "(respondió|informó|señaló|declaró|comunicó|presentó)"

    private static let spanish: [LeadIn] = [
        LeadIn("\(estado),? en (?:su|una|un) \(nombre),? \(fecha)", .communication),
        LeadIn("(?:La |El )\(nombre) (?:del Gobierno )?(?:del |de la |de los |de )§,? \(fecha)", .communication),
        LeadIn("(?:En|Por|Mediante) (?:su|una|un) \(nombre),? \(fecha),? \(estado)", .communication),
        LeadIn("El ¤,? \(estado),? (?:en respuesta a [^,.]{0,120}, )?\(verbo)\\b", .communication),
        LeadIn("(?:En respuesta a|En relación con|Con respecto a|Respecto de)[^.]{0,160}?, \(estado),? \(verbo),? el ¤", .response),
        LeadIn("\(estado) \(verbo),? el ¤", .communication),
    ]
}

/// The words by which a text says what communications answer, in one language.
struct InquiryWords: Sendable {
    /// A resolution of the General Assembly, its number in the group.
    let resolution: TextPattern
    /// What stands before the date of a note verbale.
    let noteOf: TextPattern
    /// That a request was sent.
    let request: TextPattern

    static func named(_ language: String) -> InquiryWords? {
        switch language {
        case "en": english
        case "fr": french
        case "es": spanish
        default: nil
        }
    }

    private static let english = InquiryWords(
        resolution: TextPattern(#"[Rr]esolution (\d{2}/\d{1,3})"#), noteOf: TextPattern(#"notes? verbales? (?:of|dated) $"#),
        request: TextPattern(
            #"(?:transmitted|sent|addressed|issued|dispatched) (?:an? |the )?(?:note verbale|notes verbales|communication|letter|questionnaire)|(?:note verbale|communication|letter|questionnaire) was (?:issued|sent|transmitted|addressed|dispatched)|note verbale (?:dated|of|sent on)"#))

    private static let french = InquiryWords(
        resolution: TextPattern(#"[Rr]ésolution (\d{2}/\d{1,3})"#),
        noteOf: TextPattern(#"notes? verbales? (?:du|en date du|datées? du) $"#),
        request: TextPattern(
            #"(?:adressé|envoyé|transmis) (?:une |la )?(?:note verbale|communication|lettre)|(?:note verbale|communication|lettre|questionnaire) (?:a|avait) été (?:adressée?|envoyée?|transmise?)|note verbale (?:du|datée du|en date du)"#))

    private static let spanish = InquiryWords(
        resolution: TextPattern(#"[Rr]esolución (\d{2}/\d{1,3})"#),
        noteOf: TextPattern(#"notas? verbal(?:es)? (?:de fecha|de|del) $"#),
        request: TextPattern(
            #"(?:envió|dirigió|transmitió|cursó) (?:una |la )?(?:nota verbal|comunicación|carta)|nota verbal de fecha"#))
}
