public import Diagnostics
public import Packs
import XMLStream

/// Asks libxml2 for a second opinion on XML documents, in a child process for each schema, and notes where the two
/// disagree.
public final class CrossCheck {
    private let program: String
    private let arguments: (String) -> [String]
    private let seconds: Int
    private var children: [String: WatchedProcess] = [:]

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
            result.findings.append(failure(reason, file: result.file))
        } else if let source = try? DocumentSource(item), source.format == .xml,
            let note = note(on: result, path: item.path, pack: pack)
        {
            result.findings.append(note)
        }
        return result
    }

    /// Why a document cannot be looked at a second time.
    private static func reasonAgainst(_ item: InputItem) -> String? {
        if case .standardInput = item.origin { return "Standard input can be read once only." }
        guard FileStatus(item.path)?.isRegular ?? false else { return "Only regular files can be read twice." }
        return nil
    }

    private func note(on result: DocumentResult, path: String, pack: Pack) -> Finding? {
        let ours = result.findings.first { $0.severity == .error && !$0.code.hasPrefix("rule.") }
        switch verdict(on: path, pack: pack) {
        case .valid:
            guard let ours else { return nil }
            return disagreement(
                "libxml2 finds this document valid. Rapporteur does not: \(ours.message)", file: result.file,
                line: ours.location.line)
        case .invalid(let message, let line):
            guard ours == nil else { return nil }
            let place = line > 0 ? " in line \(line)" : ""
            return disagreement(
                "Rapporteur finds this document valid. libxml2 does not\(place): \(message)", file: result.file,
                line: line > 0 ? line : nil)
        case .failed(let message):
            return failure(message, file: result.file)
        }
    }

    private func disagreement(_ message: String, file: String, line: Int?) -> Finding {
        Finding(
            code: "cross-check.disagreement", severity: .note, message: message,
            hint: "Documentation/conformance.md lists where libxml2 is known to be wrong.",
            location: Location(file: file, line: line))
    }

    private func failure(_ message: String, file: String) -> Finding {
        Finding(
            code: "cross-check.failed", severity: .note, message: "libxml2 gave no second opinion. \(message)",
            location: Location(file: file))
    }

    // MARK: The child

    private func verdict(on path: String, pack: Pack) -> SecondOpinion.Verdict {
        let designator = pack.designator
        guard let child = children[designator] ?? WatchedProcess(program, arguments(designator)) else {
            return .failed(message: "Its process could not be started.")
        }
        // The first answer takes as long as compiling the schema, too.
        let isFresh = children[designator] == nil
        children[designator] = child
        do throws(WatchedProcess.Failure) {
            let answer = try child.ask(
                Array(path.utf8), terminator: CrossCheckMessage.terminator, seconds: isFresh ? seconds * 2 : seconds)
            return CrossCheckMessage.verdict(answer)
        } catch {
            children[designator] = nil
            switch error {
            case .late: return .failed(message: "It did not decide within \(isFresh ? seconds * 2 : seconds) seconds.")
            case .gone: return .failed(message: "Its process ended before it decided.")
            }
        }
    }
}

extension DocumentResult {
    fileprivate var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
