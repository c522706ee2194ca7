import RapporteurXMLStream

/// One open element.
struct Frame: BitwiseCopyable {
    struct Flags: OptionSet, BitwiseCopyable {
        var rawValue: UInt16
        static let isNil = Flags(rawValue: 1)
        static let hasExplicitType = Flags(rawValue: 2)
        /// A child stood where it may not; what is missing at the end may be the same fault.
        static let hasUnexpectedChild = Flags(rawValue: 4)
        /// Text stood where it may not, and was reported.
        static let hasStrayText = Flags(rawValue: 8)
        static let hasChildren = Flags(rawValue: 16)
        /// The text is gathered, because it is a value or is compared with one.
        static let gathersText = Flags(rawValue: 32)
        static let hasText = Flags(rawValue: 64)
        static let hasIdentityConstraints = Flags(rawValue: 128)
        /// Something was wrong with the element itself, so its type says little of its content.
        static let isSuspect = Flags(rawValue: 256)
        /// A strict wildcard admits the element, so it has to be declared, or to name its type.
        static let needsDeclaration = Flags(rawValue: 512)
        /// Taken for an element of its local name in another namespace, which was reported.
        static let hasWrongNamespace = Flags(rawValue: 1024)
    }

    var name: NameID
    /// -1 for a name that the schema does not mention.
    var symbol: Int32
    /// -1 for an element that nobody declares.
    var element: Int32
    /// The position in the parent's content model, -1 for none.
    var position: Int32
    var type: UnsafePointer<TypeRecord>
    var flags: Flags
    var assessment: UInt8
    /// The state of the content model's automaton.
    var row: Int32
    /// The last position that a child took; -1 before the first.
    var lastPosition: Int32
    /// Place of the state of a counted or `all` model in the validator's list; -1 for none.
    var sideState: Int32
    /// Which of the siblings of the same name it is, from 1.
    var index: Int32
    /// Where its children's counts begin in the list of counts.
    var siblingStart: Int32
    /// Where its text begins in the text buffer.
    var textStart: Int
    /// Byte offset of its `<`.
    var offset: Int
    /// Its structural findings in the log, -1 for none; see `Validator+Structure`.
    var unexpectedFinding: Int32
    var jumpFinding: Int32
    /// The positions that a jump over missing elements left out.
    var jumpFrom: Int32
    var jumpTo: Int32
    /// The element that came where they are missing.
    var jumpName: NameID
    /// The row in which the last unexpected child stood.
    var unexpectedRow: Int32
}
