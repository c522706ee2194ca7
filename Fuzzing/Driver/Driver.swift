import CLibFuzzer
import Glibc
import RapporteurFuzzing

/// The target that inputs go to; set before the first one.
nonisolated(unsafe) private var target: (any FuzzTarget)?

/// `rapporteur-fuzz TARGET OPTIONS… FOLDERS…`: the options and folders are libFuzzer's. Without arguments it lists the
/// targets.
@main struct Driver {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count > 1 else {
            for name in FuzzTargets.names { print(name) }
            return
        }
        do {
            target = try FuzzTargets.make(arguments[1])
            if target == nil {
                print("There is no target \(arguments[1]).")
                exit(64)
            }
        } catch {
            print("The target \(arguments[1]) cannot be made: \(error)")
            exit(70)
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([arguments[0]] + arguments[2...]).map { strdup($0) } + [nil]
        var count = CInt(words.count - 1)
        words.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            withUnsafeMutablePointer(to: &start) { pointer in
                pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
                    exit(LLVMFuzzerRunDriver(&count, $0) { data, size in
                        run(Array(UnsafeBufferPointer(start: data, count: size)))
                        return 0
                    })
                }
            }
        }
    }
}

/// Runs one input; a contradiction ends the process, so that it is kept as a crash is.
private func run(_ bytes: [UInt8]) {
    do {
        try target?.run(bytes)
    } catch {
        let text = Array("\n== contradiction: \(error)\n".utf8)
        _ = write(2, text, text.count)
        abort()
    }
}
