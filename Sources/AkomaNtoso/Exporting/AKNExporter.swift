internal import RapporteurDiagnostics
import RapporteurReportModel

/// Turns one document into a tree of Akoma Ntoso: the state that all concerns share.
///
/// Texts stay as they are, character by character. What Akoma Ntoso has a place for stands there; what it has none
/// for stands beside it in attributes of the extension namespace, under the name that the model gives it.
final class AKNExporter {
    let options: AkomaNtosoOptions
    let eIDs = EIDs()
    var references: AKNReferences
    /// All notes of the document.
    let notes: ExactMap<Note>
    /// The eIds of the notes that were written.
    var writtenNotes: ExactMap<String> = [:]
    /// The dates of adoption of the resolutions that the document answers: with them names can be built.
    let adopted: ExactMap<PartialDate>
    /// Symbols of mandates that were mentioned: the first mention is marked as the document's own base.
    var mentioned: ExactSet = []
    /// References by name to documents that are found under an address, too: their eIds and symbols.
    var alternatives: [(id: String, symbol: String)] = []
    /// Stands before the eIds of an annex.
    var prefix = ""
    /// The language of the document, for addresses.
    let language: String?
    /// The number of the work, in names.
    private let work: String

    init(_ options: AkomaNtosoOptions, notes: [Note], mandates: [Mandate], language: String?, work: String) {
        self.options = options
        self.notes = ExactMap(notes.map { ($0.id, $0) }) { first, _ in first }
        adopted = ExactMap(mandates.compactMap { mandate in mandate.adopted.map { (mandate.symbol, $0) } }) {
            first, _ in first
        }
        self.language = language
        self.work = work
        references = AKNReferences(eIDs: eIDs, work: work)
    }

    /// An eId of a kind of element that is counted through the document.
    func next(_ name: String) -> String { eIDs.next(prefix + name) }

    func unique(_ id: String) -> String { eIDs.unique(prefix + id) }

    func concept(_ id: String, _ words: @autoclosure () -> String) -> String {
        "#" + references.id("TLCConcept", id, path: SymbolEscaping.segment(id), showAs: words())
    }

    func role(_ id: String, _ words: String) -> String { "#" + references.id("TLCRole", id, path: id, showAs: words) }
}
