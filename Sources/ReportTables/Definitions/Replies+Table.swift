package import RapporteurInterchange

extension TableDefinition {
    package static let replies = TableDefinition(
        "replies", "A communication: as a report gives it, or the document itself.",
        [
            .text("respondent", "The name of the respondent as printed, where it is marked."),
            .code("respondent_code", "The code of the respondent."),
            .code("iso3", "Of a State: ISO 3166-1 alpha-3."),
            .code("m49", "Of a State: the M49 code at the date, three digits."),
            .code("respondent_type", "state, organization, ngo or nhri."),
            .code("kind", "communication, reply, submission, report …"),
            .date("dated", "The date of the communication."),
            .precision("dated"),
            .code("original_language", "The language in which it was written."),
            .code("in_reply_to", "What it answers."),
            .code("basis", "How that is known: explicit, inferred, unknown."),
            .code("paragraph_from", "The label of its first numbered paragraph."),
            .code("paragraph_to", "The label of its last numbered paragraph."),
            .text("source", "The name of the file from which the reply was compiled."),
            .code("sha256", "The SHA-256 digest of that file."),
        ])
}
