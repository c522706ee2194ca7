/// One open element, as the shaper sees it.
struct ShaperFrame: BitwiseCopyable {
    enum Mode: UInt8, BitwiseCopyable {
        /// The value itself is written at the end.
        case scalar
        /// An object is open; `value` is written at the end.
        case value
        /// An object is open whose members are the children.
        case record
        /// An object is open, and its `content` array.
        case content
        /// An object is open that has no content.
        case empty
        /// `null` is written at the end, or an object where there is more to say.
        case null
    }

    var shape: UnsafePointer<HotShape>
    var mode: Mode
    /// The element stands in a one-member object of its own.
    var isItem: Bool
    /// Text means something here.
    var isMixed: Bool
    /// A string of mixed content is begun.
    var isStringOpen = false
    /// The object has members already.
    var hasMembers = false
    /// The member of a record whose array is open; -1 for none.
    var openMember: Int32 = -1
    /// `"name":` of the member that a scalar is, which is written at the end: `$source` goes before it.
    var owedName = PreparedName.none
}
