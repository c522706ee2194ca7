public import RapporteurDiagnostics

/// A small JSON document in memory whose values know where they stand; for configuration files.
public final class JSONDocument: Sendable {
    /// What names the document in findings.
    public let file: String
    public let value: JSONValue
    /// What kind of work an unusable document keeps from going on.
    public let kind: WorkError.Kind
    /// Lines and columns by pointer.
    private let positions: ExactMap<Position>

    /// The deepest nesting a document in memory may have: its values are nested in memory as they are in the text.
    public static let deepest = 200

    /// Reads a document whole.
    ///
    /// - Throws: `WorkError`: of kind `input` when the source cannot be read; of the given kind, with the findings
    ///   of the reader, when it is not JSON, reaches a bound, or has a member that stands twice.
    public init(
        _ source: ByteSource, name: String? = nil, kind: WorkError.Kind = .input, limits: JSONLimits = JSONLimits()
    ) throws(WorkError) {
        let input = try ByteReader(source, name: name)
        file = input.name
        self.kind = kind
        var limits = limits
        limits.depth = min(limits.depth, Self.deepest)
        let log = FindingLog()
        let reader = JSONReader(input, log: log, limits: limits)
        var builder = Builder()
        do {
            while try builder.take(reader.next(), from: reader) {}
        } catch let error as WorkError {
            throw error
        } catch {
            throw WorkError(kind, findings: log.findings)
        }
        guard log.findings.isEmpty else { throw WorkError(kind, findings: log.findings) }
        value = builder.root
        positions = builder.positions
    }

    /// The document's value with its place.
    public var root: JSONField { JSONField(value: value, pointer: "", document: self) }

    /// Where the value with this pointer stands.
    public func location(_ pointer: String) -> Location {
        let position = positions[pointer]
        return Location(file: file, line: position?.line, column: position?.column, pointer: pointer)
    }

    /// Puts values together from events.
    private struct Builder {
        var root = JSONValue.null
        var positions: ExactMap<Position> = [:]
        /// Whether the open containers are objects; which of the two stacks has them, so that both grow in place.
        private var open: [Bool] = []
        private var objects: [JSONObject] = []
        private var arrays: [[JSONValue]] = []
        private var names: [String] = []

        /// Takes one event.
        ///
        /// - Returns: whether another one is wanted.
        mutating func take(_ event: JSONEvent, from reader: JSONReader) throws -> Bool {
            switch event.kind {
            case .beginObject, .beginArray, .string, .number, .true, .false, .null:
                positions[reader.pointer()] = reader.position(at: event.offset)
            case .endObject, .endArray, .name, .end:
                break
            }
            switch event.kind {
            case .beginObject:
                open.append(true)
                objects.append(JSONObject())
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
            case .string: add(.string(event.text))
            case .number: add(.number(event.text))
            case .true: add(.bool(true))
            case .false: add(.bool(false))
            case .null: add(.null)
            case .end: return false
            }
            return true
        }

        private mutating func add(_ value: JSONValue) {
            switch open.last {
            case true?: objects[objects.count - 1].append(names.removeLast(), value)
            case false?: arrays[arrays.count - 1].append(value)
            case nil: root = value
            }
        }
    }
}
