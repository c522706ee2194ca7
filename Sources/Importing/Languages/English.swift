import RapporteurReportModel

extension LanguageWords {
    static let english: LanguageWords = {
        var words = LanguageWords(
            code: "en",
            distribution: #"D(?:istr|ISTR)[.,] ?:?"#,
            original: #"O(?:riginal|RIGINAL)(?: ?[:;]|[18lrt] )"#,
            dayDate: #"(\d{1,2}) ({M}) ?((?:1[89]|20)\d{2})"#,
            monthDate: #"({M}) ((?:1[89]|20)\d{2})"#,
            session: #"((?:[A-Z][A-Za-z–-]+(?: [A-Za-z-]+){0,6}|\d{1,3}(?:st|nd|rd|th))) (?:(?:resumed|emergency special|special|Special) )?(?:[Ss]ession|SESSION)"#,
            agenda: #"(?:(?:Provisional )?[Aa]genda items?|AGENDA ITEMS?|Items?) (\d+(?: ?\([a-z]\))?(?: ?\([ivx]+\))?(?:(?:, and |, | and | to |–)(?:\d+(?: ?\([a-z]\))?|\([a-z]\))(?: ?\([ivx]+\))?)*)(?: of the (?:preliminary|provisional|annotated provisional|draft|revised provisional) (?:list|agenda))?(?: of the [A-Za-z]+ (?:Commission|Committee|Conference|session))?"#,
            annex: #"(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure)(?: ([IVXL]+|\d+|[A-Z]))?"#,
            originalLine: #"Original ?: ?(.+)"#,
            replyHeadings: #"(?:[Rr]epl(?:y|ies)|[Rr]esponses?|[Ii]nformation|[Ss]ubmissions?|[Rr]eports|REPL(?:Y|IES)|[Cc]ommunications?|[Vv]iews|[Cc]ontributions?|[Cc]omments|[Oo]bservations)(?: [a-z]+)* (?:from|by|FROM|on) |(?:[Rr]eplies|[Rr]esponses|[Ss]ubmissions|[Cc]ontributions|[Cc]omments) received|REPL(?:Y|IES) RECEIVED|INFORMATION RECEIVED|[Rr]eplies of "#,
            page: "Page",
            resolution: #"[Rr]esolutions? "#,
            decision: #"[Dd]ecisions? "#)
        words.languageNames = [
            "arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru", "spanish": "es",
        ]
        words.sourceDated = #"(?:[Dd]ated|[Ss]ubmitted(?: on)?|[Dd]ate(?: of submission)?) ?:? ?"#
        words.sourceReceived = #"[Rr]eceived(?: on)? ?:? ?"#
        words.respondentLead =
            #"(?:(?:Reply|Replies|Response|Submission|Information|Communication|Statement|Views|Comments|Contribution|Note verbale)(?: [a-z]+)? (?:of|from|by) )?(?:[Tt]he )?(?:(?:Government|Permanent (?:Mission|Representative)|Ministry of [A-Z][A-Za-z ]{3,60}) of )?(?:the )?(?:(?:State|Republic|Kingdom) of )?"#
        words.respondentTail =
            #"(?: to the United Nations[^(,]*)?(?: ?\(.+\))?(?:,? (?:also )?on behalf of .+)?(?:: .+)?"#
        words.yearSession =
            #"(?:(?:First|Second|Third|FIRST|SECOND) regular |(?:Annual|Substantive|Organizational|Resumed|Special|Informal|Regular|High-level)(?: [a-z]+)? )?[Ss]ession(?: of|,)? ((?:19|20)\d{2})|((?:19|20)\d{2}) [Ss]ession"#
        words.meeting =
            #"(?:[A-Z][\w’'. –-]*(?:, [A-Z][\w’'. –-]*)*(?: and online| \(online\)| \(hybrid\))?, )?\d{1,2}(?: {M})?(?: \d{4})?(?:(?: ?[–-] ?| to | and |, )\d{1,2}(?: {M})?(?: \d{4})?)*(?: \d{4})(?:, [A-Z][\w’'. –-]*(?:, [A-Z][\w’'. –-]*)*)?"#
        words.and = "and"
        words.records = [#"Official Records"#, #"OFFICIAL RECORDS"#, #"Supplement No\. ?\d+\w?"#, #"SUPPLEMENT No\. ?\d+\w?"#, #"United Nations ?[•·]? ?(?:New York|Geneva|NEW YORK),? \d{4}"#]
        words.bodies =
            #"(?:[A-Z][\w’'-]+ ){0,8}(?:Committee|Commission|Council|Board|Conference|Forum|Assembly|Working Group|Meeting|Panel)(?: (?:on|of|for|against|to) |$)"#
        words.letter = LetterWords(
            from: [" from "], to: [" addressed respectively to ", " addressed to ", ", addressed to "], joints: [" and to the ", " and the ", ", the "])
        words.annexOf = #" to the (?:identical )?(?:letters?|notes? verbales?|present letter)"#
        words.signed = "(Signed)"
        words.publishers = ["United Nations", "UNITED NATIONS"]
        words.organs = [
            ("Human Rights Council", "A/HRC"), ("General Assembly", "A"), ("Security Council", "S"),
            ("Economic and Social Council", "E"), ("Commission on Human Rights", "E/CN.4"),
            ("Trusteeship Council", "T"), ("Committee on the Rights of the Child", "CRC"),
            ("Committee on the Elimination of Racial Discrimination", "CERD"),
            ("Committee on the Elimination of Discrimination against Women", "CEDAW"),
            ("Committee against Torture", "CAT"), ("Human Rights Committee", "CCPR"),
            ("Committee on Migrant Workers", "CMW"),
        ]
        words.distributionKinds = ["general": .general, "limited": .limited, "restricted": .restricted]
        words.months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        words.year = #"([A-Z][a-z]+(?:-[a-z]+)?) year"#
        words.ordinals = [
            "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
            "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
            "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
            "twentieth": 20, "thirtieth": 30, "fortieth": 40, "one": 1, "two": 2, "three": 3, "five": 5, "six": 6, "hundred": 100, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
            "eightieth": 80, "ninetieth": 90, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
            "seventy": 70, "eighty": 80, "ninety": 90, "hundredth": 100,
            // Slips for the ordinals: "Eight session".
            "seven": 7, "eight": 8, "nine": 9,
        ]
        words.summary = ["Summary", "SUMMARY", "Executive summary"]
        words.contents = ["Contents", "CONTENTS", "CONTENTS (continued)", "Contents (continued)"]
        words.contentsColumns = ["Paragraphs", "Paragraph", "Page", "Chapter"]
        words.unnumberedHeadings = ["Introduction", "INTRODUCTION"]
        words.notesHeadings = ["Notes", "NOTES"]
        words.documentTypes = [
            (
                #"(?:(?:[A-Z][a-z]+(?:-[a-z]+)?(?:st|nd|rd|th)|Final|Interim|Consolidated|Annual|Further|Progress|Special|Comprehensive|Supplementary|Periodic|Initial|Biannual|Quarterly) )?(?:(?:final|interim|consolidated|annual|further|progress|special|comprehensive|supplementary|periodic|quarterly) )?[Rr]eport (?:of|by) (?:the )?[A-Z]"#,
                .report
            ),
            (
                #"(?:(?:[A-Z]+(?:-[A-Z]+)?(?:ST|ND|RD|TH)|FINAL|INTERIM|CONSOLIDATED|ANNUAL|FURTHER|PROGRESS|SPECIAL|COMPREHENSIVE|SUPPLEMENTARY|PERIODIC|INITIAL|BIANNUAL|QUARTERLY) ){0,2}REPORT (?:OF|BY) (?:THE )?[A-Z]"#,
                .report
            ),
            (#"Note (?:by|from) (?:the )?[A-Z]|NOTE BY (?:THE )?[A-Z]|Note by the secretariat|Note prepared by"#, .note), (#"Note verbale dated|NOTE VERBALE DATED"#, .note),
            (#"(?:Identical )?[Ll]etters? dated|(?:IDENTICAL )?LETTERS? DATED"#, .letter),
            (#"Resolution adopted by|Adopted by the Security Council|Resolution adopted on"#, .resolution), (#"(?:Revised )?[Dd]raft resolution|(?:REVISED )?DRAFT RESOLUTION"#, .draft),
            (#"Decision adopted by"#, .decision), (#"Statement by the President|STATEMENT BY THE PRESIDENT"#, .presidentialStatement),
            
            (#"(?:Working|Background|Conference room|Information|Discussion) papers? (?:prepared|submitted) by|Statement (?:submitted )?by the (?!President)[A-Z]|Memorandum by the|Submitted by (?:the )?[A-Z]|Prepared by the"#, .other),
            (#"(?:Summary|Provisional verbatim|Verbatim) record|(?:SUMMARY|PROVISIONAL VERBATIM|VERBATIM) RECORD"#, .record),
        ]
        words.relationWords = [
            "addendum": .addendum, "corrigendum": .corrigendum, "revised": .revision,
        ]
        return words
    }()
}
