/// Gives every distinct combination of fields a number, so that each text is interpreted once.
///
/// Keys are the bytes of the fields as they stand in the file, joined by 0xFF, which no UTF-8 text holds.
struct InternTable {
  private static let separator: UInt8 = 0xFF

  /// The columns that make up a key.
  let columns: [Int]
  /// How many distinct keys there are.
  private(set) var count = 0
  /// The key that was asked for last.
  private var last = 0
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing: 0, or one more than a key's number. The size is a power of two, at most half full.
  private var slots = [Int32](repeating: 0, count: 64)

  init(columns: [Int]) {
    self.columns = columns
  }

  /// The number of the key that the record's fields make up; a new one is `count` of before.
  @inline(__always)
  mutating func number(of fields: [FieldSpan], in bytes: Span<UInt8>) -> Int {
    // Neighbouring rows often name the same.
    if last < count, columns.isEmpty || matches(last, fields, in: bytes) { return last }
    last = find(fields, in: bytes)
    return last
  }

  private mutating func find(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> Int {
    let hash = hash(of: fields, in: bytes)
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, matches(number, fields, in: bytes) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count + 1)
    append(fields, hash, in: bytes)
    return count - 1
  }

  /// The texts of key `number`, one a column.
  func texts(of number: Int) -> [String] {
    arena[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
      .split(separator: Self.separator, omittingEmptySubsequences: false).dropLast()
      .map(FieldSpan.text(ofRaw:))
  }

  /// Eight bytes at a time: each word is mixed in by a multiplication whose high half folds onto its low one, as in
  /// wyhash (Wang Yi, 2019); a field's length is mixed in as well, so that words of zeros differ.
  private func hash(of fields: [FieldSpan], in bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xA076_1D64_78BD_642F
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
      hash = product.high ^ product.low
    }
    let raw = unsafe bytes.bytes
    for column in columns {
      let (start, end) = (fields[column].start, fields[column].end)
      var index = start
      while index + 8 <= end {
        mix(raw.word(at: index))
        index += 8
      }
      var rest = UInt64(truncatingIfNeeded: end - start) << 56
      while index < end {
        rest = rest << 8 | rest >> 56 ^ UInt64(bytes[index])
        index += 1
      }
      mix(rest)
    }
    return hash
  }

  private func matches(_ number: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>) -> Bool {
    var place = number == 0 ? 0 : ends[number - 1]
    let end = ends[number]
    let (known, raw) = unsafe (arena.span.bytes, bytes.bytes)
    for column in columns {
      let (start, length) = (fields[column].start, fields[column].end - fields[column].start)
      guard place + length < end, known.hasEqualBytes(at: place, as: raw, at: start, count: length),
        arena[place + length] == Self.separator
      else { return false }
      place += length + 1
    }
    return place == end
  }

  private mutating func append(_ fields: [FieldSpan], _ hash: UInt64, in bytes: Span<UInt8>) {
    for column in columns {
      for index in fields[column].start..<fields[column].end { arena.append(bytes[index]) }
      arena.append(Self.separator)
    }
    ends.append(arena.count)
    hashes.append(hash)
    count += 1
    if 2 * count > slots.count { grow() }
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: 2 * slots.count)
    for number in 0..<count {
      var slot = Int(truncatingIfNeeded: hashes[number] >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }
}
