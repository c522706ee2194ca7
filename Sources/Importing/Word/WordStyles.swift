import RapporteurDiagnostics

/// How the letters of a run are set, as far as it says something of the text.
struct RunFormat: Sendable, Hashable {
    /// nil where nothing is said, so that what is said further off holds.
    var bold: Bool?
    var italic: Bool?
    var superscript: Bool?
    var hidden: Bool?

    /// Takes what `other` says.
    func overridden(by other: RunFormat) -> RunFormat {
        RunFormat(
            bold: other.bold ?? bold, italic: other.italic ?? italic, superscript: other.superscript ?? superscript,
            hidden: other.hidden ?? hidden)
    }

    /// Adds a character style: what both switch on is off again (ISO/IEC 29500-1, 17.7.3).
    func toggled(by other: RunFormat) -> RunFormat {
        RunFormat(
            bold: Self.toggled(bold, other.bold), italic: Self.toggled(italic, other.italic),
            superscript: other.superscript ?? superscript, hidden: Self.toggled(hidden, other.hidden))
    }

    private static func toggled(_ one: Bool?, _ other: Bool?) -> Bool? {
        guard let other else { return one }
        return (one ?? false) != other
    }

    /// Notes a property of `w:rPr`; says whether it was one of these.
    mutating func take(_ name: String, _ attributes: WordAttributes) {
        switch name {
        case "w:b": bold = attributes.isOn
        case "w:i": italic = attributes.isOn
        case "w:vanish": hidden = attributes.isOn
        case "w:vertAlign": superscript = attributes["val"] == "superscript"
        default: break
        }
    }
}

/// The styles of a Word file, with what each takes from those it is based on.
struct WordStyles {
    struct Style {
        var id = ""
        var name = ""
        var basedOn: String?
        var format = RunFormat()
        var numbering = WordNumberingReference()
        var outlineLevel: Int?
        var left: Int?
    }

    private var styles: ExactMap<Style> = [:]
    private var defaultFormat = RunFormat()
    private(set) var defaultParagraph: String?
    /// Chains of styles are this long at most; longer ones, and circles, are cut.
    private static let longestChain = 30

    init() {}

    init(_ part: PackagePart) throws(WorkError) {
        let handler = Handler()
        try WordXML.read(part, into: handler)
        styles = handler.styles
        defaultFormat = handler.defaultFormat
        defaultParagraph = handler.defaultParagraph
    }

    /// A style and those it is based on, itself first.
    func chain(_ id: String?) -> [Style] {
        var chain: [Style] = []
        var next = id
        while let id = next, let style = styles[id], chain.count < Self.longestChain {
            chain.append(style)
            next = style.basedOn
        }
        return chain
    }

    /// How letters are set in a paragraph of a style.
    func paragraphFormat(_ id: String?) -> RunFormat {
        chain(id ?? defaultParagraph).reversed().reduce(defaultFormat) { $0.overridden(by: $1.format) }
    }

    func characterFormat(_ id: String) -> RunFormat {
        chain(id).reversed().reduce(RunFormat()) { $0.overridden(by: $1.format) }
    }

    /// The numbering that a style brings.
    func numbering(_ id: String?) -> (reference: WordNumberingReference, style: String)? {
        for style in chain(id ?? defaultParagraph) where style.numbering.id != nil {
            return (style.numbering, style.id)
        }
        return nil
    }

    func leftIndent(_ id: String?) -> Int? { chain(id ?? defaultParagraph).lazy.compactMap(\.left).first }

    func role(_ id: String?) -> SourceBlock.Role { StyleRoles.role(of: chain(id ?? defaultParagraph)) }

    private final class Handler: WordXMLHandler {
        var styles: ExactMap<Style> = [:]
        var defaultFormat = RunFormat()
        var defaultParagraph: String?
        private var current: Style?
        private var isInDefaults = false
        private var isInRunProperties = false
        private var isConditional = false

        func start(_ name: String, _ attributes: WordAttributes) {
            switch name {
            case "w:style":
                current = Style(id: attributes["styleId"] ?? "")
                if attributes["default"] == "1" || attributes["default"] == "true", attributes["type"] == "paragraph" {
                    defaultParagraph = attributes["styleId"]
                }
            case "w:rPrDefault": isInDefaults = true
            case "w:tblStylePr": isConditional = true
            case "w:rPr": isInRunProperties = true
            case "w:name": current?.name = attributes["val"] ?? ""
            case "w:basedOn": current?.basedOn = attributes["val"]
            case "w:outlineLvl": current?.outlineLevel = attributes.integer("val")
            case "w:numId": current?.numbering.id = attributes.integer("val")
            case "w:ilvl": current?.numbering.level = attributes.integer("val")
            case "w:ind": current?.left = attributes.integer("left") ?? attributes.integer("start")
            default:
                guard isInRunProperties, !isConditional else { return }
                if isInDefaults { defaultFormat.take(name, attributes) } else { current?.format.take(name, attributes) }
            }
        }

        func end(_ name: String) {
            switch name {
            case "w:style":
                if let style = current, styles[style.id] == nil { styles[style.id] = style }
                current = nil
            case "w:rPrDefault": isInDefaults = false
            case "w:tblStylePr": isConditional = false
            case "w:rPr": isInRunProperties = false
            default: break
            }
        }

        func text(_ text: String) {}
    }
}
