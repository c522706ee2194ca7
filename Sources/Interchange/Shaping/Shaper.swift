import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Takes the events of one document: finds out with its root element how it is to be shaped, and passes them on.
final class Shaper: XMLEventConsumer {
    private let choose: (ExpandedName) throws(WorkError) -> PassTables
    private let prefixUse: PrefixUse
    private let options: ConversionOptions
    private let sink: ByteSink
    private let names: NameTable
    private let findings: FindingLog
    private let positions: any PositionResolver
    private let pending = PendingMarkup()
    private(set) var losses = Losses()
    private(set) var root: ExpandedName?
    private(set) var pass: ShapingPass?

    init(
        options: ConversionOptions, sink: ByteSink, names: NameTable, findings: FindingLog,
        positions: any PositionResolver, prefixUse: PrefixUse, choose: @escaping (ExpandedName) throws(WorkError) -> PassTables
    ) {
        self.choose = choose
        self.prefixUse = prefixUse
        self.options = options
        self.sink = sink
        self.names = names
        self.findings = findings
        self.positions = positions
    }

    func consume(_ batch: XMLEventBatch) throws {
        var rest = batch.events
        while pass == nil, let event = rest.first {
            switch event.kind {
            case .startElement: try begin(event)
            case .comment, .processingInstruction:
                hold(event, in: batch)
                rest = UnsafeBufferPointer(rebasing: rest.dropFirst())
            case .text, .endElement:
                // Nothing of the kind comes before the root.
                rest = UnsafeBufferPointer(rebasing: rest.dropFirst())
            }
        }
        try pass?.consume(rest, in: batch)
    }

    private func hold(_ event: XMLEvent, in batch: XMLEventBatch) {
        guard options.carriesMarkup else { return losses.count(.markup) }
        if pending.size > PendingMarkup.limit {
            if findings.reasonNotChecked == nil {
                findings.addNotChecked(
                    Finding(
                        code: "convert.limit.markup",
                        message: Message("convert.limit.markup/root", ["limit": .number(PendingMarkup.limit)]),
                        hint: Message("convert.limit.markup/hint")))
            }
            return
        }
        pending.add(event, in: batch)
    }

    private func begin(_ event: XMLEvent) throws {
        let name = names[event.name]
        root = name
        let pass = ShapingPass(
            tables: try choose(name), options: options, sink: sink, findings: findings, positions: positions,
            prolog: pending, losses: losses, prefixUse: prefixUse)
        pass.begin(root: name)
        self.pass = pass
    }

    /// What was lost, all in all.
    var collectedLosses: Losses { pass?.losses.collected ?? losses }
}
