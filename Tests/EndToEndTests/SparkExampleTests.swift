import Foundation
import TestSupport
import Testing

/// The part of Examples/spark that needs no Spark, with the built binary; `make spark` runs all of it.
@Suite(.enabled(if: Python.isThere, Python.reason)) struct SparkExampleTests {
    @Test func itsOwnTestsPass() throws {
        var tool = try Tool()
        tool.environment["RAPPORTEUR"] = Tool.binary.path
        tool.environment["PYTHONDONTWRITEBYTECODE"] = "1"
        let folder = SharedData.projectRoot.appendingPathComponent("Examples/spark").path
        let outcome = try tool.shell("cd '\(folder)' && python3 -m unittest test_to_parquet")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("Ran 11 tests") && !outcome.errors.contains("skipped"), "\(outcome.errors)")
    }
}
