import RapporteurDiagnostics
import RapporteurJSONStream

/// Writes values as exchange JSON, for the conversion to validate.
///
/// It goes as deep into calls as the value is nested; what is nested too deeply is left out and noted.
final class ExchangeWriter {
    private let json: JSONWriter
    /// Objects open at once that the value may have.
    private let depthLimit: Int
    private var depth = 0
    /// Whether something was left out.
    private(set) var isTooDeep = false

    init(_ sink: ByteSink, depthLimit: Int) {
        json = JSONWriter(sink, layout: .compact)
        self.depthLimit = depthLimit
    }

    // MARK: Values

    func text(_ text: String) { json.string(text) }
    func number(_ number: Int) { json.number(number) }
    func flag(_ flag: Bool) { json.bool(flag) }

    func object(_ value: some ExchangeObject) { object { value.write(to: self) } }

    /// Opens an object for what the closure writes into it.
    func object(_ members: () -> Void) {
        json.beginObject()
        depth += 1
        if depth > depthLimit { isTooDeep = true } else { members() }
        depth -= 1
        json.endObject()
    }

    // MARK: Members

    /// A member, where there is a value.
    func member(_ name: String, _ value: (some ExchangeValue)?) {
        guard let value else { return }
        json.name(name)
        value.writeValue(to: self)
    }

    /// A member that is an array, where there are items.
    func list(_ name: String, _ items: [some ExchangeValue]) {
        guard !items.isEmpty else { return }
        json.name(name)
        json.beginArray()
        for item in items { item.writeValue(to: self) }
        json.endArray()
    }

    func inlines(_ content: [Inline]) { list("content", content) }
    func blocks(_ content: [Block]) { list("content", content) }

    /// An item of content: an object with one member.
    func item(_ name: String, _ value: some ExchangeValue) {
        json.beginObject()
        member(name, value)
        json.endObject()
    }
}
