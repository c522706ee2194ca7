import RapporteurDiagnostics

/// The list that a paragraph or style belongs to. The id 0 takes a paragraph out of the list of its style.
struct WordNumberingReference: Sendable, Hashable {
    var id: Int?
    var level: Int?
}

/// The automatic numbers of a Word file: its definitions, and where each list has come to (ISO/IEC 29500-1, 17.9).
///
/// Nothing is counted that the file does not define: a paragraph whose list is not there has no number.
struct WordNumbering {
    struct Level: Sendable {
        var start = 1
        var format = "decimal"
        /// `%1.%2.`: each `%n` stands for the number of level n.
        var text = ""
        /// The level, 1-based, whose numbers make this one begin again; 0 for none. Nil: any higher one.
        var restart: Int?
        /// Whether numbers of higher levels are written as digits whatever their own format is.
        var isLegal = false
        var style: String?
        var left: Int?
    }

    private var lists: [Int: [Int: Level]] = [:]
    /// Lists that are defined by a style of numbering.
    private var styleLinks: [Int: String] = [:]
    private var definedStyles: ExactMap<Int> = [:]
    private var instances: [Int: Instance] = [:]
    private var counters: [Int: [Int: Int]] = [:]
    /// Instances whose own starts were applied.
    private var started: Set<Int> = []

    private struct Instance {
        var list: Int?
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    /// Word has nine levels.
    static let levels = 0...8

    init() {}

    init(_ part: PackagePart) throws(WorkError) {
        let handler = Handler()
        try WordXML.read(part, into: handler)
        lists = handler.lists
        styleLinks = handler.styleLinks
        definedStyles = handler.definedStyles
        instances = handler.instances
    }

    /// The level that a style stands for in a list.
    func level(ofStyle style: String, in id: Int) -> Int? {
        guard let list = list(of: id), let levels = lists[list] else { return nil }
        return levels.filter { $0.value.style == style }.keys.min()
    }

    func leftIndent(_ id: Int, level: Int) -> Int? { definition(id, level)?.left }

    /// Counts a paragraph and gives its label: the number with its punctuation, or a bullet. Nil where it has none.
    mutating func label(_ id: Int, level: Int) -> String? {
        guard Self.levels.contains(level), let instance = instances[id], let list = list(of: id),
            let definition = definition(id, level)
        else { return nil }
        if started.insert(id).inserted {
            for (level, start) in instance.starts { counters[list, default: [:]][level] = start - 1 }
        }
        var counts = counters[list, default: [:]]
        counts[level] = (counts[level] ?? definition.start - 1) &+ 1
        for deeper in Self.levels where deeper > level {
            let restart = self.definition(id, deeper)?.restart
            if restart == nil || restart == level + 1 { counts[deeper] = nil }
        }
        counters[list] = counts
        if definition.format == "bullet" { return definition.text.isEmpty ? nil : Self.bullet(definition.text) }
        return text(definition, id, level, counts)
    }

    private func text(_ definition: Level, _ id: Int, _ level: Int, _ counts: [Int: Int]) -> String? {
        var result = ""
        var isReference = false
        for character in definition.text {
            if isReference, let number = character.wholeNumberValue, (1...9).contains(number) {
                let other = self.definition(id, number - 1)
                let count = counts[number - 1] ?? other?.start ?? 1
                let isLegal = definition.isLegal && number - 1 < level
                result += NumberFormat.text(count, isLegal ? "decimal" : other?.format ?? "decimal")
                isReference = false
            } else if character == "%" {
                isReference = true
            } else {
                if isReference { result += "%" }
                isReference = false
                result.append(character)
            }
        }
        let text = result.trimmingSpaces
        return text.isEmpty ? nil : text
    }

    /// Bullets come from fonts of signs; those of the private area have no meaning without their font.
    private static func bullet(_ text: String) -> String {
        let known = "•●▪–—-■□◦○*·"
        let scalars = text.unicodeScalars
        return scalars.count == 1 && scalars.allSatisfy { known.unicodeScalars.contains($0) } ? text : "•"
    }

    private func definition(_ id: Int, _ level: Int) -> Level? {
        if let own = instances[id]?.levels[level] { return own }
        return list(of: id).flatMap { lists[$0]?[level] }
    }

    /// The list of an instance; through a style of numbering where it is defined by one.
    private func list(of id: Int) -> Int? {
        guard let list = instances[id]?.list else { return nil }
        if let style = styleLinks[list], let other = definedStyles[style] { return other }
        return list
    }

    // MARK: Reading

    private final class Handler: WordXMLHandler {
        var lists: [Int: [Int: Level]] = [:]
        var styleLinks: [Int: String] = [:]
        var definedStyles: ExactMap<Int> = [:]
        var instances: [Int: Instance] = [:]
        private var list: Int?
        private var instance: Int?
        private var number: Int?
        private var level: Level?

        func start(_ name: String, _ attributes: WordAttributes) {
            switch name {
            case "w:abstractNum": list = attributes.integer("abstractNumId")
            case "w:num":
                instance = attributes.integer("numId")
                if let instance { instances[instance] = Instance() }
            case "w:abstractNumId": if let instance { instances[instance]?.list = attributes.integer("val") }
            case "w:lvlOverride": number = attributes.integer("ilvl")
            case "w:startOverride":
                if let instance, let number, let start = attributes.integer("val") { instances[instance]?.starts[number] = start }
            case "w:lvl":
                number = attributes.integer("ilvl") ?? number
                level = Level()
            case "w:numStyleLink": if let list { styleLinks[list] = attributes["val"] }
            case "w:styleLink": if let list, let style = attributes["val"] { definedStyles[style] = list }
            case "w:start": level?.start = attributes.integer("val") ?? 1
            case "w:numFmt": level?.format = attributes["val"] ?? "decimal"
            case "w:lvlText": level?.text = attributes["val"] ?? ""
            case "w:lvlRestart": level?.restart = attributes.integer("val")
            case "w:isLgl": level?.isLegal = attributes.isOn
            case "w:pStyle": level?.style = attributes["val"]
            case "w:ind": level?.left = attributes.integer("left") ?? attributes.integer("start")
            default: break
            }
        }

        func end(_ name: String) {
            switch name {
            case "w:lvl":
                if let level, let number {
                    if let instance { instances[instance]?.levels[number] = level } else if let list { lists[list, default: [:]][number] = level }
                }
                level = nil
            case "w:abstractNum": list = nil
            case "w:num": instance = nil
            default: break
            }
        }

        func text(_ text: String) {}
    }
}
