import Foundation
import Rapporteur

let catalogSchema = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:element name="catalog">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="book" maxOccurs="unbounded">
              <xs:complexType>
                <xs:sequence>
                  <xs:element name="title" type="xs:string"/>
                  <xs:element name="year" type="xs:gYear" minOccurs="0"/>
                </xs:sequence>
                <xs:attribute name="pages" type="xs:int" use="required"/>
              </xs:complexType>
            </xs:element>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
    </xs:schema>
    """

/// Uses a schema that no pack knows.
func anySchema(_ rapporteur: Rapporteur, in folder: String) throws {
    let path = "\(folder)/catalog.xsd"
    try Data(catalogSchema.utf8).write(to: URL(fileURLWithPath: path))

    let schema = try rapporteur.schema(at: path)
    let catalog = Input.text("<catalog><book pages='many'><title>Charter</title></book></catalog>")
    let result = try schema.validate(catalog)
    check(result.outcome == .invalid, "many is no number of pages")
    print(result.findings[0].code, result.findings[0].place.line ?? 0)

    let sample = try schema.sample(root: "catalog", hasComments: false)
    print(String(decoding: sample.xml, as: UTF8.self))
    check(try schema.validate(.bytes(sample.xml)).isValid, "the sample is valid")
    check(try !schema.jsonSchema().isEmpty, "there is a JSON Schema")

    do {
        _ = try rapporteur.schema(at: "\(folder)/missing.xsd")
        check(false, "a missing schema is an error")
    } catch {
        print(error)
    }
}
