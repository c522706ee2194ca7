/// The characters of names, for those that read a grammar of their own.
package enum NameBytes {
    /// How many bytes the character at a place takes where an NCName may have it there; 0 where it may not.
    package static func length(of bytes: UnsafeBufferPointer<UInt8>, at index: Int, isStart: Bool) -> Int {
        let (scalar, length) = bytes.scalar(at: index)
        guard scalar != 0x3A else { return 0 }
        return (isStart ? NameCharacters.isStart(scalar) : NameCharacters.isPart(scalar)) ? length : 0
    }
}
