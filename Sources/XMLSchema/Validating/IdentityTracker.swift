import Diagnostics
import XMLStream

/// Checks `unique`, `key` and `keyref` while the document streams by (XSD Part 1, 3.11.4).
///
/// A scope opens where an element with constraints begins. Its selectors are matched against the open elements, the
/// innermost first, so that nothing has to be remembered of elements that are closed; a selected element becomes a
/// candidate, which gathers the values of its fields until it ends. What stays is 24 bytes a key.
final class IdentityTracker {
    private struct Scope {
        var constraint: IdentityConstraint
        /// How many elements were open around the element that has the constraint.
        var depth: Int
        var keys = KeySet()
        /// For a keyref: what has to be found at the end of the scope.
        var references: [Reference] = []
    }

    private struct Reference {
        var key: [UInt8]
        var text: String
        var location: Location
    }

    /// A selected element whose fields are being gathered.
    private struct Candidate {
        var scope: Int
        var depth: Int
        var values: [[UInt8]?]
        var texts: [String]
        /// Fields for which a second value came; reported once.
        var isFaulty = false
    }

    private var scopes: [Scope] = []
    private var candidates: [Candidate] = []
    /// Keys of constraints that a keyref further up may refer to, by constraint, of the elements that are closed.
    private var inherited: [Inherited] = []

    private struct Inherited {
        var constraint: Int
        /// How many elements were open around the element that has the constraint.
        var depth: Int
        var keys: KeySet
    }

    var isIdle: Bool { scopes.isEmpty }

    func start(
        _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ event: XMLEvent, in batch: XMLEventBatch
    ) {
        let depth = validator.depth - 1
        if frame.pointee.element >= 0,
            validator.schema.elementRecords.base[Int(frame.pointee.element)].flags.contains(.hasIdentityConstraints)
        {
            for constraint in validator.schema.elements[Int(frame.pointee.element)].identityConstraints {
                scopes.append(Scope(constraint: constraint, depth: depth))
            }
        }
        guard !scopes.isEmpty else { return }
        for index in scopes.indices
        where scopes[index].constraint.selector.contains(where: { matches($0, validator, from: scopes[index].depth, at: depth) }) {
            let count = scopes[index].constraint.fields.count
            candidates.append(
                Candidate(
                    scope: index, depth: depth, values: Array(repeating: nil, count: count),
                    texts: Array(repeating: "", count: count)))
        }
        if !candidates.isEmpty { gatherAttributes(validator, frame, event, batch, depth) }
    }

    /// Whether a path leads from the element at one depth to the open element at another.
    private func matches(_ path: IdentityPath, _ validator: Validator, from start: Int, at depth: Int) -> Bool {
        let distance = depth - start
        if path.isDescendant ? distance < path.steps.count : distance != path.steps.count { return false }
        // The innermost step is the one that most often does not match.
        var level = depth
        for step in path.steps.reversed() {
            guard test(step, validator.names[validator.frames[level].name]) else { return false }
            level -= 1
        }
        return true
    }

    private func test(_ step: IdentityPath.Test, _ name: ExpandedName) -> Bool {
        switch step {
        case .any: true
        case .namespace(let namespace): name.namespace == namespace
        case .name(let wanted): name == wanted
        }
    }

    // MARK: Fields

    private func gatherAttributes(
        _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ event: XMLEvent, _ batch: XMLEventBatch,
        _ depth: Int
    ) {
        let attributes = batch.attributes(of: event)
        for index in candidates.indices {
            let fields = scopes[candidates[index].scope].constraint.fields
            for (field, paths) in fields.enumerated() {
                let tests = paths.compactMap { path in
                    matches(path, validator, from: candidates[index].depth, at: depth) ? path.attribute : nil
                }
                guard !tests.isEmpty else { continue }
                // The branches of a path are a union: an attribute that several of them name counts once.
                for (number, attribute) in attributes.enumerated()
                where tests.contains(where: { test($0, validator.names[attribute.name]) }) {
                    let value = validator.values[number]
                    add(
                        value.value, value.type?.takeUnretainedValue() ?? SimpleType.builtin(.anySimpleType), to: index,
                        field, validator)
                }
                for test in tests { addDefault(test, to: index, field, validator, frame, attributes) }
            }
        }
    }

    /// An attribute that is not written but has a default counts as written (3.4.5.1, attribute defaults).
    private func addDefault(
        _ test: IdentityPath.Test, to index: Int, _ field: Int, _ validator: Validator,
        _ frame: UnsafeMutablePointer<Frame>, _ attributes: UnsafeBufferPointer<XMLAttribute>
    ) {
        guard candidates[index].values[field] == nil,
            case .complex(let type) = validator.schema[frame.pointee.type.pointee.id]
        else { return }
        for use in type.attributes {
            guard let constraint = use.constraint, self.test(test, use.declaration.name),
                !attributes.contains(where: { validator.names[$0.name] == use.declaration.name })
            else { continue }
            var literal = constraint.literal
            literal.withUTF8 { add($0, use.declaration.type, to: index, field, validator) }
        }
    }

    private func add(
        _ value: UnsafeBufferPointer<UInt8>, _ type: SimpleType, to index: Int, _ field: Int, _ validator: Validator
    ) {
        if candidates[index].values[field] != nil {
            reportSeveral(index, validator)
            return
        }
        var key: [UInt8] = []
        type.appendValueKey(value, in: &validator.context, to: &key)
        candidates[index].values[field] = key
        candidates[index].texts[field] = validator.shorten(value)
    }

    private func reportSeveral(_ index: Int, _ validator: Validator) {
        guard !candidates[index].isFaulty else { return }
        candidates[index].isFaulty = true
        let constraint = scopes[candidates[index].scope].constraint
        validator.report(
            "xsd.key.field", "A field of the \(constraint.kind.rawValue) “\(constraint.name.local)” has more than one value here.",
            at: validator.frames + candidates[index].depth)
    }

    // MARK: Ends

    func end(_ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ value: SimpleValue?) {
        guard !scopes.isEmpty else { return }
        let depth = validator.depth - 1
        if !candidates.isEmpty {
            gatherContent(validator, frame, value, depth)
            while let last = candidates.last, last.depth == depth {
                finish(validator)
            }
        }
        while let scope = scopes.last, scope.depth == depth { close(validator) }
    }

    private func gatherContent(
        _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ value: SimpleValue?, _ depth: Int
    ) {
        for index in candidates.indices {
            let fields = scopes[candidates[index].scope].constraint.fields
            for (field, paths) in fields.enumerated() {
                guard
                    paths.contains(where: {
                        $0.attribute == nil && matches($0, validator, from: candidates[index].depth, at: depth)
                    })
                else { continue }
                guard let value else {
                    reportField(index, field, validator, frame)
                    continue
                }
                // A nil element has no value; a key may not lack one (clause 4.2.1).
                if frame.pointee.flags.contains(.isNil) { continue }
                // Comparing uses the scratch memory that the value may point into.
                contentValue(value, validator, frame).withUnsafeBufferPointer {
                    add(
                        $0, value.type?.takeUnretainedValue() ?? SimpleType.builtin(.anySimpleType), to: index, field,
                        validator)
                }
            }
        }
    }

    /// The written value, or the default of an empty element.
    private func contentValue(
        _ value: SimpleValue, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>
    ) -> [UInt8] {
        if value.value.isEmpty, frame.pointee.element >= 0,
            let constraint = validator.schema.elements[Int(frame.pointee.element)].constraint
        {
            return Array(constraint.literal.utf8)
        }
        return Array(value.value)
    }

    /// Clause 3: a field must lead to an element of simple content.
    private func reportField(_ index: Int, _ field: Int, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>) {
        guard !candidates[index].isFaulty else { return }
        candidates[index].isFaulty = true
        let constraint = scopes[candidates[index].scope].constraint
        validator.report(
            "xsd.key.field",
            "\(validator.describe(frame)) is a field of the \(constraint.kind.rawValue) “\(constraint.name.local)”, but it holds elements, not a value.",
            at: frame)
    }

    /// A selected element ends: its fields are a key, or it has none.
    private func finish(_ validator: Validator) {
        guard let candidate = candidates.popLast() else { return }
        let constraint = scopes[candidate.scope].constraint
        let frame = validator.frames + candidate.depth
        if candidate.isFaulty { return }
        var key: [UInt8] = []
        for value in candidate.values {
            guard let value else {
                if constraint.kind == .key {
                    validator.report(
                        "xsd.key.missing",
                        "\(validator.describe(frame)) lacks a value that the key “\(constraint.name.local)” needs.",
                        hint: constraint.source?.documentation, at: frame)
                }
                return
            }
            withUnsafeBytes(of: UInt32(value.count)) { key.append(contentsOf: $0) }
            key += value
        }
        let text = candidate.texts.map { "“\($0)”" }.joined(separator: ", ")
        if constraint.kind == .keyref {
            scopes[candidate.scope].references.append(
                Reference(key: key, text: text, location: validator.location(of: frame)))
            return
        }
        let position = validator.positions.position(at: frame.pointee.offset)
        let first = key.withUnsafeBufferPointer { scopes[candidate.scope].keys.insert($0, at: position) }
        if let first {
            validator.report(
                constraint.kind == .key ? "xsd.key.duplicate" : "xsd.unique.duplicate",
                "\(validator.describe(frame)) repeats \(text), which must be unique (“\(constraint.name.local)”).",
                hint: "It was given first in line \(first.line), column \(first.column).", at: frame)
        }
    }

    /// The element that has a constraint ends: references are looked up, keys handed to those who may refer to them.
    private func close(_ validator: Validator) {
        guard let scope = scopes.last else { return }
        let constraint = scope.constraint
        // The keyrefs of the same element look at its keys, so these are handed over last of all.
        let group = scopes.lastIndex { $0.depth != scope.depth }.map { $0 + 1 } ?? 0
        let members = scopes[group...]
        for member in members where member.constraint.kind == .keyref {
            lookUp(member, among: members, validator)
        }
        _ = constraint
        let referredTo = Set(validator.schema.identityConstraints.compactMap(\.refer))
        inherited.removeAll { entry in
            guard entry.depth > scope.depth else { return false }
            return !referredTo.contains(entry.constraint)
        }
        for member in members where member.constraint.kind != .keyref && referredTo.contains(member.constraint.index) {
            inherited.append(Inherited(constraint: member.constraint.index, depth: scope.depth, keys: member.keys))
        }
        scopes.removeSubrange(group...)
        if scopes.isEmpty { inherited.removeAll() }
    }

    private func lookUp(_ scope: Scope, among members: ArraySlice<Scope>, _ validator: Validator) {
        guard let refer = scope.constraint.refer else { return }
        let own = members.filter { $0.constraint.index == refer }.map(\.keys)
        // Keys of descendants count too (3.11.5, node tables).
        let below = inherited.filter { $0.constraint == refer && $0.depth > scope.depth }.map(\.keys)
        for reference in scope.references {
            let isFound = reference.key.withUnsafeBufferPointer { key in
                own.contains { $0.contains(key) } || below.contains { $0.contains(key) }
            }
            guard !isFound else { continue }
            let key = validator.schema.identityConstraints[refer]
            validator.findings.add(
                Finding(
                    code: "xsd.keyref.unresolved",
                    message: "\(reference.text) refers to nothing: no element has this value (“\(scope.constraint.name.local)”).",
                    hint: "It must be one of the values of “\(key.name.local)”"
                        + (key.source.map { ", declared in \($0.file), line \($0.line)." } ?? "."),
                    location: reference.location))
        }
    }
}
