import Foundation
import RapporteurRules
import Testing

/// Compares the lists with Debian's package iso-codes, which Scripts/setup installs.
///
/// Every difference has its reason here; another one fails, and so does a reason that no longer holds.
@Suite(.enabled(if: ISOCodes.isThere, "Debian's iso-codes is not installed")) struct ISOCodesTests {
    @Test func states() throws {
        let list = try PackLists.read("states")
        var differences: Set<String> = []
        var current: Set<String> = []
        for row in try ISOCodes.rows("3166-1") {
            let code = row["alpha_3"] ?? ""
            current.insert(code)
            guard let entry = list[code] else {
                differences.insert("\(code) is missing")
                continue
            }
            if entry.value("alpha2") != row["alpha_2"] { differences.insert("\(code) alpha-2") }
            if entry.value("m49") != row["numeric"] { differences.insert("\(code) numeric") }
        }
        var former: Set<String> = []
        for row in try ISOCodes.rows("3166-3") {
            let code = row["alpha_3"] ?? ""
            former.insert(code)
            guard !current.contains(code) else { continue }
            guard let entry = list[code] else {
                differences.insert("\(code) is missing")
                continue
            }
            if entry.value("alpha2") != row["alpha_2"] { differences.insert("\(code) alpha-2") }
            if entry.value("m49") != row["numeric"] { differences.insert("\(code) numeric") }
            if entry.value("withdrawn") != row["withdrawal_date"] { differences.insert("\(code) withdrawal") }
        }
        for entry in list.entries where !current.contains(entry.code) && !former.contains(entry.code) {
            differences.insert("\(entry.code) is not ISO's")
        }
        #expect(differences.sorted() == [])
    }

    @Test func languages() throws {
        let list = try PackLists.read("languages")
        var differences: Set<String> = []
        var codes: Set<String> = []
        for row in try ISOCodes.rows("639-2") {
            let code = row["alpha_3"] ?? ""
            codes.insert(code)
            guard let entry = list[code] else {
                differences.insert("\(code) is missing")
                continue
            }
            if entry.value("alpha2") != row["alpha_2"] { differences.insert("\(code) alpha-2") }
            if entry.value("bibliographic") != row["bibliographic"] { differences.insert("\(code) bibliographic") }
        }
        for entry in list.entries where !codes.contains(entry.code) { differences.insert("\(entry.code) is not ISO's") }
        let reasons = ["qaa-qtz is missing"]  // a range for local use, not a code
        #expect(differences.sorted() == reasons)
    }

    @Test func currencies() throws {
        let list = try PackLists.read("currencies")
        var differences: Set<String> = []
        var codes: Set<String> = []
        for row in try ISOCodes.rows("4217") {
            let code = row["alpha_3"] ?? ""
            codes.insert(code)
            guard let entry = list[code] else {
                differences.insert("\(code) is missing")
                continue
            }
            // A former currency has no number here: iso-codes says nothing of them.
            if let number = entry.value("numeric"), number != row["numeric"] { differences.insert("\(code) numeric") }
        }
        let today = try #require(DayRange(list.version))
        for entry in list.entries where !codes.contains(entry.code) && list.contains(entry.code, on: today) {
            differences.insert("\(entry.code) is not ISO's")
        }
        #expect(differences.sorted() == [])
    }
}

enum ISOCodes {
    static let folder = "/usr/share/iso-codes/json"
    static let isThere = FileManager.default.fileExists(atPath: folder)

    /// The entries of one standard.
    static func rows(_ standard: String) throws -> [[String: String]] {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/iso_\(standard).json"))
        let object = try JSONSerialization.jsonObject(with: data) as? [String: [[String: Any]]]
        return (object?[standard] ?? []).map { $0.compactMapValues { $0 as? String } }
    }
}
