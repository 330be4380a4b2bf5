extension RawSpan {
  /// The eight bytes from `index` on, which lie within the span, as a number in the machine's order of bytes.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    unsafe unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// Whether the `count` bytes from `index` on are those of `other` from `otherIndex` on; both ranges lie within.
  @inline(__always)
  func hasEqualBytes(at index: Int, as other: RawSpan, at otherIndex: Int, count: Int) -> Bool {
    var done = 0
    while done + 8 <= count {
      if word(at: index + done) != other.word(at: otherIndex + done) { return false }
      done += 8
    }
    while done < count {
      let own = unsafe unsafeLoad(fromByteOffset: index + done, as: UInt8.self)
      let its = unsafe other.unsafeLoad(fromByteOffset: otherIndex + done, as: UInt8.self)
      if own != its { return false }
      done += 1
    }
    return true
  }
}
