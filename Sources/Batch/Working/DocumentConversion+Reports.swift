import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurAkomaNtoso
import RapporteurRendering
import RapporteurReportModel
import RapporteurXMLStream

extension DocumentConversion {
    /// Converts between reports and Akoma Ntoso, and to what people read, by way of typed values.
    ///
    /// What is wrong with the document is added to `log`; then nothing is written.
    func convert(
        _ exchange: ReportExchange, _ planned: PlannedConversion, from source: DocumentSource, findings log: FindingLog
    ) throws(WorkError) {
        try selection.useReports()
        let input = try source.open()
        let bytes = Array(try input.peek(.max))
        let made: [UInt8]?
        do throws(WorkError) {
            switch exchange {
            case .toAkomaNtoso(let options): made = try exported(bytes, input.name, options, findings: log)
            case .toReport: made = try imported(bytes, input.name, findings: log)
            case .toReading(let form):
                let document = try read(bytes, input.name, findings: log)
                made = if let document { try form.render(document, language: options.conversion.placeLanguage) } else { nil }
            }
        } catch {
            guard error.kind == .input else { throw error }
            for finding in error.findings {
                if finding == error.reasonNotChecked { log.addNotChecked(finding) } else { log.add(finding) }
            }
            return
        }
        guard let made, log.outcome == .valid else { return }
        let output = output(for: planned)
        let sink = try output.begin()
        sink.append(made)
        try sink.flush()
        try publish(output, of: source)
    }

    private func exported(
        _ bytes: [UInt8], _ name: String, _ options: AkomaNtosoOptions, findings log: FindingLog
    ) throws(WorkError) -> [UInt8]? {
        guard !AkomaNtoso.isRoot(of: bytes) else {
            log.addNotChecked(
                Finding(
                    code: "akn.input", message: Message("akn.input"), hint: Message("akn.input/hint"),
                    location: Location(file: name)))
            return nil
        }
        let (document, _, markup) = try AnyReportDocument.read(.bytes(bytes), name: name)
        let made = try AkomaNtoso.write(document, options)
        if markup > 0 { log.add(.markupNotCarried(markup, file: name)) }
        guard self.options.verifies else { return made }
        return try isSame(document, asIn: made, name, findings: log) ? made : nil
    }

    private func imported(_ bytes: [UInt8], _ name: String, findings log: FindingLog) throws(WorkError) -> [UInt8]? {
        try validate(bytes, name, findings: log)
        guard log.outcome == .valid else { return nil }
        // Its result is a report.
        try selection.useReports()
        let reading = try AkomaNtoso.read(
            .bytes(bytes), name: name, allowDoctype: self.options.conversion.allowsDoctype)
        for finding in reading.findings { log.add(finding) }
        let made = try reading.document.xml()
        let rules: ResultRules
        if let resultRules { rules = resultRules } else { rules = try ResultRules() }
        resultRules = rules
        for finding in rules.findings(of: made, name: name) { log.add(finding) }
        guard options.verifies else { return made }
        // What was read, written as AKN4UN and read again.
        let document = try AnyReportDocument(contentsOf: .bytes(made), name: name)
        return try isSame(document, asIn: AkomaNtoso.write(reading.document), name, findings: log) ? made : nil
    }

    /// A document that is to be read by people: a report, or whatever Akoma Ntoso holds.
    private func read(_ bytes: [UInt8], _ name: String, findings log: FindingLog) throws(WorkError) -> AnyReportDocument? {
        guard AkomaNtoso.isRoot(of: bytes) else { return try AnyReportDocument.read(.bytes(bytes), name: name).document }
        try validate(bytes, name, findings: log)
        guard log.outcome == .valid else { return nil }
        let reading = try AkomaNtoso.read(.bytes(bytes), name: name, allowDoctype: options.conversion.allowsDoctype)
        for finding in reading.findings { log.add(finding) }
        return reading.document
    }

    /// Validates a document of Akoma Ntoso, where a pack for it is there: what is invalid is not converted.
    private func validate(_ bytes: [UInt8], _ name: String, findings log: FindingLog) throws(WorkError) {
        // What is something else, whoever reads it says.
        guard AkomaNtoso.isRoot(of: bytes) else { return }
        let selection = selection
        let validation = XMLValidation(
            limits: options.conversion.xmlLimits, allowsDoctype: options.conversion.allowsDoctype
        ) { root throws(WorkError) in try selection.mapping(forRoot: root).schema }
        let own = FindingLog(limit: options.findingLimit)
        do throws(WorkError) {
            try validation.validate(ByteReader(.bytes(bytes), name: name), findings: own)
        } catch {
            guard error.kind == .schema, error.findings.first?.code == "pack.none" else { throw error }
            return
        }
        guard own.outcome != .valid else { return }
        for finding in own.findings {
            if finding == own.reasonNotChecked { log.addNotChecked(finding) } else { log.add(finding) }
        }
    }

    /// The proof: what was written leads back to an equal value.
    private func isSame(
        _ document: AnyReportDocument, asIn made: [UInt8], _ name: String, findings log: FindingLog
    ) throws(WorkError) -> Bool {
        guard try AkomaNtoso.read(.bytes(made), name: name).document != document else { return true }
        log.addNotChecked(
            Finding(
                code: "akn.verify", message: Message("akn.verify"), hint: Message("akn.verify/hint"),
                location: Location(file: name)))
        return false
    }
}
