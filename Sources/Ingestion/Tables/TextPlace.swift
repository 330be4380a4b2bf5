/// Line and column of a byte, for people: both from 1, columns counted in Unicode scalars,
/// combining marks left out, so that composed and decomposed text have the same columns.
struct TextPlace: Equatable {
  private(set) var line: Int
  private(set) var column = 1

  /// The place of byte `offset`, where `start` is the first byte of line `line`.
  init(of offset: Int, in bytes: Span<UInt8>, from start: Int, line: Int) {
    self.line = line
    for index in start..<offset {
      switch bytes[index] {
      case Ascii.carriageReturn where index + 1 < bytes.count && bytes[index + 1] == Ascii.lineFeed: break
      case Ascii.lineFeed, Ascii.carriageReturn:
        self.line += 1
        column = 1
      case 0x80..<0xC0: break  // the later bytes of a scalar
      case 0xCC: break  // U+0300 to U+033F, combining
      case 0xCD where index + 1 < bytes.count && bytes[index + 1] < 0xB0: break  // to U+036F
      default: column += 1
      }
    }
  }
}
