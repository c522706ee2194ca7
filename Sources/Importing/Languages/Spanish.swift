import RapporteurReportModel

extension LanguageWords {
    static let spanish: LanguageWords = {
        var words = LanguageWords(
            code: "es",
            distribution: #"Distr\. ?:?"#,
            original: #"O(?:riginal|RIGINAL) ?:"#,
            dayDate: #"(\d{1,2})º? de ({M}) de ((?:1[89]|20)\d{2})"#,
            monthDate: #"({M}) de ((?:1[89]|20)\d{2})"#,
            session: #"([A-ZÁ-Ú][a-zá-ú]+(?: [a-zá-ú]+)?) período (?:extraordinario )?de sesiones"#,
            agenda: #"(?:Temas?) (\d+(?: ?[a-z]\))?(?:(?:, | y )(?:\d+(?: ?[a-z]\))?|[a-z]\)))*)(?: del (?:programa|proyecto de programa)(?: provisional)?| de la lista preliminar)?"#,
            annex: #"(?:Anexo|ANEXO|Apéndice|APÉNDICE)(?: ([IVXL]+|\d+))?"#,
            originalLine: #"Original ?: ?(.+)"#,
            replyHeadings: #"[Rr]espuestas? (?:recibidas?|de)|[Ii]nformación (?:recibida|presentada)|RESPUESTAS"#,
            page: "Página",
            resolution: #"[Rr]esoluci(?:ón|ones) "#,
            decision: #"[Dd]ecisi(?:ón|ones) "#)
        words.languageNames = [
            "árabe": "ar", "chino": "zh", "inglés": "en", "francés": "fr", "ruso": "ru", "español": "es",
        ]
        words.sourceDated = #"(?:[Ff]echa|[Dd]e fecha) ?:? ?"#
        words.sourceReceived = #"[Rr]ecibid[oa]s?(?: el)? ?:? ?"#
        words.respondentLead =
            #"(?:(?:Respuestas?|Comunicación|Contribución|Observaciones|Información)(?: [a-zó]+)? )?(?:del |de la |de los |de )?(?:(?:Gobierno|Misión Permanente) (?:del |de la |de los |de ))?(?:[EL][la]s? |Los )?"#
        words.respondentTail = #"(?: ?\(.+\))?(?:,? en nombre .+)?"#
        words.yearSession =
            #"(?:[Pp]eríodo de sesiones(?: [a-zó]+)? de|[Pp]rimer período ordinario de sesiones de|[Ss]egundo período ordinario de sesiones de|[Pp]eríodo de sesiones anual de) ((?:19|20)\d{2})"#
        words.meeting =
            #"(?:[A-ZÁ-Ú][\w’'. –-]*(?:, [A-ZÁ-Ú][\w’'. –-]*)*(?: \([^)]+\))?, )?(?:[Dd]el )?\d{1,2}(?: de {M})?(?: de \d{4})?(?:(?: ?[–-] ?| a | al | y |, )\d{1,2}(?: de {M})?(?: de \d{4})?)*(?: de \d{4})(?:, [A-ZÁ-Ú][\w’'. –-]*)?"#
        words.and = "y"
        words.records = [#"Documentos Oficiales"#, #"Suplemento [Nn]úm\. ?\d+\w?"#]
        words.letter = LetterWords(
            from: [" por "], to: [" dirigidas respectivamente ", " dirigida ", " dirigidas "], joints: [" y a la ", " y al ", " y a "])
        words.annexOf = #" (?:de|a) (?:la carta|las cartas idénticas|la nota verbal)"#
        words.signed = "(Firmado)"
        words.publishers = ["Naciones Unidas", "NACIONES UNIDAS"]
        words.organs = [
            ("Consejo de Derechos Humanos", "A/HRC"), ("Asamblea General", "A"), ("Consejo de Seguridad", "S"),
            ("Consejo Económico y Social", "E"), ("Comisión de Derechos Humanos", "E/CN.4"),
        ]
        words.distributionKinds = ["general": .general, "limitada": .limited, "reservada": .restricted]
        words.months = [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre",
            "octubre", "noviembre", "diciembre",
        ]
        words.year = #"([A-ZÁ-Ú][a-zá-ú]+(?: [a-zá-ú]+)?) año"#
        words.ordinals = [
            "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "quinto": 5,
            "sexto": 6, "séptimo": 7, "octavo": 8, "noveno": 9, "décimo": 10, "undécimo": 11, "duodécimo": 12,
            "vigésimo": 20, "trigésimo": 30, "cuadragésimo": 40, "quincuagésimo": 50, "sexagésimo": 60,
            "septuagésimo": 70, "octogésimo": 80, "nonagésimo": 90,
        ]
        words.summary = ["Resumen", "RESUMEN"]
        words.contents = ["Índice", "ÍNDICE"]
        words.contentsColumns = ["Párrafos", "Página"]
        words.unnumberedHeadings = ["Introducción", "INTRODUCCIÓN"]
        words.notesHeadings = ["Notas"]
        words.documentTypes = [
            (#"Informe (?:del|de la|de)"#, .report), (#"Nota (?:del|de la|preparada por)"#, .note), (#"Notas? verbales? de fecha"#, .note),
            (#"Cartas? (?:idénticas )?de fecha"#, .letter), (#"Resolución aprobada|Aprobada por el Consejo de Seguridad"#, .resolution),
        ]
        words.relationWords = ["adición": .addendum, "corrección": .corrigendum, "corrigendum": .corrigendum]
        return words
    }()
}
