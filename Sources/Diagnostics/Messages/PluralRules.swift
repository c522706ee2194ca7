/// A form of a noun or sentence that a number asks for, by its name in CLDR.
package enum PluralCategory: String, Sendable, Hashable, CaseIterable {
    case zero, one, two, few, many, other
}

/// The plural rules of CLDR for whole numbers, as data: the first rule that a number meets names its form, `other` what
/// is left.
///
/// Forms that differ from `other` only for millions (`many` in French and Spanish) are left out: messages have no such
/// numbers.
struct PluralRule {
    let category: PluralCategory
    /// What the number is divided by, where its remainder counts; 0 where the number itself does.
    let modulus: Int
    let range: ClosedRange<Int>
    /// Remainders by 100 that do not count.
    var except: ClosedRange<Int>?

    init(_ category: PluralCategory, by modulus: Int = 0, _ range: ClosedRange<Int>, except: ClosedRange<Int>? = nil) {
        self.category = category
        self.modulus = modulus
        self.range = range
        self.except = except
    }

    func holds(_ number: Int) -> Bool {
        let remainder = modulus == 0 ? number : number % modulus
        return range.contains(remainder) && except?.contains(number % 100) != true
    }
}

extension Language {
    private var pluralRules: [PluralRule] {
        switch self {
        case .english, .spanish: [PluralRule(.one, 1...1)]
        case .french: [PluralRule(.one, 0...1)]
        case .chinese: []
        case .russian:
            [
                PluralRule(.one, by: 10, 1...1, except: 11...11), PluralRule(.few, by: 10, 2...4, except: 12...14),
                PluralRule(.many, by: 1, 0...0),
            ]
        case .arabic:
            [
                PluralRule(.zero, 0...0), PluralRule(.one, 1...1), PluralRule(.two, 2...2),
                PluralRule(.few, by: 100, 3...10), PluralRule(.many, by: 100, 11...99),
            ]
        }
    }

    /// The form that a number asks for.
    package func pluralCategory(of number: Int) -> PluralCategory {
        let number = Int(clamping: number.magnitude)
        return pluralRules.first { $0.holds(number) }?.category ?? .other
    }

    /// The forms that a sentence with a number has to have; `other` is always among them.
    package var pluralCategories: Set<PluralCategory> { Set(pluralRules.map(\.category)).union([.other]) }
}
