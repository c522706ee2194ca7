import RapporteurDiagnostics

extension DocumentConversion {
    /// Whether what is there already is what converting the document would give.
    ///
    /// The bytes of input and output decide, by their digests; times and sizes alone prove nothing. What had findings
    /// is not left alone, because they have to be shown.
    func isCurrent(_ planned: PlannedConversion, _ input: FileDigest, in manifest: Manifest) -> Bool {
        guard let path = planned.path, let entry = manifest.entry(for: manifest.output(of: planned)),
            entry.outcome == .valid, entry.findings == 0, entry.settings == manifest.settings, entry.input == input,
            let written = entry.written, isCurrent(entry.pack)
        else { return false }
        // The size is looked at first: it costs nothing.
        guard let status = FileStatus(path), status.isRegular, status.size == written.size,
            let reader = try? ByteReader(.file(path)), let digest = try? FileDigest(of: reader)
        else { return false }
        return digest == written
    }

    /// Whether a pack is still the one that it was.
    private func isCurrent(_ pack: ManifestEntry.Pack?) -> Bool {
        guard let pack else { return options.exchange != nil }
        guard pack.sha256 != nil, (try? selection.choosePack(named: pack.id)) != nil else { return false }
        return selection.chosen?.part == pack
    }

    /// What the manifest is to say of a document.
    func record(
        _ planned: PlannedConversion, _ input: FileDigest, findings log: FindingLog, in manifest: Manifest
    ) -> ConversionRecord {
        ConversionRecord(
            entry: ManifestEntry(
                source: planned.item.path, outcome: log.outcome, input: input, pack: selection.chosen?.part,
                settings: manifest.settings, findings: log.findings.count + log.omitted,
                output: manifest.output(of: planned), written: written))
    }
}

extension CheckedWith {
    /// The pack, as manifests have it.
    fileprivate var part: ManifestEntry.Pack? {
        parts.first { $0.kind == .pack }.map { ManifestEntry.Pack(id: $0.name, version: $0.version, sha256: $0.sha256) }
    }
}
