import Foundation
import Rapporteur

/// Takes a report to JSON and back, in memory and in files.
func convert(_ rapporteur: Rapporteur, report: String, in folder: String) throws {
    let schema = try rapporteur.schema(pack: "report")
    var options = ConversionOptions()
    options.verifies = true
    let json = try schema.json(fromXML: .file(report), options)
    let xml = try schema.xml(fromJSON: json)
    check(try schema.json(fromXML: xml, options) == json, "the way back leads to the same")

    // Files appear whole or not at all, and never in the place of what is read.
    let conversion = try schema.json(fromXML: .file(report), to: .file("\(folder)/report.json"))
    print("not carried:", conversion.losses)
    do {
        try schema.json(fromXML: .file("\(folder)/report.json"), to: .file("\(folder)/report.json"))
        check(false, "no input is written over")
    } catch let error as RapporteurError {
        print(error)
    }

    do {
        _ = try schema.json(fromXML: .text("<report/>"))
        check(false, "what is not valid is not converted")
    } catch .document(let invalid) {
        print(invalid.outcome.rawValue, invalid.findings.count)
    }
}
