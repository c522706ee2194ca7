extension Finding {
    /// The same for the same fault at the same place of a document, whatever its line: code, place and message.
    ///
    /// FNV-1a, 64 bits, as 16 digits; it only has to tell findings of one run apart.
    /// - Parameter file: the document, where findings of several have to be told apart.
    func fingerprint(at location: Location, of file: String? = nil) -> String {
        let parts = [code, location.xpath ?? "", location.pointer ?? "", message.description] + (file.map { [$0] } ?? [])
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.joined(separator: "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
