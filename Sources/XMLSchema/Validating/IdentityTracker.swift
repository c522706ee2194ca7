import RapporteurDiagnostics
import RapporteurXMLStream

/// Checks `unique`, `key` and `keyref` while the document streams by (XSD Part 1, 3.11.4).
///
/// A scope opens where an element with constraints begins. Its selectors are matched against the open elements, the
/// innermost first, so that nothing has to be remembered of elements that are closed. Where all fields are attributes
/// of the selected element, its key is known at once; else the element becomes a candidate, which gathers the values
/// of its fields until it ends. What stays is up to 70 bytes a key. Scopes may lie within one another, and an element may
/// have many constraints, so keys and work are bounded: see `IdentityTracker+Bounds`.
final class IdentityTracker {
    final class Scope {
        let plan: IdentityPlan
        /// How many elements were open around the element that has the constraint.
        let depth: Int
        @exclusivity(unchecked) var keys = KeySet()
        /// How many selected elements have no key because their values are wrong.
        var faultyKeys = 0
        /// For a keyref: what has to be found at the end of the scope.
        @exclusivity(unchecked) var references = PendingReferences()

        init(_ plan: IdentityPlan, depth: Int) {
            self.plan = plan
            self.depth = depth
        }
    }

    /// A selected element whose fields are being gathered.
    struct Candidate {
        let scope: Scope
        let depth: Int
        var values: [[UInt8]?]
        var texts: [String]
        /// Something was wrong with a field, and was reported.
        var isFaulty = false
    }

    /// Keys of an element that is closed, to which a keyref further up may refer (3.11.5, node tables).
    struct Inherited {
        let constraint: Int
        /// How many elements were open around the outermost element that is closed and has it below it, or is it.
        var depth: Int
        let keys: KeySet
    }

    /// What tells, without touching a scope, that most elements are none of its business.
    struct Screen: BitwiseCopyable {
        /// In the list of scopes too, which keeps it.
        let scope: Unmanaged<Scope>
        /// The one attribute without which an element has no key, nor needs one; -1 where that is not so simple.
        let attribute: Int32
    }

    @exclusivity(unchecked) var scopes: [Scope] = []
    /// How many keys and selected elements there were, and how many looks were taken at elements for scopes.
    @exclusivity(unchecked) var entries = 0
    @exclusivity(unchecked) var steps = 0
    /// How many fields the candidates have that wait for their end.
    @exclusivity(unchecked) var heldFields = 0
    let mostEntries = Limit.identityKeys.value
    let mostSteps = Limit.identitySteps.value
    /// Whether a bound was reached, and nothing more is looked at.
    @exclusivity(unchecked) var hasGivenUp = false
    @exclusivity(unchecked) var screens: [Screen] = []
    @exclusivity(unchecked) var candidates: [Candidate] = []
    @exclusivity(unchecked) var inherited: [Inherited] = []
    @exclusivity(unchecked) private var key: [UInt8] = []
    /// The duplicates reported at one element: what they repeat, and by which fields.
    private var duplicates: (offset: Int, reported: [(first: Position, fields: [[IdentityPlan.Path]])]) = (-1, [])

    // MARK: Elements begin

    func start(
        _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ event: XMLEvent, in batch: XMLEventBatch
    ) {
        if hasGivenUp { return }
        let depth = validator.depth - 1
        if frame.pointee.element >= 0,
            validator.schema.elementRecords.base[Int(frame.pointee.element)].flags.contains(.hasIdentityConstraints)
        {
            for constraint in validator.schema.elements[Int(frame.pointee.element)].identityConstraints {
                let plan = validator.schema.identityPlans[constraint.index]
                let scope = Scope(plan, depth: depth)
                scopes.append(scope)
                let isSimple = !plan.isKey && !plan.mayUseDefaults && plan.ownAttributes?.count == 1
                screens.append(
                    Screen(scope: .passUnretained(scope), attribute: isSimple ? plan.ownAttributes?.first ?? -1 : -1))
            }
        }
        guard !screens.isEmpty else { return }
        steps &+= screens.count &+ heldFields
        if isBeyondBounds { return giveUp(validator, frame) }
        let attributes = batch.attributes(of: event)
        var index = -1
        while index &+ 1 < screens.count {
            index &+= 1
            let screen = screens[index]
            if screen.attribute >= 0 {
                let wanted = screen.attribute
                guard let place = attributes.firstIndex(where: { validator.info(of: $0.name).symbol == wanted }) else {
                    continue
                }
                screen.scope._withUnsafeGuaranteedRef {
                    if selects($0, validator, depth) { takeAttribute(place, $0, validator, frame, event, batch) }
                }
                continue
            }
            let scope = scopes[index]
            let plan = scope.plan
            if let own = plan.ownAttributes {
                guard selects(scope, validator, depth) else { continue }
                takeOwnAttributes(own, scope, validator, frame, event, batch)
            } else if selects(scope, validator, depth) {
                entries &+= 1
                heldFields &+= plan.fields.count
                candidates.append(
                    Candidate(
                        scope: scope, depth: depth, values: Array(repeating: nil, count: plan.fields.count),
                        texts: Array(repeating: "", count: plan.fields.count)))
            }
        }
        if !candidates.isEmpty { gatherAttributes(validator, frame, event, batch, depth) }
    }

    @inline(__always)
    private func selects(_ scope: Scope, _ validator: Validator, _ depth: Int) -> Bool {
        if scope.plan.selectsAll { return depth > scope.depth }
        return scope.plan.selector.contains { matches($0, validator, from: scope.depth, at: depth) }
    }

    /// Whether a path leads from the element at one depth to the open element at another.
    func matches(_ path: IdentityPlan.Path, _ validator: Validator, from start: Int, at depth: Int) -> Bool {
        let distance = depth - start
        if path.isDescendant ? distance < path.steps.count : distance != path.steps.count { return false }
        // The innermost step is the one that most often does not match.
        var level = depth
        for step in path.steps.reversed() {
            let frame = validator.frames + level
            guard step.admits(symbol: frame.pointee.symbol, namespace: validator.info(of: frame.pointee.name).namespace)
            else { return false }
            level -= 1
        }
        return true
    }

    /// The most common case: the one field is an attribute of the element itself.
    private func takeAttribute(
        _ place: Int, _ scope: Scope, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ event: XMLEvent,
        _ batch: XMLEventBatch
    ) {
        let value = validator.values[place]
        guard isComparable(value, at: place, scope, validator, frame, event, batch) else { return }
        key.removeAll(keepingCapacity: true)
        append(value, validator)
        validator.reporting(batch.attributes(of: event)[place].name) { keep(scope, validator, frame) { "“\(validator.shorten(value.value))”" } }
    }

    /// Whether an attribute has a value to compare. One that is wrong, or may not be there, has been reported. One that
    /// a wildcard admits and nobody declares has no simple type, which a field must have (clause 3); only on an element
    /// that nobody declares either it counts as text, as other processors take it.
    @inline(__always)
    private func isComparable(
        _ value: AttributeValue, at place: Int, _ scope: Scope, _ validator: Validator,
        _ frame: UnsafeMutablePointer<Frame>, _ event: XMLEvent, _ batch: XMLEventBatch
    ) -> Bool {
        if value.type != nil { return true }
        let isUndeclared =
            value.use < 0 && frame.pointee.type.pointee.attributes.hasWildcard
            && validator.schema.globalAttributes[validator.names[batch.attributes(of: event)[place].name]] == nil
        if isUndeclared, frame.pointee.element < 0 { return true }
        scope.faultyKeys += 1
        if isUndeclared { reportUntyped(scope, validator, frame) }
        return false
    }

    /// The common case: every field is an attribute of the element itself.
    private func takeOwnAttributes(
        _ fields: [Int32], _ scope: Scope, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>,
        _ event: XMLEvent, _ batch: XMLEventBatch
    ) {
        let attributes = batch.attributes(of: event)
        key.removeAll(keepingCapacity: true)
        for symbol in fields {
            guard let place = attributes.firstIndex(where: { validator.info(of: $0.name).symbol == symbol }) else {
                if scope.plan.mayUseDefaults, let value = validator.defaultKey(of: symbol, frame) {
                    append(value.count) { $0 += value }
                    continue
                }
                if scope.plan.isKey { reportMissing(scope, validator, frame) }
                return
            }
            let value = validator.values[place]
            guard isComparable(value, at: place, scope, validator, frame, event, batch) else { return }
            append(value, validator)
        }
        // Several fields have no place but the element.
        let only = fields.count == 1 ? attributes.first { validator.info(of: $0.name).symbol == fields[0] }?.name : nil
        validator.reporting(only) {
            keep(scope, validator, frame) {
                fields.map { symbol in
                    let place = attributes.firstIndex { validator.info(of: $0.name).symbol == symbol }
                    return "“\(place.map { validator.shorten(validator.values[$0].value) } ?? "")”"
                }.joined(separator: ", ")
            }
        }
    }

    private func append(_ value: AttributeValue, _ validator: Validator) {
        // The length goes first, so that two fields cannot be mistaken for one; it is known only afterwards.
        let start = key.count
        for _ in 0..<4 { key.append(0) }
        validator.appendKey(value.value, value.type, to: &key)
        let count = UInt32(truncatingIfNeeded: key.count - start - 4)
        key.withUnsafeMutableBytes { $0.storeBytes(of: count, toByteOffset: start, as: UInt32.self) }
    }

    private func append(_ count: Int, _ body: (inout [UInt8]) -> Void) {
        withUnsafeBytes(of: UInt32(count)) { key.append(contentsOf: $0) }
        body(&key)
    }

    /// Enters the key just built for a selected element.
    private func keep(
        _ scope: Scope, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, text: () -> String
    ) {
        entries &+= 1
        if scope.plan.isReference {
            steps &+= scopes.count
            // A key that is there already needs no second look at the end.
            let isKnown = scopes.contains { other in
                other.depth == scope.depth && other.plan.constraint.index == scope.plan.constraint.refer
                    && key.withUnsafeBufferPointer { other.keys.contains($0) }
            }
            if !isKnown { scope.references.add(key, text: text(), validator, frame) }
            return
        }
        let first = key.withUnsafeBufferPointer {
            scope.keys.insert($0, at: KeySet.Place(frame.pointee.offset, validator.positions))
        }
        if let first = first?.position(validator.positions) {
            // Several constraints may ask the same of one element.
            let fields = scope.plan.fields
            if duplicates.offset != frame.pointee.offset { duplicates = (frame.pointee.offset, []) }
            guard !duplicates.reported.contains(where: { $0.first == first && $0.fields == fields }) else { return }
            duplicates.reported.append((first, fields))
            let constraint = scope.plan.constraint
            validator.report(
                constraint.kind == .key ? "xsd.key.duplicate" : "xsd.unique.duplicate",
                Message(
                    "xsd.key.duplicate",
                    [
                        "element": .text(validator.describe(frame)), "value": .text(text()),
                        "key": .text(constraint.name.local),
                    ]),
                hint: Message(
                    "xsd.key.duplicate/hint", ["line": .number(first.line), "column": .number(first.column)]), at: frame)
        }
    }

    private func reportUntyped(_ scope: Scope, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>) {
        let constraint = scope.plan.constraint
        validator.report(
            "xsd.key.field",
            Message(
                "xsd.key.field",
                [
                    "element": .text(validator.describe(frame)), "kind": .text(constraint.kind.rawValue),
                    "key": .text(constraint.name.local),
                ]),
            at: frame)
    }

    private func reportMissing(_ scope: Scope, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>) {
        validator.report(
            "xsd.key.missing",
            Message(
                "xsd.key.missing",
                ["element": .text(validator.describe(frame)), "key": .text(scope.plan.constraint.name.local)]),
            hint: scope.plan.constraint.source?.documentation.map(Message.verbatim), at: frame)
    }

    // MARK: Elements end

    func end(_ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ value: SimpleValue?) {
        guard !scopes.isEmpty else { return }
        let depth = validator.depth - 1
        if !candidates.isEmpty {
            steps &+= heldFields
            gatherContent(validator, frame, value, depth)
            while let last = candidates.last, last.depth == depth { finishCandidate(validator) }
        }
        if let scope = scopes.last, scope.depth == depth { close(depth, validator) } else { takeOver(at: depth) }
    }

    /// Keys below an element that ends are its own now: what stands beside it must not find them.
    private func takeOver(at depth: Int) {
        var index = inherited.endIndex
        while index > 0, inherited[index - 1].depth > depth {
            index -= 1
            inherited[index].depth = depth
        }
        steps &+= inherited.endIndex - index
    }

    /// A selected element ends: its fields are a key, or it has none.
    private func finishCandidate(_ validator: Validator) {
        guard let candidate = candidates.popLast() else { return }
        heldFields &-= candidate.values.count
        if candidate.isFaulty { return }
        let frame = validator.frames + candidate.depth
        key.removeAll(keepingCapacity: true)
        for value in candidate.values {
            guard let value else {
                if candidate.scope.plan.constraint.kind == .key { reportMissing(candidate.scope, validator, frame) }
                return
            }
            append(value.count) { $0 += value }
        }
        keep(candidate.scope, validator, frame) { candidate.texts.map { "“\($0)”" }.joined(separator: ", ") }
    }

    /// The element that has constraints ends: references are looked up, keys handed to those who may refer to them.
    private func close(_ depth: Int, _ validator: Validator) {
        let group = scopes.lastIndex { $0.depth != depth }.map { $0 + 1 } ?? 0
        let members = scopes[group...]
        for member in members where member.plan.constraint.kind == .keyref {
            steps &+= members.count
            lookUp(member, among: members, validator)
        }
        takeOver(at: depth)
        for member in members where member.plan.isReferredTo && member.keys.count > 0 {
            inherited.append(Inherited(constraint: member.plan.constraint.index, depth: depth, keys: member.keys))
        }
        scopes.removeSubrange(group...)
        screens.removeSubrange(group...)
        if scopes.isEmpty { inherited.removeAll() }
    }

    private func lookUp(_ scope: Scope, among members: ArraySlice<Scope>, _ validator: Validator) {
        guard let refer = scope.plan.constraint.refer else { return }
        let own = members.filter { $0.plan.constraint.index == refer }.map(\.keys)
        // The last ones: what is deeper was closed since this element was begun.
        let last = inherited.lastIndex { $0.depth <= scope.depth }.map { $0 + 1 } ?? 0
        steps &+= inherited.count - last
        let below = inherited[last...].filter { $0.constraint == refer }.map(\.keys)
        // Where a key is wrong itself, or was passed over, that a reference finds none may follow from it.
        let faulty = members.reduce(0) { $0 + ($1.plan.constraint.index == refer ? $1.faultyKeys : 0) }
        var unresolved: Set<[UInt8]> = []
        let references = scope.references
        for reference in references.indices {
            let isFound = references.withKey(reference) { key in
                own.contains { $0.contains(key) } || below.contains { $0.contains(key) }
            }
            guard !isFound else { continue }
            if faulty > 0, unresolved.count <= faulty { unresolved.insert(references.withKey(reference, Array.init)) }
            let isConsequence = validator.hasSkipped || faulty > 0 && unresolved.count <= faulty
            let key = validator.schema.identityConstraints[refer]
            if validator.findings.isFull {
                validator.findings.add(Finding(code: "xsd.keyref.unresolved", message: .verbatim("")))
                continue
            }
            let text = references.text(reference)
            let near = nearKey(references.withKey(reference, Array.init), text) { candidate in
                candidate.withUnsafeBufferPointer { key in own.contains { $0.contains(key) } || below.contains { $0.contains(key) } }
            }
            validator.findings.add(
                Finding(
                    code: "xsd.keyref.unresolved", severity: isConsequence ? .note : .error,
                    message:
                        Message(
                            "xsd.keyref.unresolved",
                            ["value": .text(text), "key": .text(scope.plan.constraint.name.local)]),
                    hint: .sentences(
                        [
                            near.map { Message("text.meant", ["name": .text($0)]) },
                            key.source.map {
                                Message(
                                    "xsd.keyref.unresolved/hint.place",
                                    ["key": .text(key.name.local), "path": .text($0.file), "line": .number($0.line)])
                            } ?? Message("xsd.keyref.unresolved/hint", ["key": .text(key.name.local)]),
                        ].compactMap { $0 }),
                    location: references.location(reference, validator)))
        }
    }

    /// A key like the one that a reference of one field names, where its text is what is compared.
    private func nearKey(_ key: [UInt8], _ quoted: String, isKey: ([UInt8]) -> Bool) -> String? {
        let text = quoted.dropFirst().dropLast()
        let word = Array(text.utf8)
        // The length of the only field, what its type adds, and the text.
        guard key.count >= 4 + word.count, key.suffix(word.count).elementsEqual(word) else { return nil }
        let added = key[4..<(key.count - word.count)]
        return NearKeys.match(String(text)) { other in
            let length = UInt32(added.count + other.count)
            return isKey(withUnsafeBytes(of: length) { Array($0) } + added + other)
        }
    }
}
