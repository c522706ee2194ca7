internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Looks for the places of findings in an exchange JSON document, by their pointers.
///
/// It sees the elements that the document stands for, as the validator does.
final class JSONPlaces {
    private let handles: ExactMap<Handle>
    /// The pointers of findings, and all that lead to them.
    private let wanted: ExactSet
    private var tracker: HandleTracker?

    init(handles: ExactMap<Handle>, wanted: ExactSet) {
        self.handles = handles
        self.wanted = wanted
    }

    /// A pass over the document begins; what an earlier one found is forgotten.
    func begin(schema: Schema, names: NameTable) {
        tracker = HandleTracker(handles: handles, schema: schema, names: names)
    }

    func start(_ event: XMLEvent, in batch: XMLEventBatch, pointer: () -> String) {
        guard let tracker else { return }
        let key = tracker.hasHandle(event.name) ? pointer() : nil
        let isWanted = key.map(wanted.contains) ?? false
        tracker.start(event, in: batch, key: key, isWanted: isWanted)
    }

    func text(_ event: XMLEvent, in batch: XMLEventBatch) { tracker?.text(event, in: batch) }

    func end() { tracker?.end() }

    /// The names of places, by pointer.
    func finish() -> ExactMap<String> {
        tracker?.finish()
        return tracker?.places ?? [:]
    }
}
