/// URI references of files, as SARIF wants them (RFC 3986, RFC 8089).
package enum FileURI {
    /// The reference for a path: `file:///…` for an absolute one, a relative reference for others.
    ///
    /// Every byte but unreserved characters and slashes is percent-encoded, so that nothing in a name can be taken for
    /// a scheme, a query or a fragment.
    package static func reference(_ path: String) -> String {
        var path = path[...]
        while path.begins(with: "./"), path.utf8.count > 2 { path = path.dropFirst(2) }
        var result = path.begins(with: "/") ? "file://" : ""
        for byte in PathText.bytes(of: String(path)) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return result
    }
}
