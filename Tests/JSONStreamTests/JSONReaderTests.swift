import RapporteurDiagnostics
@testable import RapporteurJSONStream
import Testing

@Suite struct JSONReaderTests {
    @Test func events() {
        let read = Transcript.of(#" { "a" : [ 1 , -0.5e+3, "x\n\u00e9\ud83d\ude00" , true,false,null,{} ,[] ] , "":"" } "#)
        #expect(read.lines == [
            "{@1", "name a@3", "[@9", "number 1@11", "number -0.5e+3@15", "string x\né😀@24", "true@50", "false@55",
            "null@61", "{@66", "}@67", "[@70", "]@71", "]@73", "name @77", "string @80", "}@83", "end@85",
        ])
        #expect(read.findings.isEmpty)
    }
}
