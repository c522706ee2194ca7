import RapporteurDiagnostics
import RapporteurXMLStream

/// References of one keyref that are looked up at the end of its scope: 40 bytes each, and their values.
///
/// What a finding says of the place is put together when there is one to make: from the path of the parent, which
/// many references share, and the number of the element. Excerpts are kept of the first ones only.
struct PendingReferences {
    private struct Entry {
        var start: Int
        var keyCount: Int32
        var textCount: Int32
        var place: KeySet.Place
        var parent: Int32
        var name: NameID
        /// Which of the siblings of its name it is; 0 for the root.
        var index: Int32
    }

    private var entries: [Entry] = []
    /// The keys and texts, one after the other.
    private var bytes: [UInt8] = []
    private var parents: [String] = []
    private var lastParent = -1
    /// Whole locations: of the first references, and of all where the document is JSON and has pointers.
    private var locations: [Int: Location] = [:]
    private static let mostLocations = 1_000

    var indices: Range<Int> { entries.indices }

    mutating func add(_ key: [UInt8], text: String, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>) {
        if frame > validator.frames {
            let parent = frame - 1
            if parent.pointee.offset != lastParent {
                lastParent = parent.pointee.offset
                parents.append(validator.xpath(to: parent))
            }
        } else if parents.isEmpty {
            parents.append("")
        }
        if locations.count < Self.mostLocations || validator.pointer != nil {
            locations[entries.count] = validator.location(of: frame)
        }
        entries.append(
            Entry(
                start: bytes.count, keyCount: Int32(clamping: key.count), textCount: Int32(clamping: text.utf8.count),
                place: KeySet.Place(frame.pointee.offset, validator.positions), parent: Int32(parents.count - 1),
                name: frame.pointee.name, index: frame.pointee.index))
        bytes += key
        bytes += text.utf8
    }

    func withKey<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let entry = entries[index]
        return bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[entry.start..<entry.start + Int(entry.keyCount)]))
        }
    }

    func text(_ index: Int) -> String {
        let start = entries[index].start + Int(entries[index].keyCount)
        return String(decoding: bytes[start..<start + Int(entries[index].textCount)], as: UTF8.self)
    }

    func location(_ index: Int, _ validator: Validator) -> Location {
        if let known = locations[index] { return known }
        let entry = entries[index]
        let position = entry.place.position(validator.positions)
        let own = validator.shown(validator.names[entry.name])
        return Location(
            line: position.line, column: position.column, xpath: "\(parents[Int(entry.parent)])/\(own)[\(entry.index)]")
    }
}
