package import RapporteurDiagnostics
import RapporteurXMLSchema

extension RunFiles {
    /// Makes sure that nothing is written over.
    ///
    /// - Throws: `WorkError` of kind `usage`, with all that is wrong.
    package func check() throws(WorkError) {
        var checked = Checked()
        for (index, output) in outputs.enumerated() { checked.add(output, index, among: outputs) }
        checked.addFoldersThatAreFiles(among: outputs)
        if let manifest, FileStatus(manifest, followingLinks: false)?.isLink == true {
            checked.refuse("usage.output", Message("usage.output/link", ["path": .text(manifest)]), hint: Message("usage.output/hint.link"))
        }
        // What nobody can meet needs no look at any input.
        let streams = Self.streams
        if !checked.there.isEmpty || !streams.isEmpty {
            for source in sources {
                source.forEachFile { path, identity in
                    if let index = checked.there[identity], !outputs[index].mayReplace.isExactly(path) {
                        checked.refuseOverwriting(outputs[index].path, path)
                    }
                    if let stream = streams[identity] { checked.refuseOverwriting(stream, path) }
                }
            }
        }
        guard checked.findings.isEmpty else { throw WorkError(.usage, findings: checked.findings) }
    }

    /// Files that standard output and standard error go to.
    private static var streams: [FileStatus.Identity: String] {
        var streams: [FileStatus.Identity: String] = [:]
        for (descriptor, name) in [(Int32(2), "Standard error"), (1, "Standard output")] {
            if let status = FileStatus(descriptor: descriptor), status.isRegular { streams[status.identity] = name }
        }
        return streams
    }

    /// What is known of outputs so far.
    private struct Checked {
        var findings: [Finding] = []
        /// The outputs that are there already.
        var there: [FileStatus.Identity: Int] = [:]
        private var places = PlaceNames()
        private var taken: ExactMap<Int> = [:]

        mutating func refuse(_ code: String, _ message: Message, hint: Message) {
            let finding = Finding(code: code, message: message, hint: hint)
            if findings.count < 100 { findings.append(finding) }
        }

        mutating func refuseOverwriting(_ path: String, _ input: String) {
            refuse(
                "usage.overwrite", Message("usage.overwrite", ["path": .text(path), "input": .text(input)]),
                hint: Message("usage.overwrite/hint"))
        }

        mutating func add(_ output: Output, _ index: Int, among outputs: [Output]) {
            let path = MessageArgument.text(output.path)
            let plain = FileStatus(output.path, followingLinks: false)
            let status = plain?.isLink == true ? FileStatus(output.path) : plain
            if output.isNamed, status?.isFolder == true || output.path.utf8.last == UInt8(ascii: "/") || output.path.isEmpty {
                return refuse(
                    "usage.output", Message("usage.output/folder", ["path": path]), hint: Message("usage.output/hint.name"))
            }
            if let status, status.isNull, output.mayBeDiscarded { return }
            if let status, !status.isRegular, !status.isFolder {
                return refuse(
                    "usage.output", Message("usage.output/special", ["path": path]),
                    hint: Message("usage.output/hint.special"))
            }
            let place = places.place(of: output.path, isThere: status != nil)
            // Two links to one file are two places, and one file that would be lost.
            let known = taken[place] ?? status.flatMap { there[$0.identity] }
            if let known { return refuseCollision(outputs[known], output) }
            taken[place] = index
            if let status, status.isRegular { there[status.identity] = index }
        }

        private mutating func refuseCollision(_ one: Output, _ other: Output) {
            switch (one.document, other.document) {
            case (let first?, let second?):
                refuse(
                    "usage.collision",
                    Message("usage.collision", ["one": .text(first), "other": .text(second), "path": .text(other.path)]),
                    hint: Message("usage.collision/hint"))
            case (let document?, nil), (nil, let document?):
                let aside = one.document == nil ? one : other
                refuse(
                    "usage.collision",
                    Message("usage.collision/aside", ["path": .text(aside.path), "input": .text(document)]),
                    hint: Message("usage.collision/hint.aside"))
            case (nil, nil):
                refuse(
                    "usage.collision", Message("usage.collision/twice", ["path": .text(other.path)]),
                    hint: Message("usage.collision/hint.aside"))
            }
        }

        /// `a.json` cannot be a file where `a.json/b.json` has to be in it.
        mutating func addFoldersThatAreFiles(among outputs: [Output]) {
            for folder in places.foldersAbove {
                guard let index = taken[folder] else { continue }
                refuse(
                    "usage.collision", Message("usage.collision/folder", ["path": .text(outputs[index].path)]),
                    hint: Message("usage.collision/hint.aside"))
            }
        }
    }
}

extension RunFiles.Source {
    /// How many files of a folder are looked at; no pack has as many.
    private static let mostFiles = 100_000

    /// Gives each file that is there, by the name that the user knows it by.
    func forEachFile(_ body: (String, FileStatus.Identity) -> Void) {
        func file(_ path: String) {
            if let status = FileStatus(path), status.isRegular { body(path, status.identity) }
        }
        switch self {
        case .file(let path): file(path)
        case .schema(let path): for path in Schema.files(of: [path]) { file(path) }
        case .schemas(let folder):
            FolderContents.forEachFile(in: folder, atMost: Self.mostFiles) { path in
                if path.ends(with: ".xsd") { file(path) }
            }
        case .folder(let folder): FolderContents.forEachFile(in: folder, atMost: Self.mostFiles, file)
        case .descriptor(let descriptor, let name):
            if let status = FileStatus(descriptor: descriptor), status.isRegular { body(name, status.identity) }
        case .entries(let entries):
            // Of an archive with a million documents one look is enough.
            var archive: String?
            for entry in entries {
                guard case .document(let item) = entry else {
                    if case .problem(let path, _) = entry { file(path) }
                    continue
                }
                switch item.origin {
                case .standardInput:
                    if let status = FileStatus(descriptor: 0), status.isRegular { body(item.path, status.identity) }
                case .archive(let member):
                    let path = member.archivePath
                    if !archive.isExactly(path) { file(path) }
                    archive = path
                case .named, .folder: file(item.path)
                }
            }
        }
    }
}
