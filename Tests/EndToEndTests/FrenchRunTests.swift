import Foundation
import TestSupport
import Testing

/// All commands in French: nothing that they say is English, whatever goes wrong.
@Suite struct FrenchRunTests {
    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="lettre">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="jour" type="xs:date"/>
                <xs:element name="ligne" type="xs:token" maxOccurs="unbounded"/>
              </xs:sequence>
              <xs:attribute name="genre" use="required">
                <xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="note"/><xs:enumeration value="avis"/></xs:restriction></xs:simpleType>
              </xs:attribute>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """

    private static let files: [(String, String)] = [
        ("lettre.xsd", schema),
        ("faux.xsd", schema.replacing("xs:date", with: "xs:dato").replacing("<xs:enumeration value=\"avis\"/>", with: "<xs:pattern value=\"[a-\"/>")),
        ("bonne.xml", "<lettre genre=\"note\"><jour>2002-07-02</jour><ligne>Un</ligne></lettre>"),
        ("fausse.xml", "<lettre gendre=\"note\"><jour>2.7.2002</jour><line>Un</line></lettre>"),
        ("coupee.xml", "<lettre genre=\"note\"><jour>2002-07-02"), ("croisee.xml", "<lettre><jour></lettre></jour>"),
        ("faute.json", "{\"lettre\": {\"genre\": \"note\",}}"), ("autre.json", "{\"lettre\": {\"genre\": 1, \"jour\": null}}"),
        ("type.xml", "<!DOCTYPE lettre><lettre/>"), ("vide.xml", ""), ("vide.txt", ""), ("page.html", "<!DOCTYPE html><html></html>"),
        ("paquet.json", "{\"name\": \"a\", \"version\": \"1\"}"),
        ("note.txt", "Nations Unies\n\nA/57/292\n\nRapport\n\n1. Un texte.\n\n2. Un autre texte.\n"),
    ]

    private func tool() throws -> Tool {
        let tool = try Tool()
        for (name, text) in Self.files { try tool.folder.write(text, to: name) }
        let samples = SharedData.projectRoot.appendingPathComponent("Samples").path
        _ = try tool.shell(
            """
            cp -r '\(samples)' samples; echo bonjour | gzip > note.gz; printf 'PK\\003\\004rien' > faux.docx; printf '%%PDF-1.4\\n' > faux.pdf
            mkdir dossier; cp bonne.xml fausse.xml coupee.xml autre.json paquet.json dossier
            "$tool" validate fausse.xml --schema lettre.xsd --write-baseline liste.json; mkdir paquets
            """)
        return tool
    }

    /// What is typed behind `rapporteur`; `&&` and what follows shows a file that the command wrote.
    private static let commands: [String] = [
        "validate bonne.xml fausse.xml coupee.xml croisee.xml faute.json autre.json type.xml vide.xml --schema lettre.xsd",
        "validate dossier --schema lettre.xsd --timings", "validate dossier", "validate dossier --quiet",
        "validate dossier --schema lettre.xsd --summary-page p.html; cat p.html",
        "validate dossier --schema lettre.xsd --output-dir pages; cat pages/index.html pages/fausse.xml.html",
        "validate dossier --schema lettre.xsd --log-format json", "validate fausse.xml --schema lettre.xsd --cross-check",
        "validate fausse.xml --schema lettre.xsd --baseline liste.json", "validate bonne.xml --schema lettre.xsd --baseline rien.json",
        "validate bonne.xml --schema lettre.xsd --baseline liste.json", "validate bonne.xml --baseline vide.xml",
        "validate fausse.xml --schema lettre.xsd --write-baseline neuve.json",
        "validate fausse.xml --schema lettre.xsd --fix repare; cat repare/*", "validate - --fix-in-place < fausse.xml",
        "validate note.gz faux.docx faux.pdf page.html note.txt rien.xml paquet.json", "validate bonne.xml", "validate",
        "validate fausse.xml --schema lettre.xsd --format html", "validate fausse.xml --schema lettre.xsd --format junit",
        "validate fausse.xml --schema lettre.xsd --format gitlab", "validate samples/broken/communication.xml",
        "validate bonne.xml -o bonne.xml", "validate bonne.xml -o /rien/du/tout", "validate bonne.xml --schema rien.xsd",
        "validate bonne.xml --schema faux.xsd", "validate bonne.xml --packs rien", "validate samples/draft.xml > /dev/full",
        "validate bonne.xml --limit xml.depth=1 --schema lettre.xsd", "validate --files-from vide.txt", "validate . --exclude '*'",
        "validate - - < bonne.xml", "validate bonne.xml --max-findings 0", "validate bonne.xml -j 0", "validate bonne.xml --timeout x",
        "validate bonne.xml --jbos 3", "validate bonne.xml -o", "validate bonne.xml --quiet=oui", "validate bonne.xml --format mot",
        "validate bonne.xml --output a --output-dir b", "validate bonne.xml --schema lettre.xsd --schema report",
        "convert bonne.xml --schema lettre.xsd --verify --losses pertes.json -o bonne.json", "convert bonne.xml -o bonne.xml",
        "convert fausse.xml coupee.xml --schema lettre.xsd", "convert bonne.xml --schema lettre.xsd --to akn",
        "convert dossier --schema lettre.xsd --to json --output-dir sortie --resume --summary-page q.html; cat q.html",
        "convert dossier --schema lettre.xsd --to json --output-dir sortie --resume", "convert bonne.xml --stream --verify",
        "convert bonne.xml --profile analysis --to xml", "convert bonne.xml --resume", "convert bonne.xml --stream --to jsonl",
        "convert samples/protection-of-migrants.xml --to akn --verify -o r.akn.xml",
        "import note.txt -o note.xml --source-map plan.jsonl", "import vide.txt", "import rien.txt", "import bonne.xml", "import faux.pdf",
        "import faux.docx", "import note.txt note.txt", "import note.txt --dated hier", "import note.txt --as lettre", "import",
        "compile samples/draft.xml samples/replies -o rapport.xml --order state", "compile samples/draft.xml samples/broken bonne.xml",
        "compile bonne.xml samples/replies", "compile samples/draft.xml rien.xml", "compile", "compile samples/draft.xml samples/draft.xml",
        "extract bonne.xml --schema lettre.xsd --table ligne", "extract bonne.xml --schema lettre.xsd --table lgine",
        "extract fausse.xml --schema lettre.xsd --table ligne", "extract samples/draft.xml --table all",
        "extract samples/broken/communication.xml --table all -o t.xlsx", "extract bonne.xml --table rien", "extract bonne.xml",
        "schema list", "schema show report", "schema show lettre.xsd", "schema show rien", "schema check lettre.xsd", "schema check faux.xsd",
        "schema check rien.xsd", "schema add lettre.xsd --id lettre --packs paquets", "schema list --packs paquets",
        "schema add lettre.xsd --id lettre --packs paquets", "schema remove lettre --packs paquets", "schema remove lettre --packs paquets",
        "schema remove report", "schema sample lettre.xsd", "schema sample lettre.xsd --root rien", "schema json-schema lettre.xsd --root rien",
        "schema tables lettre.xsd", "schema tables lettre.xsd --table rien", "schema", "schema lsit", "schema show", "schema show a b",
        "explain", "explain xsd.element.missing", "explain rule.states.date --format markdown", "explain usage.arguments --format html",
        "explain rien", "explain xsd.element.mising", "explain --format html", "explain a b c", "validat bonne.xml", "help validat", "", "help",
        "bonne.xml",
    ]

    private static let helps = [
        "", "validate", "convert", "import", "compile", "extract", "schema", "explain", "schema list", "schema show", "schema check",
        "schema add", "schema remove", "schema json-schema", "schema sample", "schema tables",
    ]

    /// Without what is quoted, what documents hold, and what programs read.
    private static func words(_ line: Substring) -> String {
        // A source line stands behind its number; an example of the help, or of a page, is indented.
        if line.firstMatch(of: #/^\s*\d+ \|/#) != nil || line.contains("class=\"source\"") || line.hasPrefix("  rapporteur ") { return "" }
        return String(line).replacing(#/<[^>]*>/#, with: " ").replacing(#/«[^»]*»/#, with: " ").replacing(#/"[\w$ -]+"\s*:/#, with: " ")
    }

    @Test func nothingIsEnglish() throws {
        let tool = try tool()
        for command in Self.commands + Self.helps.map({ $0 + " --help" }) {
            let outcome = try tool.shell("RAPPORTEUR_MESSAGES=fr LC_ALL=C.UTF-8 \"$tool\" \(command)")
            for line in (outcome.text + outcome.errors).split(separator: "\n") {
                #expect(!EnglishWords.areIn(Self.words(line)), "rapporteur \(command)\n\(line)")
            }
            #expect(!(outcome.text + outcome.errors).isEmpty || command.contains("--quiet"), "rapporteur \(command)")
        }
    }

    /// The others are not French where they should be their own, and each says something of every command.
    @Test(arguments: ["ar", "en", "es", "ru", "zh"])
    func eachLanguageHasItsHelp(_ language: String) throws {
        let tool = try Tool()
        for command in Self.helps {
            let outcome = try tool.shell("COLUMNS=80 RAPPORTEUR_MESSAGES=\(language) \"$tool\" \(command) --help")
            #expect(outcome.status == 0 && outcome.errors.isEmpty)
            let lines = outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
            for line in lines where !line.hasPrefix("  rapporteur ") {
                #expect(language == "en" || !EnglishWords.areIn(Self.words(line)), "\(language): \(line)")
            }
            // A key that has no wording would be shown as itself.
            #expect(outcome.text.firstMatch(of: #/help\.(?:option|value|heading|usage|schema)/#) == nil, "\(command)")
        }
    }

    /// What the parser says of wrong arguments is known, each sentence of it.
    @Test(arguments: [
        ("validate a.xml --fromat text", "There is no option --fromat.", "Did you mean “--format”?"),
        ("validate a.xml -o", "A value is missing after -o <file>.", "The file to write findings to."),
        ("validate a.xml --quiet=yes", "--quiet takes no value, but “yes” was given.", "rapporteur validate --help"),
        ("validate a.xml --max-findings 'a'\\''b'", "“a'b” is no value for --max-findings <n>.", "all are counted."),
        ("validate a.xml --color blue", "“blue” is no value for --color <when>.", "It may be: auto, always, never."),
        ("schema show", "<schema> is missing.", "Usage: rapporteur schema show [options] <schema>;"),
        ("schema show a b", "This argument is too much: b.", "rapporteur schema show --help"),
        ("explain a b c", "These arguments are too much: b, c.", "rapporteur explain --help"),
        ("validate", "Nothing to read. Name files or folders", "Usage: rapporteur validate [options] [<file>…];"),
        ("extract a.xml --table nothing", "There is no table “nothing”.", "--table <name|path>"),
    ])
    func wrongArgumentsAreAFinding(_ command: String, _ message: String, _ hint: String) throws {
        let outcome = try Tool().shell("\"$tool\" \(command)")
        #expect(outcome.status == 64 && outcome.text.isEmpty)
        #expect(outcome.errors.hasPrefix("rapporteur: error: \(message)"), "\(outcome.errors)")
        #expect(outcome.errors.contains("[usage.arguments]") && outcome.errors.contains(hint), "\(outcome.errors)")
    }
}
