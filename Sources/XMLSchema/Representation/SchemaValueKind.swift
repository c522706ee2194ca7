import RapporteurDiagnostics

/// What the value of an attribute of a schema document may be.
///
/// The names are those of the schema for schemas, or of what it leaves to words.
enum SchemaValueKind: Sendable {
    case anything
    case ncName, qName, qNames
    /// An NCName that no other `id` of the document has.
    case id
    case boolean
    case uri
    /// A URI that is not empty.
    case namespaceName
    /// nonNegativeInteger.
    case count
    /// allNNI: nonNegativeInteger or `unbounded`.
    case bound
    case zeroOrOne, one
    case form, use, processContents
    case blockSet, derivationSet, fullDerivationSet, simpleDerivationSet
    /// What the attribute `namespace` of a wildcard says.
    case namespaceList
    /// A language tag: xs:language, as the schema for schemas has it.
    case language

    /// The words it consists of, where there are only these.
    var words: [StaticString] {
        switch self {
        case .form: ["qualified", "unqualified"]
        case .use: ["required", "optional", "prohibited"]
        case .processContents: ["lax", "skip", "strict"]
        case .blockSet: ["extension", "restriction", "substitution"]
        case .derivationSet: ["extension", "restriction"]
        case .fullDerivationSet: ["extension", "restriction", "list", "union"]
        case .simpleDerivationSet: ["restriction", "list", "union"]
        case .boolean: ["true", "false", "1", "0"]
        default: []
        }
    }

    /// Whether a value, white space not yet handled, is one of this kind.
    func admits(_ value: String) -> Bool {
        if case .anything = self { return true }
        var value = value
        return value.withUTF8 { admits(Self.trimmed($0)) }
    }

    private func admits(_ value: Bytes) -> Bool {
        switch self {
        case .anything: true
        case .ncName, .id: NameCharacters.isNCName(value)
        case .qName: NameCharacters.qualifiedName(value) != nil
        case .qNames: Self.allWords(of: value) { NameCharacters.qualifiedName($0) != nil }
        case .uri: URIReference.isValid(value)
        case .namespaceName: !value.isEmpty && URIReference.isValid(value)
        case .count: Self.integer(value) != nil
        case .bound: value.isEqual(to: "unbounded") || Self.integer(value) != nil
        case .zeroOrOne: Self.integer(value).map { $0 <= 1 } ?? false
        case .one: Self.integer(value) == 1
        case .form, .use, .processContents, .boolean: words.contains { value.isEqual(to: $0) }
        case .blockSet, .derivationSet, .fullDerivationSet, .simpleDerivationSet:
            value.isEqual(to: "#all") || Self.allWords(of: value) { word in words.contains { word.isEqual(to: $0) } }
        case .namespaceList:
            value.isEqual(to: "##any") || value.isEqual(to: "##other")
                || Self.allWords(of: value) { word in
                    word.isEqual(to: "##targetNamespace") || word.isEqual(to: "##local") || URIReference.isValid(word)
                }
        case .language: NameCharacters.isLanguage(value)
        }
    }

    // MARK: Parts of values

    @inline(__always) private static func trimmed(_ value: Bytes) -> Bytes {
        var start = 0
        var end = value.count
        while start < end, ASCII.isSpace(value[start]) { start += 1 }
        while end > start, ASCII.isSpace(value[end - 1]) { end -= 1 }
        return value.slice(start, end)
    }

    private static func allWords(of value: Bytes, _ test: (Bytes) -> Bool) -> Bool {
        var start = 0
        while start < value.count {
            var end = start
            while end < value.count, !ASCII.isSpace(value[end]) { end += 1 }
            if end > start, !test(value.slice(start, end)) { return false }
            start = end + 1
        }
        return true
    }

    /// The value of a nonNegativeInteger (Part 2, 3.3.20); all above nine are nine, because only 0 and 1 matter.
    private static func integer(_ value: Bytes) -> Int? {
        var digits = value
        var isNegative = false
        if let sign = value.first, sign == ASCII.plus || sign == ASCII.minus {
            digits = value.slice(1, value.count)
            isNegative = sign == ASCII.minus
        }
        guard !digits.isEmpty else { return nil }
        var number = 0
        for byte in digits {
            guard ASCII.isDigit(byte) else { return nil }
            number = min(9, number * 10 + Int(byte &- ASCII.zero))
        }
        return isNegative && number > 0 ? nil : number
    }
}

extension SchemaValueKind {
    /// What to write instead, as a sentence.
    var expectation: Message {
        let words: MessageArguments = ["names": .list(words.map { .text("\($0)") })]
        return switch self {
        case .anything: Message("schema.expected/anything")
        case .ncName, .id: Message("schema.expected/name")
        case .qName: Message("schema.expected/reference")
        case .qNames: Message("schema.expected/references")
        case .boolean: Message("schema.expected/boolean")
        case .uri: Message("schema.expected/uri")
        case .namespaceName: Message("schema.expected/namespace")
        case .count: Message("schema.expected/count")
        case .bound: Message("schema.expected/bound")
        case .zeroOrOne: Message("schema.expected/zeroOrOne")
        case .one: Message("schema.expected/one")
        case .form, .use, .processContents: Message("schema/allowed", words)
        case .blockSet, .derivationSet, .fullDerivationSet, .simpleDerivationSet:
            Message("schema.expected/set", words)
        case .namespaceList: Message("schema.expected/namespaces")
        case .language: Message("schema.expected/language")
        }
    }
}
