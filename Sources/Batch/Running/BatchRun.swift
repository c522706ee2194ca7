public import RapporteurDiagnostics
import RapporteurInterchange

/// Validates or converts the inputs of a run, several at once, and delivers results in the order of the inputs.
///
/// One bad document never stops the others. When the process is asked to stop, documents that are being worked on are
/// finished and delivered, and no further one is begun.
public struct BatchRun: Sendable {
    private let choice: SchemaChoice
    private let options: WorkOptions
    private let work: OrderedWork

    /// - Parameters:
    ///   - jobs: how many documents are worked on at once; nil for as many as there are cores.
    ///   - seconds: how long one may take, the loading of its schema included; nil for no bound.
    public init(choice: SchemaChoice, options: WorkOptions, jobs: Int? = nil, seconds: Int? = nil) {
        self.choice = choice
        self.options = options
        work = OrderedWork(jobs: jobs, seconds: seconds)
    }

    /// What a thread hands over: the result, and the schema that could not be used if that is what kept it.
    private struct Handover<Result: Sendable>: Sendable {
        /// Nil for a JSON file of a folder that is none of ours.
        var result: Result?
        var unusableSchema: String?
    }

    /// Validates documents.
    ///
    /// - Parameters:
    ///   - crossCheck: makes what asks for a second opinion, for each thread.
    ///   - baseline: what accepts known findings.
    ///   - deliver: gets nil for a JSON file in a folder whose `$schema` is that of no pack.
    public func validate(
        _ entries: [InputEntry], crossCheck: (@Sendable () -> CrossCheck)? = nil, baseline: Baseline? = nil,
        deliver: (DocumentResult?) throws(WorkError) -> Void
    ) throws(WorkError) {
        try validate(WorkItems(entries, name: entries.name), crossCheck: crossCheck, baseline: baseline, deliver: deliver)
    }

    /// The same of what a list names, as its lines come.
    package func validate(
        _ stream: EntryStream, crossCheck: (@Sendable () -> CrossCheck)? = nil, baseline: Baseline? = nil,
        deliver: (DocumentResult?) throws(WorkError) -> Void
    ) throws(WorkError) {
        try validate(WorkItems(stream) { $0 }, crossCheck: crossCheck, baseline: baseline, deliver: deliver)
    }

    private func validate(
        _ entries: WorkItems<InputEntry>, crossCheck: (@Sendable () -> CrossCheck)?, baseline: Baseline?,
        deliver: (DocumentResult?) throws(WorkError) -> Void
    ) throws(WorkError) {
        var problems = SchemaProblems()
        var done = 0
        let make: @Sendable () -> (Int) -> Handover<DocumentResult> = { [choice, options] in
            let selection = SchemaSelection(choice)
            let check = DocumentCheck(selection: selection, options: options, baseline: baseline)
            let second = crossCheck?()
            return { index in
                switch entries.item(index) {
                case .problem(let path, let finding): return Handover(result: .problem(path, finding))
                case .document(let item):
                    var result = check.check(item)
                    if let second, let plain = result {
                        result = second.add(to: plain, of: item, pack: selection.chosenPack)
                    }
                    return Handover(result: result, unusableSchema: selection.unusableSchema)
                }
            }
        }
        let weight: @Sendable (Handover<DocumentResult>) -> Int = { $0.result?.weight ?? 0 }
        try work.run(
            entries.count, worker: make, name: entries.name, weight: weight, has: entries.has,
            stuck: { Handover(result: .stuck(entries.name($0))) }
        ) { handover throws(WorkError) in
            entries.forget(done)
            done += 1
            guard var result = handover.result else { return try deliver(nil) }
            if result.isInterrupted { return }
            problems.settle(&result, unusable: handover.unusableSchema)
            try deliver(result)
        }
    }

    /// Converts documents.
    ///
    /// - Parameters:
    ///   - planned: where each document of `entries` goes, in their order.
    ///   - manifest: what was done before in the output folder, and what this run does.
    ///   - deliver: gets nil for a JSON file in a folder whose `$schema` is that of no pack.
    package func convert(
        _ entries: [InputEntry], planned: [PlannedConversion], manifest: Manifest? = nil,
        deliver: (DocumentConversion.Result?) throws(WorkError) -> Void
    ) throws(WorkError) {
        let tasks = Self.tasks(entries, planned)
        try convert(WorkItems(tasks, name: entries.name), manifest: manifest, deliver: deliver)
    }

    /// The same of what a list names, as its lines come; what documents become is handed over.
    package func convert(
        _ stream: EntryStream, deliver: (DocumentConversion.Result?) throws(WorkError) -> Void
    ) throws(WorkError) {
        let items = WorkItems(stream) { entry -> Task in
            switch entry {
            case .document(let item): .conversion(PlannedConversion(item: item))
            case .problem(let path, let finding): .problem(path, finding)
            }
        }
        try convert(items, manifest: nil, deliver: deliver)
    }

    private func convert(
        _ tasks: WorkItems<Task>, manifest: Manifest?, deliver: (DocumentConversion.Result?) throws(WorkError) -> Void
    ) throws(WorkError) {
        var problems = SchemaProblems()
        var done = 0
        let make: @Sendable () -> (Int) -> Handover<DocumentConversion.Result> = { [choice, options] in
            let selection = SchemaSelection(choice)
            let conversion = DocumentConversion(selection: selection, options: options, manifest: manifest)
            return { index in
                switch tasks.item(index) {
                case .problem(let path, let finding):
                    return Handover(result: .init(document: .problem(path, finding), losses: .init()))
                case .conversion(let planned):
                    return Handover(
                        result: conversion.convert(planned), unusableSchema: selection.unusableSchema)
                }
            }
        }
        let weight: @Sendable (Handover<DocumentConversion.Result>) -> Int = { handover in
            handover.result.map { ($0.kept?.weight ?? 0) + $0.document.weight } ?? 0
        }
        try work.run(
            tasks.count, worker: make, name: tasks.name, weight: weight, has: tasks.has,
            stuck: { Handover(result: .init(document: .stuck(tasks.name($0)), losses: .init())) }
        ) { handover throws(WorkError) in
            tasks.forget(done)
            done += 1
            guard var result = handover.result else { return try deliver(nil) }
            if result.document.isInterrupted { return }
            problems.settle(&result.document, unusable: handover.unusableSchema)
            if let manifest, let record = result.record { manifest.append(record) }
            try deliver(result)
        }
        if !Interruption.isRequested { manifest?.finish() }
    }

    private enum Task: Sendable {
        case problem(String, Finding)
        case conversion(PlannedConversion)
    }

    private static func tasks(_ entries: [InputEntry], _ planned: [PlannedConversion]) -> [Task] {
        var remaining = planned[...]
        return entries.compactMap { entry in
            switch entry {
            case .document: remaining.popFirst().map(Task.conversion)
            case .problem(let path, let finding): .problem(path, finding)
            }
        }
    }
}

extension DocumentResult {
    /// An input that is no document.
    static func problem(_ path: String, _ finding: Finding) -> DocumentResult {
        DocumentResult(file: path, outcome: .notChecked, findings: [finding])
    }

    /// A document at which the work was stuck.
    static func stuck(_ path: String) -> DocumentResult {
        DocumentResult(file: path, outcome: .notChecked, findings: Deadline.error(path).findings)
    }

    /// Whether reading it was given up: nothing is known of it.
    var isInterrupted: Bool { findings.contains { $0.code == Interruption.code } }
}

extension [InputEntry] {
    /// What an entry is called, for another thread to say.
    var name: @Sendable (Int) -> String {
        { index in
            switch self[index] {
            case .document(let item): item.path
            case .problem(let path, _): path
            }
        }
    }
}
