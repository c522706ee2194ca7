internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Finds out what a person calls places of a document, while its events stream by a second time.
///
/// Only what lies on the way to a finding is looked at: who drives it says which elements do.
final class HandleTracker {
    /// An open element with a handle.
    private struct Open {
        /// How many elements are open around it.
        var depth: Int
        var key: String?
        var handle: Handle
        /// The words of the parts that are known.
        var words: [String?]
    }

    /// Text that is gathered for a handle.
    private struct Gathering {
        /// Depth of the element whose text it is.
        var depth: Int
        var text: [UInt8] = []
        /// What it is for: places among the open elements, and the part of each.
        var targets: [(open: Int, part: Int)]
    }

    private let handles: ExactMap<Handle>
    private let schema: Schema
    private let names: NameTable
    /// What is known of each name, by `NameID`: its shown form and its handle.
    private var known: [NameID: (shown: String, handle: Handle?)] = [:]
    private var open: [Open] = []
    private var gathering: Gathering?
    private(set) var depth = 0
    /// The names of places, by the key they were given.
    private(set) var places: ExactMap<String> = [:]

    /// The most bytes of an element that are looked at for a name.
    private static let textLimit = 400

    init(handles: ExactMap<Handle>, schema: Schema, names: NameTable) {
        self.handles = handles
        self.schema = schema
        self.names = names
    }

    func shown(_ name: NameID) -> String { entry(name).shown }

    func hasHandle(_ name: NameID) -> Bool { entry(name).handle != nil }

    private func entry(_ name: NameID) -> (shown: String, handle: Handle?) {
        if let known = known[name] { return known }
        let shown = schema.shownName(names[name])
        let entry = (shown: shown, handle: handles[shown])
        known[name] = entry
        return entry
    }

    /// An element begins.
    ///
    /// - Parameters:
    ///   - key: by what its name is asked for later.
    ///   - isWanted: whether its name may be asked for at all.
    func start(_ event: XMLEvent, in batch: XMLEventBatch, key: String?, isWanted: Bool) {
        depth += 1
        let entry = entry(event.name)
        gather(entry.shown)
        guard isWanted, let handle = entry.handle else { return }
        var words: [String?] = []
        for part in handle.parts {
            switch part {
            case .text(let text): words.append(text)
            case .attribute(let name): words.append(attribute(name, of: event, in: batch))
            case .child, .descendant: words.append(nil)
            }
        }
        open.append(Open(depth: depth, key: key, handle: handle, words: words))
    }

    private func attribute(_ name: String, of event: XMLEvent, in batch: XMLEventBatch) -> String? {
        for attribute in batch.attributes(of: event) where shown(attribute.name) == name {
            return Self.words(batch[attribute.value].prefix(Self.textLimit))
        }
        return nil
    }

    /// Begins to gather the element's text where an open handle has it as a part.
    private func gather(_ name: String) {
        guard gathering == nil else { return }
        var targets: [(open: Int, part: Int)] = []
        for (index, element) in open.enumerated() where element.handle.needsText {
            for (part, kind) in element.handle.parts.enumerated() where element.words[part] == nil {
                switch kind {
                case .child(name) where element.depth == depth - 1: targets.append((index, part))
                case .descendant(name): targets.append((index, part))
                default: break
                }
            }
        }
        if !targets.isEmpty { gathering = Gathering(depth: depth, targets: targets) }
    }

    func text(_ event: XMLEvent, in batch: XMLEventBatch) {
        guard let count = gathering?.text.count, count < Self.textLimit else { return }
        gathering?.text += batch[event.text].prefix(Self.textLimit - count)
    }

    func end() {
        if let done = gathering, done.depth == depth {
            gathering = nil
            if let words = Self.words(done.text) {
                for target in done.targets { open[target.open].words[target.part] = words }
            }
        }
        if let last = open.last, last.depth == depth {
            remember(last)
            open.removeLast()
        }
        depth -= 1
    }

    /// Ends a document, wherever it broke off.
    func finish() {
        while let last = open.popLast() { remember(last) }
    }

    private func remember(_ element: Open) {
        if let key = element.key, let name = Self.name(element) { places[key] = name }
    }

    private static func name(_ element: Open) -> String? {
        var result = ""
        for word in element.words {
            guard let word else { return nil }
            result += word
        }
        return result.isEmpty ? nil : result
    }

    /// The names of the open elements, innermost first, as far as they are known by now.
    var openPlaces: String? {
        let names = open.reversed().compactMap(Self.name)
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// Text as a part of a name: white space collapsed, without the full stop that numbers end with; nil for none.
    private static func words(_ bytes: some Sequence<UInt8>) -> String? {
        var scalars = String.UnicodeScalarView()
        var isSpace = false
        for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars where scalars.count < 100 {
            if scalar.properties.isWhitespace {
                isSpace = !scalars.isEmpty
                continue
            }
            if isSpace { scalars.append(" ") }
            isSpace = false
            scalars.append(scalar)
        }
        if scalars.last == "." { scalars.removeLast() }
        return scalars.isEmpty ? nil : String(scalars)
    }
}
