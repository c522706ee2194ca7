internal import RapporteurDiagnostics

/// The bodies that names and references call by a fixed word.
enum Acting {
    /// How the code of an organ, as its symbols begin, is written as an actor; by the longest beginning that fits.
    static let organs: [(code: String, actor: String, id: String, name: String)] = [
        ("A", "un-ga", "ga", "General Assembly"),
        ("S", "un-sc", "sc", "Security Council"),
        ("E", "un-ecosoc", "ecosoc", "Economic and Social Council"),
        ("A/HRC", "un-hrc", "hrc", "Human Rights Council"),
        ("E/CN.4", "un-ecosoc-chr", "chr", "Commission on Human Rights"),
        ("T", "un-tc", "tc", "Trusteeship Council"),
        ("ST", "un-secretariat", "secretariat", "Secretariat"),
    ]

    /// The organ of a symbol or organ code.
    static func organ(of symbol: String) -> (code: String, actor: String, id: String, name: String)? {
        organs.filter { symbol == $0.code || symbol.begins(with: $0.code + "/") }.max { $0.code.count < $1.code.count }
    }

    /// Names of actors that are used for a thing in other documents, and how we write them.
    static let otherNames: ExactMap<String> = ["unsg": "un-sg", "unga": "un-ga", "unsc": "un-sc"]

    /// The organizations that have a name of their own in the ontology, by the code that reports use.
    static let organizations: ExactMap<String> = [
        "sg": "un-sg", "ga": "un-ga", "sc": "un-sc", "ecosoc": "un-ecosoc", "chr": "un-ecosoc-chr",
        "ohchr": "un-ohchr", "unhcr": "un-unhcr", "un": "un",
    ]
}
