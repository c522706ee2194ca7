import Foundation
import Testing

/// The reference data beside the checkout (`../shared/data`), which tests read and never copy.
///
/// Where the folder is missing such tests are skipped, visibly; with REQUIRE_DATA=1 they run and fail.
public enum SharedData {
    /// The folder: SHARED_DATA if set, else `../shared/data` seen from the project's root.
    public static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["SHARED_DATA"] {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        return projectRoot.deletingLastPathComponent().appendingPathComponent("shared/data", isDirectory: true)
    }()

    /// The project's root: two folders above this file's folder.
    public static let projectRoot = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    public static let isRequired = ProcessInfo.processInfo.environment["REQUIRE_DATA"] == "1"

    /// For `.enabled(if: SharedData.isAvailable, SharedData.reason)`: true where the data is, and where it must be.
    public static var isAvailable: Bool { isRequired || FileManager.default.fileExists(atPath: folder.path) }

    public static let reason: Comment = "../shared/data is not there"

    public static func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

    /// Unpacks an archive of the data folder into a temporary folder, once per process, and returns that folder.
    public static func unpacked(_ archive: String) throws -> URL { try archives.folder(for: archive) }

    private static let archives = Archives()
}

/// The archives unpacked so far; they are removed when the process ends.
private final class Archives: @unchecked Sendable {
    // Unchecked: `folders` is only touched under `lock`.
    private let lock = NSLock()
    private var folders: [String: URL] = [:]

    func folder(for archive: String) throws -> URL {
        lock.lock()
        defer { lock.unlock() }
        if let known = folders[archive] { return known }
        let folder = try TemporaryFolder.makeUntilExit()
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "-xf", SharedData.url(archive).path, "-C", folder.path]
        try tar.run()
        tar.waitUntilExit()
        guard tar.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        folders[archive] = folder
        return folder
    }
}
