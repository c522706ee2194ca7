internal import RapporteurMessages

/// The pages about findings: the files of Documentation/findings, which are in the binary.
///
/// In a file each code has its section under a heading `## code`; its first paragraph is the summary.
public enum FindingPages {
    /// What a code means, an example, and how to mend it; in Markdown, nil for a code that has no page.
    public static func page(of code: String) -> String? { pages[code] }

    /// The sentences of a code's page on what it means and how to mend it, without marks; nil for a code without a page.
    public static func help(of code: String) -> CodeHelp? {
        guard let page = page(of: code) else { return nil }
        let paragraphs = page.split(separator: "\n").dropFirst()
        guard let summary = paragraphs.first else { return nil }
        let mending = paragraphs.first { $0.hasPrefix(mendingMark) }.map { capitalized($0.dropFirst(mendingMark.count)) }
        return CodeHelp(summary: plain(summary), mending: mending.map { plain($0) })
    }

    /// What the paragraph on mending begins with.
    private static let mendingMark = "**To mend it:** "

    private static func capitalized(_ text: Substring) -> Substring {
        Substring(text.prefix(1).uppercased() + text.dropFirst())
    }

    /// Without the marks of code, which are all that such sentences have.
    private static func plain(_ text: Substring) -> String { text.filter { $0 != "`" } }

    /// All pages by code, made when the first is asked for.
    private static let pages: [String: String] = {
        var result: [String: String] = [:]
        for file in files {
            let lines = lines(of: file)
            var rest = lines[...]
            while let start = rest.firstIndex(where: { $0.hasPrefix("## ") }) {
                let end = rest[(start + 1)...].firstIndex { $0.hasPrefix("## ") } ?? rest.endIndex
                let code = String(rest[start].dropFirst(3))
                // No code has two pages; a test says so.
                if result[code] == nil {
                    result[code] = String(rest[start..<end].joined(separator: "\n").drop { $0 == "\n" }.trimmingEnd)
                }
                rest = rest[end...]
            }
        }
        return result
    }()

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
