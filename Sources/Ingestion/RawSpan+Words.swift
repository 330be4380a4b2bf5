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

  /// The bytes from `index` to the end, fewer than eight, with zeros behind them.
  func lastWord(at index: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in (index..<byteCount).reversed() {
      word = word << 8 | UInt64(unsafe unsafeLoad(fromByteOffset: place, as: UInt8.self))
    }
    return UInt64(littleEndian: word)
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

/// Finds three bytes among eight at a time.
struct WordsOfThree {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64

  /// Finds `first`, `second` and `third`, none of which is zero.
  init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    func filled(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 * UInt64(byte) }
    (self.first, self.second, self.third) = (filled(first), filled(second), filled(third))
  }

  /// The places of the three in `word`, its first byte the lowest: the highest bit of each.
  @inline(__always)
  func places(in word: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: word)
    return Self.zeros(in: word ^ first) | Self.zeros(in: word ^ second) | Self.zeros(in: word ^ third)
  }

  /// The highest bit of each byte that is zero (Warren, 2003): only there neither the sum nor the byte reaches it.
  @inline(__always)
  private static func zeros(in word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~((word & low) &+ low | word | low)
  }
}
