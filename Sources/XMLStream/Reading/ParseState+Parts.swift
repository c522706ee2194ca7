internal import CLibXML2

/// What events are made of: names, prefixes, attributes, declarations.
extension ParseState {
    @inline(__always)
    mutating func name(_ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?) -> NameID {
        let id = names.id(local: local, namespace: namespace)
        return id.rawValue >= 0 ? id : newName(local, namespace)
    }

    @inline(never)
    private mutating func newName(_ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?) -> NameID {
        guard length(local) <= limits.nameLength else {
            refuse(.nameLength(limits.nameLength), at: lastEnd)
            return .none
        }
        guard session.countNewName() <= limits.distinctNames else {
            refuse(.distinctNames(limits.distinctNames), at: lastEnd)
            return .none
        }
        let expanded = ExpandedName(
            namespace: namespace.map { String(cString: $0) } ?? "", local: String(cString: local))
        let id = session.names.intern(expanded)
        names.insert(local: local, namespace: namespace, id: id)
        return id
    }

    @inline(__always)
    mutating func range(ofPrefix prefix: UnsafePointer<UInt8>) -> BatchRange {
        prefix == lastPrefix ? lastPrefixRange : newPrefix(prefix)
    }

    private mutating func newPrefix(_ prefix: UnsafePointer<UInt8>) -> BatchRange {
        let count = length(prefix)
        if count > limits.nameLength { refuse(.nameLength(limits.nameLength), at: lastEnd) }
        lastPrefixRange = append(prefix, count: count)
        lastPrefix = prefix
        return lastPrefixRange
    }

    @inline(__always)
    private mutating func append(_ text: UnsafePointer<UInt8>, count: Int) -> BatchRange {
        let range = BatchRange(start: Int32(bytes.count), count: Int32(count))
        bytes.append(text, count: count)
        return range
    }

    mutating func append(_ declared: UnsafeMutablePointer<UnsafePointer<UInt8>?>, count: Int) {
        for index in 0..<count {
            let prefix = declared[2 * index].map { range(ofPrefix: $0) } ?? BatchRange()
            let uri = declared[2 * index + 1].map { append($0, count: length($0)) } ?? BatchRange()
            namespaces.append(XMLNamespaceDeclaration(prefix: prefix, uri: uri))
        }
    }

    /// The parser gives five pointers an attribute: local name, prefix, URI, and begin and end of the value.
    mutating func append(
        attributes given: UnsafeMutablePointer<UnsafePointer<UInt8>?>, count: Int, defaulted: Int
    ) {
        var field = given
        for index in 0..<count {
            guard let local = field[0], let value = field[3], let end = field[4] else { continue }
            let length = end - value
            if length > limits.valueLength { return refuse(.valueLength(limits.valueLength), at: lastEnd) }
            if index >= count - defaulted, !session.mayExpand(by: length + 16) {
                return refuse(.entityExpansion(limits.entityExpansion), at: lastEnd)
            }
            attributes.append(
                XMLAttribute(
                    name: name(local, field[2]), prefix: field[1].map { range(ofPrefix: $0) } ?? BatchRange(),
                    value: append(value, count: length)))
            field += 5
        }
    }

    @inline(__always)
    static func isWhitespace(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let spaces: UInt64 = 0x2020_2020_2020_2020
        var index = 0
        while index < count {
            let byte = text[index]
            // Indentation.
            if byte == 0x20, index &+ 8 <= count,
                UnsafeRawPointer(text + index).loadUnaligned(as: UInt64.self) == spaces
            {
                index += 8
                continue
            }
            guard byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D else { return false }
            index += 1
        }
        return true
    }

    @inline(__always)
    func length(_ text: UnsafePointer<UInt8>) -> Int { Int(xmlStrlen(text)) }
}
