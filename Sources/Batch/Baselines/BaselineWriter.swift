public import RapporteurDiagnostics
import RapporteurJSONStream

/// Gathers what a baseline would have to accept, and writes it.
///
/// Entries whose findings are accepted already keep their reason; the others have an empty one, which is refused when
/// the baseline is read: somebody has to say why.
public struct BaselineWriter {
    private struct Place: Hashable {
        var code: String
        var file: String
        var xpath: String?
        var pointer: String?
    }

    private let expires: String
    private var entries: [(place: Place, acceptance: Acceptance)] = []
    private var known: Set<Place> = []
    /// Findings that are not in it: their documents were not read to the end, or they were not kept.
    public private(set) var left = 0

    /// Months until new entries expire.
    private static let months = 3

    public init(today: CalendarDay) {
        expires = today.adding(months: Self.months).description
    }

    /// How many entries wait for a reason.
    public var withoutReason: Int { entries.count { $0.acceptance.reason.isEmpty } }

    public mutating func add(_ document: DocumentResult) {
        left += document.omitted
        for finding in document.findings where finding.severity > .note {
            guard Baseline.canAccept(finding.code), finding != document.reasonNotChecked else {
                left += 1
                continue
            }
            let location = finding.location
            let place = Place(
                code: finding.code, file: Baseline.plain(document.file),
                xpath: location.pointer == nil ? location.xpath : nil, pointer: location.pointer)
            guard known.insert(place).inserted else { continue }
            entries.append((place, finding.acceptance ?? Acceptance(reason: "", expires: expires)))
        }
    }

    /// The file.
    public func text() -> [UInt8] {
        let sink = ByteSink()
        let writer = JSONWriter(sink)
        writer.value(.object(JSONObject([("accepted", .array(entries.map(Self.value)))])))
        sink.append(UInt8(ascii: "\n"))
        return sink.takeBytes()
    }

    private static func value(_ entry: (place: Place, acceptance: Acceptance)) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("code", .string(entry.place.code)), ("file", .string(PlacePattern.quoting(entry.place.file))),
        ]
        if let xpath = entry.place.xpath { members.append(("xpath", .string(PlacePattern.quoting(xpath)))) }
        if let pointer = entry.place.pointer { members.append(("pointer", .string(PlacePattern.quoting(pointer)))) }
        members.append(("reason", .string(entry.acceptance.reason)))
        members.append(("expires", .string(entry.acceptance.expires)))
        return .object(JSONObject(members))
    }
}
