internal import RapporteurDiagnostics
import RapporteurInterchange

/// A text that is being collected.
struct Gathering {
    enum Purpose {
        case paragraph(label: String?, path: String?, kind: String)
        case note(name: String?, marker: String?)
        case reference(element: String, href: String?)
        case number, heading, symbol(isMarked: Bool), title(isMarked: Bool), organ, agendaItem, agendaTitle, jobNumber
        case session(number: String?), meeting, verb, voter(String)

        /// What an element `inline` of a name holds; nil for others.
        init?(inline name: String) {
            switch name {
            case "agenda item", "agendaItem", "akn4un:agendaItem": self = .agendaItem
            case "agenda item name", "agendaItemName", "akn4un:agendaItemName": self = .agendaTitle
            case "adoptionMeeting": self = .meeting
            default: return nil
            }
        }
    }

    var purpose: Purpose
    var text = CollapsedText()
    /// References in a text wait until its row has its id.
    var references: [FoundReference] = []
    /// The words that are printed bold or in italics at the beginning.
    var verb: String?

    init(purpose: Purpose) { self.purpose = purpose }

    /// Whether texts around it do not have its words.
    var isApart: Bool {
        switch purpose {
        case .paragraph, .note: true
        default: false
        }
    }
}

/// A reference that begins.
struct Reference {
    var element: String
    var href: String?
    /// The text that it is part of, as index of `gatherings`.
    var holder: Int
    var mark: CollapsedText.Mark
    /// The reference before that it goes on, as index of the holder's.
    var continued: Int?
}

/// A reference in a text that is not ended.
struct FoundReference {
    var element: String
    var href: String?
    var text: String
    var mark: CollapsedText.Mark
    var start: Int
    var end: Int
}

/// A reference that has just ended, which the next one may go on.
struct EndedReference {
    var element: String
    var href: String?
    var holder: Int
    var index: Int
    /// How many elements are open around it.
    var depth: Int
}
