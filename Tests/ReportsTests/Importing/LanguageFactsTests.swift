import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// What French and Spanish texts say of acts, treaties and laws, in phrases as reports have them.
@Suite struct LanguageFactsTests {
    private func marks(_ text: String, _ language: String, author: String? = nil, respondent: String? = nil) throws -> [FactMark] {
        let words = try #require(LanguageWords.named(language))
        let finder = FactFinder(
            words, states: try StateNames(language: language), instruments: try InstrumentNames(language: language))
        var memory = FactMemory(issued: PartialDate(year: 2002, month: 7, day: 2))
        var source = SourceText()
        for (offset, scalar) in text.unicodeScalars.enumerated() { source.append(scalar, origin: Int32(offset)) }
        return finder.marks(in: source, FactContext(respondent: respondent, author: author), &memory)
    }

    @Test(arguments: [
        ("fr", "Le Secrétaire général engage les États Membres à ratifier la Convention et invite les gouvernements à coopérer.",
            ["engage callsUpon États Membres", "invite invites gouvernements"]),
        ("fr", "Le Secrétaire général se félicite des mesures prises.", ["se félicite welcomes"]),
        ("fr", "Il prie instamment tous les États parties de coopérer.", ["prie instamment urges États parties"]),
        ("fr", "Les États sont invités à communiquer des renseignements.", ["sont invités invites Les États"]),
        ("es", "El Secretario General insta a los Estados Miembros a que ratifiquen la Convención.", ["insta urges Estados Miembros"]),
        ("es", "El Secretario General acoge con satisfacción las medidas y alienta a los gobiernos a que prosigan.",
            ["acoge con satisfacción welcomes", "alienta encourages gobiernos"]),
        ("es", "Se invita a los Estados a que presenten información.", ["invita invites Estados"]),
        ("es", "Insto a los Estados a que cooperen.", ["Insto urges Estados"]),
        ("es", "Los Estados informaron de que el Secretario General insta a la paz.", []),
    ] as [(String, String, [String])])
    func actsHaveTheirVerbs(language: String, text: String, expected: [String]) throws {
        let author = language == "fr" ? "Secrétaire général" : "Secretario General"
        let found = try marks(text, language, author: author).compactMap { mark -> String? in
            guard case .recommendation(_, let verb, let modality, let addressee, _) = mark.fact else { return nil }
            return [verb, modality.rawValue, addressee].compactMap { $0 }.joined(separator: " ")
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        ("fr", "à la Convention internationale sur la protection des droits de tous les travailleurs migrants et des membres de leur famille,", "treaty IV-13"),
        ("fr", "la loi no 2004-575 du 21 juin 2004", "law 2004-575"), ("fr", "le décret n° 476/2001", "law 476/2001"),
        ("fr", "l’article 19 de la Constitution garantit", "law art. 19"), ("fr", "le code pénal réprime", "law"),
        ("fr", "la résolution 2133 (2014)", "resolution S/RES/2133 (2014)"), ("fr", "sa résolution 56/170", "resolution A/RES/56/170"),
        ("es", "la Convención Internacional sobre la protección de los derechos de todos los trabajadores migratorios y de sus familiares", "treaty IV-13"),
        ("es", "la Ley núm. 123/2001", "law 123/2001"), ("es", "el Decreto Nº 476", "law 476"),
        ("es", "en el artículo 19 de la Constitución", "law art. 19"), ("es", "el Código Penal tipifica", "law"),
        ("es", "la resolución 56/170", "resolution A/RES/56/170"),
        ("fr", "à la Convention (no 189) de l’OIT", "treaty C189"), ("fr", "la convention no 111 de l’Organisation internationale du Travail", "treaty C111"),
        ("es", "el Convenio (núm. 189) de la OIT", "treaty C189"),
        ("fr", "(Nations Unies, Recueil des Traités, vol. 1155, no 18232)", "treaty UNTS 1155 No. 18232"),
        ("es", "(Naciones Unidas, Treaty Series, vol. 1155, núm. 18232)", "treaty UNTS 1155 No. 18232"),
    ]) func citationsAreFound(language: String, text: String, expected: String) throws {
        let found = try marks(text, language, respondent: "MEX").compactMap { mark -> String? in
            guard case .citation(let kind, let symbol, let pinpoint, _, _) = mark.fact else { return nil }
            return [kind.rawValue, symbol, pinpoint].compactMap { $0 }.joined(separator: " ")
        }
        #expect(found == [expected])
    }
}

/// Accounts of communications, by their first sentences.
@Suite struct LeadInTests {
    private func replies(_ text: String, language: String) throws -> [String] {
        guard case .report(let report) = try Importer.importDocument(
            .bytes(Array(text.utf8)), options: Importer.Options(language: language)).document
        else {
            Issue.record("not a report")
            return []
        }
        return report.replies.map { reply in
            let facts = reply.facts
            return [
                facts.respondent, facts.respondentType.rawValue, facts.kind.rawValue, facts.dated?.description,
                facts.inReplyTo, facts.basis?.rawValue, reply.paragraphs.compactMap(\.label).joined(separator: ","),
            ].compactMap { $0 }.joined(separator: " ")
        }
    }

    @Test func french() throws {
        let text = """
            Nations Unies                                    A/57/150
            Assemblée générale                               Distr. générale
                                                             2 juillet 2002
                                                             Français
                                                             Original: anglais

            Protection des migrants
            Rapport du Secrétaire général

            I. Introduction
            1. Le 30 avril 2002, une note verbale a été adressée aux gouvernements. Une note verbale datée du 15 juin 2001 l’avait précédée.

            II. Réponses reçues des gouvernements
            2. Le Gouvernement du Bélarus, dans sa communication du 31 juillet 2001, a signalé des mesures.
            3. Le Gouvernement a ajouté des statistiques.
            4. Dans sa réponse, datée du 10 juin 2002, le Gouvernement du Liban a décrit sa législation.
            5. En réponse à la résolution 55/92 de l’Assemblée générale, l’Argentine a répondu, le 13 août 2001, que des accords existaient.
            6. L’Organisation internationale du Travail, dans sa communication du 1er mai 2002, a présenté ses travaux.

            """
        #expect(try replies(text, language: "fr") == [
            "BLR state communication 2001-07-31 note-verbale:2001-06-15 inferred 2,3",
            "LBN state reply 2002-06-10 note-verbale:2002-04-30 inferred 4",
            "ARG state response 2001-08-13 A/RES/55/92 explicit 5",
            "ilo organization communication 2002-05-01 note-verbale:2002-04-30 inferred 6",
        ])
    }

    @Test func spanish() throws {
        let text = """
            Naciones Unidas                                  A/57/150
            Asamblea General                                 Distr. general
                                                             2 de julio de 2002
                                                             Español
                                                             Original: inglés

            Protección de los migrantes
            Informe del Secretario General

            I. Introducción
            1. El 30 de abril de 2002 la Oficina envió una nota verbal a los gobiernos.

            II. Respuestas recibidas de los gobiernos
            2. El Gobierno de Belarús, en su comunicación de fecha 31 de julio de 2001, informó de medidas.
            3. En su respuesta de 10 de junio de 2002, el Gobierno del Líbano describió su legislación.
            4. El 18 de junio de 2002, Indonesia informó de sus políticas.

            """
        #expect(try replies(text, language: "es") == [
            "BLR state communication 2001-07-31 unknown 2",
            "LBN state reply 2002-06-10 note-verbale:2002-04-30 inferred 3",
            "IDN state report 2002-06-18 note-verbale:2002-04-30 inferred 4",
        ])
    }

    @Test func othersThanStates() throws {
        let text = """
            United Nations                                   A/65/154
            General Assembly                                 Distr.: General
                                                             2 July 2010
                                                             Original: English

            Protection of migrants
            Report of the Secretary-General

            I. Introduction
            1. On 26 February 2010, a note verbale was sent to Member States.

            II. Replies received from Governments

            Cuba

            [Original: Spanish]
            [27 May 2010]

            1. Cuba shares the concern.

            III. Replies received from international organizations

            European Union

            [Original: English]
            [28 May 2010]

            1. The Union takes part.

            IV. Replies received from non-governmental organizations

            Defence for Children International

            [Original: English]
            [1 June 2010]

            1. The organization visited centres.

            """
        #expect(try replies(text, language: "en") == [
            "CUB state reply 2010-05-27 note-verbale:2010-02-26 inferred 1",
            "eu organization reply 2010-05-28 note-verbale:2010-02-26 inferred 1",
            "Defence for Children International ngo reply 2010-06-01 note-verbale:2010-02-26 inferred 1",
        ])
    }
}

@Suite struct TextDamageTests {
    @Test(arguments: [
        ("Social para 20021; and", "20021;"), ("the Conference1 adopted", "Conference1"), ("for migrants12 in", "migrants12"),
    ]) func gluedNumbersAreTold(text: String, sample: String) throws {
        let places = TextDamage.gluedNumbers(in: Array(text.unicodeScalars)).map(\.lowerBound)
        #expect(places.count == 1)
        #expect(String(Array(text.unicodeScalars)[(places.first ?? 0)...]).hasPrefix(sample))
    }

    @Test(arguments: [
        "in 2002 and 1,20021", "CO2 and H1N1", "A/57/20021", "01-59579 (E) 221001", "24.1", "$20021", "B52", "Covid-19",
        "30 000", "12345", "202100",
    ]) func otherNumbersAreNot(text: String) { #expect(TextDamage.gluedNumbers(in: Array(text.unicodeScalars)).isEmpty) }

    @Test(arguments: [("8/21029", true), ("2OO1", true), ("l999", true), ("18/117", false), ("8/12", false), ("2001", false), ("Il", false)])
    func confusedLettersAreTold(text: String, isTold: Bool) {
        #expect(TextDamage.confusedLetters(in: Array("in \(text) the".unicodeScalars)).isEmpty != isTold)
    }

    @Test func theImportTellsOfDamageAndOfWhatItAssumed() throws {
        let text = """
            United Nations                                   A/57/150
            General Assembly                                 Distr.
                                                             2 July 2002
                                                             Original: English

            Protection of migrants
            Report of the Secretary-General

            I. Introduction
            1. The report for 20021 cites 8/21029.

            """
        let findings = try Importer.importDocument(.bytes(Array(text.utf8))).findings
        #expect(Set(findings.map(\.code)) == ["import.note.glued", "import.text.ocr", "import.distribution.inferred"])
        #expect(findings.first { $0.code == "import.distribution.inferred" }?.location.line == 2)
    }
}

/// Bodies that no table lists, and the abbreviations that the text gives them.
@Suite struct NamedBodyTests {
    @Test(arguments: [
        ("The United Nations Observer Mission in Freedonia (UNOMIF) works. UNOMIF patrols; UNOMIF’s posts and UNOMIF/REG/1 are new.",
            ["unomif United Nations Observer Mission in Freedonia (UNOMIF)", "unomif UNOMIF", "unomif UNOMIF"]),
        ("In Freedonia Force (FREFOR) camps it rained. FREFOR left.", ["- Freedonia Force (FREFOR)", "- FREFOR"]),
        ("The Unit is new; This Harbour Police Force patrols, and so does the Drug Control Unit.", ["- Harbour Police Force", "- Drug Control Unit"]),
        ("A reform of the gross domestic product (GDP): GDP grew.", []),
        ("UNOMIF is not named in full; the force left for the mission.", []),
    ] as [(String, [String])])
    func abbreviationsAreThoseGiven(text: String, expected: [String]) throws {
        let words = try #require(LanguageWords.named("en"))
        let finder = OrganizationFinder(words)
        var memory = FactMemory(issued: nil)
        let scalars = Array(text.unicodeScalars)
        let found = finder.marks(in: scalars, FactContext(respondent: nil, author: nil), &memory)
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        #expect(found.compactMap { mark in
            guard case .organization(let code, _, _) = mark.fact else { return nil }
            return (code ?? "-") + " " + String(scalars[mark.range])
        } == expected)
    }
}
