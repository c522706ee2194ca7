/// Keys: bytes that are equal exactly where values are.
///
/// A key is a tag for the primitive (values of different primitives are never equal), then the value in one form.
enum ValueKey {
    static let list: UInt8 = 0x4C

    /// anySimpleType is compared as string is.
    static func tag(of primitive: Primitive?) -> UInt8 {
        switch primitive {
        case nil, .string: 0x73
        case .boolean: 0x62
        case .decimal: 0x64
        case .float: 0x66
        case .double: 0x65
        case .duration: 0x50
        case .dateTime: 0x54
        case .time: 0x74
        case .date: 0x44
        case .gYearMonth: 0x31
        case .gYear: 0x32
        case .gMonthDay: 0x33
        case .gDay: 0x34
        case .gMonth: 0x35
        case .hexBinary: 0x78
        case .base64Binary: 0x36
        case .anyURI: 0x75
        case .QName: 0x51
        case .NOTATION: 0x4E
        }
    }
}

extension SimpleType {
    /// Appends a key such that two literals have equal keys iff their values are equal, across types.
    ///
    /// The literal must be valid. For a union take the type and the value that `LiteralResult` names: asked itself, a
    /// union looks for the member type again. O(length).
    package func appendValueKey(
        _ literal: UnsafeBufferPointer<UInt8>, in context: inout LiteralContext, to key: inout [UInt8]
    ) {
        switch variety {
        case .atomic:
            let value = whiteSpace.normalize(literal, into: context.scratch)
            key.append(ValueKey.tag(of: primitive))
            appendAtomicKey(value, namespaces: context.namespaces, to: &key)
        case .union:
            let result = check(literal, in: &context)
            let member = result.type
            if member !== self {
                member.appendValueKey(result.value, in: &context, to: &key)
            } else {
                key.append(ValueKey.tag(of: nil))
                key.append(contentsOf: literal)
            }
        case .list:
            let value = WhiteSpace.collapse.normalize(literal, into: context.scratch)
            key.append(ValueKey.list)
            guard let itemType else { return }
            var start = 0
            while let item = Self.nextItem(of: value, from: &start) {
                // Each item's key after its length, so that no two lists read the same.
                let place = key.count
                key.append(contentsOf: [0, 0, 0, 0])
                itemType.appendValueKey(item, in: &context, to: &key)
                let length = UInt32(truncatingIfNeeded: key.count - place - 4)
                for index in 0..<4 { key[place + index] = UInt8(truncatingIfNeeded: length >> UInt32(index * 8)) }
            }
        }
    }

    private func appendAtomicKey(_ value: Bytes, namespaces: (any NamespaceResolving)?, to key: inout [UInt8]) {
        switch primitive {
        case nil, .string, .anyURI:
            key.append(contentsOf: value)
        case .boolean:
            key.append(LexicalForm.boolean(value) == true ? 1 : 0)
        case .decimal:
            DecimalValue(value, integerOnly: false)?.appendKey(to: &key)
        case .float:
            guard let number = FloatingLiteral(value)?.float else { return }
            key.append(integer: number.isNaN ? -1 : Int(number.bitPattern))
        case .double:
            guard let number = FloatingLiteral(value)?.double else { return }
            key.append(integer: number.isNaN ? -1 : Int(truncatingIfNeeded: number.bitPattern))
        case .duration:
            guard let duration = DurationValue(value) else { return }
            // What is beyond reckoning equals only what is written the same.
            if duration.isBeyondReckoning { key.append(contentsOf: value) } else { duration.appendKey(to: &key) }
        case .dateTime, .time, .date, .gYearMonth, .gYear, .gMonthDay, .gDay, .gMonth:
            guard let primitive, let moment = TemporalValue(value, as: primitive) else { return }
            if let timeline = Timeline(moment) { timeline.appendKey(to: &key) } else { key.append(contentsOf: value) }
        case .hexBinary:
            HexBinary.appendOctets(value, to: &key)
        case .base64Binary:
            Base64Binary.appendOctets(value, to: &key)
        case .QName, .NOTATION:
            guard let (prefix, local) = NameCharacters.qualifiedName(value) else { return }
            key.append(0x7B)
            if let namespaces {
                key.append(contentsOf: (namespaces.namespace(forPrefix: prefix) ?? "").utf8)
            } else {
                key.append(contentsOf: prefix)
            }
            key.append(0x7D)
            key.append(contentsOf: local)
        }
    }
}
