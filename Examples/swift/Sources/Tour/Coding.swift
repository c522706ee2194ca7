import Foundation
import Rapporteur

/// A book as the exchange JSON of the catalogue's schema has it.
struct Catalog: Codable, Equatable {
    struct Book: Codable, Equatable {
        var pages: Int
        var title: String
        var year: String?
    }

    var book: [Book]
}

/// Decodes values from XML of any schema, and encodes them back.
func codable(_ rapporteur: Rapporteur, in folder: String) throws {
    let coder = SchemaCoder(try rapporteur.schema(at: "\(folder)/catalog.xsd"), root: "catalog")
    let xml = "<catalog><book pages='19'><title>Charter</title><year>1945</year></book></catalog>"
    var catalog = try coder.decode(Catalog.self, fromXML: .text(xml))
    catalog.book.append(Catalog.Book(pages: 8, title: "Universal Declaration"))
    let written = try coder.encode(catalog)
    print(String(decoding: written, as: UTF8.self))
    check(try coder.decode(Catalog.self, fromXML: .bytes(written)) == catalog, "what was written is what is read")
}
