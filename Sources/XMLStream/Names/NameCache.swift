/// Finds the `NameID` of a name by the addresses of its parts.
///
/// The parser keeps each name once for as long as its dictionary lives, so two equal addresses are the same
/// name, and the way from a tag to its id is one hash of two integers. Open addressing with linear probing,
/// at most half full; it never allocates for a name it knows.
struct NameCache {
    private struct Slot: BitwiseCopyable {
        var local: UInt
        var namespace: UInt
        var id: NameID
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private(set) var count = 0

    init() {
        mask = 1023
        slots = Self.makeSlots(mask + 1)
    }

    func deallocate() { slots.deallocate() }

    private static func makeSlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
        slots.initialize(repeating: Slot(local: 0, namespace: 0, id: .none), count: count)
        return slots
    }

    @inline(__always)
    private func firstSlot(_ local: UInt, _ namespace: UInt) -> Int {
        let mixed = (local ^ (namespace &<< 7) ^ (namespace &>> 9)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed &>> 40) & mask
    }

    /// The id, or `NameID.none` for a name not met before.
    @inline(__always)
    func id(local: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?) -> NameID {
        let localKey = UInt(bitPattern: local), namespaceKey = UInt(bitPattern: namespace)
        var index = firstSlot(localKey, namespaceKey)
        while true {
            let slot = slots[index]
            if slot.local == localKey, slot.namespace == namespaceKey { return slot.id }
            if slot.local == 0 { return .none }
            index = (index &+ 1) & mask
        }
    }

    /// Remembers a name that `id(local:namespace:)` did not know.
    mutating func insert(local: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?, id: NameID) {
        if count * 2 >= mask { grow() }
        place(Slot(local: UInt(bitPattern: local), namespace: UInt(bitPattern: namespace), id: id))
        count += 1
    }

    mutating func removeAll() {
        slots.deallocate()
        mask = 1023
        slots = Self.makeSlots(mask + 1)
        count = 0
    }

    private mutating func place(_ slot: Slot) {
        var index = firstSlot(slot.local, slot.namespace)
        while slots[index].local != 0 { index = (index + 1) & mask }
        slots[index] = slot
    }

    private mutating func grow() {
        let old = slots, oldCount = mask + 1
        mask = oldCount * 2 - 1
        slots = Self.makeSlots(mask + 1)
        for index in 0..<oldCount where old[index].local != 0 { place(old[index]) }
        old.deallocate()
    }
}
