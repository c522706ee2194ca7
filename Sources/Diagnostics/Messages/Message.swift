/// A sentence for people, kept as data until it is shown, and then shown in their language.
///
/// Code names the sentence by its key and gives what belongs into it; the wording itself stands in the catalogue
/// (the folder Messages), in all languages side by side. The key is the finding's code, with a variant behind a slash
/// where one code has several sentences: `xsd.nil/attribute`; the hint's variant is `hint`, or begins so.
public struct Message: Sendable, Hashable {
    enum Content: Sendable, Hashable {
        case keyed(String, [MessageArguments.Entry])
        case verbatim(String)
        case translated([Language: String], otherwise: String)
    }

    var content: Content

    /// A sentence of the catalogue; the arguments are named as its placeholders are.
    public init(_ key: StaticString, _ arguments: MessageArguments = [:]) {
        content = .keyed(key.description, arguments.entries)
    }

    private init(content: Content) {
        self.content = content
    }

    /// Several sentences, one after the other.
    public static func sentences(_ sentences: [Message]) -> Message {
        if sentences.count == 1 { return sentences[0] }
        return Message("text.sentences", ["sentences": .list(sentences.map(MessageArgument.message), .sentences)])
    }

    /// Text that comes from outside and stays as it is: the operating system's, libxml2's, a schema's documentation.
    public static func verbatim(_ text: String) -> Message { Message(content: .verbatim(text)) }

    /// Text from outside that is there in several languages, such as a rule's.
    ///
    /// - Parameter otherwise: what is shown in a language that it is not there in.
    public static func verbatim(_ texts: [Language: String], otherwise: String) -> Message {
        texts.isEmpty ? .verbatim(otherwise) : Message(content: .translated(texts, otherwise: otherwise))
    }
}

/// What belongs into the placeholders of a sentence, by name: `["name": .text(name), "count": .number(3)]`.
public struct MessageArguments: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    struct Entry: Sendable, Hashable {
        var name: String
        var value: MessageArgument
    }

    var entries: [Entry]

    public init(dictionaryLiteral elements: (StaticString, MessageArgument)...) {
        entries = elements.map { Entry(name: $0.description, value: $1) }
    }
}

/// One thing that belongs into a sentence.
public enum MessageArgument: Sendable, Hashable {
    /// Stays as it is: a name, a value, a path.
    case text(String)
    /// A text between the language's quotation marks.
    case quoted(String)
    /// What chooses between singular and plural.
    case number(Int)
    case list([MessageArgument], MessageList = .comma)
    case message(Message)
}

/// How the items of a list are joined: with commas, and the word before the last one.
public enum MessageList: Sendable, Hashable {
    /// Commas alone.
    case comma
    case and
    case or
    /// Spaces between sentences.
    case sentences
}
