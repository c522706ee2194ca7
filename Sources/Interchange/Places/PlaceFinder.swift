public import RapporteurDiagnostics
public import RapporteurXMLSchema
public import RapporteurXMLStream

/// Gives the places of findings the names that people call them by.
///
/// Checking a document leaves names of places alone, so that they cost nothing where nothing is wrong. Where something
/// is, the document is looked at a second time, and only on the way to the findings. That also knows the numbers that
/// follow the start tag of what they number.
public struct PlaceFinder {
    private let handles: ExactMap<Handle>

    /// - Parameter handles: by element, named as findings name it. What is no handle is left out.
    public init(_ handles: ExactMap<String>) {
        self.handles = handles.compactMapValues { Handle($0) }
    }

    /// Whether a second look is worth it: somebody has something to mend, at a place.
    ///
    /// Notes alone are not, as they would make the documents of whole collections be read twice.
    public func isNeeded(for findings: FindingLog) -> Bool {
        guard !handles.isEmpty else { return false }
        return findings.findings.contains {
            $0.severity > .note && $0.location.place == nil && Self.isSomewhere($0.location)
        }
    }

    private static func isSomewhere(_ location: Location) -> Bool {
        location.xpath != nil || location.pointer != nil || location.line != nil
    }

    /// Names the places in an XML document.
    ///
    /// - Parameter source: the document from its beginning.
    /// - Throws: `WorkError` of kind `input` when it cannot be read again.
    public func locate(
        _ findings: FindingLog, inXML source: ByteReader, schema: Schema, limits: XMLLimits = XMLLimits(),
        allowsDoctype: Bool = false
    ) throws(WorkError) {
        let file = source.name
        var wanted: ExactSet = []
        var pending: Set<Position> = []
        for location in findings.findings.map(\.location) where Self.isIn(file, location) {
            if let path = location.xpath {
                wanted.formUnion(PlacePath.prefixes(of: path))
            } else if let position = Self.position(location) {
                pending.insert(position)
            }
        }
        let names = NameTable()
        let reader = XMLReader(limits: limits, names: names, allowDoctype: allowsDoctype)
        let tracker = HandleTracker(handles: handles, schema: schema, names: names)
        let places = XMLPlaces(tracker, positions: reader, wanted: wanted, pending: pending)
        // What is wrong with the document has been said.
        let unused = FindingLog(limit: 0)
        _ = try WorkError.only { () throws in try reader.read(source, into: places, findings: unused) }
        places.finish()
        findings.locate { location in
            guard location.place == nil, Self.isIn(file, location) else { return }
            if let path = location.xpath {
                location.place = Self.joined(PlacePath.prefixes(of: path).compactMap { tracker.places[$0] })
            } else if let position = Self.position(location) {
                location.place = places.placesByPosition[position]
            }
        }
    }

    /// Names the places in an exchange JSON document.
    ///
    /// - Parameter open: opens the document at its beginning.
    /// - Throws: `WorkError` of kind `input` when it cannot be read again.
    public func locate(
        _ findings: FindingLog, inJSON open: () throws(WorkError) -> ByteReader, mapping: JSONMapping,
        options: ConversionOptions
    ) throws(WorkError) {
        var wanted: ExactSet = []
        for pointer in findings.findings.compactMap(\.location.pointer) {
            wanted.formUnion(PlacePath.pointerPrefixes(of: pointer))
        }
        let places = JSONPlaces(handles: handles, wanted: wanted)
        let converter = JSONToXML(mapping: mapping, options: options)
        converter.places = places
        let unused = FindingLog(limit: 0)
        _ = try converter.convert(
            open, to: { () throws(WorkError) in ByteSink(capacity: 64) }, findings: unused, writes: false)
        let names = places.finish()
        findings.locate { location in
            guard location.place == nil, let pointer = location.pointer else { return }
            location.place = Self.joined(PlacePath.pointerPrefixes(of: pointer).compactMap { names[$0] })
        }
    }

    private static func isIn(_ file: String, _ location: Location) -> Bool {
        location.file == nil || location.file == file
    }

    private static func position(_ location: Location) -> Position? {
        location.line.map { Position(line: $0, column: location.column ?? 1) }
    }

    private static func joined(_ names: [String]) -> String? {
        names.isEmpty ? nil : names.joined(separator: ", ")
    }
}
