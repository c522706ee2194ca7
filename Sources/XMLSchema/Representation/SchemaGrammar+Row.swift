internal import RapporteurDiagnostics

extension SchemaGrammar {
    /// What may stand in one place: the attributes in no namespace, and the children in their order.
    ///
    /// A class, because the walk hands it on for every element: one count instead of one for each field.
    final class Row: Sendable {
        let place: SchemaPlace
        let attributes: [AttributeRule]
        let content: [Slot]
        /// The attributes that have to be there.
        let required: AttributeSet
        /// Those that exclude others even where there are no children; constraints are only looked at with them.
        let conditional: AttributeSet
        /// An element without children is wrong here, or may be.
        let needsContent: Bool
        /// The attributes `name` or `ref`: the one whose presence tells a definition from a reference.
        let identity: Identity?
        /// The place that an element with a `ref` attribute takes instead.
        let reference: SchemaPlace?
        /// Text and elements of any namespace may stand inside.
        let holdsAnything: Bool
        /// The constraint that an attribute which is not allowed here breaks.
        let rule: String

        init(
            _ place: SchemaPlace, _ attributes: [AttributeRule], _ content: [Slot] = [],
            reference: SchemaPlace? = nil, holdsAnything: Bool = false, rule: String? = nil
        ) {
            self.place = place
            self.attributes = attributes
            self.content = content
            self.reference = reference
            self.holdsAnything = holdsAnything
            self.rule = rule ?? "s4s-att-not-allowed"
            required = AttributeSet(of: attributes) { $0.isRequired }
            conditional = AttributeSet(of: attributes) { $0.name == "default" }
            needsContent = content.contains { $0.minimum > 0 } || Self.isUnderConstraint(place)
            identity = attributes.first.flatMap { $0.isRequired ? Identity(rawValue: $0.name) : nil }
        }

        /// Places where a constraint asks for what may be missing.
        private static func isUnderConstraint(_ place: SchemaPlace) -> Bool {
            switch place {
            case .restriction, .list, .union, .notation: true
            default: false
            }
        }

        /// What says which component an element is about.
        enum Identity: String, Sendable {
            case name, ref
        }

        @inline(__always) func attribute(named local: String) -> Int? {
            attributes.firstIndex { $0.name == local }
        }

        /// The children as a content model, such as `annotation?, (element | any)*`.
        var model: String { content.map(\.description).joined(separator: ", ") }
    }

    /// Some of the attribute rules of a row, by their index there.
    struct AttributeSet: OptionSet, Sendable {
        var rawValue: UInt32

        init(rawValue: UInt32) { self.rawValue = rawValue }

        init(of rules: [AttributeRule], where test: (AttributeRule) -> Bool) {
            self = []
            for (index, rule) in rules.enumerated() where test(rule) { formUnion(.rule(index)) }
        }

        @inline(__always) static func rule(_ index: Int) -> AttributeSet { AttributeSet(rawValue: 1 << index) }
    }

    struct AttributeRule: Sendable {
        let name: String
        let kind: SchemaValueKind
        let isRequired: Bool

        static func required(_ name: String, _ kind: SchemaValueKind) -> AttributeRule {
            AttributeRule(name: name, kind: kind, isRequired: true)
        }

        static func optional(_ name: String, _ kind: SchemaValueKind) -> AttributeRule {
            AttributeRule(name: name, kind: kind, isRequired: false)
        }

        /// What every XSD element but `appinfo` and `documentation` may have.
        static let id = optional("id", .id)
    }

    /// A stretch of the children: some of these, that many times.
    struct Slot: Sendable, CustomStringConvertible {
        struct Choice: Sendable {
            let name: String
            let place: SchemaPlace
        }

        let choices: [Choice]
        let minimum: Int
        let maximum: Int
        /// Nothing may follow what stands here.
        let isLast: Bool

        private init(_ places: [SchemaPlace], _ minimum: Int, _ maximum: Int, isLast: Bool = false) {
            choices = places.map { Choice(name: $0.element, place: $0) }
            self.minimum = minimum
            self.maximum = maximum
            self.isLast = isLast
        }

        static let annotation = optional(.annotation)

        static func one(_ places: SchemaPlace...) -> Slot { Slot(places, 1, 1) }
        static func optional(_ places: SchemaPlace...) -> Slot { Slot(places, 0, 1) }
        static func many(_ places: SchemaPlace...) -> Slot { Slot(places, 0, .max) }
        static func some(_ places: SchemaPlace...) -> Slot { Slot(places, 1, .max) }
        /// At most one, and then nothing else.
        static func alone(_ places: SchemaPlace...) -> Slot { Slot(places, 0, 1, isLast: true) }

        @inline(__always) func place(of name: String) -> SchemaPlace? {
            for choice in choices where choice.name == name { return choice.place }
            return nil
        }

        var names: String { choices.map(\.name).joined(separator: " | ") }

        var description: String {
            let names = choices.count == 1 ? names : "(\(names))"
            return switch (minimum, maximum) {
            case (1, 1): names
            case (0, 1): names + "?"
            case (0, _): names + "*"
            default: names + "+"
            }
        }
    }
}
