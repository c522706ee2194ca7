import Foundation
import Rapporteur

/// Ends the program where something is not as the articles say.
func check(_ isTrue: Bool, _ what: String) {
    if isTrue { return }
    print("not as it should be: \(what)")
    exit(1)
}

@main
struct Tour {
    static func main() async throws {
        let samples = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "../../Samples"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tour-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        let rapporteur = try Rapporteur()
        try validate(rapporteur, report: "\(samples)/protection-of-migrants.xml")
        try anySchema(rapporteur, in: folder.path)
        try convert(rapporteur, report: "\(samples)/protection-of-migrants.xml", in: folder.path)
        try await stream(rapporteur, report: "\(samples)/protection-of-migrants.xml")
        try editReport("\(samples)/protection-of-migrants.xml")
        try buildCommunication(rapporteur)
        try importDocument(rapporteur)
        try tables(rapporteur, report: "\(samples)/protection-of-migrants.xml")
        try akomaNtoso("\(samples)/protection-of-migrants.xml")
        try codable(rapporteur, in: folder.path)
        print("All as it should be.")
    }
}
