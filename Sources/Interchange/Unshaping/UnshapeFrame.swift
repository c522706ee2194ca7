import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// One open container of JSON, and what it stands for.
struct UnshapeFrame: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable {
        /// The object of an element.
        case element
        /// The array of an element that may repeat.
        case members
        /// A `content` array.
        case content
        /// A one-member object in it.
        case item
    }

    var kind: Kind
    /// The members were set aside and are taken from the last list.
    var isReplayed = false
    /// Nobody looks at what is inside: a `skip` wildcard admitted it.
    var isSkipped = false
    /// The place that the last member took: see `UnshapingPass.Rank`.
    var order = Int32.min
    /// The member of a record that an array is of.
    var member: Int32 = -1
    /// Members met so far.
    var count: Int32 = 0
    /// The shape of the element; of the element around, for arrays and items.
    var shape: UnsafePointer<HotShape>
    /// Where the container begins.
    var offset: Int

    init(_ kind: Kind, _ shape: UnsafePointer<HotShape>, offset: Int) {
        self.kind = kind
        self.shape = shape
        self.offset = offset
    }
}

/// A member set aside.
struct SetAside {
    var name: [UInt8]
    var value: JSONFragment
    var rank: Int32
}

extension [SetAside] {
    /// In order of rank, those of one rank as they came; the first one last, to be taken from the end.
    func stablySorted() -> [SetAside] {
        enumerated().sorted { ($0.element.rank, $0.offset) > ($1.element.rank, $1.offset) }.map(\.element)
    }
}

/// Which element a member's value is, as far as its name tells.
struct Prediction: BitwiseCopyable {
    var name: NameID
    var type: Int32
    var isSkipped = false
}
