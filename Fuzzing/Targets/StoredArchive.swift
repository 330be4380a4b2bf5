/// A ZIP archive whose parts are stored as they are (PKWARE APPNOTE 6.3).
struct StoredArchive {
  private(set) var bytes: [UInt8] = []

  init(parts: [(name: String, bytes: [UInt8])]) {
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let offset = bytes.count
      var about =
        Self.number(20, 2) + [UInt8](repeating: 0, count: 4) + Self.number(0, 2) + Self.number(0x21, 2)
      about += Self.number(Int(Self.checksum(part.bytes)), 4)
      about += Self.number(part.bytes.count, 4) + Self.number(part.bytes.count, 4)
      about += Self.number(name.count, 2) + Self.number(0, 2)
      bytes += [0x50, 0x4B, 0x03, 0x04] + about + name + part.bytes
      directory += [0x50, 0x4B, 0x01, 0x02] + Self.number(20, 2) + about
      directory += [UInt8](repeating: 0, count: 10) + Self.number(offset, 4) + name
    }
    let start = bytes.count
    bytes += directory + [0x50, 0x4B, 0x05, 0x06] + Self.number(0, 4)
    bytes += Self.number(parts.count, 2) + Self.number(parts.count, 2)
    bytes += Self.number(directory.count, 4) + Self.number(start, 4) + Self.number(0, 2)
  }

  /// `value` in `count` bytes, the lowest first.
  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 (ISO 3309), a bit at a time.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
