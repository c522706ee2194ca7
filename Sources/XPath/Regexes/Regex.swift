import RapporteurXMLSchema

struct RegexKey: Hashable {
    var pattern: [UInt8]
    var flags: RegexFlags
}

/// A pattern of XPath, compiled: it finds the leftmost match, and of those the one that its quantifiers and choices
/// prefer, in time proportional to text times pattern: all ways are gone at once, in order of preference.
final class Regex {
    private enum Instruction {
        case one(Int, next: Int)
        /// The first is preferred.
        case split(Int, Int)
        case save(Int, next: Int)
        case lineStart(next: Int)
        case lineEnd(next: Int)
        case match
    }

    private var program: [Instruction] = []
    private let classes: [CharacterClass]
    private let flags: RegexFlags
    let groups: Int
    private let nodes: [RegexNode]
    private var start = 0

    /// A pattern that needs more instructions is refused.
    static let mostInstructions = 20_000

    init(_ source: String, _ flags: RegexFlags) throws(XPathError) {
        var parser = RegexParser(source, flags)
        let root = try parser.parse()
        nodes = parser.nodes
        classes = parser.classes
        groups = parser.groups
        self.flags = flags
        let end = add(.match)
        let close = add(.save(1, next: end))
        guard let body = build(root, next: close) else {
            throw XPathError(.FORX0002, source, reason: nil)
        }
        start = add(.save(0, next: body))
        marks = Array(repeating: 0, count: program.count)
    }

    private func add(_ instruction: Instruction) -> Int {
        program.append(instruction)
        return program.count - 1
    }

    /// Builds a node so that it leads to `next`; nil where the program grows too large. As deep as groups are nested.
    private func build(_ index: Int, next: Int) -> Int? {
        guard program.count < Self.mostInstructions else { return nil }
        switch nodes[index] {
        case .empty: return next
        case .one(let set): return add(.one(set, next: next))
        case .lineStart: return add(.lineStart(next: next))
        case .lineEnd: return add(.lineEnd(next: next))
        case .group(let inner, let number):
            let close = add(.save(2 * number + 1, next: next))
            guard let body = build(inner, next: close) else { return nil }
            return add(.save(2 * number, next: body))
        case .sequence(let parts):
            var start = next
            for part in parts.reversed() {
                guard let built = build(part, next: start) else { return nil }
                start = built
            }
            return start
        case .choice(let branches):
            var start: Int?
            for branch in branches.reversed() {
                guard let built = build(branch, next: next) else { return nil }
                start = start.map { add(.split(built, $0)) } ?? built
            }
            return start
        case .repeated(let part, let least, let most, let isReluctant):
            var start = next
            if let most {
                for _ in 0..<(most - least) {
                    guard let built = build(part, next: start) else { return nil }
                    if built == start { break }
                    start = add(isReluctant ? .split(next, built) : .split(built, next))
                }
            } else {
                let loop = add(.split(next, next))
                guard let built = build(part, next: loop) else { return nil }
                program[loop] = isReluctant ? .split(next, built) : .split(built, next)
                start = loop
            }
            for _ in 0..<least {
                guard let built = build(part, next: start) else { return nil }
                if built == start { break }
                start = built
            }
            return start
        }
    }

    // MARK: Matching

    private struct Thread {
        var place: Int
        var saved: [Int]
    }

    /// Places of groups that may be remembered at once: 8 bytes each.
    private static let mostRemembered = 4_000_000

    /// Instructions followed, and places copied, since that was counted.
    private var work = 0
    private var marks: [Int] = []
    private var round = 0

    /// The leftmost match at or behind a place: where it and its groups begin and end, -1 for groups that took no part.
    ///
    /// - Parameter captures: whether groups are asked for; without, any match is as good as the preferred one.
    func search(_ text: [UInt32], from first: Int, captures: Bool, _ e: Evaluation) throws(XPathError) -> [Int]? {
        let slots = captures ? 2 * groups + 2 : 0
        // Each way that is gone may remember all groups.
        if slots * program.count > Self.mostRemembered { throw XPathError(.operations, String(e.mostOperations)) }
        var threads: [Thread] = []
        var next: [Thread] = []
        var found: [Int]?
        var place = first
        beginRound()
        while place <= text.count {
            if found == nil {
                addThread(start, Array(repeating: -1, count: slots), text, place, &threads)
            }
            try e.count(1 + threads.count + work)
            work = 0
            beginRound()
            next.removeAll(keepingCapacity: true)
            scan: for thread in threads {
                switch program[thread.place] {
                case .match:
                    found = captures ? thread.saved : []
                    if !captures { return found }
                    // Ways that are less preferred are not gone.
                    break scan
                case .one(let set, let target):
                    if place < text.count, contains(set, text[place]) { addThread(target, thread.saved, text, place + 1, &next) }
                default: continue
                }
            }
            swap(&threads, &next)
            if threads.isEmpty, found != nil { break }
            place += 1
        }
        return found
    }

    private func beginRound() { round += 1 }

    /// Follows what consumes nothing, the preferred way first.
    private func addThread(_ place: Int, _ saved: [Int], _ text: [UInt32], _ position: Int, _ threads: inout [Thread]) {
        var stack: [Thread] = [Thread(place: place, saved: saved)]
        while let thread = stack.popLast() {
            guard marks[thread.place] != round else { continue }
            marks[thread.place] = round
            work += 1
            switch program[thread.place] {
            case .split(let one, let two):
                stack.append(Thread(place: two, saved: thread.saved))
                stack.append(Thread(place: one, saved: thread.saved))
            case .save(let slot, let next):
                var saved = thread.saved
                if slot < saved.count { saved[slot] = position }
                work += saved.count >> 3
                stack.append(Thread(place: next, saved: saved))
            case .lineStart(let next):
                let isStart = position == 0
                    || (flags.contains(.multiline) && position < text.count && text[position - 1] == 0x0A)
                if isStart { stack.append(Thread(place: next, saved: thread.saved)) }
            case .lineEnd(let next):
                let isEnd = position == text.count || (flags.contains(.multiline) && text[position] == 0x0A)
                if isEnd { stack.append(Thread(place: next, saved: thread.saved)) }
            case .one, .match: threads.append(thread)
            }
        }
    }

    private func contains(_ set: Int, _ scalar: UInt32) -> Bool {
        let own = classes[set].contains(scalar)
        // Categories are not folded (F&O 7.6.1.1).
        guard flags.contains(.ignoreCase), classes[set].namesCharacters, let character = Unicode.Scalar(scalar) else { return own }
        // A class that is turned round has a character only if it has all its forms.
        let isNegated = classes[set].isNegated
        guard own == isNegated else { return own }
        let lower = Self.single(character.properties.lowercaseMapping) ?? character
        let upper = Self.single(character.properties.uppercaseMapping) ?? character
        for form in [lower, upper, Self.single(lower.properties.uppercaseMapping) ?? lower] where form != character {
            if classes[set].contains(form.value) != isNegated { return !isNegated }
        }
        return own
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
