/// The verbs of acts by which an issuer recommends, with their strength.
enum ActVerbs {
    /// The third person singular as reports use it; an adverb may stand before it.
    static let third: [(verb: String, modality: Modality)] = [
        ("urges", .urges), ("strongly urges", .urges), ("calls upon", .callsUpon), ("calls on", .callsUpon), ("appeals to", .callsUpon),
        ("recommends", .recommends), ("requests", .requests), ("invites", .invites), ("encourages", .encourages),
        ("welcomes", .welcomes), ("commends", .welcomes), ("appreciates", .welcomes), ("takes note", .takesNote), ("notes with appreciation", .takesNote),
        ("expresses his support", .supports), ("expresses her support", .supports), ("expresses its support", .supports),
        ("supports", .supports), ("recalls", .recalls), ("takes this opportunity to recall", .recalls), ("reiterates", .recalls),
        ("is encouraged by", .welcomes), ("is particularly encouraged by", .welcomes), ("is also encouraged by", .welcomes),
    ]

    /// The first person, for reports in which the Secretary-General speaks.
    static let first: [(verb: String, modality: Modality)] = [
        ("urge", .urges), ("strongly urge", .urges), ("call upon", .callsUpon), ("call on", .callsUpon), ("appeal to", .callsUpon), ("recommend", .recommends),
        ("request", .requests), ("invite", .invites), ("encourage", .encourages), ("welcome", .welcomes), ("commend", .welcomes),
        ("take note", .takesNote), ("support", .supports), ("reiterate", .recalls),
    ]

    /// The passive, whose subject is whom the act addresses.
    static let passive: [(verb: String, modality: Modality)] = [
        ("are invited", .invites), ("are encouraged", .encourages), ("are urged", .urges), ("are requested", .requests),
        ("are called upon", .callsUpon), ("is invited", .invites), ("is encouraged", .encourages), ("is urged", .urges),
    ]

    /// Those whom acts address, longer ones first.
    static let addressees = [
        "Member States", "States parties", "States Parties", "the Special Rapporteur", "the General Assembly", "the Security Council", "the Transitional Government",
        "the international community", "the Government", "Governments", "States", "political leaders", "the Secretary-General",
    ]

    static let issuers = [
        "Secretary-General", "Special Rapporteur", "Advisory Committee", "Working Group", "High Commissioner", "Committee", "Independent Expert",
    ]
}
