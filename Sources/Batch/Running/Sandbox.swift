internal import CSandbox
public import RapporteurDiagnostics

/// Rights that the process gives up before it reads anything: what a hostile document might make of a fault in a parser
/// cannot write elsewhere, reach the network or start programs. For Linux with Landlock (5.13) and seccomp.
public enum Sandbox {
    /// Gives the rights up, for ever; before other threads begin.
    ///
    /// - Parameters:
    ///   - folders: where something may be written, with all that is in them; the folder of temporary files is another.
    ///   - mayRun: whether the run needs programs: children that read PDF files, or libxml2 for a cross-check.
    /// - Throws: kind `usage` (`usage.sandbox`) where the kernel cannot do it: nobody is to believe in a sandbox that
    ///   there is not.
    public static func enter(writing folders: [String], mayRun: Bool) throws(WorkError) {
        guard enter(folders + [UnnamedFile.folder, "/dev/null"], mayRun: mayRun) == RAP_SANDBOX_FILES | RAP_SANDBOX_CALLS
        else {
            throw WorkError(
                .usage, code: "usage.sandbox", message: Message("usage.sandbox"), hint: Message("usage.sandbox/hint"))
        }
    }

    /// The same for a child that reads and writes nothing but files that it is told and its standard streams; as far as the
    /// kernel can.
    static func enterAsWorker() { _ = enter([], mayRun: false) }

    private static func enter(_ folders: [String], mayRun: Bool) -> Int {
        let paths = folders.map { PathText.bytes(of: $0) + [0] }
        // One buffer, and where each path begins in it.
        let bytes = paths.flatMap { $0 }.map { CChar(bitPattern: $0) }
        return bytes.withUnsafeBufferPointer { buffer in
            var starts: [UnsafePointer<CChar>?] = []
            var offset = 0
            for path in paths {
                starts.append(buffer.baseAddress.map { $0 + offset })
                offset += path.count
            }
            return Int(rap_sandbox(&starts, starts.count, mayRun ? 1 : 0))
        }
    }
}

extension RunFiles {
    /// The folders that outputs go to; the nearest that is there where they are still to be made.
    package var writtenFolders: [String] {
        var folders: ExactSet = []
        for output in outputs {
            var path = output.path
            repeat {
                guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
                    path = "."
                    break
                }
                path = slash == path.startIndex ? "/" : String(path[..<slash])
            } while path != "/" && FileStatus(path) == nil
            folders.insert(path)
            // What a link leads to is replaced there.
            if let real = FileSystem.realPath(output.path), let slash = real.utf8.lastIndex(of: UInt8(ascii: "/")) {
                folders.insert(slash == real.startIndex ? "/" : String(real[..<slash]))
            }
        }
        return folders.sorted()
    }
}
