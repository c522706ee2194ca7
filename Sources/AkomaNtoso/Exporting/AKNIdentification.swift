import RapporteurReportModel

/// What a document is called, and by whom and when it was made: the `identification` of its `meta`.
///
/// | field | value |
/// |---|---|
/// | work | `/akn/un/doc/{subtype}/{actor}/{date}/{number}` |
/// | expression | `{work}/eng@` |
/// | manifestation | `{expression}.xml` |
/// | `FRBRthis` | each with `/!main`, of an annex `/!annex_1` |
/// | `FRBRalias` | where the document is found by its symbol; the work's name under a second symbol |
/// | `FRBRdate` | issuance, publication, markup |
/// | `FRBRnumber` | each symbol escaped, and as printed; the title's words where there is none |
struct AKNIdentification {
    var work: AkomaNtosoIRI
    var symbols: [String]
    var title: String
    /// ISO 639-2.
    var language: String
    /// The language of the original, where the document is a translation.
    var original: String?
    var component = "main"
    /// Identifiers in the references.
    var actor: String
    var authorRole: String
    var editor: String
    var editorRole: String
    var made: PartialDate

    var expression: AkomaNtosoIRI { work.expressed(in: language) }
    var manifestation: AkomaNtosoIRI { expression.manifested(as: "xml") }

    var element: AKNElement {
        AKNElement("identification", ["source": editor], [workElement, expressionElement, manifestationElement])
    }

    private var workElement: AKNElement {
        var children = names(work) + aliases + [date("issuance", work.date), author(actor, authorRole)]
        children += [
            value("FRBRcountry", work.jurisdiction), value("FRBRsubtype", work.subtype ?? ""),
        ]
        if symbols.isEmpty {
            children += [value("FRBRnumber", work.number ?? "")]
        } else {
            children += symbols.map { symbol in
                AKNElement(
                    "FRBRnumber", ["value": SymbolEscaping.number(symbol), "showAs": symbol], [AKNNode]())
            }
        }
        if !title.isEmpty { children.append(value("FRBRname", title)) }
        children.append(value("FRBRprescriptive", "false"))
        return AKNElement("FRBRWork", [:], children)
    }

    private var aliases: [AKNElement] {
        let printed = symbols.map { symbol in
            AKNElement(
                "FRBRalias",
                ["value": "https://docs.un.org/\(SymbolEscaping.path(symbol))", "name": "docs.un.org"], [AKNNode]())
        }
        let others = symbols.dropFirst().map { symbol in
            var other = work
            other.number = SymbolEscaping.number(symbol)
            return AKNElement("FRBRalias", ["value": other.description, "name": "secondSymbol"], [AKNNode]())
        }
        return printed + others
    }

    private var expressionElement: AKNElement {
        var children = names(expression) + [date("publication", work.date), author(actor, authorRole)]
        children.append(AKNElement("FRBRlanguage", ["language": language], [AKNNode]()))
        if let original, original != language {
            children.append(
                AKNElement(
                    "FRBRtranslation",
                    [
                        "href": work.expressed(in: original).description, "fromLanguage": original, "by": actor,
                    ], [AKNNode]()))
        }
        return AKNElement("FRBRExpression", [:], children)
    }

    private var manifestationElement: AKNElement {
        let children = names(manifestation) + [date("markup", made), author(editor, editorRole)]
        return AKNElement("FRBRManifestation", [:], children + [value("FRBRformat", "xml")])
    }

    private func names(_ name: AkomaNtosoIRI) -> [AKNElement] {
        [value("FRBRthis", name.component(component).description), value("FRBRuri", name.description)]
    }

    private func value(_ name: String, _ value: String) -> AKNElement {
        AKNElement(name, ["value": value], [AKNNode]())
    }

    private func date(_ name: String, _ date: PartialDate) -> AKNElement {
        AKNElement("FRBRdate", ["date": date.padded, "name": name], [AKNNode]())
    }

    private func author(_ target: String, _ role: String) -> AKNElement {
        AKNElement("FRBRauthor", ["href": target, "as": role], [AKNNode]())
    }
}
