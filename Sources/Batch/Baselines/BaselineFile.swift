public import RapporteurDiagnostics
import RapporteurJSONStream

/// Reads baselines; Documentation/command-line.md describes them.
public enum BaselineFile {
    /// Reads a baseline.
    ///
    /// - Parameter today: entries whose last day was before it accept nothing.
    /// - Throws: `WorkError` of kind `usage` with all that is wrong with it: nothing is checked with half of a baseline.
    public static func read(_ path: String, today: CalendarDay) throws(WorkError) -> Baseline {
        do {
            return try read(.file(path), name: path, today: today)
        } catch {
            throw WorkError(.usage, findings: error.findings)
        }
    }

    package static func read(_ source: ByteSource, name: String, today: CalendarDay) throws(WorkError) -> Baseline {
        var limits = JSONLimits()
        limits.stringLength = 100_000
        let root = try JSONDocument(source, name: name, kind: .usage, limits: limits).root
        try root.allowOnly(["accepted"])
        var entries: [Baseline.Entry] = []
        var findings: [Finding] = []
        for item in try root.required("accepted").items() {
            do {
                entries.append(try entry(item, today: today))
            } catch {
                findings += error.findings
            }
        }
        guard findings.isEmpty else { throw WorkError(.usage, findings: findings) }
        return Baseline(entries: entries)
    }

    private static func refusal(
        _ code: String, _ message: Message, hint: Message, at field: JSONField
    ) -> WorkError {
        WorkError(
            .usage, findings: [Finding(code: code, message: message, hint: hint, location: field.location)])
    }

    private static func entry(_ item: JSONField, today: CalendarDay) throws(WorkError) -> Baseline.Entry {
        try item.allowOnly(["code", "file", "xpath", "pointer", "reason", "expires"])
        let code = try item.required("code")
        guard Baseline.canAccept(try code.string()), try !code.string().isEmpty else {
            throw refusal(
                "baseline.code", Message("baseline.code", ["code": .quoted(try code.string())]),
                hint: Message("baseline.code/hint"), at: code)
        }
        let reason = try item.required("reason")
        guard try reason.string().unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw refusal(
                "baseline.reason", Message("baseline.reason"), hint: Message("baseline.reason/hint"), at: reason)
        }
        let expires = try item.required("expires")
        guard let last = CalendarDay(try expires.string()) else {
            throw refusal(
                "baseline.expires", Message("baseline.expires", ["value": .quoted(try expires.string())]),
                hint: Message("baseline.expires/hint"), at: expires)
        }
        return Baseline.Entry(
            code: try code.string(), file: PlacePattern(Baseline.plain(try item.required("file").string())),
            xpath: try item.member("xpath")?.string().asPattern, pointer: try item.member("pointer")?.string().asPattern,
            acceptance: Acceptance(reason: try reason.string(), expires: last.description), isExpired: last < today,
            location: item.location)
    }
}

extension String {
    fileprivate var asPattern: PlacePattern { PlacePattern(self) }
}
