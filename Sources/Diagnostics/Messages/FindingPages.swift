internal import RapporteurMessages

/// The pages about findings: the files of Documentation/findings, which are in the binary, in all languages.
///
/// In a file each code has its section under a heading `## code`; its first paragraph is the summary.
public enum FindingPages {
    /// What a code means, an example, and how to mend it; in Markdown, nil for a code that has no page.
    public static func page(of code: String, in language: Language = .english) -> String? {
        guard let english = pages(.english)[code] else { return nil }
        guard language != .english, let translated = pages(language)[code] else { return english }
        return filled(translated, from: english)
    }

    /// The sentences of a code's page on what it means and how to mend it, without marks; nil for a code without a page.
    public static func help(of code: String, in language: Language = .english) -> CodeHelp? {
        guard let page = page(of: code, in: language) else { return nil }
        let paragraphs = page.split(separator: "\n").dropFirst()
        guard let summary = paragraphs.first else { return nil }
        let mending = paragraphs.first { $0.utf8.starts(with: "**".utf8) }.flatMap(mending)
        return CodeHelp(summary: plain(summary), mending: mending)
    }

    /// All codes with their summaries, in the order of the pages.
    public static func summaries(in language: Language = .english) -> [(code: String, summary: String)] {
        var result: [(code: String, summary: String)] = []
        for file in files(language) {
            let lines = lines(of: file)
            for (index, line) in lines.enumerated() where line.hasPrefix("## ") {
                let summary = lines[(index + 1)...].first { !$0.isEmpty } ?? ""
                result.append((String(line.dropFirst(3)), String(summary)))
            }
        }
        return result
    }

    // MARK: Parts of a page

    /// A translation with the examples of the English page, for which `{1}`, `{2}` … stand in lines of their own.
    private static func filled(_ page: String, from english: String) -> String {
        let blocks = blocks(of: english)
        return page.pieces(between: "\n", keepingEmpty: true).map { line in
            guard line.begins(with: "{"), line.utf8.last == UInt8(ascii: "}"), let number = Int(line.dropFirst().dropLast()),
                blocks.indices.contains(number - 1)
            else { return String(line) }
            return blocks[number - 1]
        }.joined(separator: "\n")
    }

    /// What stands between fences, with them.
    private static func blocks(of page: String) -> [String] {
        var result: [String] = []
        var block: [Substring]?
        for line in page.pieces(between: "\n", keepingEmpty: true) {
            let isFence = line.begins(with: "```")
            if let lines = block {
                block = isFence ? nil : lines + [line]
                if isFence { result.append((lines + [line]).joined(separator: "\n")) }
            } else if isFence {
                block = [line]
            }
        }
        return result
    }

    /// What stands behind the words `**To mend it:**`, as a sentence of its own.
    private static func mending(_ paragraph: Substring) -> String? {
        guard let end = paragraph.dropFirst(2).firstRange(of: "**") else { return nil }
        let sentence = paragraph[end.upperBound...].drop { $0 == " " || $0 == "\u{A0}" }
        return plain(Substring(sentence.prefix(1).uppercased() + sentence.dropFirst()))
    }

    /// Without the marks of code, which are all that such sentences have.
    private static func plain(_ text: Substring) -> String { text.filter { $0 != "`" } }

    // MARK: Files

    /// The pages of a language by code, made when the first is asked for.
    private static func pages(_ language: Language) -> [String: String] {
        switch language {
        case .english: english
        case .french: french
        case .spanish: spanish
        case .russian: russian
        case .chinese: chinese
        case .arabic: arabic
        }
    }

    private static let english = table(.english)
    private static let french = table(.french)
    private static let spanish = table(.spanish)
    private static let russian = table(.russian)
    private static let chinese = table(.chinese)
    private static let arabic = table(.arabic)

    private static func table(_ language: Language) -> [String: String] {
        var result: [String: String] = [:]
        for file in files(language) {
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
    }

    private static func lines(of file: MessageFile) -> [Substring] {
        String(decoding: UnsafeRawBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func files(_ language: Language) -> UnsafeBufferPointer<MessageFile> {
        var count = 0
        let pages = findingPages(language.rawValue, &count)
        return UnsafeBufferPointer(start: pages, count: count)
    }
}

extension Substring {
    fileprivate var trimmingEnd: Substring {
        var result = self
        while result.last == "\n" { result.removeLast() }
        return result
    }
}
