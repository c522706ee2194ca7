import RapporteurDiagnostics
import RapporteurJSONStream

/// Exchange JSON in memory, with as much as decoding asks: numbers are text, and members a plain list.
enum ExchangeTree {
    struct Member {
        var name: String
        var value: ExchangeTree
    }

    case object([Member])
    case array([ExchangeTree])
    /// A string, or a number as it was written.
    case text(String)
    case flag(Bool)
    case null

    /// Reads JSON that the conversion wrote.
    ///
    /// - Throws: `WorkError` of kind `input` with the reader's findings, which for such JSON can only be those of a
    ///   bound.
    static func read(_ bytes: [UInt8], depth: Int) throws(WorkError) -> ExchangeTree {
        var limits = JSONLimits()
        limits.depth = depth
        limits.stringLength = max(limits.stringLength, bytes.count)
        let log = FindingLog()
        let reader = JSONReader(try ByteReader(.bytes(bytes)), log: log, limits: limits)
        var builder = TreeBuilder()
        do {
            while builder.take(try reader.next()) {}
        } catch let error as WorkError {
            throw error
        } catch {
            throw WorkError(.input, findings: log.findings)
        }
        return builder.root
    }

    /// What a person calls this kind of value.
    var kindName: Message {
        switch self {
        case .object: Message("word.object")
        case .array: Message("word.array")
        case .text: Message("word.text")
        case .flag: Message("word.boolean")
        case .null: Message("word.null")
        }
    }
}

/// Puts a tree together from events, without recursion.
private struct TreeBuilder {
    var root = ExchangeTree.null
    /// Whether the open containers are objects.
    private var open: [Bool] = []
    private var objects: [[ExchangeTree.Member]] = []
    private var arrays: [[ExchangeTree]] = []
    private var names: [String] = []

    /// Takes one event.
    ///
    /// - Returns: whether another one is wanted.
    mutating func take(_ event: JSONEvent) -> Bool {
        switch event.kind {
        case .beginObject:
            open.append(true)
            objects.append([])
        case .beginArray:
            open.append(false)
            arrays.append([])
        case .endObject:
            open.removeLast()
            add(.object(objects.removeLast()))
        case .endArray:
            open.removeLast()
            add(.array(arrays.removeLast()))
        case .name: names.append(event.text)
        case .string, .number: add(.text(event.text))
        case .true: add(.flag(true))
        case .false: add(.flag(false))
        case .null: add(.null)
        case .end: return false
        }
        return true
    }

    private mutating func add(_ value: ExchangeTree) {
        switch open.last {
        case true?: objects[objects.count - 1].append(ExchangeTree.Member(name: names.removeLast(), value: value))
        case false?: arrays[arrays.count - 1].append(value)
        case nil: root = value
        }
    }
}
