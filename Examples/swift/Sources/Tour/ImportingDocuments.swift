import Rapporteur

/// Reads the published form of a document.
func importDocument(_ rapporteur: Rapporteur) throws {
    let text = """
        United Nations                                                A/57/292
        General Assembly                                              Distr.: General
                                                                      2 August 2002

        Fifty-seventh session

                Protection of migrants

                Report of the Secretary-General

        1.      The present report is submitted pursuant to General Assembly resolution 56/170 of 19 December 2001.
        """
    let imported = try rapporteur.importDocument(.text(text, name: "a57292.txt"))
    for finding in imported.findings { print(finding) }
    print(imported.document.rootElement)
    print(String(decoding: imported.xml.prefix(200), as: UTF8.self))
}
