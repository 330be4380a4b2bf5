/// Gives every distinct combination of fields a number, so that each text is interpreted once.
///
/// Keys are the bytes of the fields as they stand in the file, joined by 0xFF, which no UTF-8 text holds.
struct InternTable {
  private static let separator: UInt8 = 0xFF

  /// The columns that make up a key.
  let columns: [Int]
  /// How many distinct keys there are.
  private(set) var count = 0
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing: 0, or one more than a key's number. The size is a power of two, at most half full.
  private var slots = [Int32](repeating: 0, count: 64)

  init(columns: [Int]) {
    self.columns = columns
  }

  /// The number of the key that the record's fields make up; a new one is `count` of before.
  mutating func number(of fields: [FieldSpan], in bytes: Span<UInt8>) -> Int {
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

  /// FNV-1a (Fowler, Noll, Vo, 1991) over the key, its high bits mixed into the middle ones that pick the slot.
  private func hash(of fields: [FieldSpan], in bytes: Span<UInt8>) -> UInt64 {
    let prime: UInt64 = 0x100_0000_01B3
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for column in columns {
      let field = fields[column]
      for index in field.start..<field.end { hash = (hash ^ UInt64(bytes[index])) &* prime }
      hash = (hash ^ UInt64(Self.separator)) &* prime
    }
    return hash ^ hash >> 29
  }

  private func matches(_ number: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>) -> Bool {
    var place = number == 0 ? 0 : ends[number - 1]
    let end = ends[number]
    for column in columns {
      let field = fields[column]
      guard place + field.end - field.start < end else { return false }
      for index in field.start..<field.end {
        if arena[place] != bytes[index] { return false }
        place += 1
      }
      if arena[place] != Self.separator { return false }
      place += 1
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
