import RapporteurBatch
import RapporteurDiagnostics

extension PackOptions {
    /// A second opinion by child processes of this binary, which look for packs where this one does.
    ///
    /// - Parameters:
    ///   - packs: the folder of the user's packs.
    ///   - seconds: how long one document may take; the first of a schema may take twice as long.
    static func crossCheck(packs: String?, seconds: Int) -> CrossCheck {
        let folder = packs.map { ["--packs", $0] } ?? []
        return CrossCheck(program: binary, seconds: seconds) { ["cross-check-worker", $0] + folder }
    }

    private static var binary: String {
        FileSystem.realPath("/proc/self/exe") ?? "/proc/self/exe"
    }
}
