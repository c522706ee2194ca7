internal import Messages

/// The pages about findings: the files of Documentation/findings, which are in the binary.
///
/// In a file each code has its section under a heading `## code`; its first paragraph is the summary.
public enum FindingPages {
    /// What a code means, an example, and how to mend it; in Markdown, nil for a code that has no page.
    public static func page(of code: String) -> String? {
        let heading = "## \(code)"
        for file in files {
            let lines = lines(of: file)
            guard let start = lines.firstIndex(where: { $0 == heading }) else { continue }
            let rest = lines[(start + 1)...]
            let end = rest.firstIndex { $0.hasPrefix("## ") } ?? rest.endIndex
            let body = lines[start..<end].joined(separator: "\n")
            return String(body.drop { $0 == "\n" }.trimmingEnd)
        }
        return nil
    }

    /// All codes with their summaries, in the order of the pages.
    public static var summaries: [(code: String, summary: String)] {
        var result: [(code: String, summary: String)] = []
        for file in files {
            let lines = lines(of: file)
            for (index, line) in lines.enumerated() where line.hasPrefix("## ") {
                let summary = lines[(index + 1)...].first { !$0.isEmpty } ?? ""
                result.append((String(line.dropFirst(3)), String(summary)))
            }
        }
        return result
    }

    private static func lines(of file: MessageFile) -> [Substring] {
        String(decoding: UnsafeRawBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static var files: UnsafeBufferPointer<MessageFile> {
        var count = 0
        return UnsafeBufferPointer(start: findingPages(&count), count: count)
    }
}

extension Substring {
    fileprivate var trimmingEnd: Substring {
        var result = self
        while result.last == "\n" { result.removeLast() }
        return result
    }
}
