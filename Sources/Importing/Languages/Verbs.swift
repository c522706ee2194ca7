import RapporteurReportModel

/// The words of acts by which an issuer recommends, in one language: who acts, with which verbs of which strength.
struct ActWords: Sendable {
    typealias Verb = (verb: String, modality: Modality)

    /// Offices that act in their own reports, longer names before those that they contain.
    let issuers: [String]
    /// The articles that can stand before an issuer, as a pattern.
    let article: String
    /// Pronouns that stand for the issuer.
    let pronouns: [String]
    /// Words that may stand before the verb, as a pattern.
    let adverb: String
    /// The third person singular as reports use it.
    let third: [Verb]
    /// The word for "I", and the first person, for reports in which the issuer speaks.
    let me: String
    let first: [Verb]
    /// The passive, whose subject is whom the act addresses, and such subjects, as a pattern.
    let passiveSubjects: String
    let passive: [Verb]
    /// What joins a second verb to the same subject.
    let and: String
    /// Those whom acts address, longer ones first, and what may stand before them.
    let addressees: [String]
    let beforeAddressee: [String]

    /// The offices whose documents reports are; a committee alone may be any.
    var authors: [String] { issuers.filter { $0 != "Committee" && $0 != "Comité" } }

    static func named(_ language: String) -> ActWords? {
        switch language {
        case "en": english
        case "fr": french
        case "es": spanish
        default: nil
        }
    }

    static let english = ActWords(
        issuers: [
            "Secretary-General", "High Commissioner", "Special Rapporteur", "Working Group", "Advisory Committee",
            "Committee", "Independent Expert",
        ],
        article: "(?:The |the )?", pronouns: ["He", "She"],
        adverb: "(?:also |further |therefore |again |particularly |strongly |hereby )?",
        third: [
            ("urges", .urges), ("strongly urges", .urges), ("calls upon", .callsUpon), ("calls on", .callsUpon),
            ("appeals to", .callsUpon), ("recommends", .recommends), ("requests", .requests), ("invites", .invites),
            ("encourages", .encourages), ("welcomes", .welcomes), ("commends", .welcomes), ("appreciates", .welcomes),
            ("takes note", .takesNote), ("notes with appreciation", .takesNote), ("expresses his support", .supports),
            ("expresses her support", .supports), ("expresses its support", .supports), ("supports", .supports),
            ("recalls", .recalls), ("takes this opportunity to recall", .recalls), ("reiterates", .recalls),
            ("is encouraged by", .welcomes), ("is particularly encouraged by", .welcomes),
            ("is also encouraged by", .welcomes),
        ],
        me: "I",
        first: [
            ("urge", .urges), ("strongly urge", .urges), ("call upon", .callsUpon), ("call on", .callsUpon),
            ("appeal to", .callsUpon), ("recommend", .recommends), ("request", .requests), ("invite", .invites),
            ("encourage", .encourages), ("welcome", .welcomes), ("commend", .welcomes), ("take note", .takesNote),
            ("support", .supports), ("reiterate", .recalls),
        ],
        passiveSubjects: "(?:Member )?States|Governments",
        passive: [
            ("are invited", .invites), ("are encouraged", .encourages), ("are urged", .urges),
            ("are requested", .requests), ("are called upon", .callsUpon), ("is invited", .invites),
            ("is encouraged", .encourages), ("is urged", .urges),
        ],
        and: "and",
        addressees: [
            "Member States", "States parties", "States Parties", "the Special Rapporteur", "the General Assembly",
            "the Security Council", "the Transitional Government", "the international community", "the Government",
            "Governments", "States", "political leaders", "the Secretary-General",
        ],
        beforeAddressee: ["", "all "])

    static let french = ActWords(
        issuers: [
            "Secrétaire général", "Secrétaire générale", "Rapporteur spécial", "Rapporteuse spéciale", "Comité consultatif",
            "Groupe de travail", "Haut-Commissaire", "Haute-Commissaire", "Comité", "Expert indépendant",
            "Experte indépendante",
        ],
        article: "(?:[Ll][ae] |[Ll][’'])?", pronouns: ["Il", "Elle"],
        adverb: "(?:également |aussi |en outre |donc |à nouveau |de nouveau |vivement |instamment )?",
        third: [
            ("prie instamment", .urges), ("demande instamment", .urges), ("exhorte", .urges), ("engage vivement", .urges),
            ("engage", .callsUpon), ("appelle", .callsUpon), ("lance un appel", .callsUpon), ("recommande", .recommends),
            ("prie", .requests), ("demande", .requests), ("invite", .invites), ("encourage", .encourages),
            ("se félicite", .welcomes), ("accueille avec satisfaction", .welcomes), ("sait gré", .welcomes),
            ("salue", .welcomes), ("se réjouit", .welcomes), ("prend note", .takesNote), ("note avec satisfaction", .takesNote),
            ("appuie", .supports), ("exprime son soutien", .supports), ("soutient", .supports), ("rappelle", .recalls),
            ("réaffirme", .recalls), ("réitère", .recalls),
        ],
        me: "[Jj]e ",
        first: [
            ("prie instamment", .urges), ("exhorte", .urges), ("engage", .callsUpon), ("appelle", .callsUpon),
            ("recommande", .recommends), ("prie", .requests), ("demande", .requests), ("invite", .invites),
            ("encourage", .encourages), ("me félicite", .welcomes), ("salue", .welcomes), ("prends note", .takesNote),
            ("appuie", .supports), ("soutiens", .supports), ("rappelle", .recalls), ("réaffirme", .recalls),
            ("réitère", .recalls),
        ],
        passiveSubjects: "(?:[Ll]es )?(?:États(?: Membres| parties)?|[Gg]ouvernements)",
        passive: [
            ("sont invités", .invites), ("sont encouragés", .encourages), ("sont instamment priés", .urges),
            ("sont priés", .requests), ("sont exhortés", .urges), ("sont engagés", .callsUpon),
        ],
        and: "et",
        addressees: [
            "États Membres", "États parties", "États", "Gouvernement", "gouvernements", "Gouvernements",
            "Rapporteuse spéciale", "Rapporteur spécial", "Assemblée générale", "Conseil de sécurité",
            "communauté internationale", "Secrétaire général",
        ],
        beforeAddressee: [
            "", "les ", "tous les ", "aux ", "à tous les ", "le ", "la ", "l’", "l'", "au ", "à la ", "à l’", "à l'",
            "instamment les ", "instamment tous les ",
        ])

    static let spanish = ActWords(
        issuers: [
            "Secretario General", "Secretaria General", "Relator Especial", "Relatora Especial", "Comisión Consultiva",
            "Grupo de Trabajo", "Alto Comisionado", "Alta Comisionada", "Comité", "Experto Independiente",
            "Experta Independiente",
        ],
        article: "(?:[Ee]l |[Ll]a )?", pronouns: ["Él", "Ella"],
        adverb: "(?:también |además |por tanto |por lo tanto |nuevamente |encarecidamente )?",
        third: [
            ("insta", .urges), ("insta encarecidamente", .urges), ("exhorta", .callsUpon), ("hace un llamamiento", .callsUpon),
            ("recomienda", .recommends), ("solicita", .requests), ("pide", .requests), ("invita", .invites),
            ("alienta", .encourages), ("acoge con satisfacción", .welcomes), ("acoge con beneplácito", .welcomes),
            ("celebra", .welcomes), ("encomia", .welcomes), ("agradece", .welcomes), ("toma nota", .takesNote),
            ("observa con satisfacción", .takesNote), ("apoya", .supports), ("expresa su apoyo", .supports),
            ("recuerda", .recalls), ("reitera", .recalls), ("reafirma", .recalls),
        ],
        me: "",
        first: [
            ("insto", .urges), ("exhorto", .callsUpon), ("recomiendo", .recommends), ("solicito", .requests),
            ("pido", .requests), ("invito", .invites), ("aliento", .encourages), ("acojo con satisfacción", .welcomes),
            ("acojo con beneplácito", .welcomes), ("celebro", .welcomes), ("encomio", .welcomes),
            ("tomo nota", .takesNote), ("reitero", .recalls),
        ],
        passiveSubjects: "(?:[Ss]e )",
        passive: [
            ("invita", .invites), ("alienta", .encourages), ("insta", .urges), ("pide", .requests), ("exhorta", .callsUpon),
            ("recomienda", .recommends),
        ],
        and: "y",
        addressees: [
            "Estados Miembros", "Estados partes", "Estados", "Gobierno", "gobiernos", "Gobiernos", "Relatora Especial",
            "Relator Especial", "Asamblea General", "Consejo de Seguridad", "comunidad internacional", "Secretario General",
        ],
        beforeAddressee: ["", "a los ", "a todos los ", "los ", "al ", "a la ", "el ", "la "])
}
