/// The text of a cell as it is kept: on one line, escapes resolved.
enum CellText {
  /// Makes one line of `text` from byte `start` on: a line break becomes one space, as does any other control
  /// character but the tab; `_x0041_` stands for the UTF-16 unit in it (ISO/IEC 29500-1, 22.9.2.19).
  static func makeOneLine(_ text: inout [UInt8], from start: Int) {
    let isClean = text[start...].allSatisfy { $0 >= Ascii.space && $0 != UInt8(ascii: "_") }
    if isClean { return }
    if text[start...].contains(UInt8(ascii: "_")) { resolveEscapes(&text, from: start) }
    var write = start
    for read in start..<text.count {
      let byte = text[read]
      // The CR before an LF.
      if byte == Ascii.carriageReturn, read + 1 < text.count, text[read + 1] == Ascii.lineFeed { continue }
      text[write] = byte < Ascii.space && byte != Ascii.tab ? Ascii.space : byte
      write += 1
    }
    text.removeSubrange(write...)
  }

  private static func resolveEscapes(_ text: inout [UInt8], from start: Int) {
    var resolved: [UInt8] = []
    var index = start
    while index < text.count {
      guard let unit = escape(in: text, at: index) else {
        resolved.append(text[index])
        index += 1
        continue
      }
      var (value, length) = (unit, 7)
      if unit & 0xFC00 == 0xD800, let low = escape(in: text, at: index + 7), low & 0xFC00 == 0xDC00 {
        (value, length) = (0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, 14)
      }
      if let scalar = Unicode.Scalar(value) {
        resolved += UTF8.encode(scalar)!
      } else {
        resolved += text[index..<(index + length)]
      }
      index += length
    }
    text.replaceSubrange(start..., with: resolved)
  }

  /// The unit that `_xHHHH_` at `index` stands for.
  private static func escape(in text: [UInt8], at index: Int) -> UInt32? {
    guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
      text[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt32 = 0
    for byte in text[(index + 2)..<(index + 6)] {
      switch byte {
      case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: unit = unit << 4 | UInt32(byte - 0x41 + 10)
      case 0x61...0x66: unit = unit << 4 | UInt32(byte - 0x61 + 10)
      default: return nil
      }
    }
    return unit
  }
}
