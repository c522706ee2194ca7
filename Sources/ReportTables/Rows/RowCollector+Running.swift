import RapporteurInterchange
import RapporteurReportModel

extension RowCollector {
    /// Collects what is marked in running text. Quotations inside it come after it.
    mutating func running(_ content: [Inline], in place: Place) {
        var offset = 0
        var quotations: [Quotation] = []
        walk(content, in: place, &offset, &quotations)
        for quotation in quotations {
            within({ $0.isInside = true }) { $0.quoted(quotation) }
        }
    }

    private mutating func walk(
        _ content: [Inline], in place: Place, _ offset: inout Int, _ quotations: inout [Quotation]
    ) {
        for piece in content {
            let start = offset
            switch piece {
            case .text(let words): offset += words.unicodeScalars.count
            case .lineBreak: offset += 1
            case .noteRef: break
            case .state(let state):
                offset += state.text.unicodeScalars.count
                add(state, place.values(start, offset))
            case .list(let list):
                for item in list.items {
                    offset += 1
                    walk(item.content, in: place, &offset, &quotations)
                }
            case .quotation(let quotation):
                offset += piece.plainText.unicodeScalars.count
                quotations.append(quotation)
            default:
                let text = piece.plainText
                add(piece, text, place.values(start, start + text.unicodeScalars.count))
                walk(piece.parts, in: place, &offset, &quotations)
            }
        }
    }

    private mutating func add(_ state: StateReference, _ place: [TableValue]) {
        let names: [TableValue] = [.string(state.text), .string(state.code), m49(state.code)]
        rows.add(.states, "m", names + [.string(state.role.rawValue)] + place)
        guard state.role == .party, let status = context.status else { return }
        let instrument: [TableValue] = [
            .string(status.instrument), .date(status.asAt), .precision(status.asAt), .integer(status.declaredParties),
            .none,
        ]
        rows.add(.treatyParties, "t", instrument + names)
    }

    /// The codes of the States that make a recommendation, each once; nil where no State does.
    private static func issuers(_ content: [Inline]) -> String? {
        var codes: [String] = []
        var rest = content[...]
        while let piece = rest.popFirst() {
            if case .state(let state) = piece {
                if state.role == .issuer, !codes.contains(state.code) { codes.append(state.code) }
            } else if !piece.parts.isEmpty {
                rest = (piece.parts + rest)[...]
            }
        }
        return codes.isEmpty ? nil : codes.joined(separator: " ")
    }

    private mutating func add(_ piece: Inline, _ text: String, _ place: [TableValue]) {
        switch piece {
        case .citation(let citation):
            let values: [TableValue] = [
                .string(text), .string(citation.kind.rawValue), .text(citation.symbol),
                .text(citation.symbol.map { DocumentSymbol($0).printed }), .text(citation.pinpoint),
                .text(citation.state), .text(citation.basis?.rawValue), .none,
            ]
            rows.add(.citations, "c", values + place)
        case .quantity(let quantity):
            let values: [TableValue] = [
                .string(text), .amount(quantity.value), .amount(quantity.upper), .text(quantity.qualifier?.rawValue),
                .text(quantity.unit), .text(quantity.currency), .date(quantity.asAt), .precision(quantity.asAt),
            ]
            rows.add(.quantities, "q", values + place)
        case .recommendation(let act):
            let values: [TableValue] = [
                .string(text), .string(act.issuer), .text(Self.issuers(act.content)), .string(act.verb),
                .string(act.modality.rawValue), .text(act.addressee), .text(act.response?.rawValue),
            ]
            rows.add(.recommendations, "a", values + place)
        case .date(let date):
            let values: [TableValue] = [
                .string(text), .date(date.value), .string(date.precision.rawValue), .text(date.basis?.rawValue),
            ]
            rows.add(.dates, "e", values + place)
        case .activity(let activity):
            let values: [TableValue] = [
                .string(text), .string(activity.kind.rawValue), .string(activity.holder), .integer(activity.declared),
                .date(activity.from), .precision(activity.from), .date(activity.to), .precision(activity.to),
            ]
            rows.add(.activities, "v", values + place)
        default: break
        }
    }
}
