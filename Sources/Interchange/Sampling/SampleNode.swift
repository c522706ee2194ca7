import RapporteurXMLSchema
import RapporteurXMLStream

/// An element of a sample.
struct SampleNode {
    struct Attribute {
        var name: ExpandedName
        var value: SampleValues.Value
    }

    var name: ExpandedName
    /// What xsi:type has to say.
    var explicitType: ExpandedName?
    var attributes: [Attribute] = []
    var value: SampleValues.Value?
    var children: [SampleNode] = []
    var isMixed = false
    /// What the schema says of it, a line each.
    var notes: [String] = []
    /// The type, for what is added later.
    var type: TypeID
}
