import JSONStream
import XMLSchema

/// One open container of JSON, and what it stands for.
struct UnshapeFrame {
    enum Kind: UInt8 {
        /// The document's object.
        case document
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
    /// The shape of the element; of the element around, for arrays and items.
    var shape: Unmanaged<Shape>
    /// Where the container begins.
    var offset: Int
    /// The place that the last member took: see `Unshaper.Rank`.
    var order = Int32.min
    /// The member of a record that an array is of.
    var member: Int32 = -1
    /// Members met so far.
    var count = 0
    /// Nobody looks at what is inside: a `skip` wildcard admitted it.
    var isSkipped = false
    /// The members were set aside and are taken from the last list.
    var isReplayed = false
}

/// A member set aside.
struct SetAside {
    var name: [UInt8]
    var value: JSONFragment
    var rank: Int32
}

/// Which element a member's value is, as far as its name tells.
struct Prediction {
    var name: Int32
    var type: TypeID
    var isSkipped = false
}
