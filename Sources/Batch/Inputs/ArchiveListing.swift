import RapporteurArchives
import RapporteurDiagnostics

/// Finds the documents in an archive, by the headers of its entries.
struct ArchiveListing {
    /// The path of the archive, as given.
    let path: String
    let formats: Set<DocumentFormat>
    /// Why a name on the way to an entry is passed over, given the path up to it.
    let refusal: (Substring, String) -> PassedOver.Reason?

    /// The entries in the order of the archive, in which alone it can be read once through.
    ///
    /// Files of other formats are left out, as in folders. What cannot be taken as it is becomes a problem.
    func entries(noting passed: inout PassedOver) -> [InputEntry] {
        do throws(WorkError) {
            return try read(noting: &passed)
        } catch {
            return error.findings.map { .problem(path: path, finding: $0) }
        }
    }

    private func read(noting passed: inout PassedOver) throws(WorkError) -> [InputEntry] {
        let reader = try ArchiveReader(.file(path), name: path)
        let contents = ArchiveContents(path: path)
        var found: [InputEntry] = []
        var taken: ExactSet = []
        var index = -1
        while let entry = try reader.next() {
            index += 1
            if entry.kind == .folder { continue }
            if entry.path == "[Content_Types].xml" { throw wordDocument() }
            let inner = entry.plainPath
            let shown = "\(path)/\(inner)"
            if let reason = reasonToPassOver(inner) {
                passed.add(shown, reason)
                continue
            }
            guard let format = DocumentFormat.byName(inner), formats.contains(format), entry.kind == .file else {
                if Self.looksLikeArchive(inner), entry.kind == .file {
                    found.append(problem("archive.nested", Message("archive.nested"), Message("archive.nested/hint"), shown))
                } else {
                    passed.add(shown, .otherKind)
                }
                continue
            }
            if entry.pathProblem != nil {
                let name = "\(path)/\(entry.path)"
                found.append(problem("archive.path", Message("archive.path"), Message("archive.path/hint"), name))
            } else if !taken.insert(inner).inserted {
                found.append(problem("archive.duplicate", Message("archive.duplicate"), nil, shown))
            } else if entry.isEncrypted {
                found.append(problem("archive.encrypted", Message("archive.encrypted"), nil, shown))
            } else {
                let member = ArchiveMember(contents: contents, index: index)
                found.append(.document(InputItem(path: shown, origin: .archive(member), relativePath: inner)))
            }
        }
        contents.wanted = found.compactMap { if case .document(let item) = $0 { item.archiveIndex } else { nil } }
        return found.isEmpty ? [none()] : found
    }

    /// Each folder of the path and the name itself may be why.
    private func reasonToPassOver(_ path: String) -> PassedOver.Reason? {
        var start = path.startIndex
        while start < path.endIndex {
            let end = path.utf8[start...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
            if let reason = refusal(path[start..<end], String(path[..<end])) { return reason }
            if end == path.endIndex { break }
            start = path.utf8.index(after: end)
        }
        return nil
    }

    private func problem(_ code: String, _ message: Message, _ hint: Message?, _ shown: String) -> InputEntry {
        .problem(
            path: shown, finding: Finding(code: code, message: message, hint: hint, location: Location(file: shown)))
    }

    private func none() -> InputEntry {
        let endings = formats.map { ".\($0.rawValue)" }.sorted()
        return problem(
            "input.none", Message("archive.none"),
            Message("archive.none/hint", ["endings": .list(endings.map { .text($0) }, .or)]), path)
    }

    private func wordDocument() -> WorkError {
        WorkError(
            .input, code: "archive.word", message: Message("archive.word"), hint: Message("archive.word/hint"),
            location: Location(file: path))
    }

    private static func looksLikeArchive(_ name: String) -> Bool {
        let lower = name.lowercased()
        return [".zip", ".tar", ".tar.gz", ".tgz"].contains { lower.ends(with: $0) }
    }
}

extension InputItem {
    fileprivate var archiveIndex: Int? {
        if case .archive(let member) = origin { member.index } else { nil }
    }
}
