import Foundation
import RapporteurReportModel

/// The documents that the tests make at random, by seed.
enum RandomDocuments {
    static let seeds: Range<UInt64> = 0..<2000

    /// How many of them the slower tests take: some hundreds, or as many as RANDOM_DOCUMENTS says.
    static let count = ProcessInfo.processInfo.environment["RANDOM_DOCUMENTS"].flatMap { UInt64($0) } ?? 300

    /// The seeds in ranges, to be worked on side by side.
    static let parts: [Range<UInt64>] = stride(from: seeds.lowerBound, to: seeds.upperBound, by: 250).map {
        $0..<min($0 + 250, seeds.upperBound)
    }

    static func document(_ seed: UInt64) -> any ReportDocument {
        let generator = Generator(seed: seed)
        return switch seed % 6 {
        case 0: generator.communication()
        case 1: generator.noteVerbale()
        case 2, 3: generator.document()
        default: generator.report()
        }
    }
}
