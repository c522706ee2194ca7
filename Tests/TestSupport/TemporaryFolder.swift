import Foundation

/// A folder for one test, removed when the value goes.
public final class TemporaryFolder: Sendable {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("rapporteur-tests-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file below the folder, with the folders it needs, and returns its path.
    @discardableResult
    public func write(_ text: String, to path: String) throws -> String { try write(Data(text.utf8), to: path) }

    @discardableResult
    public func write(_ data: Data, to path: String) throws -> String {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        return file.path
    }

    public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// A folder that goes when the test process ends, for what several tests share.
    static func makeUntilExit() throws -> URL {
        let folder = try TemporaryFolder()
        kept.withLock { $0.append(folder) }
        removeKeptFoldersAtExit()
        return folder.url
    }
}

/// Keeps shared folders alive until exit.
private final class Kept: @unchecked Sendable {
    // Unchecked: `folders` is only touched under `lock`.
    private let lock = NSLock()
    private var folders: [TemporaryFolder] = []
    private var registered = false

    func withLock(_ body: (inout [TemporaryFolder]) -> Void) {
        lock.lock()
        defer { lock.unlock() }
        body(&folders)
    }

    /// True for the first caller alone.
    func registerOnce() -> Bool {
        lock.lock()
        defer { lock.unlock() }
        defer { registered = true }
        return !registered
    }
}

private let kept = Kept()

private func removeKeptFoldersAtExit() {
    if kept.registerOnce() {
        atexit { kept.withLock { $0.removeAll() } }
    }
}
