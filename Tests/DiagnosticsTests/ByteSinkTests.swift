import RapporteurDiagnostics
import Foundation
import Testing

@Suite struct ByteSinkTests {
    @Test func memoryKeepsEverything() throws {
        let sink = ByteSink(capacity: 1)
        sink.append("static")
        sink.append(UInt8(ascii: " "))
        sink.append(String("é€😀"))
        sink.append([0, 255])
        let room = sink.reserve(1000)
        for index in 0..<1000 { room[index] = 7 }
        sink.advance(by: 1000)
        try sink.flush()
        let bytes = Array("static é€😀".utf8) + [0, 255] + [UInt8](repeating: 7, count: 1000)
        #expect(sink.count == bytes.count)
        #expect(sink.withBytes { Array($0) } == bytes)
        #expect(sink.takeBytes() == bytes)
        #expect(sink.takeBytes() == [])
    }

    @Test(arguments: [1, 7, 4096, 65_535, 65_536, 65_537, 200_000]) func piecesArriveWhole(_ size: Int) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("sink-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        defer { close(descriptor) }
        let sink = ByteSink(descriptor: descriptor, name: path)
        var expected: [UInt8] = []
        for turn in 0..<max(3, 150_000 / size) {
            let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: turn), count: size)
            sink.append(piece)
            expected += piece
        }
        try sink.flush()
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(sink.count == expected.count)
        #expect(data == Data(expected))
    }

    @Test func aFailedWriteIsToldAtEveryFlush() {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        let sink = ByteSink(descriptor: descriptor, name: "out.json")
        for _ in 0..<100_000 { sink.append("0123456789") }
        #expect(sink.hasFailed)
        for _ in 0..<2 {
            do {
                try sink.flush()
                Issue.record("the device takes nothing")
            } catch {
                #expect(error.kind == .output)
                #expect(error.findings.map(\.code) == ["output.write"])
                #expect(error.findings.first?.location.file == "out.json")
            }
        }
    }
}
