import RapporteurDiagnostics
import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct ByteReaderTests {
    private func rest(_ reader: ByteReader, by size: Int = 7) throws -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: size)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
            if count == 0 { return result }
            result += buffer[..<count]
        }
    }

    @Test(arguments: [0, 1, 5, 64, 100, 1000])
    func peekingReadsNothing(_ count: Int) throws {
        let bytes = (0..<100).map { UInt8($0) }
        let folder = try TemporaryFolder()
        for source in [ByteSource.bytes(bytes), .file(try folder.write(Data(bytes), to: "f"))] {
            let reader = try ByteReader(source)
            #expect(Array(try reader.peek(count)) == Array(bytes.prefix(count)))
            #expect(Array(try reader.peek(3)) == Array(bytes.prefix(3)))
            var two = [UInt8](repeating: 0, count: 2)
            #expect(try two.withUnsafeMutableBytes { try reader.read(into: $0) } == 2)
            #expect(Array(try reader.peek(count)) == Array(bytes[2...].prefix(count)))
            #expect(try rest(reader) == Array(bytes[2...]))
        }
    }

    @Test func aWholeFileIsReadByManyAtOnce() throws {
        let folder = try TemporaryFolder()
        let descriptor = open(try folder.write("abcdef", to: "f"), O_RDONLY)
        defer { close(descriptor) }
        let first = try ByteReader(.wholeFile(descriptor))
        let second = try ByteReader(.wholeFile(descriptor))
        #expect(first.knownSize == 6)
        #expect(Array(try first.peek(2)) == Array("ab".utf8))
        #expect(try rest(second) == Array("abcdef".utf8))
        #expect(try rest(first) == Array("abcdef".utf8))
    }

    @Test func saysWhyItCannotRead() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(atPath: folder.path("dangling"), withDestinationPath: "nowhere")
        for (path, code) in [("nothing", "input.missing"), ("dangling", "input.missing"), (".", "input.folder")] {
            let error = try #require(throws: WorkError.self) { try ByteReader(.file(folder.path(path))) }
            #expect(error.kind == .input && error.findings.map(\.code) == [code])
        }
    }
}

@Suite struct ByteSinkSpillTests {
    @Test(arguments: [0, 100, 101, 5000, 1_000_000])
    func keepsLittleInMemoryAndMuchInAFile(_ count: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        var descriptor: Int32 = -1
        let sink = ByteSink(spillingBeyond: 100) {
            descriptor = open(folder.path("spill"), O_RDWR | O_CREAT | O_EXCL, 0o600)
            return descriptor
        }
        for byte in bytes { sink.append(byte) }
        try sink.flush()
        #expect(sink.count == count)
        if descriptor < 0 {
            #expect(sink.takeBytes() == bytes)
            #expect(count <= 4096)
        } else {
            close(descriptor)
            #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("spill")))) == bytes)
        }
    }

    @Test func noFileIsAFailedWrite() throws {
        let sink = ByteSink(spillingBeyond: 100) {
            errno = EMFILE
            return -1
        }
        sink.append([UInt8](repeating: 0, count: 100_000))
        sink.append([UInt8](repeating: 0, count: 100_000))
        #expect(sink.hasFailed)
        let error = try #require(throws: WorkError.self) { try sink.flush() }
        #expect(error.findings.map(\.code) == ["output.write"])
    }
}
