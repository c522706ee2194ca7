/// Sizes that decide how fast reading is, never what is read; tests make them small.
package struct ReaderTuning: Sendable {
    /// Documents up to this size, in UTF-8, are held whole and parsed in place, which measured 10 % faster than
    /// handing the parser 4 KB at a time.
    package var wholeDocument = 4 << 20
    /// How much is asked of the source at a time, for larger documents.
    package var chunk = 128 << 10
    /// A batch is handed out when it has this many events …
    package var batchEvents = 256
    /// … or this many bytes.
    package var batchBytes = 32 << 10

    /// How far the parser's own count of bytes may go, which its checks take for 32 bits wide.
    package var mostCounted = 1 << 30

    package init() {}
}
