import RapporteurReportModel

/// Running text divided where a list or a quotation stands in it: what is said around it stays on both sides.
enum InlinePiece {
    case words([Inline])
    case list(List)
    case quotation(Quotation)
}

extension [Inline] {
    /// The pieces in order; marks around a list stand on the words before and after it.
    var pieces: [InlinePiece] {
        guard contains(where: \.holdsBlocks) else { return isEmpty ? [] : [.words(self)] }
        var result: [InlinePiece] = []
        var words: [Inline] = []
        func end() {
            if !words.isEmpty { result.append(.words(words)) }
            words = []
        }
        for inline in self {
            switch inline {
            case .list(let list):
                end()
                result.append(.list(list))
            case .quotation(let quotation):
                end()
                result.append(.quotation(quotation))
            case _ where inline.holdsBlocks:
                for piece in inline.parts.pieces {
                    switch piece {
                    case .words(let inner): words.append(inline.with(inner))
                    default:
                        end()
                        result.append(piece)
                    }
                }
            default: words.append(inline)
            }
        }
        end()
        return result
    }
}

extension Inline {
    /// Whether a list or a quotation stands in it.
    fileprivate var holdsBlocks: Bool {
        switch self {
        case .list, .quotation: true
        case .text, .state, .noteRef, .lineBreak: false
        default: parts.contains(where: \.holdsBlocks)
        }
    }

    /// The same mark around other words.
    fileprivate func with(_ content: [Inline]) -> Inline {
        switch self {
        case .organization(var value):
            value.content = content
            return .organization(value)
        case .date(var value):
            value.content = content
            return .date(value)
        case .citation(var value):
            value.content = content
            return .citation(value)
        case .quantity(var value):
            value.content = content
            return .quantity(value)
        case .recommendation(var value):
            value.content = content
            return .recommendation(value)
        case .activity(var value):
            value.content = content
            return .activity(value)
        case .quote(var value):
            value.content = content
            return .quote(value)
        case .strong: return .strong(content)
        case .emphasis: return .emphasis(content)
        case .text, .state, .noteRef, .lineBreak, .list, .quotation: return self
        }
    }
}
