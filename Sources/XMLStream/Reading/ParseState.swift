internal import CLibXML2

/// What the parser's callbacks work on: one piece of memory that they get as a pointer.
///
/// A struct behind a pointer rather than a class: access to its fields costs neither reference counts nor
/// exclusivity checks, and the callbacks run some ten million times for a gigabyte. Everything rare is in
/// `ParseSession`.
struct ParseState {
    let context: xmlParserCtxtPtr
    /// The document at work; set for each.
    unowned(unsafe) var session: ParseSession
    let limits: XMLLimits
    let tuning: ReaderTuning

    // The batch being made.
    var events: GrowableBuffer<XMLEvent>
    var attributes: GrowableBuffer<XMLAttribute>
    var namespaces: GrowableBuffer<XMLNamespaceDeclaration>
    var bytes: GrowableBuffer<UInt8>
    /// The prefix appended last to this batch; most tags in a row have the same.
    var lastPrefix: UnsafePointer<UInt8>?
    var lastPrefixRange = BatchRange()

    var names: NameCache
    /// Offsets of the elements that are open.
    var open: GrowableBuffer<Int>
    /// Their names.
    var openNames: GrowableBuffer<NameID>
    private var namespacesInScope = 0
    private var namespaceCounts: GrowableBuffer<UInt16>
    /// What the parser's own count of bytes begins at, in the document. The parser compares its count with an
    /// `unsigned int` that it kept, to find out that it got no further: so the count stays small, and the rest is here.
    var origin = 0
    /// The offset at which the last event ended, which in content is where the next begins.
    var lastEnd = 0
    /// Whether the element that began last is an empty one, `<a/>`, whose end follows.
    private(set) var isEmptyElement = false
    /// Set when no further event may come: after a syntax error, a refusal, or an error of the consumer.
    var silent = false
    /// Set after a syntax error that is read over: events then go by `ParseSession+Recovery`.
    var isRecovering = false
    /// Whether the start tag just handed over is broken.
    var isDamaged = false
    var sawRoot = false
    /// Set when the session has to act as soon as the callback at work is done with this memory: the batch is
    /// full, or `refusal` says why reading ends here.
    var needsAttention = false
    var refusal: (reason: Refusal, offset: Int)?

    init(context: xmlParserCtxtPtr, session: ParseSession, limits: XMLLimits, tuning: ReaderTuning) {
        self.context = context
        self.session = session
        self.limits = limits
        self.tuning = tuning
        events = GrowableBuffer(capacity: tuning.batchEvents + 1)
        attributes = GrowableBuffer(capacity: 512)
        namespaces = GrowableBuffer(capacity: 16)
        bytes = GrowableBuffer(capacity: tuning.batchBytes * 2)
        names = NameCache()
        open = GrowableBuffer(capacity: 64)
        openNames = GrowableBuffer(capacity: 64)
        namespaceCounts = GrowableBuffer(capacity: 64)
    }

    func deallocate() {
        events.deallocate()
        attributes.deallocate()
        namespaces.deallocate()
        bytes.deallocate()
        names.deallocate()
        open.deallocate()
        openNames.deallocate()
        namespaceCounts.deallocate()
    }

    // MARK: Places

    /// Whether what is reported stands in the replacement text of an entity: its place is that of the reference.
    @inline(__always) private var isInsideEntity: Bool { context.pointee.depth > 0 }

    @inline(__always)
    private func offset(_ place: UnsafePointer<UInt8>, in input: xmlParserInputPtr) -> Int {
        origin &+ Int(bitPattern: input.pointee.consumed) &+ (place - input.pointee.base)
    }

    /// How far the parser has come, in the document itself.
    var parserOffset: Int {
        var input = context.pointee.input
        if context.pointee.inputNr > 1, let table = context.pointee.inputTab { input = table[0] }
        guard let input, let place = input.pointee.cur, input.pointee.base != nil else { return lastEnd }
        return offset(place, in: input)
    }

    /// The offset of the `<` of the tag that the parser is at the end of.
    @inline(__always)
    private func tagStart(before place: UnsafePointer<UInt8>, in input: xmlParserInputPtr) -> Int {
        let distance = lastEnd &- origin &- Int(bitPattern: input.pointee.consumed)
        let base: UnsafePointer<UInt8> = input.pointee.base
        if distance >= 0, distance < place - base, base[distance] == UInt8(ascii: "<") { return lastEnd }
        // White space of the prolog or a reference stands between; a tag has no other `<` in it.
        var back = place - 1
        while back > base, back.pointee != UInt8(ascii: "<") { back -= 1 }
        return offset(back, in: input)
    }

    // MARK: Events

    mutating func startElement(
        _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?,
        namespaceCount: Int, namespaces declared: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        attributeCount: Int, attributes given: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, defaulted: Int
    ) {
        guard !silent else { return }
        var start = lastEnd
        if !isInsideEntity, let input = context.pointee.input, let place = input.pointee.cur {
            // The parser reports a tag before it has looked for its end, and then says that there is none.
            let isEmpty = place.pointee == UInt8(ascii: "/") && place[1] == UInt8(ascii: ">")
            if !isEmpty, place.pointee != UInt8(ascii: ">") {
                guard isRecovering else { return }
                isDamaged = true
            }
            start = tagStart(before: place, in: input)
            isEmptyElement = isEmpty
            lastEnd = offset(place, in: input) + (isEmpty ? 2 : isDamaged ? 0 : 1)
        } else {
            isEmptyElement = false
        }
        guard open.count < limits.depth else { return refuse(.depth(limits.depth), at: start) }
        guard attributeCount + namespaceCount <= limits.attributesPerElement else {
            return refuse(.attributes(limits.attributesPerElement), at: start)
        }
        namespacesInScope += namespaceCount
        guard namespacesInScope <= limits.namespacesInScope else {
            return refuse(.namespaces(limits.namespacesInScope), at: start)
        }
        sawRoot = true
        var event = XMLEvent(
            kind: .startElement, attributeCount: UInt16(truncatingIfNeeded: attributeCount),
            namespaceCount: UInt16(truncatingIfNeeded: namespaceCount), firstAttribute: Int32(attributes.count),
            firstNamespace: Int32(namespaces.count), offset: start)
        event.name = name(local, namespace)
        if let prefix { event.text = range(ofPrefix: prefix) }
        if namespaceCount > 0, let declared { append(declared, count: namespaceCount) }
        if attributeCount > 0, let given { append(attributes: given, count: attributeCount, defaulted: defaulted) }
        guard !silent else { return }
        events.append(event)
        open.append(start)
        openNames.append(event.name)
        namespaceCounts.append(UInt16(truncatingIfNeeded: namespaceCount))
        askForAttentionIfFull()
    }

    mutating func endElement(
        _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?
    ) {
        guard !silent, open.count > 0 else { return }
        var start = lastEnd
        leave()
        if isEmptyElement {
            start = open.base[open.count]
            isEmptyElement = false
        } else if !isInsideEntity, let input = context.pointee.input, let place = input.pointee.cur {
            start = tagStart(before: place, in: input)
            lastEnd = offset(place, in: input)
        }
        var event = XMLEvent(kind: .endElement, name: name(local, namespace), offset: start)
        if let prefix { event.text = range(ofPrefix: prefix) }
        guard !silent else { return }
        events.append(event)
        askForAttentionIfFull()
    }

    @inline(__always)
    private mutating func leave() {
        open.count -= 1
        openNames.count -= 1
        namespaceCounts.count -= 1
        namespacesInScope -= Int(namespaceCounts.base[namespaceCounts.count])
    }

    /// Closes the innermost open element, whatever the parser thinks of it.
    mutating func close(at start: Int) {
        guard !silent, open.count > 0 else { return }
        let name = openNames.base[open.count - 1]
        leave()
        events.append(XMLEvent(kind: .endElement, name: name, offset: start))
        askForAttentionIfFull()
    }

    mutating func text(_ text: UnsafePointer<UInt8>, _ count: Int, isCDATA: Bool) {
        guard !silent else { return }
        var start = lastEnd
        if !isInsideEntity, let input = context.pointee.input, let place = input.pointee.cur {
            if !isCDATA, text >= input.pointee.base, text < input.pointee.end {
                // The parser passes over a CR before a LF; further on than that, an entity stood between.
                let place = offset(text, in: input)
                if place - lastEnd > 1 { start = place }
                lastEnd = place + count
            } else {
                lastEnd = offset(place, in: input)
            }
        }
        guard count > 0 else { return }
        if isCDATA, count > limits.cdataLength { return refuse(.cdata(limits.cdataLength), at: start) }
        var flags: XMLEvent.Flags = isCDATA ? .cdata : []
        if Self.isWhitespace(text, count) { flags.insert(.whitespace) }
        let from = bytes.count
        bytes.append(text, count: count)
        if events.count > 0 {
            let last = events.base + (events.count - 1)
            if last.pointee.kind == .text, last.pointee.flags.contains(.cdata) == isCDATA {
                last.pointee.text.count += Int32(count)
                last.pointee.flags.formIntersection(flags)
                askForAttentionIfFull()
                return
            }
        }
        events.append(
            XMLEvent(kind: .text, flags: flags, offset: start, text: BatchRange(start: Int32(from), count: Int32(count))))
        askForAttentionIfFull()
    }

    mutating func markup(
        _ kind: XMLEvent.Kind, _ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>?
    ) {
        // What stands in the internal subset belongs to the DOCTYPE, which is not part of the stream.
        guard !silent, context.pointee.inSubset == 0 else { return }
        var start = lastEnd
        if !isInsideEntity, let input = context.pointee.input, let place = input.pointee.cur {
            let end = offset(place, in: input)
            if open.count == 0 { start = session.skipWhitespace(from: start, to: end) }
            lastEnd = end
        }
        let from = bytes.count
        bytes.append(first, count: length(first))
        if let second {
            bytes.append(UInt8(ascii: " "))
            bytes.append(second, count: length(second))
        }
        guard bytes.count - from <= limits.valueLength else {
            return refuse(.valueLength(limits.valueLength), at: start)
        }
        events.append(
            XMLEvent(kind: kind, offset: start, text: BatchRange(start: Int32(from), count: Int32(bytes.count - from))))
        askForAttentionIfFull()
    }

    /// Keeps the parser's count of bytes small. What is left of it is far from 0, so that the count before is not met
    /// again by chance.
    mutating func keepCountSmall() {
        guard let input = context.pointee.input, context.pointee.inputNr == 1 else { return }
        let count = Int(bitPattern: input.pointee.consumed)
        guard count > tuning.mostCounted else { return }
        let kept = tuning.mostCounted / 2
        origin += count - kept
        input.pointee.consumed = UInt(kept)
    }

    /// Called where something ended that makes no event: the XML declaration, the DOCTYPE.
    mutating func passed() { lastEnd = parserOffset }

    // MARK: Batches

    @inline(__always)
    private mutating func askForAttentionIfFull() {
        if events.count >= tuning.batchEvents || bytes.count >= tuning.batchBytes { needsAttention = true }
    }

    mutating func refuse(_ reason: Refusal, at offset: Int) {
        guard !silent else { return }
        refusal = (reason, offset)
        silent = true
        needsAttention = true
    }

    mutating func emptyBatch() {
        events.count = 0
        attributes.count = 0
        namespaces.count = 0
        bytes.count = 0
        bytes.shrink(to: 4 << 20)
        lastPrefix = nil
    }

    /// Makes the state ready for another document; what is known of names stays.
    mutating func reset() {
        emptyBatch()
        open.count = 0
        openNames.count = 0
        namespaceCounts.count = 0
        namespacesInScope = 0
        origin = 0
        lastEnd = 0
        isEmptyElement = false
        silent = false
        isRecovering = false
        isDamaged = false
        sawRoot = false
        needsAttention = false
        refusal = nil
    }
}
