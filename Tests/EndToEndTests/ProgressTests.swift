import Foundation
import TestSupport
import Testing

/// What a person at a terminal sees while a run goes on, and in the end.
@Suite struct ProgressTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        for index in 0..<30 {
            try tool.folder.write(index == 7 ? Small.invalid : Small.valid, to: "in/\(index).xml")
        }
        try tool.folder.write(
            """
            import fcntl, os, pty, struct, subprocess, sys, termios
            streams, columns, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
            master, slave = pty.openpty()
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            out = slave if "1" in streams else open("output", "wb")
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=slave)
            os.close(slave)
            seen = b""
            while True:
                try: piece = os.read(master, 65536)
                except OSError: break
                if not piece: break
                seen += piece
            open("seen", "wb").write(seen)
            sys.exit(process.wait())
            """, to: "terminal.py")
    }

    /// Runs a command on a terminal: standard error there, and standard output too if `streams` has 1.
    private func onTerminal(_ command: String, streams: String = "2", columns: Int = 100) throws -> (seen: String, screen: [String], status: Int32) {
        let outcome = try tool.shell("TERM=xterm NO_COLOR=1 python3 terminal.py \(streams) \(columns) \"$tool\" \(command)")
        let seen = try tool.content("seen")
        return (seen, Self.screen(seen), outcome.status)
    }

    /// What stands on the screen in the end.
    private static func screen(_ text: String) -> [String] {
        var lines: [[Character]] = [[]]
        var column = 0
        var rest = text.unicodeScalars.map(Character.init)[...]
        while let next = rest.popFirst() {
            switch next {
            case "\r": column = 0
            case "\n": lines.append([])
            case "\u{1B}":
                rest.removeFirst(2)
                lines[lines.count - 1].removeLast(max(0, lines[lines.count - 1].count - column))
            default:
                var line = lines.removeLast()
                if column < line.count { line[column] = next } else { line.append(next) }
                column += 1
                lines.append(line)
            }
        }
        return lines.map { String($0) }
    }

    @Test(arguments: ["convert in --output-dir out", "convert in --to jsonl", "validate in --format json", "validate in"])
    func aLineIsThereAndGoneInTheEnd(_ command: String) throws {
        let (seen, screen, status) = try onTerminal(command)
        #expect(status == 1)
        #expect(seen.contains("of 30 documents, ") && seen.contains(" MB/s"), "\(seen)")
        #expect(!screen.contains { $0.contains("of 30 documents") }, "\(screen)")
        let found = screen.firstIndex { $0.hasPrefix("29 ") && $0.hasSuffix("1 invalid (small 1)") }
        let end = try Array(screen[#require(found, "\(screen)")...])
        try #require(end.count == 5, "\(screen)")
        #expect(end[1].hasPrefix("30 documents, ") && end[2].hasPrefix("Slowest: in/"))
        #expect(end[3] == "Most errors: in/7.xml (1)" && end[4].isEmpty)
    }

    @Test func findingsOnTheSameTerminalStayWhole() throws {
        let (seen, screen, _) = try onTerminal("validate in", streams: "12")
        #expect(seen.contains("of 30 documents"))
        #expect(screen.first?.hasPrefix("in/7.xml:2:3: error: ") == true, "\(screen)")
        #expect(!screen.contains { $0.contains("of 30 documents") })
    }

    @Test func aNarrowTerminalGetsAShorterLine() throws {
        let (seen, screen, _) = try onTerminal("convert in --output-dir out", columns: 20)
        for line in seen.split(separator: "\r").filter({ $0.contains("of 30") }) {
            #expect(line.prefix { $0 != "\u{1B}" }.count <= 19, "\(line)")
        }
        #expect(!screen.contains { $0.contains("of 30") })
    }

    @Test(arguments: [
        ("validate in --format json", "12"), ("convert in --to jsonl", "12"), ("validate in/1.xml", "2"),
    ] as [(String, String)])
    func thereIsNoneWhereItWouldBeInTheWay(_ command: String, _ streams: String) throws {
        let seen = try onTerminal(command, streams: streams).seen
        #expect(!seen.contains("\u{1B}"))
    }

    @Test func timesAreSaidWhereNobodyLooksIfAsked() throws {
        let plain = try tool.run("validate", "in")
        #expect(plain.errors == "29 valid, 1 invalid (small 1)\n")
        let asked = try tool.run("validate", "in", "--timings")
        #expect(asked.text == plain.text)
        let lines = asked.errors.split(separator: "\n")
        let pace = lines[1].wholeMatch(of: #/30 documents, 0\.00\d MB in [\d.]+ s: [\d.]+ documents\/s, [\d.]+ MB\/s/#)
        #expect(lines.count == 4 && pace != nil, "\(asked.errors)")
        let french = try tool.run("convert", "in", "--to", "jsonl", "--timings", "--messages", "fr")
        #expect(french.errors.contains("Les plus lents\u{A0}: in/") && french.errors.contains("0,00"))
    }
}
