extension FacetStep {
    /// The table of section 4.1.5.
    static func applicable(to type: SimpleType) -> [FacetKind] {
        let lengths: [FacetKind] = [.length, .minLength, .maxLength, .pattern, .enumeration, .whiteSpace]
        let bounds: [FacetKind] = [
            .pattern, .enumeration, .whiteSpace, .minInclusive, .minExclusive, .maxInclusive, .maxExclusive,
        ]
        switch type.variety {
        case .list: return lengths
        case .union: return [.pattern, .enumeration]
        case .atomic: break
        }
        switch type.primitive {
        case nil: return []
        case .string, .hexBinary, .base64Binary, .anyURI, .QName, .NOTATION: return lengths
        case .boolean: return [.pattern, .whiteSpace]
        case .decimal: return [.totalDigits, .fractionDigits] + bounds
        default: return bounds
        }
    }

    static func isApplicable(_ kind: FacetKind, to type: SimpleType) -> Bool { applicable(to: type).contains(kind) }
}
