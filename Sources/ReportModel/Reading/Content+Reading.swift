internal import RapporteurDiagnostics

/// A text with nothing but marks among its words, such as a heading.
extension Array: ExchangeValue where Element == Inline {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        var object = try ObjectReader(tree)
        self = try object.inlines()
        try object.finish()
    }
}

extension Inline: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        if case .text(let words) = tree {
            self = .text(words)
            return
        }
        let item = try tree.singleMember()
        do throws(ExchangeMismatch) { self = try Self.marked(item) } catch { throw error.inside(item.name) }
    }

    private static func marked(_ item: ExchangeTree.Member) throws(ExchangeMismatch) -> Inline {
        switch item.name {
        case "state": .state(try StateReference(exchange: item.value))
        case "organization": .organization(try OrganizationReference(exchange: item.value))
        case "date": .date(try DateValue(exchange: item.value))
        case "citation": .citation(try Citation(exchange: item.value))
        case "quantity": .quantity(try Quantity(exchange: item.value))
        case "recommendation": .recommendation(try Recommendation(exchange: item.value))
        case "activity": .activity(try Activity(exchange: item.value))
        case "strong": .strong(try [Inline](exchange: item.value))
        case "emphasis": .emphasis(try [Inline](exchange: item.value))
        case "quote": .quote(try Quote(exchange: item.value))
        case "noteRef": .noteRef(try NoteRef(exchange: item.value))
        case "lineBreak": try lineBreak(item.value)
        case "list": .list(try List(exchange: item.value))
        case "quotation": .quotation(try Quotation(exchange: item.value))
        default: throw ExchangeMismatch(Message("report.value.unexpected/mark", ["name": .text(item.name)]))
        }
    }

    private static func lineBreak(_ tree: ExchangeTree) throws(ExchangeMismatch) -> Inline {
        try ObjectReader(tree).finish()
        return .lineBreak
    }
}

extension Block: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        let item = try tree.singleMember()
        do throws(ExchangeMismatch) { self = try Self.block(item) } catch { throw error.inside(item.name) }
    }

    private static func block(_ item: ExchangeTree.Member) throws(ExchangeMismatch) -> Block {
        switch item.name {
        case "paragraph": .paragraph(try Paragraph(exchange: item.value))
        case "list": .list(try List(exchange: item.value))
        case "table": .table(try Table(exchange: item.value))
        case "quotation": .quotation(try Quotation(exchange: item.value))
        case "figure": .figure(try Figure(exchange: item.value))
        case "note": .note(try Note(exchange: item.value))
        case "reply": .reply(try Reply(exchange: item.value))
        case "treatyStatus": .treatyStatus(try TreatyStatus(exchange: item.value))
        default: throw ExchangeMismatch(Message("report.value.unexpected/block", ["name": .text(item.name)]))
        }
    }
}

extension ExchangeTree {
    /// The member of an object that has one alone, as items of content do.
    fileprivate func singleMember() throws(ExchangeMismatch) -> Member {
        guard case .object(let members) = self, members.count == 1, let member = members.first else {
            throw .unexpected(self, wanted: Message("word.object/one"))
        }
        return member
    }
}
