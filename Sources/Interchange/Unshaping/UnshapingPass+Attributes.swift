import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Where attributes stand in JSON.
extension UnshapingPass {
    /// The member that an attribute of the start tag at hand was; nil for one that its type does not name, which is
    /// told of at its object.
    func place(ofAttribute name: NameID, _ type: TypeID) -> (step: String, offset: Int)? {
        guard let offset = output.offset(ofAttribute: name), let shape = try? tables.shape(of: type.rawValue) else {
            return nil
        }
        let expanded = bridge.names[name]
        guard let attribute = shape.attributes.first(where: { $0.use.declaration.name == expanded }) else { return nil }
        var step = "/"
        for scalar in attribute.name.unicodeScalars {
            // RFC 6901, 3.
            switch scalar {
            case "~": step += "~0"
            case "/": step += "~1"
            default: step.unicodeScalars.append(scalar)
            }
        }
        return (step, offset)
    }
}
