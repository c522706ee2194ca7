internal import RapporteurDiagnostics
import RapporteurXMLStream

/// The variables of schema, pattern and rule, with the values that were worked out.
struct VariableScope {
    enum Level: Int { case schema, pattern, rule }

    struct Place {
        var level: Level
        var index: Int
    }

    private var variables: [[RuleVariable]] = [[], [], []]
    private var values: [[XPathHeldValue?]] = [[], [], []]
    /// Only variables before this one can be seen: while the value of one is worked out, those declared before it.
    var visible = Place(level: .rule, index: .max)

    mutating func enterSchema(_ list: [RuleVariable]) { enter(.schema, list) }
    mutating func enterPattern(_ list: [RuleVariable]) {
        enter(.pattern, list)
        enter(.rule, [])
    }
    mutating func enterRule(_ list: [RuleVariable]) { enter(.rule, list) }

    private mutating func enter(_ level: Level, _ list: [RuleVariable]) {
        if list.isEmpty, variables[level.rawValue].isEmpty { return }
        variables[level.rawValue] = list
        values[level.rawValue] = Array(repeating: nil, count: list.count)
    }

    /// The innermost variable of a name that can be seen.
    func find(_ name: String) -> Place? {
        var level = visible.level
        var end = min(visible.index, variables[level.rawValue].count)
        while true {
            let list = variables[level.rawValue]
            var index = end - 1
            while index >= 0 {
                if list[index].name == name { return Place(level: level, index: index) }
                index -= 1
            }
            guard let outer = Level(rawValue: level.rawValue - 1) else { return nil }
            level = outer
            end = variables[level.rawValue].count
        }
    }

    func expression(_ place: Place) -> Int { variables[place.level.rawValue][place.index].expression }

    subscript(place: Place) -> XPathHeldValue? {
        get { values[place.level.rawValue][place.index] }
        set { values[place.level.rawValue][place.index] = newValue }
    }
}
