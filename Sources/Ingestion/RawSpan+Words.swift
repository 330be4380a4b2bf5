extension RawSpan {
  /// The eight bytes from `index` on, which lie within the span, as a number in the machine's order of bytes.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    unsafe unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// The four bytes from `index` on, likewise.
  @inline(__always)
  private func half(at index: Int) -> UInt32 {
    unsafe unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self)
  }

  /// The place of the first byte from `index` on that is one of three; the end where there is none.
  @inline(__always)
  func first(of one: UInt8, _ two: UInt8, _ three: UInt8, from index: Int) -> Int {
    var index = index
    let (ones, twos, threes) = (UInt64(filledWith: one), UInt64(filledWith: two), UInt64(filledWith: three))
    while index + 8 <= byteCount {
      let word = UInt64(littleEndian: word(at: index))
      let found = (word ^ ones).lowestZeroByte | (word ^ twos).lowestZeroByte | (word ^ threes).lowestZeroByte
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < byteCount {
      let byte = unsafe unsafeLoad(fromByteOffset: index, as: UInt8.self)
      if byte == one || byte == two || byte == three { break }
      index += 1
    }
    return index
  }

  /// Whether the `count` bytes from `index` on are those of `other` from `otherIndex` on; both ranges lie within.
  @inline(__always)
  func hasEqualBytes(at index: Int, as other: RawSpan, at otherIndex: Int, count: Int) -> Bool {
    var done = 0
    while done + 8 <= count {
      if word(at: index + done) != other.word(at: otherIndex + done) { return false }
      done += 8
    }
    if done == count { return true }
    // The last bytes at once; some of them were compared before.
    if count >= 8 { return word(at: index + count - 8) == other.word(at: otherIndex + count - 8) }
    if count >= 4 {
      return half(at: index) == other.half(at: otherIndex)
        && half(at: index + count - 4) == other.half(at: otherIndex + count - 4)
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

extension UInt64 {
  /// Eight times the same byte.
  @inline(__always)
  fileprivate init(filledWith byte: UInt8) { self = 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The highest bit of the lowest byte that is zero, and maybe of some bytes above it; 0 where none is (Mycroft, 1987).
  @inline(__always)
  fileprivate var lowestZeroByte: UInt64 { (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080 }
}
