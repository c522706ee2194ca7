internal import RapporteurDiagnostics

/// General categories of Unicode, a bit each (Part 2, appendix F.1.1).
struct CategorySet: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let Lu = CategorySet(rawValue: 1 << 0)
    static let Ll = CategorySet(rawValue: 1 << 1)
    static let Lt = CategorySet(rawValue: 1 << 2)
    static let Lm = CategorySet(rawValue: 1 << 3)
    static let Lo = CategorySet(rawValue: 1 << 4)
    static let Mn = CategorySet(rawValue: 1 << 5)
    static let Mc = CategorySet(rawValue: 1 << 6)
    static let Me = CategorySet(rawValue: 1 << 7)
    static let Nd = CategorySet(rawValue: 1 << 8)
    static let Nl = CategorySet(rawValue: 1 << 9)
    static let No = CategorySet(rawValue: 1 << 10)
    static let Pc = CategorySet(rawValue: 1 << 11)
    static let Pd = CategorySet(rawValue: 1 << 12)
    static let Ps = CategorySet(rawValue: 1 << 13)
    static let Pe = CategorySet(rawValue: 1 << 14)
    static let Pi = CategorySet(rawValue: 1 << 15)
    static let Pf = CategorySet(rawValue: 1 << 16)
    static let Po = CategorySet(rawValue: 1 << 17)
    static let Zs = CategorySet(rawValue: 1 << 18)
    static let Zl = CategorySet(rawValue: 1 << 19)
    static let Zp = CategorySet(rawValue: 1 << 20)
    static let Sm = CategorySet(rawValue: 1 << 21)
    static let Sc = CategorySet(rawValue: 1 << 22)
    static let Sk = CategorySet(rawValue: 1 << 23)
    static let So = CategorySet(rawValue: 1 << 24)
    static let Cc = CategorySet(rawValue: 1 << 25)
    static let Cf = CategorySet(rawValue: 1 << 26)
    static let Co = CategorySet(rawValue: 1 << 27)
    static let Cn = CategorySet(rawValue: 1 << 28)

    static let L: CategorySet = [.Lu, .Ll, .Lt, .Lm, .Lo]
    static let M: CategorySet = [.Mn, .Mc, .Me]
    static let N: CategorySet = [.Nd, .Nl, .No]
    static let P: CategorySet = [.Pc, .Pd, .Ps, .Pe, .Pi, .Pf, .Po]
    static let Z: CategorySet = [.Zs, .Zl, .Zp]
    static let S: CategorySet = [.Sm, .Sc, .Sk, .So]
    static let C: CategorySet = [.Cc, .Cf, .Co, .Cn]
    static let all: CategorySet = [.L, .M, .N, .P, .Z, .S, .C]

    /// The names that `\p{}` knows.
    static let names: ExactMap<CategorySet> = [
        "L": .L, "Lu": .Lu, "Ll": .Ll, "Lt": .Lt, "Lm": .Lm, "Lo": .Lo,
        "M": .M, "Mn": .Mn, "Mc": .Mc, "Me": .Me,
        "N": .N, "Nd": .Nd, "Nl": .Nl, "No": .No,
        "P": .P, "Pc": .Pc, "Pd": .Pd, "Ps": .Ps, "Pe": .Pe, "Pi": .Pi, "Pf": .Pf, "Po": .Po,
        "Z": .Z, "Zs": .Zs, "Zl": .Zl, "Zp": .Zp,
        "S": .S, "Sm": .Sm, "Sc": .Sc, "Sk": .Sk, "So": .So,
        "C": .C, "Cc": .Cc, "Cf": .Cf, "Co": .Co, "Cn": .Cn,
    ]

    /// Whether the category of a scalar, as the standard library's Unicode version has it, is among these.
    func contains(scalar: UInt32) -> Bool {
        guard let category = Self.category(of: scalar) else { return false }
        return contains(category)
    }

    /// The one category of a scalar; nil for a surrogate, which is none.
    static func category(of scalar: UInt32) -> CategorySet? {
        Unicode.Scalar(scalar).map { CategorySet($0.properties.generalCategory) }
    }

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    private init(_ category: Unicode.GeneralCategory) {
        self =
            switch category {
            case .uppercaseLetter: .Lu
            case .lowercaseLetter: .Ll
            case .titlecaseLetter: .Lt
            case .modifierLetter: .Lm
            case .otherLetter: .Lo
            case .nonspacingMark: .Mn
            case .spacingMark: .Mc
            case .enclosingMark: .Me
            case .decimalNumber: .Nd
            case .letterNumber: .Nl
            case .otherNumber: .No
            case .connectorPunctuation: .Pc
            case .dashPunctuation: .Pd
            case .openPunctuation: .Ps
            case .closePunctuation: .Pe
            case .initialPunctuation: .Pi
            case .finalPunctuation: .Pf
            case .otherPunctuation: .Po
            case .spaceSeparator: .Zs
            case .lineSeparator: .Zl
            case .paragraphSeparator: .Zp
            case .mathSymbol: .Sm
            case .currencySymbol: .Sc
            case .modifierSymbol: .Sk
            case .otherSymbol: .So
            case .control: .Cc
            case .format: .Cf
            case .privateUse: .Co
            case .surrogate, .unassigned: .Cn
            @unknown default: .Cn
            }
    }
}
