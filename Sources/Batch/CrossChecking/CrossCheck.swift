public import RapporteurDiagnostics
public import RapporteurPacks
import RapporteurXMLStream

/// Asks libxml2 for a second opinion on XML documents, in a child process for each schema, and notes where the two
/// disagree.
public final class CrossCheck {
    private let program: String
    private let arguments: (String) -> [String]
    private let seconds: Int
    private var children: ExactMap<WatchedProcess> = [:]

    /// - Parameters:
    ///   - program: what runs `CrossCheckWorker.run`.
    ///   - seconds: how long libxml2 may take for one document.
    ///   - arguments: with what, given what names the pack.
    public init(program: String, seconds: Int = 10, arguments: @escaping (String) -> [String]) {
        self.program = program
        self.seconds = seconds
        self.arguments = arguments
    }

    /// The result with a note more, where libxml2 decides otherwise, or cannot decide.
    ///
    /// Documents that we did not check ourselves are left alone.
    public func add(to result: DocumentResult, of item: InputItem, pack: Pack?) -> DocumentResult {
        guard let pack, result.outcome != .notChecked || result.hasErrors else { return result }
        var result = result
        if let reason = Self.reasonAgainst(item) {
            result.findings.append(
                Finding(
                    code: "cross-check.failed", severity: .note, message: reason, location: Location(file: result.file)))
        } else if let source = try? DocumentSource(item), source.format == .xml,
            let note = note(on: result, path: item.path, pack: pack)
        {
            result.findings.append(note)
        }
        return result
    }

    /// Why a document cannot be looked at a second time.
    private static func reasonAgainst(_ item: InputItem) -> Message? {
        if case .standardInput = item.origin { return Message("cross-check.failed/standardInput") }
        guard FileStatus(item.path)?.isRegular ?? false else { return Message("cross-check.failed/irregular") }
        return nil
    }

    private func note(on result: DocumentResult, path: String, pack: Pack) -> Finding? {
        let ours = result.findings.first { $0.severity == .error && !$0.code.begins(with: "rule.") }
        switch verdict(on: path, pack: pack) {
        case .valid:
            guard let ours else { return nil }
            return disagreement(
                Message("cross-check.disagreement", ["ours": .message(ours.message)]), file: result.file,
                line: ours.location.line)
        case .invalid(let message, let line):
            guard ours == nil else { return nil }
            return disagreement(
                line > 0
                    ? Message("cross-check.disagreement/theirs.line", ["line": .number(line), "theirs": .text(message)])
                    : Message("cross-check.disagreement/theirs", ["theirs": .text(message)]),
                file: result.file, line: line > 0 ? line : nil)
        case .failed(let failure, let text):
            return finding(of: failure, text, file: result.file)
        }
    }

    private func disagreement(_ message: Message, file: String, line: Int?) -> Finding {
        Finding(
            code: "cross-check.disagreement", severity: .note, message: message,
            hint: Message("cross-check.disagreement/hint"),
            location: Location(file: file, line: line))
    }

    private func finding(of failure: SecondOpinion.Failure, _ text: String, file: String) -> Finding {
        let message: Message =
            switch failure {
            case .unreadable: Message("cross-check.failed/unreadable")
            case .memory: Message("cross-check.failed/memory")
            case .refuses: Message("cross-check.failed/refuses", ["reason": .text(text)])
            case .broke: Message("cross-check.failed/broke", ["reason": .text(text)])
            case .notStarted: Message("cross-check.failed/notStarted")
            case .gone: Message("cross-check.failed/gone")
            case .late: Message("cross-check.failed/late", ["seconds": .text(text)])
            case .garbled: Message("cross-check.failed/garbled")
            }
        return Finding(
            code: "cross-check.failed", severity: .note, message: message, location: Location(file: file))
    }

    // MARK: The child

    private func verdict(on path: String, pack: Pack) -> SecondOpinion.Verdict {
        let designator = pack.designator
        guard let child = children[designator] ?? WatchedProcess(program, arguments(designator)) else {
            return .failed(.notStarted)
        }
        // The first answer takes as long as compiling the schema, too.
        let isFresh = children[designator] == nil
        children[designator] = child
        do throws(WatchedProcess.Failure) {
            let answer = try child.ask(
                PathText.bytes(of: path), terminator: CrossCheckMessage.terminator, seconds: isFresh ? seconds * 2 : seconds)
            return CrossCheckMessage.verdict(answer)
        } catch {
            children[designator] = nil
            switch error {
            case .late: return .failed(.late, text: String(isFresh ? seconds * 2 : seconds))
            case .gone: return .failed(.gone)
            }
        }
    }
}

extension DocumentResult {
    fileprivate var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
